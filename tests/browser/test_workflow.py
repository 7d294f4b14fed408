"""A reporter's story is sent back with a note on a sentence, comes again, goes out, and back."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import make
from tests.browser.conftest import sign_in
from tests.test_desk_articles import change

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("roles_again")]


def test_a_story_is_sent_back_with_a_note_and_its_publication_undone(page: Page, live_server: Any):
    section = make.category("Thời sự")
    lead = "Từ sáng nay cầu thông xe trở lại sau ba tháng sửa chữa, sớm hơn dự kiến."
    story = make.article(
        "Cầu Long Biên mở cửa trở lại",
        status="in_review",
        lead=lead,
        body="<p>Cầu dài 84 m.</p>",
        section=section,
        lead_image=make.image(alt="Cầu", credit="Thế Hà"),
        created_by=make.reporter(),
    )
    sign_in(page, live_server, make.editor())
    page.goto(live_server.url + change(story))
    page.locator(".ProseMirror p", has_text="84 m").dblclick(position={"x": 20, "y": 10})
    page.locator(".story-bar").get_by_role("button", name="Trả lại…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Đoạn được nhắc tới")).not_to_have_value("")
    dialog.get_by_label("Cần sửa gì").fill("Thiếu nguồn của con số này.")
    dialog.get_by_role("button", name="Trả lại", exact=True).click()
    expect(page.locator(".story-note-text")).to_have_text("Thiếu nguồn của con số này.")
    page.locator(".story-bar").get_by_role("button", name="Đăng", exact=True).click()
    undo = page.get_by_role("button", name="Hoàn tác")
    expect(undo.locator(".undo-left")).to_have_text("9", timeout=4_000)
    undo.click()
    expect(page.get_by_text("Đã hoàn tác.")).to_be_visible()
    story.refresh_from_db()
    assert (story.status, story.posted_at) == ("draft", None)


def test_a_publication_is_undone_without_a_script(chromium: Browser, live_server: Any):
    story = make.article(
        "Cầu Long Biên mở cửa trở lại",
        status="approved",
        lead="Từ sáng nay cầu thông xe trở lại sau ba tháng sửa chữa.",
        body="<p>Cầu dài 84 m.</p>",
        lead_image=make.image(alt="Cầu", credit="Thế Hà"),
    )
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, live_server, make.managing_editor())
    page.goto(live_server.url + change(story))
    page.locator("button[name=_publish]").first.click()
    undo = page.get_by_role("button", name=re.compile(r"Hoàn tác \(đến \d\d:\d\d:\d\d\)"))
    story.refresh_from_db()
    assert story.is_public
    undo.click()
    expect(page.get_by_text("Đã hoàn tác.")).to_be_visible()
    context.close()
    story.refresh_from_db()
    assert (story.status, story.posted_at) == ("approved", None)
