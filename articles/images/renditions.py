"""Making pictures in the sizes that pages ask for: once, when somebody first asks, and kept."""

import errno
import logging
from threading import BoundedSemaphore
from zlib import crc32

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage

from articles.models.rendition import Rendition, at_first, named

from .cutting import cut
from .encoding import encode_behind
from .turns import LateError, turn

logger = logging.getLogger(__name__)

# Of a worker's four threads: the others are for pages, however many pictures are asked for.
AT_ONCE = 2
TURNS = 64
LONGEST_WAIT = 5.0  # seconds for somebody else who makes the same
NO_FILE = {errno.ENOENT, errno.EISDIR, errno.ENOTDIR, errno.ENAMETOOLONG}
slots = BoundedSemaphore(AT_ONCE)


class BusyError(Exception):
    """Nobody is free to make a rendition now; `instead` is the address of what there is."""

    def __init__(self, instead: str) -> None:
        super().__init__(instead)
        self.instead = instead


def file_of(name: str) -> File:
    """Open a picture's file, or make the rendition that it names and that nobody asked for yet.

    Raises FileNotFoundError for any other name, BusyError where it cannot be made at once.
    """
    try:
        return stored(name)
    except FileNotFoundError:
        rendition = named(name)
        if rendition is None:
            raise
    if not slots.acquire(blocking=False):
        raise BusyError(instead_of(rendition))
    try:
        return made(rendition)
    finally:
        slots.release()


def stored(name: str) -> File:
    """Open a file. Raises FileNotFoundError for whatever is none: a folder, what no name can be."""
    try:
        return default_storage.open(name, "rb")
    except OSError as error:
        if error.errno in NO_FILE:
            raise FileNotFoundError(name) from error
        raise


def is_kept(name: str) -> bool:
    """Say whether there is a file of this name now, without opening it."""
    return default_storage.exists(name)


def instead_of(rendition: Rendition) -> str:
    """Give where a picture is that was made when it came, or the whole of it."""
    known = [name for name in [at_first(rendition.source)] if is_kept(name)]
    return default_storage.url([*known, rendition.source][0])


def made(rendition: Rendition) -> File:
    """Make a rendition unless somebody else just did; processes and threads take turns."""
    try:
        with turn(turn_of(rendition), LONGEST_WAIT):
            try:
                return stored(rendition.name)  # somebody else may just have made it
            except FileNotFoundError:
                return kept(rendition.name, encoded(rendition))
    except LateError:
        raise BusyError(instead_of(rendition)) from None


def turn_of(rendition: Rendition) -> str:
    """Name whose turn it is: one of a few, of which two merely wait for each other."""
    return f"rendition-{crc32(rendition.name.encode()) % TURNS}"


def kept(name: str, content: bytes) -> File:
    """Keep a rendition; where there is no room for it, readers get it all the same."""
    try:
        default_storage.save(name, ContentFile(content))
    except OSError:
        logger.exception("A rendition could not be kept: %s", name)
    return ContentFile(content, name)


def encoded(rendition: Rendition) -> bytes:
    """Cut and encode a rendition. Raises what `cut` does."""
    picture = cut(rendition.source, rendition.box, (rendition.width, rendition.height))
    return encode_behind(picture, rendition.format)
