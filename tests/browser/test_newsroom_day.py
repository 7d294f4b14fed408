"""One story's day, from a reporter's first word to its takedown, by three people's accounts."""

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

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("roles_again")]
HEADLINE = "Cầu Vạn Xuân mở cửa trở lại"
CORRECTION = "Bài trước ghi 48 m. Cầu dài 84 m."
REASON = "Gỡ theo yêu cầu của cơ quan quản lý."


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


def add_to_the_body(desk: Page, words: str) -> None:
    desk.locator(".ProseMirror > p").last.click()
    desk.keyboard.press("Control+End")
    desk.keyboard.type(words)


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


def write(desk: Page) -> None:
    desk.get_by_role("link", name="Viết bài").first.click()
    desk.locator("#id_headline").fill(HEADLINE)
    desk.locator("#id_lead").fill("Sáng nay cầu thông xe sau ba tháng sửa chữa.")
    desk.locator(".ProseMirror").first.click()
    desk.keyboard.type("Cầu dài 48 m, rộng 12 m.")
    desk.select_option("#id_section", label="Thời sự")
    press(desk, "Gửi duyệt", "Đã gửi duyệt")


def send_back(desk: Page) -> None:
    open_from(desk, "Chờ tôi")
    desk.locator(".story-bar").get_by_role("button", name="Trả lại…").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("Cần sửa gì").fill("Ai nói cầu dài 48 m?")
    with desk.expect_navigation():
        dialog.get_by_role("button", name="Trả lại", exact=True).click()
    expect(desk.locator(".messagelist")).to_contain_text("Đã trả lại bài")


def mend(desk: Page) -> None:
    open_from(desk, "Trả lại cho tôi")
    expect(desk.locator(".story-note-text")).to_have_text("Ai nói cầu dài 48 m?")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Đã sửa xong: gỡ ghi chú").click()
    expect(desk.locator(".story-note")).to_have_count(0)
    add_to_the_body(desk, " Ban quản lý cầu cho biết.")
    press(desk, "Gửi duyệt", "Đã gửi duyệt")


def schedule(desk: Page) -> None:
    open_from(desk, "Chờ tôi")
    expect(desk.locator(".ProseMirror")).to_contain_text("Ban quản lý cầu cho biết.")
    date(desk, timezone.now() + timedelta(hours=2, minutes=5))
    press(desk, "Đăng lúc", "Bạn đọc thấy bài từ")


def publish_now(desk: Page) -> None:
    open_from(desk, "Sắp lên trang")
    date(desk, timezone.now())
    press(desk, "Lưu thay đổi", "Bạn đọc đang thấy bài")


def correct(desk: Page) -> None:
    add_to_the_body(desk, " Cầu dài 84 m.")
    desk.get_by_label("Cải chính: ").check()
    desk.get_by_label("Sai thế nào").fill(CORRECTION)
    press(desk, "Cập nhật bài đang đăng", "Bạn đọc đang thấy bài")


def take_down(desk: Page) -> None:
    open_from(desk, "Vừa đăng")
    desk.get_by_role("link", name="Gỡ bài, có lý do…").click()
    desk.get_by_label("Lý do").fill(REASON)
    with desk.expect_navigation():
        desk.get_by_role("button", name="Gỡ bài").click()


def opened(reader: Page, live_server: Any) -> tuple[int, Locator]:
    """Open the story's address as a reader: the status, and what the page says."""
    answer = reader.goto(live_server.url + Article.objects.get().get_absolute_url())
    assert answer
    return answer.status, reader.locator("main")


def on_the_front_page(reader: Page, live_server: Any) -> Locator:
    reader.goto(live_server.url)
    return reader.get_by_role("link", name=HEADLINE)


def test_a_story_is_written_sent_back_scheduled_published_corrected_and_taken_down(
    page: Page, reader: Page, live_server: Any
):
    make.category("Thời sự")
    reporter, editor = make.reporter(), make.editor()

    take_the_desk(page, live_server, reporter)
    write(page)
    assert opened(reader, live_server)[0] == 404
    take_the_desk(page, live_server, editor)
    send_back(page)
    take_the_desk(page, live_server, reporter)
    mend(page)

    take_the_desk(page, live_server, editor)
    schedule(page)
    assert opened(reader, live_server)[0] == 404
    page.goto(f"{live_server.url}/admin/")
    publish_now(page)
    status, seen = opened(reader, live_server)
    assert status == 200
    expect(seen).to_contain_text("Cầu dài 48 m, rộng 12 m. Ban quản lý cầu cho biết.")
    expect(seen.locator("#correction")).to_have_count(0)
    expect(on_the_front_page(reader, live_server).first).to_be_visible()

    correct(page)
    expect(opened(reader, live_server)[1].locator("#correction")).to_contain_text(CORRECTION)

    take_the_desk(page, live_server, make.managing_editor())
    take_down(page)
    status, seen = opened(reader, live_server)
    assert status == 410
    expect(seen).to_contain_text(REASON)
    expect(seen).not_to_contain_text(HEADLINE)
    expect(on_the_front_page(reader, live_server)).to_have_count(0)
