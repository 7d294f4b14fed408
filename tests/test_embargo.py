"""When readers see a story: the words of its time, and the moments that agree with each other."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article
from articles.models.embargo import EmbargoError
from articles.watch import FAR, next_moment
from tests import make
from tests.reading import html_of

pytestmark = pytest.mark.django_db

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def soon(minutes: float) -> datetime:
    return timezone.now() + timedelta(minutes=minutes)


def test_the_words_of_a_story_s_time():
    plain, held = make.article(), make.article(embargo=60)
    draft = make.draft(embargo=60)
    later = make.article(minutes_ago=-60, embargo=30)
    over, leaving = make.article(expires=-1), make.article(expires=60)
    withdrawn = make.article(status="withdrawn")
    make.article(status="withdrawn", embargo=60)
    stories = Article.objects.order_by("pk")
    assert list(stories.published()) == [plain, leaving]
    assert list(stories.embargoed()) == [held, draft, later, stories.last()]
    assert list(stories.scheduled()) == [held, later]
    assert list(stories.expired()) == [over]
    assert list(stories.expiring()) == [leaving]
    assert list(stories.withdrawn()) == [withdrawn]
    assert list(stories.gone()) == [over, withdrawn]


def test_objects_and_queries_agree_on_what_is_public():
    for minutes_ago in (60, -60):
        for embargo in ({}, {"embargo": -30}, {"embargo": 30}, {"embargo": 90}):
            make.article(minutes_ago=minutes_ago, **embargo)
            make.article(minutes_ago=minutes_ago, expires=120, **embargo)
            make.draft(published_at=soon(-minutes_ago), **embargo)
    make.article(expires=-1)
    for story in Article.objects.all():
        named = Article.objects.filter(pk=story.pk)
        assert story.is_public == named.published().exists()
        assert story.is_scheduled == named.scheduled().exists()
        assert story.is_embargoed == named.embargoed().exists()
        assert story.is_expired == named.expired().exists()


def test_a_story_is_listed_and_dated_from_the_moment_its_embargo_ends():
    embargo = datetime(2026, 3, 1, 0, 30, tzinfo=HANOI)
    story = make.article(published_at=datetime(2026, 2, 27, 8, tzinfo=HANOI), embargo_until=embargo)
    assert story.listed_at == story.public_changed_at == embargo
    assert story.listed_month == 202603
    dated = make.article(
        posted_at=datetime(2026, 2, 27, 9, tzinfo=HANOI),
        published_at=datetime(2026, 2, 27, tzinfo=HANOI),
        embargo_until=datetime(2026, 2, 27, 8, tzinfo=HANOI),
    )
    assert dated.listed_at == dated.posted_at


def test_publishing_puts_it_on_the_site_when_its_embargo_ends():
    story = make.draft(embargo=60)
    story.publish()
    assert story.is_scheduled
    assert story.posted_at == story.embargo_until


def test_publishing_what_would_have_expired_is_refused():
    for minutes in ({"expires": -1}, {"expires": 20, "published_at": soon(30)}):
        story = Article(headline="Tin", section=make.category(), published_at=None)
        story.expires_at = soon(minutes["expires"])
        story.save()
        with pytest.raises(ValidationError):
            story.publish(at=minutes.get("published_at"))
        story.refresh_from_db()
        assert story.status == "draft"


def test_withdrawing_an_expired_story_leaves_its_address_gone(client: Client):
    story = make.article(expires=-1)
    assert _("This story is no longer available") in html_of(client.get(story.get_absolute_url()))
    story.withdraw()
    answer = client.get(story.get_absolute_url())
    assert answer.status_code == 410
    assert _("This story has been withdrawn") in html_of(answer)


def test_a_withdrawn_story_under_embargo_is_not_even_told_of(client: Client):
    story = make.article(status="withdrawn", embargo=60)
    assert client.get(story.get_absolute_url()).status_code == 404


def test_bringing_an_expired_story_back_is_a_change_for_readers():
    story = make.article(minutes_ago=600, expires=-1)
    before = story.public_changed_at
    story.expires_at = None
    story.save()
    assert story.public_changed_at > before


def test_work_under_embargo_leaves_no_trace():
    story = make.article(embargo=60)
    story.headline = "Khác"
    story.save()
    assert story.public_changed_at == story.embargo_until


@pytest.mark.parametrize(
    "values",
    [
        {"expires_at": F("published_at")},
        {"embargo_until": soon(30), "expires_at": soon(20)},
        {"public_from": None},
    ],
    ids=["expired before publication", "expired under embargo", "out of step"],
)
def test_moments_that_contradict_each_other_are_refused_by_the_database(values: dict):
    make.article()
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.update(**values)


def test_a_change_in_bulk_moves_all_that_follows_from_it():
    stories = [make.article(minutes_ago=minutes) for minutes in (60, 90)]
    at = datetime(2026, 1, 31, 20, tzinfo=HANOI)
    Article.objects.update(embargo_until=soon(60))
    assert not Article.objects.published().exists()
    assert all(story.listed_at == story.embargo_until for story in Article.objects.all())
    other = make.draft()
    Article.objects.filter(pk=other.pk).update(status="published", published_at=at)
    other.refresh_from_db()
    assert (other.public_from, other.listed_at, other.listed_month) == (at, at, 202601)
    Article.objects.filter(pk=other.pk).update(published_at=F("published_at") + timedelta(hours=5))
    other.refresh_from_db()
    assert (other.public_from, other.listed_month) == (at + timedelta(hours=5), 202602)
    Article.objects.filter(pk__in=[story.pk for story in stories]).update(status="draft")
    assert list(Article.objects.exclude(public_from=None)) == [other]


def test_nobody_lifts_an_embargo_early_on_any_way_into_the_database():
    story = make.article(embargo=60)
    rows = Article.objects.filter(pk=story.pk)
    for until in (None, soon(30), F("published_at")):
        with pytest.raises(EmbargoError):
            rows.update(embargo_until=until)
    stale = rows.get()
    stale.embargo_until = soon(30)
    for save in (stale.save, lambda: stale.save(update_fields=["embargo_until"])):
        with pytest.raises(EmbargoError):
            save()
    with pytest.raises(EmbargoError), transaction.atomic():
        Article.objects.bulk_update([stale], ["embargo_until"])
    assert rows.get().embargo_until == story.embargo_until


def test_a_longer_embargo_and_one_that_has_ended_are_free_to_change():
    held, over = make.article(embargo=60), make.article(embargo=-1)
    held.embargo_until = soon(90)
    held.save()
    Article.objects.filter(pk=held.pk).update(embargo_until=soon(120))
    over.embargo_until = None
    over.save()
    assert over.is_public


def test_kept_pages_end_when_an_embargo_ends_and_when_a_story_expires():
    make.draft(embargo=1, expires=2)
    assert ahead() == pytest.approx(FAR, abs=5)
    make.article(expires=50)
    assert ahead() == pytest.approx(50 * 60, abs=5)
    make.article(embargo=40)
    assert ahead() == pytest.approx(40 * 60, abs=5)
    make.article(minutes_ago=-30, embargo=10)
    assert ahead() == pytest.approx(30 * 60, abs=5)


def ahead() -> float:
    return next_moment() - timezone.now().timestamp()
