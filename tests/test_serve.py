"""The server as an operator meets it: it starts, says where it is, and ends when told to."""

import os
import shutil
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings

from tests.server import Site, wait_until

PUBLIC = {
    "SITE_URL": "https://bao.example.vn",
    "SECRET_KEY": "a-secret-of-this-test-that-is-long-enough",
}
MAKE_ACCOUNT = """
import django; django.setup()
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
call_command("migrate", verbosity=0)
User.objects.create_user("phongvien", password=settings.DEMO_PASSWORD, is_staff=True)
User.objects.create_user("la", password="mat-khau-rieng-cua-la", is_staff=True)
"""


@pytest.fixture(scope="module")
def with_accounts(tmp_path_factory) -> Path:
    """A database with an account that has the demo's password, made once."""
    folder = tmp_path_factory.mktemp("accounts")
    made = Site(folder).python("-c", MAKE_ACCOUNT)
    assert made.returncode == 0, made.stderr
    return folder / "site.sqlite3"


@pytest.fixture
def of_the_demo(site: Site, with_accounts: Path, tmp_path: Path) -> Site:
    shutil.copy(with_accounts, tmp_path / "site.sqlite3")
    return site


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    made = Site(tmp_path)
    yield made
    made.end()


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_server_ends_cleanly(site, by):
    site.start()
    began = time.monotonic()
    said = site.stop(by)
    assert site.server.returncode == 0
    assert "stopped" in said
    assert "Traceback" not in said
    assert "worker" not in said  # granian calls an end by a signal of its own an unexpected exit
    assert time.monotonic() - began < 8  # at 10 s it would kill its workers
    with pytest.raises(ProcessLookupError):  # nobody is left of the group
        os.killpg(site.server.pid, 0)


def test_it_ends_cleanly_where_its_workers_heard_the_signal_first(site):
    site.start()
    site.server.send_signal(signal.SIGSTOP)
    for worker in site.workers():
        os.kill(worker, signal.SIGTERM)
    site.server.send_signal(signal.SIGTERM)
    site.server.send_signal(signal.SIGCONT)
    assert site.server.wait(30) == 0
    assert "stopped" in site.log.read_text()


def test_it_calls_nothing_unexpected_where_it_hears_the_signal_a_moment_later(site):
    site.start()
    for worker in site.workers():
        os.kill(worker, signal.SIGTERM)
    time.sleep(0.05)
    assert "worker" not in site.stop(signal.SIGTERM)
    assert site.server.returncode == 0


def test_a_worker_that_hears_the_signal_again_and_again_ends_once(site):
    site.start()
    workers, began = site.workers(), time.monotonic()
    site.server.send_signal(signal.SIGTERM)
    while site.server.poll() is None and time.monotonic() - began < 2:
        for worker in workers:
            with suppress(ProcessLookupError):
                os.kill(worker, signal.SIGTERM)
    assert site.server.wait(30) == 0
    assert time.monotonic() - began < 8  # at 10 s it would kill its workers


def test_it_says_where_the_site_is_and_how_to_sign_in(of_the_demo):
    of_the_demo.start()
    said = of_the_demo.stop(signal.SIGTERM)
    assert f"http://127.0.0.1:{of_the_demo.port}/\n" in said
    assert f"http://127.0.0.1:{of_the_demo.port}/admin/\n" in said
    assert "sign-ins: phongvien\n" in said
    assert settings.DEMO_PASSWORD in said


def test_without_the_accounts_of_the_demo_no_password_is_printed(site):
    site.start()
    assert settings.DEMO_PASSWORD not in site.stop(signal.SIGTERM)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are listed in /proc on Linux only")
def test_a_worker_that_dies_is_started_again(site):
    site.start(WEB_WORKERS="1")
    for _ in range(3):  # one after the other: no reason to give up
        os.kill(site.workers()[0], signal.SIGKILL)
        wait_until(lambda: answers(site))
    assert site.server.poll() is None


def answers(site):
    try:
        return site.get("/healthz") == b"ok\n"
    except OSError:
        return False


def test_a_port_in_use_is_said_in_one_line(site):
    with socket.create_server(("127.0.0.1", site.port)):
        started = site.python("-m", "newsroom.serve")
    assert started.returncode == 1
    assert "PORT:" in started.stderr
    assert len(started.stderr.splitlines()) == 1


def test_a_wrong_setting_is_said_in_one_line(site):
    started = site.python("-m", "newsroom.serve", SITE_URL="bao.example.vn")
    assert started.returncode == 1
    assert "SITE_URL:" in started.stderr
    assert len(started.stderr.splitlines()) == 1


def test_a_public_site_does_not_start_with_the_password_of_the_demo(of_the_demo):
    started = of_the_demo.python("-m", "newsroom.serve", **PUBLIC)
    assert started.returncode == 1
    assert "phongvien" in started.stderr
    assert "changepassword" in started.stderr
    assert "la," not in started.stderr


def test_no_other_server_starts_it_either(of_the_demo):
    started = of_the_demo.python("-c", "import newsroom.wsgi", **PUBLIC)
    assert started.returncode == 1
    assert "phongvien" in started.stderr


def test_it_starts_once_the_accounts_of_the_demo_are_closed(of_the_demo):
    close = "import newsroom.wsgi as w; from django.contrib.auth.models import User; "
    of_the_demo.python(
        "-c", close + "User.objects.filter(username='phongvien').update(is_active=False)"
    )
    assert of_the_demo.python("-c", "import newsroom.wsgi", **PUBLIC).returncode == 0


def test_it_starts_while_the_database_is_away(site):
    site.start(**PUBLIC, ALLOWED_HOSTS="127.0.0.1", DATABASE_URL="postgres://bao@127.0.0.1:1/bao")
    site.stop(signal.SIGTERM)
    assert site.server.returncode == 0
