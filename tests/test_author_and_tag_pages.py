"""Who signed what, and what is about what."""

import pytest
from django.test import Client
from django.utils.translation import gettext as _

from articles.models import Byline
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
    title_of,
)

pytestmark = pytest.mark.django_db

AUTHOR, TAG = "/tac-gia/the-ha/", "/tu-khoa/de-dieu/"
BOTH = pytest.mark.parametrize("address", [AUTHOR, TAG])


def signed(headline: str = "", **fields) -> None:
    make.article(headline, authors=["Thế Hà"], tags=["Đê điều"], **fields)


def test_an_author_is_shown_with_portrait_words_and_stories(client: Client) -> None:
    portrait = make.image(alt="Chân dung")
    make.author("Thế Hà", bio="Phóng viên từ năm 2009.", portrait=portrait)
    signed("Cũ hơn", minutes_ago=90)
    signed("Mới hơn", minutes_ago=30)
    make.article("Người khác viết", authors=["Lê An"])
    page = client.get(AUTHOR)
    face = portrait.rendition_url(320, "1x1", "avif")
    assert stand_in_order(page, face, "Thế Hà", "Phóng viên từ năm 2009.", "Mới hơn", "Cũ hơn")
    assert "Người khác viết" not in html_of(page)
    assert title_of(page).startswith("Thế Hà - ")


def test_a_photographers_stories_are_theirs_too(client: Client) -> None:
    story = make.article("Ảnh của người khác")
    photographer = make.author("Thế Hà")
    Byline.objects.create(article=story, author=photographer, role="photographer")
    assert story.get_absolute_url() in links_of(client.get(AUTHOR))


def test_a_story_signed_in_two_roles_stands_once(client: Client) -> None:
    story = make.article("Tin, ảnh một người", authors=["Thế Hà"])
    author = story.bylines.get().author
    Byline.objects.create(article=story, author=author, role="photographer")
    assert links_of(client.get(AUTHOR)).count(story.get_absolute_url()) == 1


def test_an_author_without_stories_has_a_page_that_leads_on(client: Client) -> None:
    make.author("Thế Hà")
    page = client.get(AUTHOR)
    assert page.status_code == 200
    assert _("No story by this author is on the site now.") in html_of(page)
    assert links_of(page)[-1] == "/"


def test_a_tag_lists_its_stories_newest_first(client: Client) -> None:
    signed("Cũ hơn", minutes_ago=90)
    signed("Mới hơn", minutes_ago=30)
    make.article("Chuyện khác", tags=["Giá cả"])
    page = client.get(TAG)
    assert said_in(page, "h1", "page-name") == "Đê điều"
    assert stand_in_order(page, "Mới hơn", "Cũ hơn")
    assert "Chuyện khác" not in html_of(page)


@UNSEEN
@BOTH
def test_what_readers_may_not_see_is_not_even_counted(client, address: str, unseen: dict) -> None:
    for _number in range(STORIES_A_PAGE):
        signed()
    signed("Chưa ai được đọc", **unseen)
    page = client.get(address)
    assert page.status_code == 200
    assert "Chưa ai được đọc" not in html_of(page)
    assert 'class="pagination"' not in html_of(page)


@UNSEEN
def test_a_tag_that_no_public_story_has_does_not_exist(client: Client, unseen: dict) -> None:
    signed("Chưa ai được đọc", **unseen)
    assert client.get(TAG).status_code == 404


def test_unknown_authors_and_tags_are_not_found(client: Client) -> None:
    assert client.get(AUTHOR).status_code == 404
    assert client.get(TAG).status_code == 404


@pytest.mark.parametrize("asked", BAD_PAGES)
@BOTH
def test_a_page_that_does_not_exist_is_not_found(client: Client, address: str, asked: str) -> None:
    signed()
    assert client.get(address, {"page": asked}).status_code == 404


@BOTH
def test_many_stories_take_pages(client: Client, address: str) -> None:
    for _number in range(STORIES_A_PAGE + 1):
        signed()
    assert f"{address}?page=2" in links_of(client.get(address))
    second = client.get(address, {"page": 2})
    assert sum(link.endswith(".html") for link in links_of(second)) == 1
    assert f'{address}?page=2">' in html_of(second).split("</head>")[0]


def test_hostile_words_are_only_words(client: Client) -> None:
    make.author(f"Tên {HOSTILE}", slug="the-ha", bio=HOSTILE, portrait=make.image(alt=HOSTILE))
    story = make.article(f"Tít {HOSTILE}", tags=[f"Từ {HOSTILE}"], authors=[f"Tên {HOSTILE}"])
    for address in (AUTHOR, story.tags.get().get_absolute_url()):
        page = html_of(client.get(address))
        assert "<script>" not in page
        assert "<img src=x" not in page
        assert HARMLESS in page


@BOTH
def test_they_set_no_cookie_and_answer_head(client: Client, address: str) -> None:
    signed()
    assert not client.get(address).cookies
    assert (client.head(address).status_code, client.head(address).content) == (200, b"")


@pytest.mark.parametrize("stories", [5, 50])
@BOTH
def test_they_cost_five_queries_however_many_stories_there_are(
    client: Client, django_assert_num_queries, address: str, stories: int
) -> None:
    for _number in range(stories):
        signed()
    with django_assert_num_queries(5):
        client.get(address, **make.BROWSER)


def test_an_author_stands_with_position_and_portrait(client: Client) -> None:
    person = make.author("Lê An", title="Phóng viên ảnh", portrait=make.image(alt="Chân dung"))
    page = client.get(person.get_absolute_url())
    assert said_in(page, "p", "person-title") == "Phóng viên ảnh"
    assert 'alt="Chân dung"' in html_of(page)
    assert links_of(page)[0] == "/"
