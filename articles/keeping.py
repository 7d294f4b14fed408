"""What a public page shows, so that it can be kept until something of that changes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from math import inf
from time import time
from typing import TypeVar

from django.conf import settings
from django.db import models
from django.http import HttpResponse
from django.utils import timezone

# Names that are no rows: the front page and whatever else lists the newest of all, the menu on
# every page, the most read, and addresses at which nothing is yet.
FRONT, MENU, MOST_READ, NOWHERE = "front", "menu", "most-read", "nowhere"
SEARCH = "search"
CORRECTIONS = "corrections"
# Whoever stands between may bridge an outage with what they have. Only where browsers report what
# is read may they hand it out without asking: what never reaches us could not be counted.
CACHE_CONTROL = {
    "request": "public, max-age=0, must-revalidate, stale-if-error=86400",
    "beacon": "public, max-age=0, s-maxage=60, stale-while-revalidate=30, stale-if-error=86400",
}

Response = TypeVar("Response", bound=HttpResponse)


@dataclass(frozen=True)
class Keep:
    """How a page may be kept; the page store reads it off the response."""

    names: frozenset[str]
    params: frozenset[str] | None  # query parameters it depends on; None: on all
    until: float  # seconds since 1970; then it is rendered again
    over: float  # likewise; until then, the old one is good enough for those who would wait
    reading: int | None  # the article that opening it reads
    live: tuple[str, str, str] | None  # name, words around and text of what changes by itself
    endless: bool = False  # one of more addresses than there is room for: anybody makes new ones


@dataclass
class Horizon:
    """The next moment, in seconds since 1970, at which something by itself shows or goes.

    Kept in step by the heartbeat; until it first knows, no page is kept past now.
    """

    moment: float = 0.0


horizon = Horizon()


def name_of(shown: models.Model | str) -> str:
    """Name what a page shows: `article:17`, `category:3`, `front`."""
    return shown if isinstance(shown, str) else f"{shown._meta.model_name}:{shown.pk}"


def keep(
    response: Response,
    *shows: Iterable[models.Model | str],
    params: Iterable[str] | None = (),
    seconds: float | None = None,
    reading: int | None = None,
    live: tuple[str, str, str] | None = None,
) -> Response:
    """Say of a public page what it shows; at most `seconds` old it is handed out again.

    Older it goes only to those who come while it is rendered anew, at most as long again.
    """
    names = frozenset({MENU, *(name_of(thing) for things in shows for thing in things)})
    age = inf if seconds is None else seconds
    until, over = (min(horizon.moment, midnight(), time() + most) for most in (age, 2 * age))
    params = None if params is None else frozenset(params)
    response.keep = Keep(  # type: ignore[attr-defined]
        names, params, until, over, reading, live, SEARCH in names
    )
    response.headers["Cache-Control"] = CACHE_CONTROL[settings.VIEWS_MODE]
    response.headers["Surrogate-Key"] = " ".join(sorted(names))
    return response


def not_after(response: Response, moment: float) -> Response:
    """Say of a page that is kept that past a moment, in seconds since 1970, it is wrong."""
    said: Keep = response.keep  # type: ignore[attr-defined]
    until, over = min(said.until, moment), min(said.over, moment)
    response.keep = replace(said, until=until, over=over)  # type: ignore[attr-defined]
    return response


def midnight() -> float:
    """Tell when today ends at the site: every page prints its date."""
    tomorrow = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return (tomorrow + timedelta(days=1)).timestamp()
