"""Looks over one worker's kept pages: does any show what it must not, or what is past?

Kept pages follow the plan by themselves. This compares them with the database all the same, for
that nobody need take it on trust, drops what differs, and writes it down for the desk.
"""

import logging
from collections.abc import Iterator, Mapping
from time import monotonic
from typing import Protocol

from django.db.models import Max
from django.db.models.functions import Now

from articles.keeping import FRONT
from articles.models import Article, Pulse

logger = logging.getLogger(__name__)

BEAT_AFTER = 10.0  # seconds
LOOK_AFTER = 60.0  # seconds
GRACE = 5.0  # seconds in which a page that differs is dropped by the heartbeat itself
AT_ONCE = 500
NEWEST = 20  # stories among which the one that appeared last is


class Shelf(Protocol):
    """Where the kept pages are; `ages` gives the seconds since the oldest that shows a name."""

    def drop(self, names: list[str]) -> None: ...
    def ages(self) -> Mapping[str, float]: ...


class Watchdog:
    """Writes down the pulse of one worker, and what it found."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.beaten = self.looked = -LOOK_AFTER

    def beat(self, seen: int) -> None:
        """Write the pulse about six times a minute, and look once; `seen` is the last change."""
        now = monotonic()
        if now - self.beaten < BEAT_AFTER:
            return
        self.beaten, astray = now, []
        if now - self.looked >= LOOK_AFTER:
            self.looked, astray = now, sorted(differing(self.shelf.ages()))
        if astray:
            logger.error("Kept pages differed from the plan and were dropped: %s", astray)
            self.shelf.drop(astray)
        Pulse.objects.beat(seen, astray)


def differing(ages: Mapping[str, float]) -> set[str]:
    """Name what kept pages show and must not, or still lack, longer than the heartbeat takes."""
    shown = [name for name, age in ages.items() if name.startswith("article:") and age > GRACE]
    ids = [int(name.partition(":")[2]) for name in shown]
    hidden = {f"article:{pk}" for pk in not_public(ids)}
    return hidden | ({FRONT} if ages.get(FRONT, 0) > since_last_appearance() + GRACE else set())


def not_public(ids: list[int]) -> Iterator[int]:
    """Give those of these stories that no reader may open."""
    for start in range(0, len(ids), AT_ONCE):
        part = ids[start : start + AT_ONCE]
        public = Article.objects.published().filter(pk__in=part)
        yield from set(part) - set(public.values_list("pk", flat=True))


def since_last_appearance() -> float:
    """Give the seconds since a story last became public by its own moment."""
    newest = Article.objects.published().newest_first().values("pk")[:NEWEST]
    found = Article.objects.filter(pk__in=newest).aggregate(last=Max("public_from"), now=Max(Now()))
    if found["last"] is None:
        return float("inf")
    return float((found["now"] - found["last"]).total_seconds())
