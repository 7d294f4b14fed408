"""Pages for what cannot be shown: they help, give nothing away, and need as little as they can."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path
from django.utils.translation import gettext as _

from tests import make
from tests.reading import HARMLESS, HOSTILE, html_of, links_of, title_of


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("boom")


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("secret reason")


def suspicious(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation("secret reason")


urlpatterns = [
    path("hong/", broken),
    path("cam/", forbidden),
    path("la/", suspicious),
    path("", include("newsroom.urls")),
]

STATIC_PAGES = pytest.mark.parametrize(
    ("address", "status"), [("/hong/", 500), ("/cam/", 403), ("/la/", 400)]
)


@STATIC_PAGES
@override_settings(ROOT_URLCONF=__name__)
def test_pages_of_failures_are_styled_and_need_no_database(address: str, status: int) -> None:
    page = Client(raise_request_exception=False).get(address)  # no django_db: a query would raise
    assert page.status_code == status
    assert "css/site.css" in html_of(page)
    assert links_of(page) == (["/admin/", "/"] if status == 403 else ["/"])
    assert '<meta name="robots" content="noindex">' in html_of(page)
    for secret in ("boom", "secret reason", "Traceback"):
        assert secret not in html_of(page)
    assert not page.cookies


@STATIC_PAGES
@override_settings(ROOT_URLCONF=__name__)
def test_pages_of_failures_speak_the_sites_language(address: str, status: int, settings) -> None:
    page = Client(raise_request_exception=False).get(address)
    assert f'<html lang="{settings.LANGUAGE_CODE}">' in html_of(page)


@pytest.mark.django_db
def test_a_page_that_does_not_exist_offers_the_newest_and_the_sections(client: Client) -> None:
    story = make.article(section=make.category("Thời sự"))
    make.draft("Chưa ai được đọc")
    page = client.get("/khong-co-trang-nay.html")
    assert page.status_code == 404
    assert links_of(page) == [story.get_absolute_url()]
    assert "/thoi-su/" in links_of(page, inside="header")
    assert "Chưa ai được đọc" not in html_of(page)
    assert title_of(page).startswith(_("Page not found"))
    assert '<meta name="robots" content="noindex">' in html_of(page)
    assert 'rel="canonical"' not in html_of(page)
    assert not page.cookies


@pytest.mark.django_db
def test_a_page_that_does_not_exist_repeats_no_word_of_its_address(client: Client) -> None:
    page = html_of(client.get(f"/{HOSTILE}/", {"q": HOSTILE}))
    assert "<script>" not in page
    assert HARMLESS not in page


@pytest.mark.django_db
def test_on_an_empty_site_it_still_answers(client: Client) -> None:
    assert client.get("/khong-co/").status_code == 404


@pytest.mark.django_db
def test_a_withdrawn_story_says_so_and_offers_the_newest(client: Client) -> None:
    gone = make.article("Bài đã rút", status="withdrawn")
    story = make.article("Tin mới")
    page = client.get(gone.get_absolute_url())
    assert page.status_code == 410
    assert _("This story has been withdrawn") in html_of(page)
    assert links_of(page) == [story.get_absolute_url()]
    assert '<meta name="robots" content="noindex">' in html_of(page)
    assert not page.cookies
    assert client.head(gone.get_absolute_url()).status_code == 410


@pytest.mark.django_db
@pytest.mark.parametrize("stories", [5, 50])
def test_a_404_costs_four_queries_however_many_stories_there_are(
    client: Client, django_assert_num_queries, stories: int
) -> None:
    for _number in range(stories):
        make.article()
    with django_assert_num_queries(4):  # the last one looks for an old address
        client.get("/khong-co/", **make.BROWSER)
