"""How often stories were read hour by hour, and what that makes the most read."""

from datetime import date

import pytest
from django.db.models import Sum

from articles import readership
from articles.models import Article, DailyViews, HourlyViews
from articles.models.hourly_views import HALF_LIFE, KEPT, WEEK, hour_of, this_hour
from articles.readership.repeats import Sweep
from tests import make
from tests.readings import NOW, read, worker_that_died, write

pytestmark = pytest.mark.django_db
HOUR = 3600_000
read_before = make.read


@pytest.fixture(autouse=True)
def _every_reading(settings):
    settings.VIEWS_REPEAT_AFTER = 0


def ranking(hours=0):
    return list(Article.objects.published().most_read(hours))


def kept_hours():
    rows = HourlyViews.objects.order_by("article_id", "hour")
    return list(rows.values_list("article_id", "hour", "count"))


def test_readings_are_counted_in_the_hour_in_which_they_were():
    story, other = make.article(), make.article()
    begun = hour_of(NOW) * HOUR
    write((story, begun, 0), (story, begun - 1, 0), (other, begun, 0), (story, begun + 1, 0))
    readership.fold()
    hour = hour_of(begun)
    assert kept_hours() == [(story.pk, hour - 1, 1), (story.pk, hour, 2), (other.pk, hour, 1)]
    write((story, begun, 0))
    readership.fold()
    assert kept_hours()[1] == (story.pk, hour, 3)


def test_hours_and_days_have_the_same_sums(settings):
    settings.VIEWS_REPEAT_AFTER = 30
    stories = [make.article() for _ in range(4)]
    moments = [NOW - n * 11 * 60_000 for n in range(200)]
    write(*((story, moment, n % 3) for story in stories for n, moment in enumerate(moments)))
    worker_that_died(settings, *((story, NOW, 7) for story in stories))
    readership.fold()
    for story in stories:
        of_days = DailyViews.objects.filter(article=story).aggregate(n=Sum("count"))["n"]
        of_hours = HourlyViews.objects.filter(article_id=story.pk).aggregate(n=Sum("count"))["n"]
        assert of_days == of_hours > 10


def test_after_eight_days_an_hour_is_forgotten():
    story = make.article()
    for hours_ago in (0, KEPT - 1, KEPT, KEPT + 100):
        read_before(story, 1, hours_ago)
    Sweep()()
    assert [this_hour() - hour for _, hour, _ in kept_hours()] == [KEPT - 1, 0]


def test_a_reading_weighs_half_as_much_half_a_day_later():
    story = make.article()
    for hours_ago in range(0, WEEK, HALF_LIFE):
        HourlyViews.objects.all().delete()
        read_before(story, 1000, hours_ago)
        expected = 1000 * 2 * HALF_LIFE << (WEEK - hours_ago) // HALF_LIFE
        assert ranking()[0].recent_views == expected


def test_a_reading_weighs_less_with_every_hour():
    stories = [read_before(make.article(), 10, hours_ago) for hours_ago in range(WEEK)]
    assert ranking() == stories


def test_what_is_read_now_stands_above_what_was_read_more_last_week():
    week_old = read_before(make.article(), 1000, 160)
    fresh = read_before(make.article(), 3)
    assert ranking() == [fresh, week_old]
    assert ranking(hours=WEEK) == [week_old, fresh]
    assert ranking(hours=24) == [fresh]


def test_stories_read_equally_stand_newest_first():
    stories = [read_before(make.article(minutes_ago=age), 5) for age in (10, 20, 30)]
    assert ranking() == ranking(hours=6) == stories


def test_counts_of_an_earlier_site_are_never_recent():
    story = make.article()
    DailyViews.objects.create(article=story, day=date(1900, 1, 1), count=10**9)
    assert ranking() == ranking(hours=WEEK) == []


def test_billions_of_readings_are_ordered_too():
    less, more = (read_before(make.article(), n) for n in (10**12, 10**12 + 1))
    assert ranking() == [more, less]


def test_what_is_gone_is_not_ranked_and_harms_nobody():
    story, gone = read_before(make.article(), 1), read_before(make.draft(), 100)
    gone.delete()
    assert ranking() == [story]


def test_curves_of_many_stories_take_one_query(django_assert_num_queries):
    one, two, never = make.article(), make.article(), make.article()
    read_before(one, 4, hours_ago=2)
    read_before(one, 7)
    read_before(two, 9, hours_ago=3)
    with django_assert_num_queries(1):
        curves = HourlyViews.objects.curves([one.pk, two.pk, never.pk], hours=3)
    assert curves == {one.pk: [4, 0, 7], two.pk: [0, 0, 0], never.pk: [0, 0, 0]}


def test_a_reading_is_on_the_curve_as_soon_as_it_is_folded():
    story = make.article()
    read(story, 3)
    readership.fold()
    assert sum(HourlyViews.objects.curves([story.pk], hours=2)[story.pk]) == 3
