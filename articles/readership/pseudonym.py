"""A number that stands for a reader for one day. No address and no browser is ever kept."""

import logging
import secrets
from datetime import date
from hashlib import blake2b

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from articles.models import ReaderSalt

from .readers import Environ

logger = logging.getLogger(__name__)

NOBODY = 0  # where every request counts, nobody needs to be told apart


class Salt:
    """The day's key in memory; all workers of all hosts have the same from the database."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        self.day: date | None = None
        self.key = b""

    def refresh(self) -> None:
        """Take today's key. Raises DatabaseError while the database is away; the old one stays."""
        today = timezone.localdate()
        if today != self.day:
            self.key = ReaderSalt.objects.key_of(today)
            self.day = today

    def first(self) -> bytes:
        """Give a worker's first reader a key, one of this worker's own if the database is away."""
        try:
            self.refresh()
        except DatabaseError as error:
            logger.warning("Readers are told apart in this worker only, for now: %s", error)
            self.key = secrets.token_bytes(32)
        return self.key


salt = Salt()


def pseudonym(environ: Environ) -> int:
    """Give the number of whoever sent a request."""
    if not settings.VIEWS_REPEAT_AFTER:
        return NOBODY
    said = f"{address(environ)}\n{environ.get('HTTP_USER_AGENT', '')}"
    key = salt.key or salt.first()
    digest = blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8, key=key).digest()
    return int.from_bytes(digest, "little", signed=True)


def address(environ: Environ) -> str:
    """Give the reader's address: of the connection, or what the first of our proxies saw."""
    proxies, seen = settings.TRUSTED_PROXIES, environ.get("HTTP_X_FORWARDED_FOR")
    if proxies and seen:
        addresses = seen.split(",")
        return str(addresses[-min(proxies, len(addresses))]).strip()
    return str(environ.get("REMOTE_ADDR", ""))
