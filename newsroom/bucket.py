import errno
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from threading import BoundedSemaphore
from time import monotonic
from typing import Any
from urllib.parse import urljoin

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    IncompleteReadError,
    ResponseStreamingError,
)
from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation, SuspiciousOperation
from django.core.files.base import File
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage
from storages.utils import clean_name
from urllib3.exceptions import HTTPError

IN_MEMORY = 2**20  # bytes of a file that is read; what is larger waits in a temporary file
LONGEST_KEY = 1024  # bytes
REST = 5.0  # seconds
# Of a worker's four threads: the last is for pages, however long the bucket takes.
AT_ONCE = 3
LONGEST_WAIT = 1.0  # seconds for one of them
CONFIG = Config(
    signature_version="s3v4",
    connect_timeout=2,
    read_timeout=10,
    retries={"mode": "standard", "total_max_attempts": 2},
    tcp_keepalive=True,
    # Checksums of boto's newest kind are not known to every server that speaks S3.
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
)


class Bucket(S3Storage):
    """Files in a bucket that speaks S3, which nobody but this site reads.

    Whatever fails is an OSError, as with a folder, and FileNotFoundError where there is no such
    file. While the bucket does not answer, one asks it now and then; the others hear at once that
    it is away, and no reader of pages waits for a thread that waits for the bucket.
    """

    file_overwrite = True  # names are random, and what a rendition's name says is what is in it

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        # Servers of one's own are seldom known by a name for each bucket.
        style = "path" if self.endpoint_url else "auto"
        self.client_config = CONFIG.merge(Config(s3={"addressing_style": style}))
        self.connections: dict[int, Any] = {}
        self.slots = BoundedSemaphore(AT_ONCE)
        self.rests_until: float | None = None  # while it is away
        self.heard_at = monotonic()

    @property
    def connection(self) -> Any:
        """Give boto's resource, whose client is safe for all threads of the process it is made in.

        A fork makes its own: two processes must not talk through the same sockets.
        """
        known = self.connections.get(os.getpid())
        return known or self.connections.setdefault(os.getpid(), self.connect())

    def connect(self) -> Any:
        return self._create_session().resource(
            "s3",
            region_name=self.region_name,
            endpoint_url=self.endpoint_url,
            config=self.client_config,
        )

    # ── what a storage does ──────────────────────────────────────────────────────────────────

    def _open(self, name: str, mode: str = "rb") -> File:
        """Fetch a file whole: who asks gets all of it or an error, never a half to be kept."""
        file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115, the caller closes it
        with self.slot(name), self.asking(name) as client:
            answer = client.get_object(Bucket=self.bucket_name, Key=self.key(name))
            self.hear()
            with closing(answer["Body"]) as body:
                copyfileobj(body, file)
        file.seek(0)
        return File(file, name)

    def _save(self, name: str, content: Any) -> str:
        """Send a file in one request: it is there whole, or not at all."""
        body = b"".join(content.chunks())
        kind = self._get_write_parameters(name, content)
        with self.asking(name) as client:
            client.put_object(Bucket=self.bucket_name, Key=self.key(name), Body=body, **kind)
        return name

    def delete(self, name: str) -> None:
        with suppress(FileNotFoundError), self.asking(name) as client:
            client.delete_object(Bucket=self.bucket_name, Key=self.key(name))

    def exists(self, name: str) -> bool:
        try:
            return self.size(name) >= 0
        except FileNotFoundError:
            return False

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        with self.asking(path):
            return super().listdir(path)

    def size(self, name: str) -> int:
        with self.asking(name) as client:
            return client.head_object(Bucket=self.bucket_name, Key=self.key(name))["ContentLength"]

    def url(self, name: str, *_: Any, **__: Any) -> str:
        """Give the address on our own site, as of a folder; readers never see the bucket's."""
        return urljoin(settings.MEDIA_URL, filepath_to_uri(name).lstrip("/"))

    # ── how it is asked ──────────────────────────────────────────────────────────────────────

    def key(self, name: str) -> str:
        """Give the whole name in the bucket. Raises FileNotFoundError for what can be no file."""
        try:
            key = self._normalize_name(clean_name(name))
        except SuspiciousOperation as error:
            raise SuspiciousFileOperation(str(error)) from error
        if not key or key.endswith("/") or len(key.encode()) > LONGEST_KEY:
            raise missing(name)
        return key

    @contextmanager
    def asking(self, name: str) -> Iterator[Any]:
        """Lend the client for a request about a file; the one place that knows boto's errors."""
        self.refuse_at_rest(name)
        if self.rests_until is not None:
            self.rest()  # all others wait for what this one hears
        try:
            yield self.connection.meta.client
        except ClientError as error:
            is_sick = error.response["ResponseMetadata"]["HTTPStatusCode"] >= 500
            (self.rest if is_sick else self.hear)()
            raise failure(error, name) from error
        except (IncompleteReadError, ResponseStreamingError) as error:
            raise OSError(errno.EIO, f"The bucket broke off: {error}", name) from error
        except (BotoCoreError, Boto3Error, HTTPError) as error:
            self.rest()
            raise OSError(errno.EIO, f"The bucket does not answer: {error}", name) from error
        self.hear()

    @contextmanager
    def slot(self, name: str) -> Iterator[None]:
        """Wait for one of the few who may read. Raises OSError where all of them wait too long."""
        self.refuse_at_rest(name)
        if not self.slots.acquire(timeout=LONGEST_WAIT):
            if monotonic() - self.heard_at > LONGEST_WAIT:  # silent, and not only slow
                self.rest()
            raise OSError(errno.EIO, "The bucket keeps all who read waiting", name)
        try:
            yield
        finally:
            self.slots.release()

    def hear(self) -> None:
        self.rests_until, self.heard_at = None, monotonic()

    def rest(self) -> None:
        self.rests_until = monotonic() + REST

    def refuse_at_rest(self, name: str) -> None:
        """Raise BlockingIOError, which nobody need log, where the bucket has just not answered."""
        if self.rests_until is not None and monotonic() < self.rests_until:
            raise BlockingIOError(errno.EAGAIN, "The bucket did not answer a moment ago", name)


def missing(name: str) -> FileNotFoundError:
    return FileNotFoundError(errno.ENOENT, "There is no such file in the bucket", name)


def failure(error: ClientError, name: str) -> OSError:
    """Turn a refusal of the bucket into the error that a folder has for it."""
    if error.response["Error"]["Code"] in {"404", "NoSuchKey"}:
        return missing(name)
    return OSError(errno.EIO, f"The bucket refuses: {error}", name)
