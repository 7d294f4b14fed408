"""The curated front page: what the desk pins stands first, for its time, and nothing twice."""

import re
from time import time

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from articles import front_page
from articles.models import Article, Category
from tests import front_desk, make
from tests.changes import told_by
from tests.front_desk import tins
from tests.front_door import FrontDoor
from tests.reading import UNSEEN, html_of

pytestmark = pytest.mark.django_db
sections = front_desk.sections
HEADLINE = re.compile(r'class="headline"><a href="([^"]+)"')


@pytest.fixture
def paper(sections: list[Category]) -> list[Article]:
    """Thirty stories, newest first, by turns of two sections."""
    return [
        make.article(f"Tin {age}", section=sections[age % 2], minutes_ago=60 + age)
        for age in range(30)
    ]


def places() -> tuple[list[str], dict[str, list[str]]]:
    """Give the headlines of the top, and those of each band by the section's name."""
    page = front_page.arranged()
    bands = {band.section.name: [s.headline for s in band.stories] for band in page.bands}
    return [story.headline for story in page.top], bands


def test_without_slots_the_newest_stand_first(paper):
    top, bands = places()
    assert top == tins(0, 1, 2, 3, 4, 5, 6)
    assert bands == {"Mục 0": tins(8, 10, 12, 14, 16), "Mục 1": tins(7, 9, 11, 13, 15)}


def test_pins_stand_at_their_places_and_the_newest_fill_the_rest(paper, sections):
    make.slot(paper[20])
    make.slot(paper[25], "second", position=1)
    make.slot(paper[3], "second", position=0)
    make.slot(paper[28], "band", section=sections[1])
    top, bands = places()
    assert top == tins(20, 3, 25, 0, 1, 2, 4)
    assert bands == {"Mục 0": tins(6, 8, 10, 12, 14), "Mục 1": tins(28, 5, 7, 9, 11)}


def test_a_pin_stands_behind_stories_that_come_by_themselves(paper, sections):
    make.slot(paper[20], "second", position=2)
    make.slot(paper[21], "band", section=sections[1], position=4)
    top, bands = places()
    assert top == tins(0, 1, 2, 20, 3, 4, 5)
    assert bands["Mục 1"] == tins(7, 9, 11, 13, 21)


def test_of_a_band_without_a_first_pin_the_newest_picture_stands_first(paper, sections):
    paper[11].lead_image = make.image()
    paper[11].save()
    make.slot(paper[20], "band", section=sections[1], position=2)
    assert places()[1]["Mục 1"] == tins(11, 7, 20, 9, 13)


def test_pins_behind_one_another_all_find_room(paper):
    for position, story in ((0, 20), (5, 21), (5, 22)):
        make.slot(paper[story], "second", position=position, since=-60 - position - story)
    assert places()[0] == tins(0, 20, 1, 2, 3, 21, 22)


def test_where_there_are_too_few_stories_a_pin_moves_up(sections):
    new, pinned = make.article("Mới", minutes_ago=5), make.article("Ghim", minutes_ago=50)
    make.slot(pinned, "second", position=4)
    assert places()[0] == [new.headline, "Ghim"]


def test_a_pin_below_is_not_filled_in_above(paper, sections):
    make.slot(paper[0], "band", section=sections[0])
    top, bands = places()
    assert top == tins(1, 2, 3, 4, 5, 6, 7)
    assert bands["Mục 0"] == tins(0, 8, 10, 12, 14)


def test_a_story_pinned_twice_stands_at_its_highest_place(paper, sections):
    for zone in ("second", "lead"):
        make.slot(paper[9], zone)
    make.slot(paper[9], "band", section=sections[1])
    top, bands = places()
    assert top == tins(9, 0, 1, 2, 3, 4, 5)
    assert "Tin 9" not in bands["Mục 1"]


def test_a_full_place_takes_no_more_and_what_is_left_over_is_free(paper):
    for position, story in enumerate([paper[10], paper[1]]):
        make.slot(story, position=position)
    for position, story in enumerate(paper[12:20]):
        make.slot(story, "second", position=position)
    top, bands = places()
    assert top == tins(10, 12, 13, 14, 15, 16, 17)
    assert bands["Mục 1"] == tins(1, 3, 5, 7, 9)


def test_without_a_pinned_lead_the_newest_picture_leads(paper):
    paper[4].lead_image = make.image()
    paper[4].save()
    make.slot(paper[20], "second")
    assert places()[0] == tins(4, 20, 0, 1, 2, 3, 5)


def test_seconds_alone_lead_where_there_is_nothing_else():
    make.slot(make.article("Một mình"), "second")
    assert places()[0] == ["Một mình"]


def test_a_slot_may_have_a_headline_of_its_own(client: Client, paper):
    make.slot(paper[20], headline="Tít riêng của trang nhất")
    page = html_of(client.get("/"))
    assert "Tít riêng của trang nhất" in page
    assert "Tin 20<" not in page
    assert "Tít riêng" not in html_of(client.get(paper[20].get_absolute_url()))


@UNSEEN
def test_a_pinned_story_that_readers_may_not_open_is_skipped(client, paper, sections, unseen):
    story = make.article("Chưa ai được đọc", section=sections[0], **unseen)
    make.slot(story, headline="Tít kín")
    make.slot(paper[9], position=1)
    page = html_of(client.get("/"))
    assert "Chưa ai được đọc" not in page
    assert "Tít kín" not in page
    assert places()[0][0] == "Tin 9"


@pytest.mark.parametrize("window", [{"since": 5}, {"since": -60, "until": -5}])
def test_a_slot_whose_time_is_not_now_pins_nothing(paper, window):
    make.slot(paper[20], **window)
    assert places()[0] == tins(0, 1, 2, 3, 4, 5, 6)


@pytest.mark.parametrize("window", [{"since": 0.5}, {"until": 0.5}])
def test_the_page_ends_when_a_slot_begins_or_ends(paper, window):
    make.slot(paper[20], **window)
    make.slot(paper[21], "second", since=10, until=20)
    assert abs(front_page.arranged().until - time() - 30) < 1


@pytest.mark.usefixtures("connections_stay_open")
def test_the_kept_front_page_never_outlives_a_slot(paper):
    door = FrontDoor()
    slot = make.slot(paper[20], until=0.5)
    door.beat()
    for address in ("/", "/muc-1/"):
        door.get(address)
    until = {path: page.over for (_, path, _), page in door.store.shelf.pages.items()}
    a_millisecond = 0.001  # in which SQLite counts
    assert until["/"] <= slot.until.timestamp() + a_millisecond
    assert until["/muc-1/"] > slot.until.timestamp()


@pytest.mark.usefixtures("connections_stay_open")
def test_a_slot_is_seen_at_the_next_beat_and_on_the_front_page_alone(paper):
    door = FrontDoor()
    far = paper[28].get_absolute_url()
    for address in ("/", far):
        door.get(address)
    slot = make.slot(paper[20], headline="Ghim lên đầu")
    door.beat()
    assert {path for _, path, _ in door.store.shelf.pages} == {far}
    assert "Ghim lên đầu" in door.get("/").text
    slot.delete()
    door.beat()
    assert "Ghim lên đầu" not in door.get("/").text
    assert told_by(lambda: make.slot(paper[5])) == {"front"}


def test_nothing_stands_twice_with_every_zone_full(client: Client, paper, sections):
    make.slot(paper[1])
    for position, story in enumerate(paper[2:8]):
        make.slot(story, "second", position=position)
    for section in sections:
        for position, story in enumerate(paper[6:12]):
            make.slot(story, "band", section=section, position=position)
    shown = HEADLINE.findall(html_of(client.get("/")))
    assert len(shown) == len(set(shown)) == 17


def test_a_full_front_page_costs_seven_queries(
    client: Client, paper, sections, django_assert_num_queries
):
    make.slot(paper[1])
    for position, story in enumerate(paper[2:8]):
        make.slot(story, "second", position=position)
    for section in sections:
        make.slot(paper[10 + section.position], "band", section=section)
    make.bar(article=paper[0], until=60)
    with django_assert_num_queries(7):
        client.get("/", **make.BROWSER)


@pytest.mark.parametrize(
    "wrong", [{"zone": "band"}, {"zone": "attic"}, {"zone": "lead", "until": -90}]
)
def test_what_makes_no_sense_is_refused_by_the_database(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.slot(make.article(), **wrong)


def test_a_section_belongs_to_bands_alone(sections):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.slot(make.article(), "lead", section=sections[0])
