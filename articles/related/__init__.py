"""Which stories belong beside one, and why."""

from .beside import beside
from .reasons import Suggestion, suggestions
from .weighing import refresh, weigh_new

__all__ = ["Suggestion", "beside", "refresh", "suggestions", "weigh_new"]
