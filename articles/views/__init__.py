"""The public pages, one function each. No cookie, no session: the same for every reader."""

from .article import article, not_found
from .author import author
from .front import front
from .most_read import most_read
from .search import search
from .section import section
from .tag import tag

__all__ = [
    "article",
    "author",
    "front",
    "most_read",
    "not_found",
    "search",
    "section",
    "tag",
]
