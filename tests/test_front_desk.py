"""The front-page desk: arranging in a draft and looking at it; who may, and what is refused."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import FrontDraft, FrontSlot, HourlyViews
from tests import front_desk, make
from tests.front_desk import DESK, launch, pinned, put, tins, top
from tests.reading import html_of
from tests.test_desk_articles import signed_in

pytestmark = pytest.mark.django_db
sections, paper, client = front_desk.sections, front_desk.paper, front_desk.client
PREVIEW = f"{DESK}preview/page/"


def test_a_draft_shows_at_the_desk_and_to_no_reader(client, paper):
    put(client, paper[7])
    put(client, paper[8], "second:", 0)
    board = client.get(DESK).context["board"]
    shown = [card.headline for zone in (board.lead, board.seconds) for card in zone.cards()]
    assert shown == tins(7, 8, 0, 1, 2, 3, 4)
    assert top() == tins(0, 1, 2, 3, 4, 5, 6)
    assert not FrontSlot.objects.exists()


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
    assert ([card.index for card in board.seconds.pinned], board.seconds.end) == ([0, 0, 1], 5)


def test_a_story_is_pinned_behind_others_that_come_by_themselves(client, paper):
    put(client, paper[8], "second:", 2)
    board = client.get(DESK).context["board"]
    assert [card.headline for card in board.seconds.standing] == tins(1, 2, 8, 3, 4, 5)
    assert [bool(card.pin) for card in board.seconds.standing] == [False, False, True] + [False] * 3
    client.post(DESK, {"up": pinned(client, paper[8])})
    assert body(client.get(PREVIEW)).index("Tin 1<") < body(client.get(PREVIEW)).index("Tin 8<")
    launch(client)
    assert top() == tins(0, 1, 8, 2, 3, 4, 5)


def test_a_place_is_offered_between_any_two_stories(client, paper):
    page = html_of(client.get(DESK, {"place": f"a{paper[8].pk}"}))
    offered = re.findall(rf'name="put" value="a{paper[8].pk}:second::(\d)"', page)
    assert sorted(set(offered)) == list("012345")


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


@pytest.mark.parametrize("pins", [1, 6])
def test_the_desk_costs_as_many_queries_however_much_is_pinned(
    client, paper, django_assert_max_num_queries, pins: int
):
    for index, story in enumerate(paper[:pins]):
        put(client, story, "second:", index)
    with django_assert_max_num_queries(24):
        client.get(DESK)
