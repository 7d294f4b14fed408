"""The public pages, one function each. No cookie, no session: the same for every reader."""

from .article import article, not_found
from .author import author
from .event import event
from .front import front
from .most_read import most_read
from .paper import contact, corrections
from .section import section
from .tag import tag

__all__ = [
    "article",
    "author",
    "contact",
    "corrections",
    "event",
    "front",
    "most_read",
    "not_found",
    "section",
    "tag",
]
