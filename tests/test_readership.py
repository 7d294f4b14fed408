"""Who counts as a reader, and that every reading is counted once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from articles.models import Article, DailyViews
from tests import make

pytestmark = pytest.mark.django_db
BROWSER = make.BROWSER["HTTP_USER_AGENT"]


def views(story):
    return Article.objects.with_views().get(pk=story.pk).views


def test_a_reader_is_counted_once_a_request_and_sees_the_count_before(client):
    story = make.article()
    for _ in range(3):
        client.get(story.get_absolute_url(), headers={"user-agent": BROWSER})
    assert views(story) == 3
    assert DailyViews.objects.get().day == timezone.localdate()


NO_READERS = {
    "a crawler": {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
    "a link preview": {"user-agent": "facebookexternalhit/1.1"},
    "a library": {"user-agent": "python-requests/2.32"},
    "a shell": {"user-agent": "curl/8.5.0"},
    "no agent": {"user-agent": ""},
    "blank agent": {"user-agent": "  "},
    "prefetch": {"user-agent": BROWSER, "sec-purpose": "prefetch"},
    "prerender": {"user-agent": BROWSER, "sec-purpose": "prefetch;prerender"},
    "old prefetch": {"user-agent": BROWSER, "purpose": "prefetch"},
    "Firefox prefetch": {"user-agent": BROWSER, "x-moz": "prefetch"},
    "Safari preview": {"user-agent": BROWSER, "x-purpose": "preview"},
    "a part of the page": {"user-agent": BROWSER, "range": "bytes=0-10"},
    "the desk": {"user-agent": BROWSER, "cookie": f"{settings.SESSION_COOKIE_NAME}=x"},
}


@pytest.mark.parametrize("headers", NO_READERS.values(), ids=NO_READERS.keys())
def test_what_is_no_reader_is_not_counted(client, headers):
    story = make.article()
    response = client.get(story.get_absolute_url(), headers=headers)
    assert response.status_code == 200
    assert views(story) is None


def test_head_is_answered_and_not_counted(client):
    story = make.article()
    response = client.head(story.get_absolute_url(), headers={"user-agent": BROWSER})
    assert response.status_code == 200
    assert views(story) is None


def test_somebody_signed_in_at_the_desk_is_not_counted(client):
    story = make.article()
    client.force_login(make.editor())
    client.get(story.get_absolute_url(), headers={"user-agent": BROWSER})
    assert views(story) is None


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_what_readers_cannot_open_is_not_counted(client, status):
    story = make.article(status=status)
    client.get(story.get_absolute_url(), headers={"user-agent": BROWSER})
    assert views(story) is None


def test_a_redirect_to_the_right_address_is_not_counted(client):
    story = make.article("Cầu mới")
    client.get(f"/khac-{story.pk}.html", headers={"user-agent": BROWSER})
    assert views(story) is None


def test_counting_leaves_the_story_untouched(client):
    story = make.article()
    before = Article.objects.values().get()
    client.get(story.get_absolute_url(), headers={"user-agent": BROWSER})
    assert Article.objects.values().get(pk=story.pk) == before


def test_a_story_is_most_read_by_the_last_days_only():
    old, new, never = make.article("Cũ"), make.article("Mới"), make.article("Chưa")
    today = timezone.localdate()
    DailyViews.objects.create(article=old, day=today - timedelta(days=7), count=1000)
    DailyViews.objects.create(article=old, day=today, count=1)
    DailyViews.objects.create(article=new, day=today - timedelta(days=6), count=2)
    DailyViews.objects.create(article=new, day=today, count=3)
    assert list(Article.objects.published().most_read(7)) == [new, old]
    assert views(old) == 1001
    assert views(never) is None


@pytest.mark.django_db(transaction=True)
def test_no_view_is_lost_among_many_readers_at_once():
    story = make.article()
    address = story.get_absolute_url()

    def read(times):
        try:
            client = Client(headers={"user-agent": BROWSER})
            return [client.get(address).status_code for _ in range(times)]
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as readers:
        answers = [status for part in readers.map(read, [25] * 8) for status in part]
    assert set(answers) == {200}
    assert views(story) == 200


def test_a_count_that_fails_does_not_fail_the_page(client, caplog):
    story = make.article()

    def away(execute, sql, *rest):
        if sql.strip().startswith("INSERT"):
            raise OperationalError("the database is away")
        return execute(sql, *rest)

    with connection.execute_wrapper(away):
        response = client.get(story.get_absolute_url(), headers={"user-agent": BROWSER})
    assert response.status_code == 200
    assert "was not counted" in caplog.text
