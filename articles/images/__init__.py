"""Taking pictures in safely and keeping them in the sizes that pages ask for."""

from .intake import Refused, Taken, take_in
from .storing import replace_file, store

__all__ = ["Refused", "Taken", "replace_file", "store", "take_in"]
