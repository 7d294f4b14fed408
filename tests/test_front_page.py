"""The front page: what is newest, then each section, and what is read most."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Category, HourlyViews
from articles.models.hourly_views import this_hour
from articles.templatetags.articles import weekday
from articles.templatetags.pictures import focus
from tests import make
from tests.reading import (
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


def read_today(story: Article, times: int) -> None:
    HourlyViews.objects.add([(story.pk, this_hour(), times)])


def a_full_paper(sections: int, stories: int) -> None:
    image = make.image()
    for place in range(sections):
        top = make.category(f"Chuyên mục lớn {place}", position=place)
        part = make.category(f"Mục nhỏ {place}", parent=top)
        for age in range(stories):
            section = part if age % 2 else top
            story = make.article(section=section, minutes_ago=60 + age, lead_image=image)
            read_today(story, 100 - age)


def test_the_newest_story_with_a_picture_leads(client: Client) -> None:
    older = make.article("Có ảnh", lead_image=make.image(), minutes_ago=90)
    newer = make.article("Không ảnh", minutes_ago=30)
    page = client.get("/")
    assert stand_in_order(page, 'class="lead-story"', "Có ảnh", 'class="seconds"', "Không ảnh")
    assert links_of(page)[:2] == [older.get_absolute_url(), newer.get_absolute_url()]


def test_without_any_picture_the_newest_leads_in_type_alone(client: Client) -> None:
    make.article("Cũ hơn", minutes_ago=90)
    make.article("Mới nhất", minutes_ago=30)
    page = client.get("/")
    assert stand_in_order(page, "Mới nhất", "Cũ hơn")
    assert "<img" not in html_of(page)
    assert "card bare" in html_of(page)


def test_each_section_has_a_band_and_nothing_stands_twice(client: Client) -> None:
    a_full_paper(sections=3, stories=8)
    page = client.get("/")
    before_bands, bands = html_of(page).split('<div class="bands">')
    for place in range(3):
        assert f">Chuyên mục lớn {place}</a></h2>" in bands
    headline = r'class="headline"><a href="([^"]+)"'
    assert len(re.findall(headline, before_bands)) == 7
    shown = re.findall(headline, before_bands + bands)
    assert len(shown) == len(set(shown))


def test_a_section_whose_stories_are_all_above_has_no_band(client: Client) -> None:
    make.article(section=make.category("Bạn đọc"))
    assert 'class="band"' not in html_of(client.get("/"))


def test_the_most_read_stand_in_order_of_the_last_days(client: Client) -> None:
    few, many = (make.article(name, minutes_ago=900) for name in ("Ít người đọc", "Nhiều"))
    read_today(few, 3)
    read_today(many, 5)
    for _newer in range(13):
        make.article()
    assert most_read_on(client.get("/")) == [many.get_absolute_url(), few.get_absolute_url()]


def test_the_most_read_repeat_nothing_that_stands_above_and_stay_full(client: Client) -> None:
    a_full_paper(sections=2, stories=20)
    page = client.get("/")
    above = set(re.findall(r'class="headline"><a href="([^"]+)"', html_of(page)))
    most_read = most_read_on(page)
    assert len(above) == 17
    assert len(set(most_read)) == 10
    assert above.isdisjoint(most_read)


def most_read_on(page: Any) -> list[str]:
    """List where the most read lead."""
    ranking = html_of(page).split('<div class="most-read">')[1].split("</ol>")[0]
    return re.findall(r'href="([^"]+)">[^<]+</a></li>', ranking)


@UNSEEN
def test_what_readers_may_not_see_is_nowhere(client: Client, unseen: dict) -> None:
    make.article("Tin thường")
    read_today(make.article("Chưa ai được đọc", **unseen), 1000)
    page = html_of(client.get("/"))
    assert "Tin thường" in page
    assert "Chưa ai được đọc" not in page


def test_an_empty_paper_says_what_to_do(client: Client) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert _("Nothing has been published yet") in html_of(page)
    assert "/admin/" in links_of(page)


def test_the_masthead_names_the_paper_and_the_day(client: Client, settings) -> None:
    settings.SITE_NAME = "Báo Bến Sông"
    page = client.get("/")
    assert said_in(page, "h1", "wordmark") == "Báo Bến Sông"
    assert title_of(page).startswith("Báo Bến Sông")
    today = timezone.localdate()
    assert said_in(page, "p", "today") == f"{weekday(today)}, {today:%d/%m/%Y}"


def test_days_are_named_from_monday_to_sunday() -> None:
    assert [weekday(date(2026, 11, day)) for day in (16, 22)] == [_("Monday"), _("Sunday")]


def test_the_menu_lists_sections_in_the_papers_order_with_their_parts(client: Client) -> None:
    sport = make.category("Thể thao", position=2)
    make.category("Bóng đá", parent=sport)
    make.category("Thời sự", position=1)
    make.category("Ẩn", in_menu=False)
    menu = links_of(client.get("/"), inside="header")
    expected = ["/thoi-su/", "/the-thao/", "/the-thao/bong-da/", "/doc-nhieu/"]
    others = {"/", "/tim-kiem/"}
    assert [link for link in menu if link not in others] == [*expected, "/thoi-su/", "/the-thao/"]


def test_the_page_has_what_browsers_and_search_engines_look_for(client: Client, settings) -> None:
    settings.SITE_URL = "https://phusa.example"
    page = html_of(client.get("/"))
    assert f'<html lang="{settings.LANGUAGE_CODE}">' in page
    assert '<link rel="canonical" href="https://phusa.example/">' in page
    assert '<meta name="color-scheme" content="light dark">' in page
    assert page.count('<meta name="theme-color"') == 2
    assert 'class="skip" href="#content"' in page
    assert 'id="content"' in page


def test_nothing_comes_from_elsewhere_and_nothing_is_inline(client: Client, settings) -> None:
    a_full_paper(sections=2, stories=6)
    page = html_of(client.get("/"))
    sources = re.findall(r'(?:src|href|srcset)="([^"]+)"', page)
    assert all(source.startswith(("/", "#", settings.SITE_URL)) for source in sources)
    assert " style=" not in page
    assert "<style" not in page
    assert "<script>" not in page


def test_the_focal_point_steers_the_crop(client: Client) -> None:
    image = make.image(focal_x=12, focal_y=97)
    assert focus(image) == "fx-1 fy-10"
    make.article(lead_image=image)
    assert 'class="fx-1 fy-10 tone r-9 g-2 b-2"' in html_of(client.get("/"))


def test_hostile_words_are_only_words(client: Client) -> None:
    section = make.category(f"Mục {HOSTILE}")
    story = make.article(
        f"Tít {HOSTILE}", section=section, lead=HOSTILE, lead_image=make.image(alt=HOSTILE)
    )
    read_today(story, 2)
    for age in range(70, 80):
        make.article(f"Tít {HOSTILE}", section=section, minutes_ago=age)
    page = html_of(client.get("/"))
    assert "<script>" not in page
    assert "<img src=x" not in page
    assert HARMLESS in page


def test_it_sets_no_cookie_and_answers_head(client: Client) -> None:
    make.article()
    assert not client.get("/").cookies
    assert (client.head("/").status_code, client.head("/").content) == (200, b"")
    assert client.post("/").status_code == 405


@pytest.mark.parametrize(("sections", "stories", "queries"), [(2, 5, 7), (2, 20, 8), (8, 20, 8)])
def test_it_costs_eight_queries_however_many_stories_there_are(
    client: Client, django_assert_num_queries, sections: int, stories: int, queries: int
) -> None:
    # One less where all that is read stands above already.
    a_full_paper(sections, stories)
    assert Category.objects.count() == sections * 2
    with django_assert_num_queries(queries):
        client.get("/", **make.BROWSER)
