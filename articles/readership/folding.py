"""Brings readings from the journals into the database, each exactly once."""

import logging
import os
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from articles.models import Article, ArticleQuerySet, DailyViews, HourlyViews, JournalOffset
from articles.models.hourly_views import hour_of
from articles.models.rows import MOST, in_rows

from . import record
from .journal import discard, left_behind, own, remove_folded
from .pseudonym import salt
from .record import OPENED, Record
from .repeats import first_readings, sweep

logger = logging.getLogger(__name__)

AT_ONCE = 32_768 * record.SIZE  # of one journal in one transaction, which editors wait for
REPLACE_AT = 16 * 2**20  # bytes
QUARTER = 900_000  # milliseconds; no zone changes its day in the middle of a quarter of an hour

DAYS, HOURS = DailyViews._meta.db_table, HourlyViews._meta.db_table
ADD_TO_DAYS = f"""
    INSERT INTO {DAYS} (article_id, day, count) VALUES {{rows}}
    ON CONFLICT (article_id, day) DO UPDATE SET count = {DAYS}.count + excluded.count
"""  # noqa: S608, the only thing put in is a table's name
ADD_TO_HOURS = f"""
    INSERT INTO {HOURS} (article_id, hour, count) VALUES {{rows}}
    ON CONFLICT (article_id, hour) DO UPDATE SET count = {HOURS}.count + excluded.count
"""  # noqa: S608


class Part(NamedTuple):
    """What was folded of a journal: whose counts changed, up to where, and was it the end."""

    articles: set[int]
    offset: int
    at_end: bool


def fold() -> set[int]:
    """Count what was noted here and by workers that are dead; return whose counts changed.

    Raises DatabaseError while the database is away: everything then waits in the journals.
    """
    with own.folding:
        salt.refresh()
        changed = fold_own() | fold_left_behind()
        remove_folded()
        sweep()
        return changed


def fold_own() -> set[int]:
    if own.path is None or own.fd < 0:
        return set()
    size, links = (found := os.fstat(own.fd)).st_size, found.st_nlink
    part = Part(set(), size, True)
    if size != own.folded:
        part = fold_part(own.path.stem, own.fd)
        own.folded = part.offset
    # Not beyond its day either, for pseudonyms stand in it; nor if somebody removed the file.
    if part.at_end and (part.offset >= REPLACE_AT or not links or not is_today(own.opened_at)):
        own.replace()
    return part.articles


def fold_left_behind() -> set[int]:
    changed = set()
    for path, fd in left_behind():
        part = fold_part(path.stem, fd)
        changed |= part.articles
        if part.at_end:
            discard(path)
    return changed


def fold_part(name: str, fd: int) -> Part:
    """Count the next records of a journal and move its offset, both or neither."""
    offset = JournalOffset.objects.get_or_create(name=name)[0].offset
    piece = os.pread(fd, AT_ONCE, offset)
    batch = record.read(piece)
    end = offset + batch.length
    with transaction.atomic(durable=True):
        here = JournalOffset.objects.filter(name=name, offset=offset)
        changed = count(batch.records) if end > offset and here.update(offset=end) else set()
    if batch.damaged:
        logger.warning("Journal %s: skipped %s damaged places", name, batch.damaged)
    return Part(changed, end, len(piece) < AT_ONCE)


def count(records: list[Record]) -> set[int]:
    """Add readings to their days and hours, without repeats and unknown stories."""
    readings = first_readings(countable(records))
    quarters = Counter((article_id, read_at // QUARTER) for article_id, read_at in readings)
    days: Counter[tuple[int, date]] = Counter()
    hours: Counter[tuple[int, int]] = Counter()
    for (article_id, quarter), times in quarters.items():
        days[article_id, day_of(quarter * QUARTER / 1000)] += times
        hours[article_id, hour_of(quarter * QUARTER)] += times
    # In one order for all, or two workers could wait for each other's rows.
    for statement, counts in ((ADD_TO_DAYS, days), (ADD_TO_HOURS, hours)):
        in_rows(statement, [(*key, times) for key, times in sorted(counts.items())])
    return {article_id for article_id, _ in days}


def countable(records: list[Record]) -> list[Record]:
    """Drop readings of stories that are gone, and claimed ones of what no reader can open."""
    opened = {record.article_id for record in records if record.mark == OPENED}
    claimed = {record.article_id for record in records if record.mark != OPENED}
    existing = among(Article.objects.all(), opened)
    public = among(Article.objects.published(), claimed)
    if opened <= existing and claimed <= public:
        return records
    return [
        record
        for record in records
        if record.article_id in (existing if record.mark == OPENED else public)
    ]


def among(articles: ArticleQuerySet, ids: Iterable[int]) -> set[int]:
    wanted = sorted(ids)
    found: set[int] = set()
    for start in range(0, len(wanted), MOST):
        part = articles.filter(pk__in=wanted[start : start + MOST])
        found.update(part.values_list("pk", flat=True))
    return found


def day_of(seconds: float) -> date:
    """Tell the day of a moment in the site's zone."""
    return timezone.localdate(datetime.fromtimestamp(seconds, UTC), timezone.get_default_timezone())


def is_today(seconds: float) -> bool:
    return day_of(seconds) == timezone.localdate()
