"""A section's page: its stories and its parts' stories, newest first, page by page."""

import pytest
from django.test import Client
from django.utils.translation import gettext as _

from articles.models import Category
from articles.pagination import STORIES_A_PAGE
from tests import make
from tests.reading import (
    BAD_PAGES,
    HARMLESS,
    HOSTILE,
    UNSEEN,
    html_of,
    links_of,
    said_in,
    stand_in_order,
    text_of,
    title_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> Category:
    return make.category("Đô thị", parent=make.category("Thời sự"))


def fill(section: Category, stories: int) -> None:
    for age in range(stories):
        make.article(f"Tin thứ {age + 1}", section=section, minutes_ago=60 + age)


def test_stories_stand_newest_first_with_those_of_the_parts(client: Client, city: Category) -> None:
    make.article("Cũ hơn", section=city, minutes_ago=90)
    make.article("Mới hơn", section=city.parent, minutes_ago=30)
    make.article("Mục khác", section=make.category("Kinh tế"))
    page = client.get("/thoi-su/")
    assert stand_in_order(page, "Mới hơn", "Cũ hơn")
    assert "Mục khác" not in html_of(page)
    assert said_in(page, "h1", "page-name") == "Thời sự"
    assert "/thoi-su/do-thi/" in links_of(page)


def test_a_part_says_what_it_is_a_part_of(client: Client, city: Category) -> None:
    make.article("Trong mục nhỏ", section=city)
    make.article("Ở mục lớn", section=city.parent)
    page = client.get("/thoi-su/do-thi/")
    assert links_of(page)[:2] == ["/", "/thoi-su/"]
    assert "Trong mục nhỏ" in html_of(page)
    assert "Ở mục lớn" not in html_of(page)


def test_a_part_asked_for_elsewhere_leads_to_its_address(client: Client, city: Category) -> None:
    for wrong in ("/do-thi/", "/kinh-te/do-thi/"):
        answer = client.get(wrong)
        assert (answer.status_code, answer.headers["Location"]) == (301, "/thoi-su/do-thi/")
    assert client.get("/khong-co/").status_code == 404
    assert client.get("/thoi-su/khong-co/").status_code == 404


def test_a_section_without_stories_says_so_and_leads_on(client: Client, city: Category) -> None:
    page = client.get("/thoi-su/do-thi/")
    assert page.status_code == 200
    assert _("This section has no stories yet") in html_of(page)
    assert links_of(page)[-1] == "/"


@UNSEEN
def test_what_readers_may_not_see_is_not_even_counted(client, city: Category, unseen: dict) -> None:
    fill(city, STORIES_A_PAGE)
    make.article("Chưa ai được đọc", section=city, **unseen)
    page = client.get("/thoi-su/do-thi/")
    assert "Chưa ai được đọc" not in html_of(page)
    assert 'class="pagination"' not in html_of(page)


def test_many_stories_take_pages_with_addresses_of_their_own(client, city, settings) -> None:
    settings.SITE_URL = "https://phusa.example"
    fill(city, STORIES_A_PAGE * 2 + 1)
    address = "/thoi-su/do-thi/"
    first, second, third = (client.get(address, {"page": n} if n > 1 else {}) for n in (1, 2, 3))
    base = f"https://phusa.example{address}"
    assert f'<link rel="canonical" href="{base}">' in html_of(first)
    assert f'<link rel="next" href="{base}?page=2">' in html_of(first)
    assert 'rel="prev"' not in html_of(first)
    assert f'<link rel="canonical" href="{base}?page=2">' in html_of(second)
    assert f'<link rel="prev" href="{base}">' in html_of(second)
    assert f'<link rel="next" href="{base}?page=3">' in html_of(second)
    assert 'rel="next"' not in html_of(third)
    assert title_of(second) != title_of(first)
    assert _("page %(number)s") % {"number": 2} in title_of(second)


def test_pages_share_no_story_and_leave_none_out(client: Client, city: Category) -> None:
    fill(city, STORIES_A_PAGE + 5)
    shown = [
        link
        for number in (1, 2)
        for link in links_of(client.get("/thoi-su/do-thi/", {"page": number}))
        if link.endswith(".html")
    ]
    assert len(shown) == len(set(shown)) == STORIES_A_PAGE + 5


def test_the_page_numbers_say_which_is_open(client: Client, city: Category) -> None:
    fill(city, STORIES_A_PAGE + 1)
    page = html_of(client.get("/thoi-su/do-thi/", {"page": "2"}))
    assert '<a aria-current="page" href="/thoi-su/do-thi/?page=2">2</a>' in page
    assert '<a class="turn" rel="prev" href="/thoi-su/do-thi/">' in page


@pytest.mark.parametrize("asked", BAD_PAGES)
def test_a_page_that_does_not_exist_is_not_found(client: Client, city: Category, asked) -> None:
    fill(city, 3)
    assert client.get("/thoi-su/do-thi/", {"page": asked}).status_code == 404


def test_a_page_asked_for_twice_is_not_found(client: Client, city: Category) -> None:
    fill(city, STORIES_A_PAGE + 1)
    assert client.get("/thoi-su/do-thi/?page=1&page=2").status_code == 404


def test_the_first_page_may_be_asked_for_by_number(client: Client, city: Category) -> None:
    assert client.get("/thoi-su/do-thi/?page=1").status_code == 200


def test_hostile_words_are_only_words(client: Client) -> None:
    section = make.category(f"Mục {HOSTILE}", slug="muc", description=HOSTILE)
    make.category(f"Nhỏ {HOSTILE}", parent=section)
    make.article(f"Tít {HOSTILE}", section=section, lead=HOSTILE)
    page = html_of(client.get("/muc/"))
    assert "<script>" not in page
    assert "<img src=x" not in page
    assert HARMLESS in page
    assert "{{ 7|add:7 }}" in text_of(page)


def test_it_sets_no_cookie_and_answers_head(client: Client, city: Category) -> None:
    assert not client.get("/thoi-su/").cookies
    assert (client.head("/thoi-su/").status_code, client.head("/thoi-su/").content) == (200, b"")


@pytest.mark.parametrize("stories", [5, 50])
def test_it_costs_six_queries_however_many_stories_there_are(
    client: Client, city: Category, django_assert_num_queries, stories: int
) -> None:
    fill(city, stories)
    with django_assert_num_queries(6):
        client.get("/thoi-su/", **make.BROWSER)
