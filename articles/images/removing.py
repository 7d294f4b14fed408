"""Files that no image has any more go for good, with every size of them."""

import logging
from collections.abc import Iterable, Iterator
from threading import Thread

from django.core.files.storage import default_storage
from django.db import connection

from articles.models import Image, LeftFile
from articles.models.rendition import EARLIER, at_first

from .turns import LateError, turn

logger = logging.getLogger(__name__)


def begin_to_remove(most: int) -> None:
    """Delete files whose day has come in a thread: a bucket takes its time for each."""
    if LeftFile.objects.due().exists():
        Thread(target=remove_aside, args=(most,), daemon=True).start()


def remove_aside(most: int) -> None:
    try:
        with turn("removing", 0):
            remove_left_files(most)
    except LateError:
        pass  # another worker is at it
    except Exception:
        logger.exception("Files that are left could not be removed.")
    finally:
        connection.close()


def remove_left_files(most: int) -> None:
    """Delete the files whose day has come, the longest left first, at most so many.

    One that cannot be deleted now is tried again the next time.
    """
    for left in LeftFile.objects.due()[:most]:
        if not Image.objects.filter(file=left.name).exists():
            try:
                remove(left.name)
            except OSError:
                continue
        left.delete()


def remove_now(names: Iterable[str]) -> bool:
    """Delete left files before their day; say whether all could be.

    Their rows stay: what cannot be deleted, or is being made meanwhile, goes within minutes.
    """
    done = True
    for name in names:
        try:
            remove(name)
        except OSError:
            logger.exception("A file that was to go at once is still there: %s", name)
            done = False
    return done


def remove(name: str) -> None:
    """Delete a file and all that was made of it; what is not there is no error."""
    beside = [at_first(name, width) for width in EARLIER]
    for each in [name, *beside, *below(name.rpartition(".")[0])]:
        default_storage.delete(each)


def remove_or_leave(name: str) -> None:
    """Delete a file, or later where that cannot be done now."""
    try:
        remove(name)
    except OSError:
        LeftFile.objects.leave([name])


def below(folder: str) -> Iterator[str]:
    """List what is in a folder, and after it the folder; a bucket has none, and minds none."""
    try:
        folders, files = default_storage.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return
    yield from (f"{folder}/{file}" for file in files)
    for inner in folders:
        yield from below(f"{folder}/{inner}")
    yield folder
