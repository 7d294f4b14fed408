"""The front-page desk: arranging in a draft, looking at it, launching, undoing, and two at once."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles import front_page
from articles.models import (
    Arrangement,
    Article,
    Category,
    Change,
    FrontDraft,
    FrontLaunch,
    FrontSlot,
    HourlyViews,
    TrailEntry,
)
from articles.models.arrangement import Pin
from tests import make
from tests.front_door import FrontDoor
from tests.reading import html_of
from tests.test_desk_articles import signed_in

pytestmark = pytest.mark.django_db
DESK = "/admin/articles/frontslot/"
PREVIEW = f"{DESK}preview/page/"


@pytest.fixture
def sections() -> list[Category]:
    return [make.category(f"Mục {place}", position=place) for place in range(2)]


@pytest.fixture
def paper(sections: list[Category]) -> list[Article]:
    """Ten stories, newest first, by turns of two sections."""
    return [
        make.article(f"Tin {age}", section=sections[age % 2], minutes_ago=60 + age)
        for age in range(10)
    ]


@pytest.fixture
def client() -> Client:
    return signed_in(make.managing_editor())


def put(client: Client, story: Article, place: str = "lead:", index: int = 0) -> Any:
    return client.post(DESK, {"put": f"a{story.pk}:{place}:{index}"})


def pinned(client: Client, story: Article) -> str:
    """Give the key of a story's pin in the draft, or on the page."""
    cards = client.get(DESK).context["board"].cards()
    return next(card.pin.key for card in cards if card.story == story and card.pin)


def launch(client: Client, **sent: str) -> Any:
    stand = client.get(DESK).context["draft"].stand
    return client.post(DESK, {"launch": stand} | sent)


def top() -> list[str]:
    return [story.headline for story in front_page.arranged().top]


def tins(*numbers: int) -> list[str]:
    return [f"Tin {number}" for number in numbers]


def test_a_draft_shows_at_the_desk_and_to_no_reader(client, paper):
    put(client, paper[7])
    put(client, paper[8], "second:", 0)
    board = client.get(DESK).context["board"]
    shown = [card.headline for zone in (board.lead, board.seconds) for card in zone.cards()]
    assert shown == tins(7, 8, 0, 1, 2, 3, 4)
    assert top() == tins(0, 1, 2, 3, 4, 5, 6)
    assert not FrontSlot.objects.exists()


def test_a_launch_puts_all_of_it_before_readers_with_one_change(client, paper, sections):
    put(client, paper[7])
    put(client, paper[8], "second:", 0)
    put(client, paper[9], f"band:{sections[1].pk}", 0)
    client.post(
        DESK,
        {"edit": pinned(client, paper[7]), "headline": "Tít riêng", "until": "2099-01-01T08:00"},
    )
    Change.objects.all().delete()
    answer = launch(client)
    assert answer.status_code == 302
    page = front_page.arranged()
    assert [story.headline for story in page.top][:2] == ["Tít riêng", "Tin 8"]
    assert page.bands[1].stories[0] == paper[9]
    assert [change.names for change in Change.objects.all()] == ["front"]
    assert not FrontDraft.objects.exists()
    entry = TrailEntry.objects.get(deed="launched")
    assert ["Tin 8" in change[2] for change in entry.changes] == [False, True, False]


@pytest.mark.usefixtures("connections_stay_open")
def test_readers_see_a_launch_at_the_next_beat(paper):
    door = FrontDoor()
    assert "Tít mới tinh" not in door.get("/").text
    arrangement = Arrangement((Pin("a", "lead", None, paper[7].pk, "Tít mới tinh"),))
    FrontLaunch.of(arrangement, 0, make.managing_editor())
    door.beat()
    assert "Tít mới tinh" in door.get("/").text


def test_an_undo_restores_exactly_what_stood(client, paper):
    make.slot(paper[3], headline="Cũ", until=90)
    make.slot(paper[4], "second", since=30)
    before = rows()
    put(client, paper[7])
    launch(client)
    assert top()[0] == "Tin 7"
    client.post(DESK, {"undo": "1"})
    assert rows() == before
    assert top()[0] == "Cũ"
    assert TrailEntry.objects.filter(deed="front_undone").count() == 1
    client.post(DESK, {"undo": "2"})
    assert top()[0] == "Tin 7"


def rows() -> list[Any]:
    fields = [field.name for field in FrontSlot._meta.fields if field.name != "id"]
    return sorted(map(str, FrontSlot.objects.values_list(*fields)))


def test_an_undo_after_another_launch_changes_nothing_and_shows_what_differs(client, paper):
    for story in paper[7:9]:
        put(client, story)
        launch(client)
    answer = client.post(DESK, {"undo": "1"})
    assert answer.status_code == 409
    assert top()[0] == "Tin 8"
    assert any("Tin 8" in row for row in answer.context["differs"])
    client.post(DESK, {"reopen": "before:1"})
    assert client.get(DESK).context["board"].lead.cards()[0].headline == "Tin 0"


def test_a_launch_onto_what_a_colleague_launched_is_refused_and_both_are_shown(client, paper):
    colleague = signed_in(make.managing_editor("thu-ky-2"))
    put(client, paper[7])
    put(colleague, paper[8])
    launch(client)
    refused = launch(colleague)
    assert refused.status_code == 409
    assert top()[0] == "Tin 7"
    words = html_of(refused)
    assert "Tin 7" in words
    assert refused.context["changes"][0][1:] == ["Tin 7", "Tin 8"]
    colleague.post(DESK, {"keep_mine": "1"})
    assert launch(colleague).status_code == 302
    assert top()[0] == "Tin 8"


def test_the_database_takes_one_of_two_launches_of_the_same_moment(client, paper):
    put(client, paper[7])
    draft = FrontDraft.objects.get()
    FrontLaunch.of(draft.arrangement, draft.base, draft.user)
    assert launch(client).status_code == 409
    assert FrontLaunch.objects.count() == 1


def test_what_another_window_changed_is_looked_at_before_it_is_launched(client, paper):
    put(client, paper[7])
    seen = client.get(DESK).context["draft"].stand
    put(client, paper[8])
    assert client.post(DESK, {"launch": seen}).status_code == 409
    assert top()[0] == "Tin 0"


def test_a_draft_set_aside_comes_back_and_one_that_changes_nothing_is_none(client, paper):
    put(client, paper[7])
    client.post(DESK, {"discard": "1"})
    assert client.get(DESK).context["draft"] is None
    client.post(DESK, {"take_back": "1"})
    assert client.get(DESK).context["board"].lead.cards()[0].headline == "Tin 7"
    client.post(DESK, {"remove": pinned(client, paper[7])})
    assert not FrontDraft.objects.exists()


def test_pins_move_by_buttons_alone(client, paper):
    for index, story in enumerate(paper[7:10]):
        put(client, story, "second:", index)
    client.post(DESK, {"up": pinned(client, paper[9])})
    client.post(DESK, {"down": pinned(client, paper[7])})
    board = client.get(DESK, {"place": f"a{paper[9].pk}"}).context["board"]
    assert [card.headline for card in board.seconds.pinned] == tins(9, 7, 8)
    # The spots for what is placed are numbered without it.
    assert ([card.index for card in board.seconds.pinned], board.seconds.end) == ([0, 0, 1], 2)


def test_a_scheduled_story_waits_at_its_place_and_a_draft_finds_none(client, paper):
    waiting = make.article("Sẽ đăng", minutes_ago=-90)
    put(client, waiting)
    launch(client)
    assert top()[0] == "Tin 0"
    card = client.get(DESK).context["board"].lead.pinned[0]
    assert (card.headline, bool(card.waits)) == ("Sẽ đăng", True)
    for story in (make.draft(), make.article(status="withdrawn")):
        assert put(client, story).status_code == 400


def test_search_finds_what_can_stand_there_and_says_where_it_stands(client, paper):
    make.draft("Hoà bình nháp")
    story = make.article("Hoà bình ở Đà Nẵng", minutes_ago=900)
    put(client, story, "second:", 0)
    found = client.get(DESK, {"q": "hòa binh da nang"}).context["offered"]
    assert [card.story for card in found] == [story]
    assert found[0].at


def test_a_place_that_has_not_changed_for_hours_says_so_and_readings_are_told(client, paper):
    make.slot(paper[3])
    FrontSlot.objects.update(unchanged_since=timezone.now() - timezone.timedelta(hours=5))
    make.read(paper[3], 7)
    card = client.get(DESK).context["board"].lead.pinned[0]
    assert "5" in card.unchanged
    assert card.curve[-1] == 7
    assert "7" in card.past_hour_in_words


def test_the_preview_is_the_readers_page_and_is_not_kept_or_counted(client, paper):
    put(client, paper[7])
    client.post(DESK, {"edit": pinned(client, paper[7]), "headline": "Chỉ trong nháp"})
    page = client.get(PREVIEW, **make.BROWSER)
    assert "Chỉ trong nháp" in html_of(page)
    assert '<meta name="robots" content="noindex, nofollow">' in html_of(page)
    assert "no-store" in page.headers["Cache-Control"]
    assert not hasattr(page, "keep")
    assert not HourlyViews.objects.exists()
    launch(client)
    assert body(page) == body(Client().get("/"))


def body(page: Any) -> str:
    return re.search(r"<main.*</main>", html_of(page), re.DOTALL)[0]


@pytest.mark.parametrize("path", ["", "preview/", "preview/page/", "launches/"])
def test_it_is_for_those_who_may_and_for_nobody_else(paper, path):
    assert Client().get(DESK + path).status_code == 302
    assert signed_in(make.reporter()).get(DESK + path).status_code == 403
    assert signed_in(make.managing_editor()).get(DESK + path).status_code == 200


def test_forged_requests_change_nothing(client, paper, sections):
    reporter = signed_in(make.reporter())
    assert put(reporter, paper[7]).status_code == 403
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make.managing_editor("thu-ky-2"))
    assert put(strict, paper[7]).status_code == 403
    assert client.get(DESK, {"put": f"a{paper[7].pk}:lead::0"}).status_code == 200
    for wrong in (
        {"put": "a1:attic::0"},
        {"put": f"a{paper[7].pk}:band::0"},
        {"put": f"a{paper[7].pk}:lead:{sections[0].pk}:0"},
        {"put": f"a{paper[7].pk}:band:999999:0"},
        {"undo": "7"},
        {"undo": "x"},
        {"up": "1", "down": "1"},
        {},
    ):
        assert client.post(DESK, wrong).status_code == 400
    assert not FrontDraft.objects.exists()


def test_a_time_that_makes_no_sense_is_said_at_its_pin_and_keeps_what_was_typed(client, paper):
    put(client, paper[7])
    wrong = {"headline": "Giữ tít này", "since": "2099-01-02T08:00", "until": "2099-01-01T08:00"}
    answer = client.post(DESK, {"edit": pinned(client, paper[7])} | wrong)
    assert answer.status_code == 422
    assert "Giữ tít này" in html_of(answer)
    assert FrontDraft.objects.get().arrangement.pins[0].until is None


def test_stories_that_are_gone_are_left_out_of_a_launch(client, paper):
    put(client, paper[7])
    put(client, paper[8], "second:", 0)
    Article.objects.filter(pk=paper[7].pk).delete()
    assert launch(client).status_code == 302
    assert [slot.article for slot in FrontSlot.objects.all()] == [paper[8]]


def test_launches_are_told_by_whom_and_when(client, paper):
    put(client, paper[7])
    launch(client)
    page = html_of(client.get(f"{DESK}launches/"))
    assert "thu-ky" in page
    assert "Tin 7" in page


@pytest.mark.parametrize("pins", [1, 6])
def test_the_desk_costs_as_many_queries_however_much_is_pinned(
    client, paper, django_assert_max_num_queries, pins: int
):
    for index, story in enumerate(paper[:pins]):
        put(client, story, "second:", index)
    with django_assert_max_num_queries(24):
        client.get(DESK)
