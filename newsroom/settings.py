"""Every setting, from the environment; a clone runs with none set. The README lists them."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.utils.translation import gettext_lazy as _

from newsroom import environment, media_storage

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"  # what the running site writes: database, pictures
VAR_DIR.mkdir(exist_ok=True)

env = environ.Env()
env.ENVIRON = {name: value for name, value in os.environ.items() if value}  # empty: unset

# ── the site ──────────────────────────────────────────────────────────────────────────────────
DEBUG = env.bool("DEBUG", False)
SITE_NAME = env.str("SITE_NAME", "Phù Sa")
WEB_HOST = env.str("WEB_HOST", "127.0.0.1")  # not HOST: some shells and tools set that one
PORT = environment.number("PORT", env.str("PORT", "8000"), range(1, 65536))
CORES = os.cpu_count() or 1
# At least two: one goes on while the other is started again.
WEB_WORKERS = environment.number(
    "WEB_WORKERS", env.str("WEB_WORKERS", str(min(max(CORES, 2), 8))), range(1, 257)
)
SITE_URL = environment.site_url(env.str("SITE_URL", f"http://127.0.0.1:{PORT}"))
SITE_HOST = urlsplit(SITE_URL).hostname or ""
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", SITE_HOST])
# A site that any other machine can ask for is in production, whatever else is set.
PRODUCTION = environment.reachable([*ALLOWED_HOSTS, SITE_HOST, WEB_HOST])

DEMO_SECRET_KEY = "demo-key-for-one-machine-only-never-on-a-public-address"  # noqa: S105
DEMO_PASSWORD = "phu-sa-demo"  # noqa: S105
SECRET_KEY = env.str("SECRET_KEY", DEMO_SECRET_KEY)
if PRODUCTION:
    environment.refuse_in_production(SECRET_KEY, DEMO_SECRET_KEY, DEBUG, ALLOWED_HOSTS)

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

INSTALLED_APPS = [
    "articles",  # before Django's own: its catalogue and templates win
    "newsroom.apps.DeskConfig",  # django.contrib.admin
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_prose_editor",
    "js_asset",
    "taggit",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "newsroom.middleware.content_security_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.middleware.well_formed_request",
    "newsroom.outage.closed_in_an_outage",  # after whatever needs no database
    "articles.old_addresses.redirect_old_address",
    "django.middleware.common.CommonMiddleware",
    "newsroom.middleware.desk_language",
    "newsroom.middleware.Sessions",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# ── database ──────────────────────────────────────────────────────────────────────────────────
DATABASES = {
    "default": environment.database(
        env.str("DATABASE_URL", f"sqlite:///{VAR_DIR / 'newsroom.sqlite3'}")
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Readers never wait for writers (WAL), writers queue instead of failing (IMMEDIATE, timeout):
    # Django's default mode turned 60 % of concurrent page views into "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
        "PRAGMA cache_size=-32000; PRAGMA mmap_size=268435456;",
    }
else:
    # A host that is gone says nothing. All in seconds, but the second in milliseconds.
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": 3,
        "tcp_user_timeout": 5000,
        "keepalives_idle": 5,
        "keepalives_interval": 2,
        "keepalives_count": 2,
        **DATABASES["default"].get("OPTIONS", {}),
    }
CONN_MAX_AGE = environment.number("CONN_MAX_AGE", env.str("CONN_MAX_AGE", "60"), range(86_401))
DATABASES["default"]["CONN_MAX_AGE"] = CONN_MAX_AGE
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# Names of addresses that go on in an outage; static files do anyway.
ANSWERED_WITHOUT_DATABASE = ["healthz", "media", "reading", "readyz"]
ANSWERED_WITHOUT_DATABASE += ["favicon", "manifest", "offline", "robots", "security", "worker"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache_url("CACHE_URL", "locmemcache://newsroom")}

# ── readership ────────────────────────────────────────────────────────────────────────────────
VIEWS_MODE = environment.one_of(
    "VIEWS_MODE", env.str("VIEWS_MODE", "request"), ["beacon", "request"]
)
VIEWS_REPEAT_AFTER = environment.number(
    "VIEWS_REPEAT_AFTER", env.str("VIEWS_REPEAT_AFTER", "30"), range(1441)
)
# How many proxies of ours stand before the site: a reader's address is what the first of them
# wrote into X-Forwarded-For. What stands left of that anybody could have sent.
TRUSTED_PROXIES = environment.number("TRUSTED_PROXIES", env.str("TRUSTED_PROXIES", "0"), range(11))
# On a disk of this machine that outlives the process: views wait here until they are counted.
JOURNAL_DIR = Path(env.str("JOURNAL_DIR", str(VAR_DIR / "journal")))

# ── the page store ────────────────────────────────────────────────────────────────────────────
PAGE_STORE_MB = environment.number("PAGE_STORE_MB", env.str("PAGE_STORE_MB", "96"), range(1, 65536))
PAGE_STORE_BYTES = PAGE_STORE_MB * 2**20  # of memory, in each worker, and of disk, for all
# Last good copies, for a server that is started while the database is away.
PAGE_STORE_DIR = Path(env.str("PAGE_STORE_DIR", str(VAR_DIR / "pages")))
PREVIEW_PATHS = ("/xem-truoc/", "/preview/")  # of links to what is not public, in any language
NOTE_READING = "articles.readership.handed_out"
WATCH = "articles.watch.Watch"
PREFILLING = "articles.images.prefilling.Prefilling"

# ── for machines ──────────────────────────────────────────────────────────────────────────────
# Where whoever finds a hole in the site writes to: an address or a page, as security.txt has it.
SECURITY_CONTACT = env.str("SECURITY_CONTACT", f"mailto:security@{SITE_HOST}")

# ── language and time ─────────────────────────────────────────────────────────────────────────
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LANGUAGE_CODE = environment.one_of("LANGUAGE_CODE", env.str("LANGUAGE_CODE", "vi"), dict(LANGUAGES))
TIME_ZONE = environment.time_zone(env.str("TIME_ZONE", "Asia/Ho_Chi_Minh"))
USE_TZ = True
FORMAT_MODULE_PATH = ["newsroom.formats"]
LOCALE_PATHS = [
    BASE_DIR / "articles" / "locale",  # of the templates' texts too
    BASE_DIR / "articles" / "locale" / "django",  # what Django's own catalogue lacks in Vietnamese
]
LANGUAGE_COOKIE_NAME = "desk_language"
LANGUAGE_COOKIE_PATH = "/admin/"

# ── files ─────────────────────────────────────────────────────────────────────────────────────
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_STORAGE = env.str("MEDIA_STORAGE", str(VAR_DIR / "media"))
MEDIA_BACKEND = media_storage.backend(MEDIA_STORAGE)
MEDIA_ROOT = "" if "OPTIONS" in MEDIA_BACKEND else Path(MEDIA_STORAGE)
# Where those who make the same picture wait for each other, on this machine.
TURNS_DIR = VAR_DIR / "turns"
STORAGES = {
    "default": MEDIA_BACKEND,
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20

# ── security ──────────────────────────────────────────────────────────────────────────────────
HTTPS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = False  # the front that ends TLS does it, and keeps http for /healthz
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [SITE_URL]
X_FRAME_OPTIONS = "SAMEORIGIN"
# Named as in Django 6, whose own middleware takes over once 5.2 is left behind.
SECURE_CSP = {
    "default-src": ["'none'"],
    "base-uri": ["'none'"],
    "connect-src": ["'self'"],
    "font-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'self'"],
    # Players of other sites, after a reader's tap: those of articles/embeds.py.
    "frame-src": [
        "https://player.vimeo.com",
        "https://www.facebook.com",
        "https://www.tiktok.com",
        "https://www.youtube-nocookie.com",
    ],
    "img-src": ["'self'", "data:"],
    "manifest-src": ["'self'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
}
# The admin's widgets and the prose editor set styles from script; nothing else is loosened.
DESK_CSP = SECURE_CSP | {
    "frame-src": ["'self'"],
    "img-src": ["'self'", "data:", "blob:"],
    "script-src": ["'self'", "'nonce-{nonce}'"],
    "style-src": ["'self'", "'unsafe-inline'"],
}
# A story before its readers see it: at the desk no script runs in it, and a guest's is in no frame.
PREVIEW_CSP = SECURE_CSP | {"form-action": ["'none'"], "script-src": ["'none'"]}
GUEST_CSP = SECURE_CSP | {"frame-ancestors": ["'none'"]}
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"

# ── libraries ─────────────────────────────────────────────────────────────────────────────────
TAGGIT_CASE_INSENSITIVE = True
TAGGIT_TAGS_FROM_STRING = "articles.models.tag.split_tags"
TAGGIT_STRING_FROM_TAGS = "articles.models.tag.join_tags"

LOG_LEVELS = ["CRITICAL", "DEBUG", "ERROR", "INFO", "WARNING"]
LOG_LEVEL = environment.one_of("LOG_LEVEL", env.str("LOG_LEVEL", "INFO").upper(), LOG_LEVELS)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"outage": {"()": "newsroom.outage.SaidOnce"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["outage"],
        }
    },
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    # At other levels it tells what it signs for the bucket of pictures, line by line.
    "loggers": {"botocore": {"level": "WARNING"}},
}
