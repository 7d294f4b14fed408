"""The preview beside the form: typing shows in it, in both widths, without a jump."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articles.models import Article
from tests import make
from tests.browser.conftest import sign_in
from tests.browser.test_desk import complaints

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(page: Page, live_server: Any) -> Page:
    sign_in(page, live_server, make.admin())
    return page


def open_preview(desk: Page, live_server: Any, article: Article) -> Any:
    desk.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    expect(desk.locator(".ProseMirror").first).to_be_visible()
    desk.locator(".ProseMirror").click()
    desk.keyboard.press("Control+Shift+P")
    shown = desk.frame_locator("#preview iframe")
    expect(shown.locator("h1")).to_have_text(article.headline)
    return shown


def test_what_is_typed_shows_at_its_place_in_phone_and_desktop_width(desk: Page, live_server: Any):
    desk.set_viewport_size({"width": 1280, "height": 800})
    article = make.draft("Tít cũ", body="<p>Đoạn</p>" * 60, lead_image=make.image())
    shown = open_preview(desk, live_server, article)
    page = shown.locator("html")
    page.evaluate("document.marked = document.querySelector('img')")
    page.evaluate("document.documentElement.scrollTo(0, 900)")
    assert page.evaluate("innerWidth") == 360

    desk.fill("#id_headline", "Tít vừa gõ")
    expect(shown.locator("h1")).to_have_text("Tít vừa gõ")
    assert page.evaluate("document.documentElement.scrollTop") == 900
    assert page.evaluate("document.marked === document.querySelector('img')")  # not fetched anew

    desk.click("#preview [data-shows=desktop]")
    assert page.evaluate("innerWidth") == 1280
    box = desk.locator("#preview iframe").bounding_box()
    assert box
    assert box["x"] + box["width"] <= 1280
    desk.click("#preview [data-shows=cards][aria-pressed]")
    cards = desk.locator(".preview-cards")
    expect(cards.locator(".card-headline").first).to_have_text("Tít vừa gõ")
    desk.fill("#id_headline", "Một cái tít dài đến mức không mạng nào cho nó đứng trọn vẹn " * 4)
    facebook = cards.locator(".card-facebook .card-headline")
    expect(facebook).to_contain_text("Một cái tít dài")
    assert facebook.evaluate("box => box.scrollHeight > box.clientHeight")
    assert article.headline == Article.objects.get().headline
    assert complaints(desk) == []


def test_on_a_phone_it_covers_the_form_and_gives_it_back(desk: Page, live_server: Any):
    desk.set_viewport_size({"width": 360, "height": 740})
    shown = open_preview(desk, live_server, make.draft("Tít", body="<p>Đoạn</p>"))
    assert shown.locator("html").evaluate("innerWidth") == 360
    expect(shown.locator(".draft-band")).to_be_visible()
    assert desk.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    desk.click("#preview [data-shows=cards][aria-pressed]")
    expect(desk.locator(".card-google")).to_be_visible()
    found = Axe().run(desk)
    assert found.violations_count == 0, found.generate_report()
    desk.keyboard.press("Control+Shift+P")
    expect(desk.locator("#preview")).to_be_hidden()
    expect(desk.locator("[data-previews]")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.locator("#preview")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.locator("#preview")).to_be_hidden()
    expect(desk.locator("[data-previews]")).to_be_focused()
