"""One story's day, from a reporter's first word to its takedown, by the accounts of three people."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

from articles.models import Article
from tests import make
from tests.browser.conftest import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
HEADLINE = "Cầu Vạn Xuân mở cửa trở lại"


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Page]:
    """Give the tab of somebody who has no account."""
    tab = chromium.new_page(locale="vi-VN")
    tab.set_default_timeout(15_000)
    yield tab
    tab.close()


def take_the_desk(desk: Page, live_server: Any, user: User) -> None:
    sign_in(desk, live_server, user)
    desk.goto(f"{live_server.url}/admin/")


def open_from(desk: Page, queue: str) -> None:
    """Open the story from a queue of the desk's front page."""
    desk.get_by_role("region", name=queue).get_by_role("link", name=HEADLINE).click()
    expect(desk.locator(".ProseMirror").first).to_be_visible()


def press(desk: Page, button: str, says: str) -> None:
    """Press the button of the bar that begins so, and wait for the desk's word that it is done."""
    with desk.expect_navigation():
        desk.locator(".story-bar").get_by_role("button", name=button).click()
    expect(desk.locator(".messagelist")).to_contain_text(says)


def date(desk: Page, moment: Any) -> None:
    """Set when the story is published, in the paper's time."""
    local = timezone.localtime(moment)
    desk.locator("#id_published_at_0").fill(f"{local:%d/%m/%Y}")
    desk.locator("#id_published_at_1").fill(f"{local:%H:%M}")


def opened(reader: Page, live_server: Any) -> tuple[int, Locator]:
    """Open the story's address as a reader: the status, and what the page says."""
    answer = reader.goto(live_server.url + Article.objects.get().get_absolute_url())
    assert answer
    return answer.status, reader.locator("main")


def test_a_story_is_written_sent_back_scheduled_published_corrected_and_taken_down(
    page: Page, reader: Page, live_server: Any
):
    make.category("Thời sự")
    make.image(alt="Cầu", credit="Thế Hà")
    reporter, editor, chief = make.reporter(), make.editor(), make.managing_editor()

    take_the_desk(page, live_server, reporter)
    page.get_by_role("link", name="Viết bài").first.click()
    page.locator("#id_headline").fill(HEADLINE)
    page.locator("#id_lead").fill("Sáng nay cầu thông xe sau ba tháng sửa chữa.")
    page.locator(".ProseMirror").first.click()
    page.keyboard.type("Cầu dài 48 m, rộng 12 m.")
    page.select_option("#id_section", label="Thời sự")
    press(page, "Gửi duyệt", "duyệt")
    assert opened(reader, live_server)[0] == 404

    take_the_desk(page, live_server, editor)
    open_from(page, "Chờ tôi")
    page.locator(".story-bar").get_by_role("button", name="Trả lại…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Cần sửa gì").fill("Ai nói cầu dài 48 m?")
    with page.expect_navigation():
        dialog.get_by_role("button", name="Trả lại", exact=True).click()

    take_the_desk(page, live_server, reporter)
    open_from(page, "Trả lại cho tôi")
    expect(page.locator(".story-note-text")).to_have_text("Ai nói cầu dài 48 m?")
    with page.expect_navigation():
        page.get_by_role("button", name="Đã sửa xong: gỡ ghi chú").click()
    expect(page.locator(".story-note")).to_have_count(0)
    page.locator(".ProseMirror > p").last.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Ban quản lý cầu cho biết.")
    press(page, "Gửi duyệt", "duyệt")

    take_the_desk(page, live_server, editor)
    open_from(page, "Chờ tôi")
    expect(page.locator(".ProseMirror")).to_contain_text("Ban quản lý cầu cho biết.")
    date(page, timezone.now() + timedelta(hours=2, minutes=5))
    press(page, "Đăng lúc", "Bạn đọc thấy bài từ")
    assert opened(reader, live_server)[0] == 404
    page.goto(f"{live_server.url}/admin/")
    open_from(page, "Sắp lên trang")
    date(page, timezone.now())
    press(page, "Lưu thay đổi", "Bạn đọc đang thấy bài")
    status, seen = opened(reader, live_server)
    assert status == 200
    expect(seen).to_contain_text("Cầu dài 48 m, rộng 12 m. Ban quản lý cầu cho biết.")
    reader.goto(live_server.url)
    expect(reader.get_by_role("link", name=HEADLINE).first).to_be_visible()

    page.locator(".ProseMirror > p").last.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Cầu dài 84 m.")
    page.get_by_label("Cải chính: ").check()
    page.get_by_label("Sai thế nào").fill("Bài trước ghi 48 m. Cầu dài 84 m.")
    press(page, "Cập nhật bài đang đăng", "Bạn đọc đang thấy bài")
    expect(opened(reader, live_server)[1].locator("#correction")).to_contain_text(
        "Bài trước ghi 48 m. Cầu dài 84 m."
    )
    reader.goto(f"{live_server.url}/dinh-chinh/")
    expect(reader.locator("main")).to_contain_text(HEADLINE)

    take_the_desk(page, live_server, chief)
    open_from(page, "Vừa đăng")
    page.get_by_role("link", name="Gỡ bài, có lý do…").click()
    page.get_by_label("Lý do").fill("Gỡ theo yêu cầu của cơ quan quản lý.")
    with page.expect_navigation():
        page.get_by_role("button", name="Gỡ bài").click()
    status, seen = opened(reader, live_server)
    assert status == 410
    expect(seen).to_contain_text("Gỡ theo yêu cầu của cơ quan quản lý.")
    expect(seen).not_to_contain_text(HEADLINE)
    reader.goto(live_server.url)
    expect(reader.get_by_role("link", name=HEADLINE)).to_have_count(0)
    assert page.problems == []  # type: ignore[attr-defined]
