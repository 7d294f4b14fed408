"""The front-page desk in a browser: a story dragged into the lead, and the same by keyboard."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import make
from tests.browser.conftest import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
DESK = "/admin/articles/frontslot/"


@pytest.fixture
def desk(page: Page, live_server: Any) -> Page:
    for age in range(10):
        make.article(f"Tin {age}", minutes_ago=60 + age)
    sign_in(page, live_server, make.admin())
    page.goto(live_server.url + DESK)
    return page


def drag(page: Page, headline: str, to: str) -> None:
    card = page.locator(".front-card", has_text=headline).first
    card.locator(".front-grip").hover()
    page.mouse.down()
    place = page.locator(to).bounding_box()
    assert place
    page.mouse.move(place["x"] + 60, place["y"] + 10, steps=4)
    expect(page.locator(".front-drop")).to_have_count(1)
    page.mouse.up()


def test_a_story_dragged_into_the_lead_is_launched_and_read(desk: Page, live_server: Any):
    drag(desk, "Tin 5", ".front-lead .front-card")
    expect(desk.locator(".front-lead h3")).to_have_text("Tin 5")
    expect(desk.locator("#front-said")).not_to_be_empty()
    with desk.expect_navigation():
        desk.locator("button[name=launch]").click()
    desk.goto(live_server.url)
    expect(desk.locator(".lead-story .headline")).to_have_text("Tin 5")
    assert desk.problems == []  # type: ignore[attr-defined]


def test_the_keyboard_places_and_moves_a_story_and_keeps_its_place(desk: Page):
    for headline in ("Tin 6", "Tin 5"):
        desk.locator(".front-card", has_text=headline).first.locator("a[data-swap]").first.focus()
        desk.keyboard.press("Enter")
        expect(desk.locator("#front-placing")).to_be_focused()
        desk.keyboard.press("Tab")
        desk.keyboard.press("Tab")  # the lead, then what stands beside it
        desk.keyboard.press("Enter")
        expect(desk.locator("#front-placing")).to_have_count(0)
    pinned = desk.locator("[data-place='second:'] .front-pinned h3")
    expect(pinned).to_have_text(["Tin 5", "Tin 6"])
    down = desk.locator("button[name=down]").first
    down.focus()
    desk.keyboard.press("Enter")
    expect(pinned).to_have_text(["Tin 6", "Tin 5"])
    again = desk.locator(".front-pinned", has_text="Tin 5").locator("button[name=down]")
    expect(again).to_be_focused()
    desk.keyboard.press("Enter")
    stories = desk.locator("[data-place='second:'] h3")
    expect(stories).to_have_text(["Tin 6", "Tin 1", "Tin 5", "Tin 2", "Tin 3", "Tin 4"])
