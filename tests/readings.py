"""Readings as they stand in journals, and what was counted of them."""

from pathlib import Path
from time import time_ns

from articles import readership
from articles.models import Article
from articles.readership import record
from articles.readership.journal import own
from articles.readership.record import OPENED
from tests import make

READER = {"REQUEST_METHOD": "GET", "REMOTE_ADDR": "203.0.113.7", **make.BROWSER}
NOW = time_ns() // 1_000_000
MINUTE = 60_000


def views(story):
    return Article.objects.with_views().get(pk=story.pk).views or 0


def read(story, times=1):
    for _ in range(times):
        readership.note(story.pk, READER)


def write(*readings, mark=OPENED):
    """Write readings as (story, milliseconds since 1970, reader) into this process's journal."""
    for story, moment, reader in readings:
        own.append(record.write(mark, story.pk, moment, reader))


def worker_that_died(settings, *readings, name="other-1-1"):
    """Leave a journal of a worker that is gone."""
    data = b"".join(record.write(OPENED, story.pk, at, reader) for story, at, reader in readings)
    path = Path(settings.JOURNAL_DIR) / f"{name}.journal"
    path.write_bytes(data)
    return path
