"""Pixels of any picture that is taken in, within a bound of memory and time."""

from .opening import decoded
from .room import MOST_PIXELS, too_large

__all__ = ["MOST_PIXELS", "decoded", "too_large"]
