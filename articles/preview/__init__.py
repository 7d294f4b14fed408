"""A story before its readers see it: made of what is written, drawn as the public page is."""

from .cards import Shared, shared
from .page import for_desk, for_guest, private
from .written import as_it_stands, as_kept, as_written

__all__ = [
    "Shared",
    "as_it_stands",
    "as_kept",
    "as_written",
    "for_desk",
    "for_guest",
    "private",
    "shared",
]
