"""The server as an operator meets it: it starts, says where it is, and ends when told to."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.conf import settings

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


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    """A site of this test's own, in processes of its own."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self.environment = kept | {
            "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "MEDIA_STORAGE": str(folder / "media"),
            "PORT": str(self.port),
            "WEB_WORKERS": "2",
        }
        self.server: subprocess.Popen[str] | None = None

    def python(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            env=self.environment | environment,
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def start(self, **environment: str) -> None:
        self.server = subprocess.Popen(
            [sys.executable, "-m", "newsroom.serve"],
            env=self.environment | environment,
            cwd=settings.BASE_DIR,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        until = time.monotonic() + 30
        while time.monotonic() < until and self.server.poll() is None:
            try:
                assert self.get("/healthz") == b"ok\n"
            except URLError:
                time.sleep(0.05)
            else:
                return
        pytest.fail(f"it did not start: {self.end()}")

    def get(self, path: str) -> bytes:
        with urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
            return answer.read()

    def stop(self, by: signal.Signals) -> str:
        """Signal the whole group, as a terminal does; return what the server said."""
        os.killpg(self.server.pid, by)
        said, _ = self.server.communicate(timeout=30)
        return said

    def end(self) -> str:
        if self.server is None or self.server.stdout.closed:
            return ""
        if self.server.poll() is None:
            os.killpg(self.server.pid, signal.SIGKILL)
        return self.server.communicate()[0]


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


def test_it_says_where_the_site_is_and_how_to_sign_in(site):
    site.python("-c", MAKE_ACCOUNT)
    site.start()
    said = site.stop(signal.SIGTERM)
    assert f"http://127.0.0.1:{site.port}/\n" in said
    assert f"http://127.0.0.1:{site.port}/admin/\n" in said
    assert "sign-ins: phongvien\n" in said
    assert settings.DEMO_PASSWORD in said


def test_without_the_accounts_of_the_demo_no_password_is_printed(site):
    site.start()
    assert settings.DEMO_PASSWORD not in site.stop(signal.SIGTERM)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are listed in /proc on Linux only")
def test_a_worker_that_dies_is_started_again(site):
    site.start(WEB_WORKERS="1")
    worker = site.python("-c", CHILD_OF, str(site.server.pid)).stdout.split()[0]
    os.kill(int(worker), signal.SIGKILL)
    until = time.monotonic() + 15
    while time.monotonic() < until:
        try:
            assert site.get("/healthz") == b"ok\n"
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail("it did not come back")


CHILD_OF = """
import pathlib, sys
for status in pathlib.Path("/proc").glob("[0-9]*/status"):
    try:
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    except OSError:
        continue
    if lines["PPid"].strip() == sys.argv[1]:
        print(status.parent.name)
"""


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


def test_a_public_site_does_not_start_with_the_password_of_the_demo(site):
    site.python("-c", MAKE_ACCOUNT)
    started = site.python("-m", "newsroom.serve", **PUBLIC)
    assert started.returncode == 1
    assert "phongvien" in started.stderr
    assert "changepassword" in started.stderr
    assert "la," not in started.stderr


def test_no_other_server_starts_it_either(site):
    site.python("-c", MAKE_ACCOUNT)
    started = site.python("-c", "import newsroom.wsgi", **PUBLIC)
    assert started.returncode == 1
    assert "phongvien" in started.stderr


def test_it_starts_once_the_accounts_of_the_demo_are_closed(site):
    site.python("-c", MAKE_ACCOUNT)
    close = "import newsroom.wsgi as w; from django.contrib.auth.models import User; "
    site.python("-c", close + "User.objects.filter(username='phongvien').update(is_active=False)")
    assert site.python("-c", "import newsroom.wsgi", **PUBLIC).returncode == 0


def test_it_starts_while_the_database_is_away(site):
    site.start(**PUBLIC, ALLOWED_HOSTS="127.0.0.1", DATABASE_URL="postgres://bao@127.0.0.1:1/bao")
    site.stop(signal.SIGTERM)
    assert site.server.returncode == 0
