"""A site of a test's own, in processes of its own, as an operator and its readers meet it."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.db import connection

from tests import make


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def database_of_this_test() -> str:
    """Give the address of this test's database, for processes that share it."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    url = urlsplit(os.environ["DATABASE_URL"])
    return url._replace(path=f"{url.path.rpartition('/')[0]}/{name}").geturl()


def wait_until(happens: Callable[[], object], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not happens():
        if time.monotonic() > until:
            pytest.fail(f"it did not happen within {seconds} s: {happens}")
        time.sleep(0.05)


class Site:
    """A server with everything that it writes in one folder; `environment` are its settings."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.log, self.port = folder / "server.log", free_port()
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self.environment = {
            **kept,
            "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "JOURNAL_DIR": str(folder / "journal"),
            "MEDIA_STORAGE": str(folder / "media"),
            "PAGE_STORE_DIR": str(folder / "pages"),
            "PORT": str(self.port),
            "WEB_WORKERS": "2",
            **environment,
        }
        self.server: subprocess.Popen[bytes] | None = None

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
        with self.log.open("a") as log:
            self.server = subprocess.Popen(
                [sys.executable, "-m", "newsroom.serve"],
                env=self.environment | environment,
                cwd=settings.BASE_DIR,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        until = time.monotonic() + 30
        while time.monotonic() < until and self.server.poll() is None:
            try:
                assert self.get("/healthz") == b"ok\n"
            except OSError:
                time.sleep(0.05)
            else:
                return
        pytest.fail(f"it did not start: {self.end()}")

    def get(self, path: str) -> bytes:
        with urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
            return answer.read()

    def read(self, path: str, **headers: str) -> SimpleNamespace:
        """Ask as a reader's browser does, on a connection of its own: any worker may answer."""
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)
        began = time.monotonic()
        try:
            agent = make.BROWSER["HTTP_USER_AGENT"]
            asked.request("GET", path, headers={"User-Agent": agent, **headers})
            answer = asked.getresponse()
            text = answer.read().decode(errors="replace")
            took = time.monotonic() - began
            headers_ = {name.title(): value for name, value in answer.getheaders()}
            return SimpleNamespace(status=answer.status, headers=headers_, text=text, took=took)
        finally:
            asked.close()

    def workers(self) -> list[int]:
        """List the process ids of the server's workers, from /proc."""
        found = []
        for status in Path("/proc").glob("[0-9]*/status"):
            try:
                lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
            except OSError:  # it has just ended
                continue
            if lines["PPid"].strip() == str(self.server.pid) and "Z" not in lines["State"]:
                found.append(int(status.parent.name))
        return sorted(found)

    def stop(self, by: signal.Signals) -> str:
        """Signal the whole group, as a terminal does; return what the server said."""
        os.killpg(self.server.pid, by)
        self.server.wait(30)
        return self.log.read_text()

    def end(self) -> str:
        """Kill server and workers at once; return what they said."""
        if self.server is None:
            return ""
        if self.server.poll() is None:
            os.killpg(self.server.pid, signal.SIGKILL)
            self.server.wait()
        return self.log.read_text()
