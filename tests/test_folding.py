"""Readings become counts exactly once, whatever happens in between."""

import os
import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, IntegrityError, OperationalError, connection
from django.utils import timezone

from articles import readership
from articles.models import DailyViews, JournalOffset
from articles.readership import folding, journal, record
from articles.readership.journal import own
from articles.readership.record import CLAIMED
from tests import make
from tests.readings import NOW, read, views, worker_that_died, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _every_reading(settings):
    settings.VIEWS_REPEAT_AFTER = 0


# ── exactly once ──────────────────────────────────────────────────────────────────────────────


def test_readings_are_counted_once_and_by_story():
    one, two, never = make.article(), make.article(), make.article()
    read(one, 3)
    read(two)
    assert readership.fold() == {one.pk, two.pk}
    read(one)
    assert readership.fold() == {one.pk}
    assert readership.fold() == set()
    assert (views(one), views(two), views(never)) == (4, 1, 0)


def test_a_reading_belongs_to_the_day_of_the_sites_zone_on_which_it_was():
    story = make.article()
    midnight = datetime(2026, 3, 9, 17, 0, tzinfo=UTC)  # in Vietnam
    write(*((story, int(midnight.timestamp() * 1000) + ms, 0) for ms in (-1, 0, 1)))
    readership.fold()
    counts = DailyViews.objects.values_list("day", "count").order_by("day")
    assert list(counts) == [(date(2026, 3, 9), 1), (date(2026, 3, 10), 2)]


def test_a_story_that_is_gone_is_dropped_and_holds_up_no_other():
    story, gone = make.article(), make.draft()
    read(gone, 2)
    read(story)
    gone.delete()
    assert readership.fold() == {story.pk}
    assert DailyViews.objects.get().count == 1


def test_a_withdrawn_story_keeps_what_was_read_before():
    story = make.article()
    read(story)
    story.withdraw()
    assert readership.fold() == {story.pk}


def test_a_claimed_reading_counts_only_for_what_a_reader_can_open():
    later = timezone.now() + timedelta(hours=1)
    others = [make.draft(), make.article(status="withdrawn"), make.article(published_at=later)]
    story = make.article()
    write(*((each, NOW, 0) for each in [*others, story]), mark=CLAIMED)
    assert readership.fold() == {story.pk}


def test_a_fold_that_fails_changes_nothing_and_loses_nothing():
    story = make.article()
    read(story, 5)

    def fails(execute, sql, *rest):
        if "dailyviews" in sql and sql.strip().startswith("INSERT"):
            raise IntegrityError
        return execute(sql, *rest)

    with connection.execute_wrapper(fails), pytest.raises(IntegrityError):
        readership.fold()
    assert views(story) == 0
    assert readership.fold() == {story.pk}
    assert views(story) == 5


def test_readings_wait_while_the_database_is_away():
    story = make.article()
    read(story)
    readership.fold()

    def away(execute, *rest):
        raise OperationalError("away")

    with connection.execute_wrapper(away):
        for _ in range(3):
            read(story, 2)
            with pytest.raises(DatabaseError):
                readership.fold()
    readership.fold()
    assert views(story) == 7


def test_a_quiet_worker_asks_the_database_nothing(django_assert_num_queries):
    read(make.article())
    readership.fold()
    with django_assert_num_queries(0):
        assert readership.fold() == set()


def test_a_fold_takes_few_queries_whatever_was_read(django_assert_max_num_queries, settings):
    settings.VIEWS_REPEAT_AFTER = 30
    stories = [make.article() for _ in range(20)]
    read(stories[0])
    readership.fold()
    write(*((story, NOW, reader) for story in stories for reader in range(50)))
    with django_assert_max_num_queries(10):  # two of them of the transaction
        readership.fold()


def test_a_journal_is_folded_in_pieces(monkeypatch):
    monkeypatch.setattr(folding, "AT_ONCE", 10 * record.SIZE)
    story = make.article()
    read(story, 25)
    assert [views(story) for _ in range(4) if readership.fold() is not None] == [10, 20, 25, 25]


def test_damaged_places_are_skipped_and_reported(settings, caplog):
    story = make.article()
    read(story)
    with own.path.open("ab") as file:
        file.write(b"not a record at all, but longer than one")
    read(story)
    assert readership.fold() == {story.pk}
    assert views(story) == 2
    assert "skipped 1 damaged" in caplog.text


# ── journals of the dead, and journals that end ───────────────────────────────────────────────


def test_a_dead_workers_journal_is_folded_and_removed(settings):
    story = make.article()
    path = worker_that_died(settings, (story, NOW, 1), (story, NOW, 2))
    read(story)
    assert readership.fold() == {story.pk}
    assert views(story) == 3
    assert not path.exists()
    assert list(JournalOffset.objects.values_list("name", flat=True)) == [own.path.stem]


def test_a_dead_workers_half_record_is_dropped(settings):
    story = make.article()
    path = worker_that_died(settings, (story, NOW, 1), (story, NOW, 2))
    path.write_bytes(path.read_bytes()[:-7])
    readership.fold()
    assert views(story) == 1
    assert not path.exists()


def test_an_empty_or_foreign_file_does_no_harm(settings):
    folder = Path(settings.JOURNAL_DIR)
    (folder / "a-1-1.journal").touch()
    (folder / "b-1-1.journal").write_bytes(os.urandom(5000))
    (folder / "notes.txt").write_text("kept")
    assert readership.fold() == set()
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]
    assert not JournalOffset.objects.exists()


STEPS = ["rename", "fsync", "delete", "unlink"]


@pytest.mark.parametrize("step", STEPS)
def test_removing_a_journal_may_stop_at_any_step(settings, monkeypatch, step):
    story = make.article()
    worker_that_died(settings, (story, NOW, 1))

    def stop(*args, **options):
        raise InterruptedError(step)

    with monkeypatch.context() as death:
        where = {"rename": Path, "unlink": Path, "fsync": os, "delete": journal}[step]
        death.setattr(where, {"delete": "remove"}.get(step, step), stop)
        with pytest.raises(InterruptedError):
            readership.fold()
    readership.fold()
    readership.fold()
    assert views(story) == 1
    assert list(Path(settings.JOURNAL_DIR).iterdir()) == []
    assert not JournalOffset.objects.exists()


def test_a_long_journal_is_followed_by_a_new_one(monkeypatch, settings):
    monkeypatch.setattr(folding, "REPLACE_AT", 3 * record.SIZE)
    story = make.article()
    read(story, 3)
    first = own.path
    readership.fold()
    read(story)
    readership.fold()
    assert own.path != first
    assert list(Path(settings.JOURNAL_DIR).iterdir()) == [own.path]
    assert views(story) == 4


def test_a_journal_does_not_outlive_its_day():
    story = make.article()
    read(story)
    first = own.path
    own.opened_at -= 86_400
    readership.fold()
    assert own.path != first
    assert not first.exists()


def test_a_journal_that_somebody_removed_is_counted_and_replaced(settings):
    story = make.article()
    read(story)
    own.path.unlink()
    read(story)
    readership.fold()
    read(story)
    readership.fold()
    assert views(story) == 3
    assert own.path.exists()


@pytest.mark.django_db(transaction=True)
def test_many_threads_that_fold_at_once_count_once(settings):
    settings.VIEWS_REPEAT_AFTER = 30
    stories = [make.article() for _ in range(5)]
    everybody = [(story, NOW, reader) for story in stories for reader in range(200)]
    for n in range(8):  # each reader was met by eight workers, in different orders
        worker_that_died(settings, *everybody[n * 100 :], *everybody[: n * 100], name=f"w-{n}-1")
    failed = []

    def work():
        try:
            folding.fold_left_behind()
        except DatabaseError as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert [views(story) for story in stories] == [200] * 5
