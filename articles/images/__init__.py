"""Taking pictures in safely, and handing them out in the sizes that pages ask for."""

from .intake import RefusedError, Taken, take_in
from .renditions import BusyError, file_of
from .storing import replace_file, store

__all__ = ["BusyError", "RefusedError", "Taken", "file_of", "replace_file", "store", "take_in"]
