"""A site starts with what is set, or says which setting is wrong."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from newsroom import media_storage

SECRET = "a-secret-of-this-test-that-is-long-enough"
PUBLIC = {"SITE_URL": "https://bao.example.vn", "SECRET_KEY": SECRET}
SHOW = """
import django; django.setup()
from django.conf import settings
print(settings.PRODUCTION, settings.SITE_URL, settings.LANGUAGE_CODE, settings.ALLOWED_HOSTS)
"""


def python(program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a process of its own, with nothing set but what is named here."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    kept |= {"DJANGO_SETTINGS_MODULE": "newsroom.settings", "DATABASE_URL": "sqlite://:memory:"}
    return subprocess.run(
        [sys.executable, "-c", program],
        env=kept | environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


def refusal(**environment: str) -> str:
    """Give the last line of a start that failed."""
    started = python(SHOW, **environment)
    assert started.returncode != 0, f"it started: {started.stdout}"
    return started.stderr.strip().splitlines()[-1]


def test_a_site_starts_with_nothing_set():
    assert python(SHOW).stdout.startswith("False http://127.0.0.1:8000 vi ")


def test_a_variable_that_is_set_to_nothing_counts_as_unset():
    started = python(SHOW, SITE_URL="", LANGUAGE_CODE="", PORT="", SECRET_KEY="")
    assert started.stdout.startswith("False http://127.0.0.1:8000 vi ")


def test_the_port_moves_the_address():
    assert "http://127.0.0.1:8123" in python(SHOW, PORT="8123").stdout


def test_a_public_site_starts_with_a_secret_of_its_own():
    assert python(SHOW, **PUBLIC).stdout.startswith("True https://bao.example.vn vi ")


@pytest.mark.parametrize(
    "reachable",
    [
        {"SITE_URL": "https://bao.example.vn"},
        {"ALLOWED_HOSTS": "localhost,bao.example.vn"},
        {"ALLOWED_HOSTS": ".example.vn"},
        {"ALLOWED_HOSTS": "*"},
        {"ALLOWED_HOSTS": "localhost", "SITE_URL": "https://bao.example.vn"},
        {"WEB_HOST": "0.0.0.0"},  # noqa: S104
        {"SITE_URL": "https://bao.example.vn", "DEBUG": "1"},
    ],
)
def test_a_site_that_others_can_reach_refuses_the_key_of_the_demo(reachable):
    said = refusal(**reachable)
    assert "SECRET_KEY:" in said
    assert "khóa bí mật riêng" in said
    assert "a secret of your own" in said


def test_a_short_secret_is_refused():
    assert "SECRET_KEY:" in refusal(**PUBLIC | {"SECRET_KEY": "ngan"})


def test_debug_pages_are_refused_on_a_public_site():
    assert "DEBUG:" in refusal(**PUBLIC, DEBUG="1")


def test_answering_to_every_host_is_refused_on_a_public_site():
    assert "ALLOWED_HOSTS:" in refusal(**PUBLIC, ALLOWED_HOSTS="*")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITE_URL", "bao.example.vn"),
        ("SITE_URL", "ftp://bao.example.vn"),
        ("SITE_URL", "https://bao.example.vn/tin"),
        ("SITE_URL", "https://bao.example.vn:cổng"),
        ("SITE_URL", "https://[::1"),
        ("LANGUAGE_CODE", "fr"),
        ("TIME_ZONE", "Asia/Sai_Gon"),
        ("TIME_ZONE", "Asia"),
        ("TIME_ZONE", "../../etc/passwd"),
        ("DATABASE_URL", "newsroom.sqlite3"),
        ("DATABASE_URL", "mysql://root@localhost/bao"),
        ("DATABASE_URL", "postgres://bao@localhost:cổng/bao"),
        ("MEDIA_STORAGE", "ftp://bao.example.vn/anh"),
        ("PORT", "80000"),
        ("PORT", "²"),
        ("WEB_WORKERS", "nhiều"),
        ("WEB_WORKERS", "0"),
        ("CONN_MAX_AGE", "-1"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_a_wrong_setting_is_named(name, value):
    assert f" {name}: " in refusal(**{name: value})


def test_a_password_in_a_wrong_address_is_not_shown():
    started = python(SHOW, DATABASE_URL="mysql://bao:mat-khau-that@localhost/bao")
    assert "mat-khau-that" not in started.stdout + started.stderr.splitlines()[-1]


# ── where pictures are kept ──────────────────────────────────────────────────────────────────

KEYS = {"AWS_ACCESS_KEY_ID": "khoa", "AWS_SECRET_ACCESS_KEY": "bi-mat-that"}
LOADED = """
import sys
import django; django.setup()
from django.core.files.storage import default_storage
print(default_storage.url("anh.jpg"), "boto3" in sys.modules)
"""


def test_a_bucket_is_named_by_one_address():
    address = "s3://anh-bao/2026/anh?endpoint=https://s3.example.vn:9000&region=hn-1"
    assert media_storage.backend(address)["OPTIONS"] == {
        "bucket_name": "anh-bao",
        "location": "2026/anh",
        "endpoint_url": "https://s3.example.vn:9000",
        "region_name": "hn-1",
    }


def test_what_speaks_to_buckets_is_not_loaded_for_a_folder():
    assert python(LOADED).stdout.split() == ["/media/anh.jpg", "False"]
    bucket = python(LOADED, MEDIA_STORAGE="s3://anh-bao", **KEYS)
    assert bucket.stdout.split() == ["/media/anh.jpg", "True"]


@pytest.mark.parametrize(
    "address",
    [
        "s3://",
        "s3://Anh_Bao",
        "s3://khoa:bi-mat-that@anh-bao",
        "s3://anh-bao/../ra-ngoai",
        "s3://anh-bao?vung=hn-1",
        "s3://anh-bao?endpoint=s3.example.vn",
        "s3://anh-bao?endpoint=https://bi-mat-that@s3.example.vn",
        "s3://anh-bao?endpoint=https://s3.example.vn:cong",
        "s3://anh-bao?endpoint=",
        "s3://anh-bao?region=Hà Nội",
        "s3://anh-bao#anh",
    ],
)
def test_a_wrong_address_of_a_bucket_is_refused_and_not_repeated(address):
    with pytest.raises(ImproperlyConfigured, match="expected a folder, or s3:") as e:
        media_storage.backend(address)
    assert "bi-mat-that" not in str(e.value)


def test_a_key_without_its_secret_is_named():
    assert " AWS_SECRET_ACCESS_KEY: " in refusal(MEDIA_STORAGE="s3://a-b", AWS_ACCESS_KEY_ID="khoa")


def test_a_bucket_without_its_library_says_what_to_install():
    bare = "import sys; sys.modules['storages'] = None" + SHOW
    started = python(bare, MEDIA_STORAGE="s3://anh-bao", **KEYS)
    assert "pip install 'newsroom[s3]'" in started.stderr.splitlines()[-1]


def test_a_start_whose_pictures_cannot_be_stored_says_so_in_one_line(tmp_path):
    program = "from newsroom import plainly\n"
    program += "from django.core.files.base import ContentFile\n"
    program += "from django.core.files.storage import default_storage as kept\n"
    program += "plainly.run(lambda: kept.save('a.jpg', ContentFile(b'a')))"
    address = "s3://anh-bao?endpoint=http://127.0.0.1:1"
    said = python(program, MEDIA_STORAGE=address, **KEYS).stderr
    assert "cannot start: [Errno 5] The bucket does not answer" in said
    assert "Traceback" not in said
