"""The public pages, one function each. No cookie, no session: the same for every reader."""

from .article import article, not_found
from .author import author
from .calendar import calendar_feed
from .event import event
from .front import front
from .media import media
from .most_read import most_read
from .offline import favicon, manifest, offline, worker
from .paper import contact, corrections
from .preview import preview
from .robots import robots, security
from .search import search
from .section import section
from .share import share_image, share_paper
from .tag import tag

__all__ = [
    "article",
    "author",
    "calendar_feed",
    "contact",
    "corrections",
    "event",
    "favicon",
    "front",
    "manifest",
    "media",
    "most_read",
    "not_found",
    "offline",
    "preview",
    "robots",
    "search",
    "section",
    "security",
    "share_image",
    "share_paper",
    "tag",
    "worker",
]
