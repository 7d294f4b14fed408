"""Who counts as a reader, and that every reading is counted once."""

import pytest
from django.conf import settings
from django.utils import timezone

from articles.models import Article, DailyViews
from tests import make
from tests.front_door import FrontDoor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("connections_stay_open")]
BROWSER = make.BROWSER["HTTP_USER_AGENT"]


@pytest.fixture
def door(settings):
    settings.VIEWS_REPEAT_AFTER = 0
    return FrontDoor()


def views(story):
    return Article.objects.with_views().get(pk=story.pk).views


def test_a_reader_is_counted_once_a_request(door):
    story = make.article()
    for _ in range(3):
        door.get(story.get_absolute_url())
    door.beat()
    door.beat()
    assert views(story) == 3
    assert DailyViews.objects.get().day == timezone.localdate()


def test_reloads_of_one_reader_count_once_within_the_time_set(door, settings):
    settings.VIEWS_REPEAT_AFTER = 30
    story, other = make.article(), make.article()
    for _ in range(3):
        door.get(story.get_absolute_url())
    door.get(other.get_absolute_url())
    door.beat()
    assert (views(story), views(other)) == (1, 1)


NO_READERS = {
    "a crawler": {"user_agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
    "a link preview": {"user_agent": "facebookexternalhit/1.1"},
    "a library": {"user_agent": "python-requests/2.32"},
    "a shell": {"user_agent": "curl/8.5.0"},
    "no agent": {"user_agent": ""},
    "blank agent": {"user_agent": "  "},
    "prefetch": {"sec_purpose": "prefetch"},
    "prerender": {"sec_purpose": "prefetch;prerender"},
    "old prefetch": {"purpose": "prefetch"},
    "Firefox prefetch": {"x_moz": "prefetch"},
    "Safari preview": {"x_purpose": "preview"},
    "a part of the page": {"range": "bytes=0-10"},
    "the desk": {"cookie": f"{settings.SESSION_COOKIE_NAME}=x"},
}


@pytest.mark.parametrize("headers", NO_READERS.values(), ids=NO_READERS.keys())
def test_what_is_no_reader_is_not_counted(door, headers):
    story = make.article()
    for _ in range(2):  # rendered, then handed out of the store
        assert door.get(story.get_absolute_url(), **headers).status == 200
    door.beat()
    assert views(story) is None


def test_head_is_answered_and_not_counted(door):
    story = make.article()
    assert door.get(story.get_absolute_url(), method="HEAD").status == 200
    door.get(story.get_absolute_url())
    assert door.get(story.get_absolute_url(), method="HEAD").status == 200
    door.beat()
    assert views(story) == 1


def test_a_304_is_not_counted(door):
    story = make.article()
    tag = door.get(story.get_absolute_url()).headers["ETag"]
    assert door.get(story.get_absolute_url(), if_none_match=tag).status == 304
    door.beat()
    assert views(story) == 1


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_what_readers_cannot_open_is_not_counted(door, status):
    story = make.article(status=status)
    door.get(story.get_absolute_url())
    door.beat()
    assert views(story) is None


def test_a_redirect_to_the_right_address_is_not_counted(door):
    story = make.article("Cầu mới")
    assert door.get(f"/khac-{story.pk}.html").status == 301
    door.beat()
    assert views(story) is None


def test_counting_leaves_the_story_untouched(door):
    story = make.article()
    before = Article.objects.values().get()
    door.get(story.get_absolute_url())
    door.beat()
    assert Article.objects.values().get(pk=story.pk) == before


def test_the_number_on_a_kept_page_follows_the_count(door):
    story = make.article()
    DailyViews.objects.create(article=story, day=timezone.localdate(), count=1278)
    assert "1278 lượt" in door.get(story.get_absolute_url()).text
    for _ in range(4):
        door.get(story.get_absolute_url())
    door.beat()
    door.watch.counted = -100.0  # as if its seconds were over
    door.beat()
    page = door.get(story.get_absolute_url()).text
    assert "1283 lượt" in page
    assert "1278 lượt" not in page
