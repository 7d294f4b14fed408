"""A reader's reloads, and the salt that makes a reader of an address."""

import threading
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, OperationalError, connection, transaction
from django.utils import timezone

from articles import readership
from articles.models import ReaderSalt, Reading
from articles.readership import repeats
from articles.readership.pseudonym import pseudonym, salt
from tests import make
from tests.readings import MINUTE, NOW, READER, read, views, worker_that_died, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _every_reading(settings):
    settings.VIEWS_REPEAT_AFTER = 0


# ── repeats ───────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def half_an_hour(settings):
    settings.VIEWS_REPEAT_AFTER = 30


@pytest.mark.usefixtures("half_an_hour")
@pytest.mark.parametrize("together", [True, False], ids=["in one fold", "in many"])
@pytest.mark.parametrize(
    ("minutes", "counted"),
    [
        ([0, 0], 1),
        ([0, 10, 29], 1),
        ([0, 30], 2),
        ([0, 20, 40], 2),  # 40 is half an hour after what was counted, whatever was in between
        ([0, 29, 31, 59, 61], 3),
        ([0, 90, 180], 3),
        ([10, 0], 1),  # another worker's clock, or its journal was late
        ([90, 0], 2),
    ],
)
def test_a_readers_reloads_count_once_in_half_an_hour(minutes, counted, together):
    story = make.article()
    for minute in minutes:
        write((story, NOW + minute * MINUTE, 7))
        if not together:
            readership.fold()
    readership.fold()
    assert views(story) == counted


@pytest.mark.usefixtures("half_an_hour")
def test_other_readers_and_other_stories_are_not_repeats():
    one, two = make.article(), make.article()
    write((one, NOW, 7), (one, NOW, 8), (two, NOW, 7), (two, NOW, 7))
    readership.fold()
    assert (views(one), views(two)) == (2, 1)


@pytest.mark.usefixtures("half_an_hour")
def test_a_reader_whom_two_workers_met_counts_once(settings):
    story = make.article()
    worker_that_died(settings, (story, NOW, 7))
    write((story, NOW + 1000, 7))
    readership.fold()
    assert views(story) == 1


@pytest.mark.usefixtures("half_an_hour")
def test_repeats_are_forgotten_with_the_count_when_a_fold_fails():
    story = make.article()
    write((story, NOW, 7))

    def fails(execute, sql, *rest):
        if "dailyviews" in sql and sql.strip().startswith("INSERT"):
            raise IntegrityError
        return execute(sql, *rest)

    with connection.execute_wrapper(fails), pytest.raises(IntegrityError):
        readership.fold()
    assert not Reading.objects.exists()
    readership.fold()
    assert views(story) == 1


def test_where_every_request_counts_no_reader_is_kept():
    read(make.article(), 2)
    readership.fold()
    assert not Reading.objects.exists()


@pytest.mark.usefixtures("half_an_hour")
def test_rows_that_make_no_repeat_any_more_are_swept():
    story = make.article()
    write((story, NOW - 91 * MINUTE, 1), (story, NOW - 80 * MINUTE, 2), (story, NOW, 3))
    readership.fold()
    repeats.Sweep()()
    assert sorted(Reading.objects.values_list("reader", flat=True)) == [2, 3]


def test_the_sweep_is_made_every_few_minutes_only(django_assert_num_queries):
    sweep = repeats.Sweep()
    sweep()
    with django_assert_num_queries(0):
        sweep()


# ── the day's salt ────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("half_an_hour")
def test_a_new_day_has_a_new_salt_and_the_old_one_is_gone():
    yesterday = timezone.localdate() - timedelta(days=1)
    salt.key = ReaderSalt.objects.key_of(yesterday)
    salt.day = yesterday
    before = pseudonym(READER)
    readership.fold()
    assert pseudonym(READER) != before
    assert [row.day for row in ReaderSalt.objects.all()] == [timezone.localdate()]


@pytest.mark.usefixtures("half_an_hour")
def test_the_old_salt_serves_while_the_database_is_away_at_midnight():
    before = pseudonym(READER)
    salt.day = timezone.localdate() - timedelta(days=1)

    def away(execute, *rest):
        raise OperationalError("away")

    with connection.execute_wrapper(away):
        with pytest.raises(DatabaseError):
            readership.fold()
        assert pseudonym(READER) == before


@pytest.mark.usefixtures("half_an_hour")
def test_a_worker_that_starts_without_a_database_notes_all_the_same(caplog):
    story = make.article()

    def away(execute, *rest):
        raise OperationalError("away")

    with connection.execute_wrapper(away):
        read(story)
    readership.fold()
    assert views(story) == 1
    assert salt.day == timezone.localdate()
    assert "told apart in this worker only" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_many_workers_that_start_at_once_share_one_salt():
    keys = []

    def work():
        try:
            keys.append(ReaderSalt.objects.key_of(timezone.localdate()))
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys) == 8
    assert len(set(keys)) == 1


@pytest.mark.django_db(transaction=True)
def test_folding_inside_a_transaction_is_refused():
    read(make.article())
    with pytest.raises(RuntimeError), transaction.atomic():
        readership.fold()
