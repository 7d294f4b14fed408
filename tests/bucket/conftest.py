"""A bucket for each test, on a server of moto's that all tests of a run share."""

import threading
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest
from django.core.files.storage import default_storage
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

from newsroom import media_storage

number = count(1)
Wsgi = Callable[[dict[str, Any], Callable], Any]


class Server:
    """Speaks S3, notes what it is asked for, and can be made to answer like a sick one."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.trouble: Wsgi | None = None
        self.connections: dict[int, Any] = {}  # of one test to the next: each takes boto a while
        self.well: Wsgi = DomainDispatcherApplication(create_backend_app)
        self.server = make_server("127.0.0.1", 0, self.answer, threaded=True)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.port}"

    def answer(self, environ: dict[str, Any], start: Callable) -> Any:
        self.asked.append(environ["REQUEST_METHOD"])
        return (self.trouble or self.well)(environ, start)

    def requests(self, of: Callable[[], object]) -> list[str]:
        """List the methods of the requests that something costs."""
        before = len(self.asked)
        of()
        return self.asked[before:]


def answering(status: str) -> Wsgi:
    """Make the trouble of a server that answers everything alike."""

    def answer(_: dict[str, Any], start: Callable) -> list[bytes]:
        start(status, [("Content-Length", "0")])
        return [b""]

    return answer


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.server.shutdown()


@pytest.fixture
def bucket(settings, server: Server, monkeypatch) -> Iterator[Server]:
    """Keep the pictures of a test in a bucket of its own."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "khoa")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "bi-mat")
    name = f"anh-{next(number)}"
    kept = media_storage.backend(f"s3://{name}/bao?endpoint={server.url}")
    settings.STORAGES = settings.STORAGES | {"default": kept}
    default_storage.connections = server.connections
    default_storage.connection.create_bucket(Bucket=name)
    yield server
    server.trouble = None


@pytest.fixture
def bucket_away(bucket: Server, settings) -> None:
    """Let nobody listen where the bucket was."""
    options = settings.STORAGES["default"]["OPTIONS"] | {"endpoint_url": "http://127.0.0.1:1"}
    kept = settings.STORAGES["default"] | {"OPTIONS": options}
    settings.STORAGES = settings.STORAGES | {"default": kept}
