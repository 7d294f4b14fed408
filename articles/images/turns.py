"""One at a time, among all threads and processes of this machine."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

from django.conf import settings

LOOK_AGAIN_AFTER = 0.02  # seconds


class LateError(Exception):
    """Somebody else took longer than one wanted to wait."""


@contextmanager
def turn(name: str, longest: float) -> Iterator[None]:
    """Let nobody else have this turn meanwhile; the end of a process ends its turn too.

    There is a file for each name, which stays: let names be few. Raises LateError where others
    take longer than `longest` seconds.
    """
    settings.TURNS_DIR.mkdir(parents=True, exist_ok=True)
    file = os.open(settings.TURNS_DIR / name, os.O_RDWR | os.O_CREAT)
    try:
        wait(file, monotonic() + longest)
        yield
    finally:
        os.close(file)  # which gives the lock up


def wait(file: int, until: float) -> None:
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if monotonic() >= until:
                raise LateError from None
            sleep(LOOK_AGAIN_AFTER)
        else:
            return
