"""What readers opened most in the last days."""

from datetime import date, timedelta

import pytest
from django.contrib.humanize.templatetags.humanize import intcomma
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article, DailyViews
from tests import make
from tests.reading import HARMLESS, HOSTILE, UNSEEN, html_of, links_of, said_in, text_of

pytestmark = pytest.mark.django_db

ADDRESS = "/doc-nhieu/"


def read(story: Article, times: int, days_ago: int = 0) -> Article:
    day = timezone.localdate() - timedelta(days=days_ago)
    DailyViews.objects.create(article=story, day=day, count=times)
    return story


def test_stories_stand_by_the_readings_of_seven_days(client: Client) -> None:
    second = read(read(make.article(), 3), 4, days_ago=6)
    first = read(make.article(), 8)
    third = read(read(make.article(), 1), 1000, days_ago=7)
    make.article("Chưa ai đọc")
    links = [story.get_absolute_url() for story in (first, second, third)]
    assert links_of(client.get(ADDRESS)) == links


def test_the_number_of_readings_is_said_with_a_thousands_mark(client: Client) -> None:
    read(make.article(), 1278)
    said = ngettext("%(shown)s view", "%(shown)s views", 1278) % {"shown": intcomma(1278)}
    assert said_in(client.get(ADDRESS), "p", "quiet") == said


def test_readings_counted_by_an_earlier_site_do_not_rank(client: Client) -> None:
    story = make.article("Cũ mà đông")
    DailyViews.objects.create(article=story, day=date(1900, 1, 1), count=10**9)
    assert "Cũ mà đông" not in html_of(client.get(ADDRESS))


def test_it_lists_twenty_at_most(client: Client) -> None:
    for _number in range(22):
        read(make.article(), 1)
    assert len(links_of(client.get(ADDRESS))) == 20


@UNSEEN
def test_what_readers_may_not_see_is_nowhere(client: Client, unseen: dict) -> None:
    read(make.article("Chưa ai được đọc", **unseen), 1000)
    assert "Chưa ai được đọc" not in html_of(client.get(ADDRESS))


def test_before_anything_was_read_it_says_so_and_leads_on(client: Client) -> None:
    page = client.get(ADDRESS)
    assert page.status_code == 200
    assert _("Nobody has read anything in these days yet.") in text_of(html_of(page))
    assert links_of(page) == ["/"]


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
