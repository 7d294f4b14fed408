"""The desk's front page and calendar in a browser: seen by everybody, moved by mouse and keys."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import Assignment, Takedown, TrailEntry
from tests import make
from tests.browser.conftest import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(page: Page, live_server: Any) -> Page:
    sign_in(page, live_server, make.admin())
    return page


def violations(page: Page) -> list[str]:
    return [f"{v['id']}: {v['help']}" for v in Axe().run(page).response["violations"]]


def test_the_desk_opens_on_ones_work_on_a_phone_and_in_the_dark(desk: Page, live_server: Any):
    make.plan("Mùa sen"), make.read(make.article("Vừa đăng"), 40)
    make.draft("Cấm", embargo_until=timezone.now() + timedelta(hours=3))
    desk.set_viewport_size({"width": 360, "height": 740})
    for address, scheme in (("", "dark"), ("calendar/", "light"), ("search/?q=sen", "dark")):
        desk.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        desk.goto(f"{live_server.url}/admin/{address}")
        assert desk.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert violations(desk) == []
    desk.set_viewport_size({"width": 1280, "height": 800})
    desk.goto(f"{live_server.url}/admin/")
    expect(desk.get_by_role("img", name="40 lượt đọc")).to_be_visible()
    desk.keyboard.press("/")
    desk.keyboard.type("mua sen")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("link", name="Mùa sen")).to_be_visible()
    assert desk.problems == []


def test_every_other_page_of_the_desk_is_for_everybody(desk: Page, live_server: Any):
    waits = make.article("Chờ duyệt", status="in_review")
    held, gone = make.article("Cấm", embargo=60), make.article("Đã gỡ")
    Takedown.carry_out(gone, "Gỡ theo yêu cầu.")
    TrailEntry.note(make.user("phong-vien"), "submit", waits)
    pages = [f"article/{waits.pk}/send-back/", "trailentry/", "category/", "frontslot/preview/"]
    pages += [f"article/{held.pk}/embargo/", f"article/{gone.pk}/change/", "author/add/"]
    for width, scheme in ((360, "dark"), (1280, "light")):
        desk.set_viewport_size({"width": width, "height": 740})
        desk.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for address in pages:
            desk.goto(f"{live_server.url}/admin/articles/{address}")
            assert desk.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
            assert (address, violations(desk)) == (address, [])
    assert [each for each in desk.problems if each.startswith("exception")] == []


def test_a_plan_is_moved_by_dragging_and_by_keys_and_its_story_is_not(desk: Page, live_server: Any):
    story = make.article("Bài đã hẹn giờ", minutes_ago=-60)
    plan = make.plan("Mùa sen")
    Assignment.objects.update(due=timezone.make_aware(datetime(2099, 7, 22, 15)))
    desk.goto(f"{live_server.url}/admin/calendar/?day=2099-07-22")
    entry = desk.locator("[data-moves]")
    with desk.expect_navigation():
        entry.drag_to(desk.locator("[data-day='2099-07-24']"))
    expect(desk.locator("[data-day='2099-07-24'] [data-moves]")).to_contain_text("Mùa sen")
    plan.refresh_from_db()
    assert f"{timezone.localtime(plan.due):%d/%m %H:%M}" == "24/07 15:00"

    desk.locator(".calendar-move summary").press("Enter")
    desk.locator(".calendar-move input[name=day]").fill("21/07/2099")
    with desk.expect_navigation():
        desk.locator(".calendar-move button").press("Enter")
    expect(desk.locator("[data-day='2099-07-21'] [data-moves]")).to_be_visible()
    published = story.published_at
    story.refresh_from_db()
    assert story.published_at == published
    assert desk.problems == []
