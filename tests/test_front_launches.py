"""Launches of the front page: all at once before readers, undone, and two at once."""

from typing import Any

import pytest

from articles import front_page
from articles.models import (
    Arrangement,
    Article,
    Change,
    FrontDraft,
    FrontLaunch,
    FrontSlot,
    TrailEntry,
)
from articles.models.arrangement import Pin
from tests import front_desk, make
from tests.front_desk import DESK, launch, pinned, put, top
from tests.front_door import FrontDoor
from tests.reading import html_of
from tests.test_desk_articles import signed_in

pytestmark = pytest.mark.django_db
sections, paper, client = front_desk.sections, front_desk.paper, front_desk.client


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
