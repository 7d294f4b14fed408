"""One reader's reloads of one story: counted once within VIEWS_REPEAT_AFTER minutes.

Decided while folding, in the database, so that it is exact across workers and hosts.
"""

from collections.abc import Iterable, Mapping, Sequence
from time import monotonic, time
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet

from articles.models import HourlyViews, Reading
from articles.models.rows import in_rows

from .record import Record

Pair = tuple[int, int]  # article, reader

TABLE = Reading._meta.db_table  # the only thing that is put into the statements
KEEP = 3600_000  # milliseconds beyond the window, for journals that are counted late
SWEEP_EVERY = 300.0  # seconds

INSERT_NEW = f"""
    INSERT INTO {TABLE} (article_id, reader, counted_at) VALUES {{rows}}
    ON CONFLICT (article_id, reader) DO NOTHING RETURNING article_id, reader
"""  # noqa: S608
LOCK_KNOWN = f"""
    SELECT article_id, reader, counted_at FROM {TABLE}
    WHERE (article_id, reader) IN (VALUES {{rows}}) ORDER BY article_id, reader
"""  # noqa: S608
MOVE = f"""
    INSERT INTO {TABLE} (article_id, reader, counted_at) VALUES {{rows}}
    ON CONFLICT (article_id, reader) DO UPDATE SET counted_at = excluded.counted_at
"""  # noqa: S608


def first_readings(records: Iterable[Record]) -> list[tuple[int, int]]:
    """Keep what counts; return (article, milliseconds since 1970) of each. Inside a transaction.

    Everybody inserts in the same order and locks only then, in the same order: two that fold the
    same readers wait for each other, never in a circle.
    """
    window = settings.VIEWS_REPEAT_AFTER * 60_000
    if not window:
        return [(record.article_id, record.read_at) for record in records]
    moments: dict[Pair, list[int]] = {}
    for record in sorted(records, key=lambda record: record.read_at):
        moments.setdefault((record.article_id, record.reader), []).append(record.read_at)
    kept = {pair: apart(moments[pair], window) for pair in sorted(moments)}
    new = insert_new({pair: times[-1] for pair, times in kept.items()})
    old = [pair for pair in kept if pair not in new]
    known = dict.fromkeys(old) | lock_known(old)  # None: swept away this very moment
    kept |= {pair: apart(moments[pair], window, last) for pair, last in known.items()}
    move({pair: max(kept[pair][-1], last or 0) for pair, last in known.items() if kept[pair]})
    return [(article_id, moment) for (article_id, _), times in kept.items() for moment in times]


def apart(moments: list[int], window: int, last: int | None = None) -> list[int]:
    """Keep the moments that are a window away from the one kept before."""
    kept = []
    for moment in moments:
        # Either way: a journal that is found late may be older than what was counted.
        if last is None or abs(moment - last) >= window:
            kept.append(moment)
            last = moment
    return kept


def insert_new(counted: Mapping[Pair, int]) -> set[Pair]:
    """Insert the pairs that have no row, and return these."""
    rows = [(*pair, moment) for pair, moment in counted.items()]
    return {(article_id, reader) for article_id, reader in in_rows(INSERT_NEW, rows)}


def lock_known(pairs: Sequence[Pair]) -> dict[Pair, int]:
    """Fetch when these pairs were last counted, and let nobody else change it."""
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    return {(article, reader): last for article, reader, last in in_rows(LOCK_KNOWN + lock, pairs)}


def move(counted: Mapping[Pair, int]) -> None:
    in_rows(MOVE, [(*pair, moment) for pair, moment in counted.items()])


class Sweep:
    """Deletes, every few minutes, rows that are too old: to make a repeat, or to be recent."""

    def __init__(self) -> None:
        self.due_at = 0.0

    def __call__(self) -> None:
        if monotonic() < self.due_at:
            return
        self.due_at = monotonic() + SWEEP_EVERY
        before = int(time() * 1000) - settings.VIEWS_REPEAT_AFTER * 60_000 - KEEP
        away(Reading.objects.filter(counted_at__lt=before))
        away(HourlyViews.objects.forgettable())


def away(rows: QuerySet[Any]) -> None:
    """Delete rows, but those that somebody just folds: against deadlocks, they wait their turn."""
    with transaction.atomic():
        free = rows.select_for_update(skip_locked=True)
        rows.model._default_manager.filter(pk__in=free.values("pk")).delete()


sweep = Sweep()
