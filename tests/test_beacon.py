"""VIEWS_MODE=beacon: a reading is what a page of this site reports, and nothing tells of drafts."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import readership
from articles.models import Article
from tests import make
from tests.reading import html_of

pytestmark = pytest.mark.django_db
BROWSER = {"user-agent": make.BROWSER["HTTP_USER_AGENT"]}
HERE = {**BROWSER, "sec-fetch-site": "same-origin", "sec-fetch-dest": "empty"}


@pytest.fixture(autouse=True)
def _by_beacon(settings):
    settings.VIEWS_MODE = "beacon"
    settings.SITE_URL = "https://bao.example.vn"


@pytest.fixture
def reader():
    return Client(enforce_csrf_checks=True)


def views(story):
    readership.fold()
    return Article.objects.with_views().get(pk=story.pk).views or 0


def report(reader, pk, headers=HERE, body=""):
    return reader.post(
        reverse("reading", args=[pk]), body, content_type="text/plain", headers=headers
    )


def test_a_report_is_counted_without_cookie_or_body(reader):
    story = make.article()
    response = report(reader, story.pk)
    assert (response.status_code, response.content) == (204, b"")
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]
    assert views(story) == 1


def test_a_report_asks_the_database_nothing(reader, django_assert_num_queries, settings):
    settings.VIEWS_REPEAT_AFTER = 0
    story = make.article()
    with django_assert_num_queries(0):
        assert report(reader, story.pk).status_code == 204


def test_drafts_and_unknown_stories_answer_alike_and_are_not_counted(reader):
    later = timezone.now() + timedelta(hours=1)
    hidden = [make.draft(), make.article(status="withdrawn"), make.article(published_at=later)]
    public = report(reader, make.article().pk)
    for pk in [*(story.pk for story in hidden), 999_999_999_999_999_999]:
        response = report(reader, pk)
        assert response.status_code == public.status_code
        assert response.headers == public.headers
    assert [views(story) for story in hidden] == [0, 0, 0]


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "cross-site", "origin": "https://bao.example.vn"},
        {"origin": "https://khac.example.vn"},
        {"origin": "http://bao.example.vn"},
        {"origin": "https://bao.example.vn.khac.vn"},
        {"origin": "null"},
        {},
    ],
    ids=str,
)
def test_other_sites_are_refused(reader, headers):
    story = make.article()
    assert report(reader, story.pk, BROWSER | headers).status_code == 403
    assert views(story) == 0


@pytest.mark.parametrize("origin", ["https://bao.example.vn", "http://testserver"])
def test_an_old_browser_is_known_by_its_origin(reader, origin):
    story = make.article()
    assert report(reader, story.pk, BROWSER | {"origin": origin}).status_code == 204
    assert views(story) == 1


@pytest.mark.parametrize("method", ["get", "head", "put", "delete", "options"])
def test_only_a_post_reports(reader, method):
    story = make.article()
    assert (
        getattr(reader, method)(reverse("reading", args=[story.pk]), headers=HERE).status_code
        == 405
    )
    assert views(story) == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"user-agent": ""},
        {"sec-purpose": "prefetch;prerender"},
        {"cookie": "sessionid=abc"},
        {"authorization": "Basic YTpi"},
    ],
    ids=str,
)
def test_who_is_no_reader_is_answered_and_not_counted(reader, headers):
    story = make.article()
    assert report(reader, story.pk, HERE | headers).status_code == 204
    assert views(story) == 0


def test_a_small_body_is_ignored_and_a_large_one_refused(reader):
    story = make.article()
    assert report(reader, story.pk, body="x" * 999).status_code == 204
    assert report(reader, story.pk, body="x" * 1000).status_code == 413
    assert views(story) == 1


def test_a_report_sent_twice_counts_once(reader):
    story = make.article()
    for _ in range(3):
        report(reader, story.pk)
    assert views(story) == 1


def test_pages_are_counted_by_requests_or_by_reports_never_by_both(reader, settings):
    story = make.article()
    environ = {"REQUEST_METHOD": "GET", **make.BROWSER}
    readership.handed_out(story.pk, environ)
    assert views(story) == 0
    settings.VIEWS_MODE = "request"
    report(reader, story.pk)  # from a page that was kept somewhere since before
    assert views(story) == 0
    readership.handed_out(story.pk, environ)
    assert views(story) == 1


def test_a_story_s_page_says_where_to_report_and_others_do_not(reader):
    story = make.article()
    page = html_of(reader.get(story.get_absolute_url()))
    assert f'<meta name="readership" content="/luot-doc/{story.pk}">' in page
    assert '<script type="module" src="/static/js/readership.js"></script>' in page
    assert 'rel="canonical"' in page  # the rest of the head is as ever
    for address in ("/", story.section.get_absolute_url()):
        assert "readership" not in html_of(reader.get(address))


def test_where_handing_out_is_counted_no_page_reports(reader, settings):
    settings.VIEWS_MODE = "request"
    assert "readership" not in html_of(reader.get(make.article().get_absolute_url()))


def test_caches_may_hand_pages_out_only_if_browsers_report(reader, settings):
    address = make.article().get_absolute_url()
    assert reader.get(address)["Cache-Control"] == (
        "public, max-age=0, s-maxage=60, stale-while-revalidate=30, stale-if-error=86400"
    )
    settings.VIEWS_MODE = "request"
    assert reader.get(address)["Cache-Control"] == (
        "public, max-age=0, must-revalidate, stale-if-error=86400"
    )
