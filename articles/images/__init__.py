"""Taking pictures in safely, and handing them out in the sizes that pages ask for."""

from .inspection import MOST_BYTES, RefusedError, checksum_of
from .intake import Taken, take_in
from .removing import begin_to_remove, remove_left_files, remove_now
from .renditions import BusyError, file_of, is_kept
from .signing import SIGNED, sign_anew
from .storing import replace_file, store

__all__ = [
    "MOST_BYTES",
    "SIGNED",
    "BusyError",
    "RefusedError",
    "Taken",
    "begin_to_remove",
    "checksum_of",
    "file_of",
    "is_kept",
    "remove_left_files",
    "remove_now",
    "replace_file",
    "sign_anew",
    "store",
    "take_in",
]
