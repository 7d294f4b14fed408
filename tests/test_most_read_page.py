"""What readers opened most, just now or in a span of time."""

import re

import pytest
from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import HttpResponse
from django.test import Client
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tests import make
from tests.front_door import FrontDoor
from tests.reading import HARMLESS, HOSTILE, UNSEEN, html_of, said_in, text_of

pytestmark = pytest.mark.django_db

ADDRESS = "/doc-nhieu/"


read = make.read


def ranked(page: HttpResponse) -> list[str]:
    """List where the ranking leads."""
    ranking = html_of(page).split('<ol class="ranking"')[1].split("</main>")[0]
    return re.findall(r'<a\b[^>]*href="([^"]*)"', ranking)


def test_what_is_read_now_stands_first(client: Client) -> None:
    fading = read(make.article(), 8, hours_ago=100)
    fresh = read(make.article(), 4)
    make.article("Chưa ai đọc")
    ranking = [fresh.get_absolute_url(), fading.get_absolute_url()]
    assert ranked(client.get(ADDRESS)) == ranking


@pytest.mark.parametrize(("span", "hours"), [("6h", 6), ("24h", 24), ("7d", 168)])
def test_a_span_can_be_asked_for(client: Client, span: str, hours: int) -> None:
    first, second = make.article(minutes_ago=1), make.article(minutes_ago=2)
    read(second, 8)
    read(first, 9, hours_ago=hours - 1)
    read(make.article("Đã lâu"), 1000, hours_ago=hours)
    page = client.get(ADDRESS, {"trong": span})
    assert ranked(page) == [first.get_absolute_url(), second.get_absolute_url()]
    assert f'href="{ADDRESS}?trong={span}" aria-current="page"' in html_of(page)
    assert f'{ADDRESS}?trong={span}">' in html_of(page).split('rel="canonical"')[1].split("\n")[0]


@pytest.mark.parametrize("span", ["1h", "24", "24H", "7n", "6h ", "-1", "x" * 500])
def test_any_other_span_is_not_found(client: Client, span: str) -> None:
    assert client.get(ADDRESS, {"trong": span}).status_code == 404


@pytest.mark.usefixtures("connections_stay_open")
def test_each_span_is_a_page_of_its_own_in_the_store() -> None:
    read(make.article("Hôm qua"), 5, hours_ago=20)
    door = FrontDoor()
    for address, shown in ((ADDRESS, True), (f"{ADDRESS}?trong=6h", False)):
        for _time in range(2):
            assert ("Hôm qua" in door.get(address).text.split("<main")[1]) == shown


def test_the_number_of_readings_is_said_with_a_thousands_mark(client: Client) -> None:
    read(make.article(), 1278)
    said = ngettext("%(shown)s view", "%(shown)s views", 1278) % {"shown": intcomma(1278)}
    assert said_in(client.get(ADDRESS, {"trong": "24h"}), "p", "quiet") == said


def test_it_lists_twenty_at_most(client: Client) -> None:
    for _number in range(22):
        read(make.article(), 1)
    assert len(ranked(client.get(ADDRESS))) == 20


@UNSEEN
def test_what_readers_may_not_see_is_nowhere(client: Client, unseen: dict) -> None:
    read(make.article("Chưa ai được đọc", **unseen), 1000)
    assert "Chưa ai được đọc" not in html_of(client.get(ADDRESS))


def test_before_anything_was_read_it_says_so_and_leads_on(client: Client) -> None:
    page = client.get(ADDRESS)
    assert page.status_code == 200
    assert _("Nobody has read anything in this time yet.") in text_of(html_of(page))
    assert ranked(page) == ["/"]
    assert ranked(client.get(ADDRESS, {"trong": "6h"})) == [ADDRESS, "/"]


def test_hostile_words_are_only_words(client: Client) -> None:
    read(make.article(f"Tít {HOSTILE}", section=make.category(f"Mục {HOSTILE}")), 1)
    page = html_of(client.get(ADDRESS))
    assert "<script>" not in page
    assert HARMLESS in page


def test_it_sets_no_cookie_and_answers_head(client: Client) -> None:
    assert not client.get(ADDRESS).cookies
    assert (client.head(ADDRESS).status_code, client.head(ADDRESS).content) == (200, b"")


@pytest.mark.parametrize("stories", [5, 50])
def test_it_costs_two_queries_however_many_stories_there_are(
    client: Client, django_assert_num_queries, stories: int
) -> None:
    image = make.image()
    for _number in range(stories):
        read(make.article(lead_image=image), 5)
    with django_assert_num_queries(2):
        client.get(ADDRESS, **make.BROWSER)
