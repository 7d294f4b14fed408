"""Event lines: a page of their own, and at each story the one before and the one after."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.test import Client
from django.utils.translation import gettext as _

from articles.models import Article, ArticleTerm, Event
from articles.pagination import STORIES_A_PAGE
from tests import make
from tests.changes import told_by
from tests.front_door import FrontDoor
from tests.reading import (
    BAD_PAGES,
    HARMLESS,
    HOSTILE,
    UNSEEN,
    html_of,
    links_of,
    said_in,
    stand_in_order,
)
from tests.test_desk_articles import change, form, signed_in

pytestmark = pytest.mark.django_db
ADDRESS = "/dong-su-kien/bao-so-9/"


@pytest.fixture
def line() -> Event:
    return make.event("Bão số 9", summary="Cơn bão mạnh nhất năm.")


@pytest.fixture
def stories(line: Event) -> list[Article]:
    """Five stories of the line, oldest first, each in a section of its own."""
    return [
        make.article(f"Bản tin {n}", section=make.category(), event=line, minutes_ago=90 - n)
        for n in range(5)
    ]


def turns(client: Client, story: Article) -> list[str]:
    """List the addresses before and after a story in its line, as its page links them."""
    page = html_of(client.get(story.get_absolute_url()))
    found = page.split('class="event-turns"')
    links = found[1].split("</nav>")[0].split("<li ")[1:] if len(found) > 1 else []
    return [link.split('href="')[1].split('"')[0] for link in links]


def test_its_page_shows_its_stories_newest_first(client: Client, line: Event, stories):
    make.article("Chuyện khác")
    page = client.get(ADDRESS)
    assert said_in(page, "h1", "page-name") == "Bão số 9"
    assert "Cơn bão mạnh nhất năm." in html_of(page)
    assert stand_in_order(page, *(f"Bản tin {n}" for n in (4, 3, 2, 1, 0)))
    assert "Chuyện khác" not in html_of(page).split("<main")[1].split("</main")[0]


def test_a_story_links_its_line_and_the_stories_before_and_after(client: Client, line, stories):
    addresses = [story.get_absolute_url() for story in stories]
    assert turns(client, stories[2]) == [addresses[1], addresses[3]]
    assert turns(client, stories[0]) == [addresses[1]]
    assert turns(client, stories[4]) == [addresses[3]]
    assert ADDRESS in links_of(client.get(addresses[2]))


def test_neighbours_of_section_and_line_are_told_apart(client: Client, line: Event):
    section = make.category("Thời sự")
    shown = [make.article(section=section, minutes_ago=age) for age in range(20, 32)]
    here = shown[5]
    for story in (here, shown[0], shown[11]):
        story.event = line
        story.save()
    page = client.get(here.get_absolute_url())
    assert turns(client, here) == [shown[11].get_absolute_url(), shown[0].get_absolute_url()]
    others = html_of(page).split('class="others"')[1].split("</section>")[0]
    listed = [part.split('"')[0] for part in others.split('href="')[1:]]
    assert listed == [s.get_absolute_url() for s in shown[2:5] + shown[6:11]]


def test_a_story_alone_in_its_line_names_it_and_has_no_turns(client: Client, line: Event):
    story = make.article(event=line)
    assert ADDRESS in links_of(client.get(story.get_absolute_url()))
    assert turns(client, story) == []


def test_a_story_without_a_line_shows_nothing_of_one(client: Client):
    page = html_of(client.get(make.article().get_absolute_url()))
    assert _("Event line") not in page


@UNSEEN
def test_what_readers_may_not_see_is_in_no_line(client: Client, line: Event, unseen: dict):
    make.article("Chưa ai được đọc", event=line, **unseen)
    assert client.get(ADDRESS).status_code == 404
    story = make.article(event=line, minutes_ago=30)
    assert turns(client, story) == []
    assert "Chưa ai được đọc" not in html_of(client.get(ADDRESS))


def test_a_long_line_takes_pages(client: Client, line: Event):
    for age in range(STORIES_A_PAGE + 1):
        make.article(f"Bản tin {age}", event=line, minutes_ago=60 + age)
    assert f'href="{ADDRESS}?page=2"' in html_of(client.get(ADDRESS))
    assert f"Bản tin {STORIES_A_PAGE}<" in html_of(client.get(ADDRESS, {"page": "2"}))
    for asked in [*BAD_PAGES[:2], *BAD_PAGES[3:]]:
        assert client.get(ADDRESS, {"page": asked}).status_code == 404


@pytest.mark.parametrize("number", [2, 40])
def test_its_page_costs_five_queries(
    client: Client, line: Event, django_assert_num_queries, number: int
):
    for age in range(number):
        make.article(event=line, minutes_ago=60 + age)
    with django_assert_num_queries(5):
        client.get(ADDRESS)


def test_hostile_words_are_only_words(client: Client):
    event = make.event(f"Bão {HOSTILE}", summary=HOSTILE)
    story = make.article(event=event)
    for address in (event.get_absolute_url(), story.get_absolute_url()):
        assert "<img src=x" not in html_of(client.get(address))
        assert HARMLESS in html_of(client.get(address))


def test_two_lines_of_one_name_are_refused_and_of_one_address_are_numbered(line: Event):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.event("Bão số 9")
    assert make.event("Bao so 9").slug == "bao-so-9-2"


def test_a_line_with_stories_is_not_deleted(line: Event, stories):
    with pytest.raises(ProtectedError):
        line.delete()


def test_a_story_changes_its_line_and_its_neighbours_in_it_alone(line: Event, stories):
    ArticleTerm.objects.all().delete()  # else they are related too
    told = told_by(lambda: stories[2].save(update_fields=["source_name"]))
    assert {name for name in told if name.startswith(("article:", "event:"))} == {
        f"event:{line.pk}",
        *(f"article:{story.pk}" for story in stories[1:4]),
    }


def test_a_story_moved_to_another_line_changes_both(line: Event, stories):
    other, story = make.event("Bão số 10"), stories[0]
    story.event = other
    told = told_by(story.save)
    assert {f"event:{line.pk}", f"event:{other.pk}", f"article:{stories[1].pk}"} <= told


@pytest.mark.usefixtures("connections_stay_open")
def test_what_happens_to_a_line_is_seen_at_the_next_beat(line: Event, stories):
    door = FrontDoor()
    last = stories[4].get_absolute_url()
    for address in (ADDRESS, last):
        door.get(address)
    make.article("Bão tan", section=make.category(), event=line, minutes_ago=5)
    door.beat()
    for address in (ADDRESS, last):
        assert "Bão tan" in door.get(address).text
    Article.objects.get(headline="Bão tan").withdraw()
    door.beat()
    for address in (ADDRESS, last):
        assert "Bão tan" not in door.get(address).text
    line.name = "Bão số 9 và mưa sau bão"
    line.save()
    door.beat()
    for address in (ADDRESS, last):
        assert "mưa sau bão" in door.get(address).text


@pytest.mark.usefixtures("connections_stay_open")
def test_a_line_s_address_opens_with_its_first_story(line: Event):
    make.article()
    door = FrontDoor()
    assert door.get(ADDRESS).status == 404
    make.article(event=line)
    door.beat()
    assert door.get(ADDRESS).status == 200


def test_an_editor_puts_a_story_into_a_line(line: Event):
    client, story = signed_in(make.editor()), make.article()
    client.post(change(story), form(client, change(story), event=line.pk, _save=""))
    story.refresh_from_db()
    assert story.event == line


def test_the_desk_finds_a_line_by_its_name_without_marks(line: Event):
    asked = {"app_label": "articles", "model_name": "article", "field_name": "event", "term": "bao"}
    found = signed_in(make.reporter()).get("/admin/autocomplete/", asked).json()["results"]
    assert [row["text"] for row in found] == ["Bão số 9"]


def test_a_line_in_use_says_at_the_desk_which_stories_it_has(line: Event, stories):
    client = signed_in(make.managing_editor())
    page = html_of(client.get(f"/admin/articles/event/{line.pk}/delete/"))
    assert "Bản tin 0" in page
    client.post(f"/admin/articles/event/{line.pk}/delete/", {"post": "yes"})
    assert Event.objects.count() == 1
