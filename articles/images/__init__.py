"""Taking pictures in safely and keeping them in the sizes that pages ask for."""

from .inspection import MOST_BYTES, RefusedError
from .intake import Taken, take_in
from .removing import remove_left_files
from .storing import replace_file, store

__all__ = [
    "MOST_BYTES",
    "RefusedError",
    "Taken",
    "remove_left_files",
    "replace_file",
    "store",
    "take_in",
]
