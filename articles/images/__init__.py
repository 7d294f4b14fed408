"""Taking pictures in safely and keeping them in the sizes that pages ask for."""

from .intake import RefusedError, Taken, take_in
from .storing import replace_file, store

__all__ = ["RefusedError", "Taken", "replace_file", "store", "take_in"]
