"""How near two stories are, in plain SQL that SQLite and PostgreSQL read alike.

Written by hand, as compiling the same with the ORM took longer than the database takes to answer.
Weights are whole numbers and ages count in whole per cent, so the order is the same on both. The
texts hold no value: all of them are parameters.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField, IntegerField
from django.db.models.expressions import RawSQL

# Sums of products of weights, each at most 1,000: of stories with the same words 1,000,000.
NEAR = 80_000
MOST_COMPARED = 40  # stories that share most with one, of which the nearest are then chosen
HALVED_AFTER, STEP, LEAST = 30, 5, 25  # days, days, per cent
DAYS = range(STEP, 2 * HALVED_AFTER + 1, STEP)
PER_CENT = [round(100 * 0.5 ** ((days - STEP) / HALVED_AFTER)) for days in DAYS]

SHARING = """
    SELECT theirs.article_id AS other
    FROM articles_articleterm own
    JOIN articles_articleterm theirs ON theirs.term = own.term
    WHERE own.article_id = %s AND theirs.article_id <> %s
"""
ENOUGH = """
    GROUP BY theirs.article_id
    HAVING SUM(own.weight * theirs.weight) >= %s
"""
BUT_AHEAD_OVER_OR_HIDDEN = """
    AND theirs.article_id NOT IN (
        SELECT id FROM articles_article WHERE published_at > %s
        UNION ALL SELECT id FROM articles_article WHERE embargo_until > %s
        UNION ALL SELECT id FROM articles_article WHERE expires_at <= %s
    )
    AND theirs.article_id NOT IN (
        SELECT other_id FROM articles_relatedpick WHERE article_id = %s AND kind = 'hidden'
    )
"""
MOST_SHARING_FIRST = """
    ORDER BY SUM(own.weight * theirs.weight) DESC, theirs.article_id DESC
    LIMIT %s
"""
PICKED = "SELECT other_id FROM articles_relatedpick WHERE article_id = %s AND kind = 'shown'"
PLACE = """
    SELECT position FROM articles_relatedpick
    WHERE article_id = %s AND other_id = articles_article.id AND kind = 'shown'
"""
SHARED = """
    SELECT SUM(own.weight * theirs.weight)
    FROM articles_articleterm own
    JOIN articles_articleterm theirs ON theirs.term = own.term
    WHERE own.article_id = %s AND theirs.article_id = articles_article.id
"""


def near(article: int) -> RawSQL:
    """Give the keys of all stories that share enough with one, whatever their status."""
    return RawSQL(SHARING + ENOUGH, (article, article, NEAR))  # noqa: S611


def nearest_and_picked(article: int, now: datetime) -> RawSQL:
    """Give the keys of the stories that may stand beside one: picked by hand, or nearest.

    What lies ahead takes no place among them, or it would be felt before it is public; nor does
    what has expired.
    """
    nearest = SHARING + BUT_AHEAD_OVER_OR_HIDDEN + ENOUGH + MOST_SHARING_FIRST
    clock = [written(now)] * 3
    params = (article, article, article, *clock, article, NEAR, MOST_COMPARED)
    either = f"{PICKED} UNION ALL SELECT other FROM ({nearest}) nearest"  # noqa: S608
    return RawSQL(either, params)  # noqa: S611


def place(article: int) -> RawSQL:
    """Give the place that an editor gave each story of a query beside one; else None."""
    return RawSQL(PLACE, (article,), IntegerField(null=True))  # noqa: S611


def closeness(article: int, spans: Sequence[datetime]) -> RawSQL:
    """Give how near each story of a query is to one, None if nothing is shared.

    What two stories share counts half as much for every thirty days between them, and never less
    than a quarter: a story of the archive would else lose what happened a year later to the
    faintest likeness of its own week. Without spans time counts for nothing.
    """
    ends = zip(spans[::2], spans[1::2], PER_CENT, strict=True) if spans else ()
    steps = [(written(first), written(last), per_cent) for first, last, per_cent in ends]
    cases = "WHEN articles_article.listed_at BETWEEN %s AND %s THEN %s " * len(steps)
    age = f"CASE {cases} ELSE {LEAST} END" if steps else "1"
    params = [article, *(value for step in steps for value in step)]
    return RawSQL(f"({SHARED}) * {age}", params, BigIntegerField(null=True))  # noqa: S611


def spans_around(moment: datetime | None) -> list[datetime]:
    """Give where spans around a moment begin and end, narrow ones first: PER_CENT holds in them."""
    if moment is None:
        return []
    return [edge for days in DAYS for edge in (moment - timedelta(days), moment + timedelta(days))]


def written(moment: datetime) -> Any:
    """Write a moment as the database compares it."""
    return connection.ops.adapt_datetimefield_value(moment)
