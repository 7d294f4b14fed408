"""Where readings wait to be counted: one append-only file a worker.

What is written is in the kernel's hands: no end of the worker, however sudden, takes it away. Each
worker holds a lock on its file for as long as it lives, so whoever can take the lock knows that
the worker is dead and counts what it left.
"""

import errno
import fcntl
import logging
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from time import monotonic, time, time_ns

from django.conf import settings

from articles.models import JournalOffset

from .pseudonym import pseudonym
from .readers import Environ
from .record import OPENED, write

logger = logging.getLogger(__name__)

LIVING, FOLDED = ".journal", ".folded"
COMPLAIN_EVERY = 60.0  # seconds


class Journal:
    """This process's file, opened by the first reading that is noted."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin as a new process does, leaving the file to whoever counts it."""
        fd, self.fd = getattr(self, "fd", -1), -1
        if fd >= 0:
            os.close(fd)  # after a fork the parent's own keeps the lock
        self.path: Path | None = None
        self.opened_at = 0.0
        self.folded = 0  # bytes known to be counted
        self.opening, self.folding = Lock(), Lock()
        self.complained_at = -COMPLAIN_EVERY

    def append(self, record: bytes) -> None:
        """Write a record in one piece. Raises OSError, for example when the disk is full."""
        if self.fd < 0:
            self.open()
        if os.write(self.fd, record) != len(record):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.path))

    def open(self) -> None:
        with self.opening:
            if self.fd < 0:
                self.path, fd = make()
                self.opened_at, self.fd = time(), fd

    def replace(self) -> None:
        """Go on in a new file; the old one is from now on as a dead worker's.

        The file descriptor stays the same number and always leads to one of the two, so that
        threads that are just writing need no lock.
        """
        path, fd = make()
        os.dup2(fd, self.fd, inheritable=False)
        os.close(fd)
        self.path, self.opened_at, self.folded = path, time(), 0

    def complain(self, error: OSError) -> None:
        """Log that readings are lost, once a minute."""
        if monotonic() - self.complained_at >= COMPLAIN_EVERY:
            self.complained_at = monotonic()
            logger.error("Readings are not being counted: %s", error)


own = Journal()
os.register_at_fork(after_in_child=own.forget)


def note(article_id: int, environ: Environ, mark: bytes = OPENED) -> None:
    """Write down that a story was read. A page is never refused because this failed."""
    try:
        own.append(write(mark, article_id, time_ns() // 1_000_000, pseudonym(environ)))
    except OSError as error:
        own.complain(error)


def make() -> tuple[Path, int]:
    """Make a journal and lock it."""
    folder = settings.JOURNAL_DIR
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    while True:
        path = folder / f"{socket.gethostname()}-{os.getpid()}-{time_ns()}{LIVING}"
        fd = os.open(path, flags, 0o600)
        if take(path, fd):
            return path, fd
        os.close(fd)  # another worker saw it before it was locked and is about to remove it


def take(path: Path, fd: int) -> bool:
    """Lock a journal unless a living worker has it or another one has removed it."""
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(fd), path.stat())
    except (BlockingIOError, FileNotFoundError):
        return False


def left_behind() -> Iterator[tuple[Path, int]]:
    """Find the journals of dead workers; each is locked while the caller has it."""
    for path in sorted(settings.JOURNAL_DIR.glob(f"*{LIVING}")):
        if path == own.path:
            continue
        try:
            fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            continue
        try:
            if take(path, fd):
                yield path, fd
        finally:
            os.close(fd)


def discard(path: Path) -> None:
    """Remove a journal that is counted to its end, and then its offset.

    Without its offset it would be counted again from the start, so its name says first, and
    durably, that it is done with; whatever happens after that is finished by the next who looks.
    """
    folded = path.rename(path.with_suffix(FOLDED))
    folder = os.open(folded.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
    remove(folded)


def remove(folded: Path) -> None:
    JournalOffset.objects.filter(name=folded.stem).delete()
    folded.unlink(missing_ok=True)


def remove_folded() -> None:
    """Finish what a worker that died in the middle of `discard` began."""
    for folded in settings.JOURNAL_DIR.glob(f"*{FOLDED}"):
        remove(folded)
