"""Finding stories: the hits in their order, what of them answers, and what to ask instead."""

from .hits import MOST_HITS, Hits
from .marking import Marker
from .suggestions import Suggestions, suggest

__all__ = ["MOST_HITS", "Hits", "Marker", "Suggestions", "suggest"]
