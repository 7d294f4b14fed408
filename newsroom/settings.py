"""Every setting, from the environment; a clone runs with none set. The README lists them."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"  # what the running site writes: database, pictures
VAR_DIR.mkdir(exist_ok=True)

env = environ.Env()

# ── the site ──────────────────────────────────────────────────────────────────────────────────
DEBUG = env.bool("DEBUG", False)
SITE_NAME = env.str("SITE_NAME", "Phù Sa")
SITE_URL = env.str("SITE_URL", "http://127.0.0.1:" + os.environ.get("PORT", "8000")).rstrip("/")
SITE_HOST = urlsplit(SITE_URL).hostname or ""
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", SITE_HOST])
# A site that any other machine can ask for is in production, whatever else is set.
PRODUCTION = not DEBUG and not {host.strip("[]") for host in ALLOWED_HOSTS} <= LOOPBACK

DEMO_SECRET_KEY = "demo-key-for-one-machine-only-never-on-a-public-address"  # noqa: S105
DEMO_PASSWORD = "phu-sa-demo"  # noqa: S105
SECRET_KEY = env.str("SECRET_KEY", DEMO_SECRET_KEY)
if PRODUCTION and (SECRET_KEY == DEMO_SECRET_KEY or len(SECRET_KEY) < 32):
    raise ImproperlyConfigured(
        "SECRET_KEY: set it to a secret of your own of at least 32 characters. "
        f"ALLOWED_HOSTS or SITE_URL name an address that others can reach ({SITE_URL}), "
        "and the demo's key is public. / SECRET_KEY: hãy đặt một khóa bí mật riêng, "
        "ít nhất 32 ký tự; khóa của bản demo ai cũng biết."
    )

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

INSTALLED_APPS = [
    "articles",  # before Django's own: its catalogue and templates win
    "django.contrib.admin",
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
    "articles.old_addresses.redirect_old_address",
    "django.middleware.common.CommonMiddleware",
    "newsroom.middleware.desk_language",
    "django.contrib.sessions.middleware.SessionMiddleware",
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
DATABASES = {"default": env.db_url("DATABASE_URL", f"sqlite:///{VAR_DIR / 'newsroom.sqlite3'}")}
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
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 3)
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", 60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache_url("CACHE_URL", "locmemcache://newsroom")}

# ── language and time ─────────────────────────────────────────────────────────────────────────
LANGUAGE_CODE = env.str("LANGUAGE_CODE", "vi")
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
TIME_ZONE = env.str("TIME_ZONE", "Asia/Ho_Chi_Minh")
USE_TZ = True
FORMAT_MODULE_PATH = ["newsroom.formats"]
LANGUAGE_COOKIE_NAME = "desk_language"
LANGUAGE_COOKIE_PATH = "/admin/"

# ── files ─────────────────────────────────────────────────────────────────────────────────────
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_STORAGE = env.str("MEDIA_STORAGE", str(VAR_DIR / "media"))
if "://" in MEDIA_STORAGE:
    raise ImproperlyConfigured(f"MEDIA_STORAGE: a folder is expected, not {MEDIA_STORAGE!r}.")
MEDIA_ROOT = Path(MEDIA_STORAGE)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
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
    "img-src": ["'self'", "data:"],
    "manifest-src": ["'self'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
}
# The admin's widgets and the prose editor set styles from script; nothing else is loosened.
DESK_CSP = SECURE_CSP | {
    "img-src": ["'self'", "data:", "blob:"],
    "script-src": ["'self'", "'nonce-{nonce}'"],
    "style-src": ["'self'", "'unsafe-inline'"],
}
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

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
}
