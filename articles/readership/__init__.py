"""Who read what: which requests are readers' and the count of their views."""

from .counting import count
from .readers import is_reader

__all__ = ["count", "is_reader"]
