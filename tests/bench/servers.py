"""The servers that are measured beside each other, each in processes of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

HOUSE = Path(__file__).resolve().parent.parent.parent
WORKERS = 2
KEPT = ("HOME", "LANG", "PATH", "PYTHONPATH", "VIRTUAL_ENV")
# Each request of a cold page comes to a host of its own, for which the store has nothing yet.
COLD = "cold.localhost"
NGINX = """
worker_processes {workers}; pid {folder}/nginx.pid; error_log {folder}/nginx.log; daemon off;
events {{ worker_connections 512; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=100;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{ listen 127.0.0.1:{port}; root {folder}/www; default_type text/html; }}
}}
"""


def environment(folder: Path, port: int = 8000) -> dict[str, str]:
    """Give all that makes a process the bench's site, and nothing of the caller's own settings."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return kept | {
        "ALLOWED_HOSTS": f"127.0.0.1,.{COLD}",
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "JOURNAL_DIR": str(folder / "journal"),
        "MEDIA_STORAGE": str(folder / "media"),
        "PAGE_STORE_DIR": str(folder / "pages"),
        "PORT": str(port),
        "SECRET_KEY": "only-for-measuring-on-one-machine-and-then-thrown-away",
        "VIEWS_REPEAT_AFTER": "0",
        "WEB_WORKERS": str(WORKERS),
    }


class Server:
    """A server on a free port of this machine."""

    def __init__(self, command: Sequence[str], folder: Path, port: int = 0) -> None:
        self.port = port or free_port()
        words = [word.replace("{port}", str(self.port)) for word in command]
        self.log = (folder / f"server-{self.port}.log").open("w")
        self.process = subprocess.Popen(
            words,
            cwd=HOUSE,
            env=environment(folder, self.port),
            stdout=self.log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def wait(self, path: str) -> "Server":
        """Return once it answers."""
        until = time.monotonic() + 30
        while self.process.poll() is None and time.monotonic() < until:
            try:
                with urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5):
                    return self
            except URLError:
                time.sleep(0.1)
        said = Path(self.log.name).read_text().splitlines()[-20:]
        sys.exit("\n".join(["A server did not start; the last that it said:", *said]))

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.log.close()

    def workers(self) -> list[int]:
        """List its processes below the first."""
        file = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in file.read_text().split()]


@dataclass(frozen=True)
class Servers:
    """All that run; None where a program is not installed."""

    site: Server
    constant: Server
    nginx: Server | None
    plain: Server | None
    hello: Server | None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def gunicorn(application: str, folder: Path) -> Server | None:
    if not find_spec("gunicorn"):
        return None
    command = [sys.executable, "-m", "gunicorn", "--bind=127.0.0.1:{port}", application]
    return Server([*command, f"--workers={WORKERS}"], folder)


def nginx(folder: Path, size: int) -> Server | None:
    """Start nginx with one static file."""
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if not found:
        return None
    www = folder / "www"
    www.mkdir(exist_ok=True)
    www.joinpath("file.html").write_bytes(b"x" * size)
    folder.chmod(0o755)  # its workers are another account's where root starts it
    port = free_port()
    config = folder / "nginx.conf"
    config.write_text(NGINX.format(workers=WORKERS, folder=folder, port=port))
    return Server([found, "-c", str(config)], folder, port)


@contextmanager
def running(folder: Path, size: int) -> Iterator[Servers]:
    """Start them all, ours and the constant one alike, and stop them however it ends."""
    with ExitStack() as stack:

        def start(server: Server | None, path: str) -> Server | None:
            if server:
                stack.callback(server.stop)
                server.wait(path)
            return server

        ours = Server([sys.executable, "-m", "newsroom.serve"], folder)
        constant = Server([sys.executable, "-m", "tests.bench.constant"], folder)
        start(ours, "/healthz")
        start(constant, "/1")
        yield Servers(
            ours,
            constant,
            start(nginx(folder, size), "/file.html"),
            start(gunicorn("tests.bench.plain:application", folder), "/a-1.html"),
            start(gunicorn("tests.bench.hello:application", folder), "/"),
        )
