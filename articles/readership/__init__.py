"""Who read what: which requests are readers', the journal of readings, and their counts.

`handed_out` for every page of a story that went to somebody, `fold` about once a second.
"""

from django.conf import settings

from .folding import fold
from .journal import note, own
from .pseudonym import salt
from .readers import Environ, is_reader

__all__ = ["fold", "forget", "handed_out", "is_reader", "note"]


def handed_out(article_id: int, environ: Environ) -> None:
    """Note that a story's page goes out with 200, unless to no reader or browsers report it."""
    if settings.VIEWS_MODE == "request" and is_reader(environ):
        note(article_id, environ)


def forget() -> None:
    """Be as a process that has noted nothing yet; what it wrote is left to whoever folds it."""
    own.forget()
    salt.forget()
