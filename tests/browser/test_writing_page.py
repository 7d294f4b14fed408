"""The page a story is written on: keys, counters, and the narrow screen."""

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


def open_story(desk: Page, live_server: Any, article: Article) -> None:
    desk.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    expect(desk.locator(".ProseMirror").first).to_be_visible()


def test_ctrl_s_saves_from_inside_the_text(desk: Page, live_server: Any):
    article = make.draft(body="<p>Mở đầu</p>")
    open_story(desk, live_server, article)
    desk.locator(".ProseMirror").click()
    desk.keyboard.press("Control+End")
    desk.keyboard.type(" và tiếp")
    with desk.expect_navigation():
        desk.keyboard.press("Control+s")
    article.refresh_from_db()
    assert (article.body, article.status) == ("<p>Mở đầu và tiếp</p>", "draft")


def test_ctrl_enter_says_what_will_happen_and_only_then_publishes(desk: Page, live_server: Any):
    article = make.draft(body="<p>Mở đầu</p>")
    open_story(desk, live_server, article)
    desk.locator(".ProseMirror").click()
    desk.keyboard.press("Control+Enter")
    dialog = desk.locator("#verb-sentence")
    expect(dialog.locator("p")).not_to_be_empty()
    desk.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    article.refresh_from_db()
    assert (article.status, article.body) == ("draft", "<p>Mở đầu</p>")
    desk.keyboard.press("Control+Enter")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    article.refresh_from_db()
    assert article.status == "published"


def test_ctrl_k_links_the_word_in_the_text_and_searches_elsewhere(desk: Page, live_server: Any):
    open_story(desk, live_server, make.draft(body="<p>Bến phà</p>"))
    desk.locator("#id_lead").click()
    desk.keyboard.press("Control+k")
    expect(desk.locator("#desk-search")).to_be_focused()
    desk.locator(".ProseMirror").click()
    desk.keyboard.press("Control+End")
    desk.wait_for_function("getSelection().focusOffset === 'Bến phà'.length")
    desk.evaluate("new Promise((done) => setTimeout(done, 200))")  # the editor hears of it later
    desk.keyboard.press("Control+k")
    desk.locator(".prose-editor-dialog input").first.fill("https://example.org/")
    desk.locator(".prose-editor-dialog button[type=submit]").click()
    assert '<p>Bến <a href="https://example.org/"' in desk.input_value("#id_body")
    expect(desk.locator(".ProseMirror a")).to_have_text("phà")


def test_a_question_mark_lists_the_keys_but_not_while_one_types(desk: Page, live_server: Any):
    open_story(desk, live_server, make.draft())
    keys = desk.locator("#shortcuts")
    desk.locator("#id_headline").press("End")
    desk.keyboard.type("?")
    expect(keys).to_be_hidden()
    assert desk.input_value("#id_headline").endswith("?")
    desk.locator("[data-opens=shortcuts]").click()
    expect(keys).to_be_visible()
    desk.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    desk.locator("[data-opens=shortcuts]").press("?")
    expect(keys).to_be_visible()


def test_counters_say_length_in_words_and_shape(desk: Page, live_server: Any):
    article = make.draft("Phà", lead="Bến phà", body="<p>Một hai</p><p>ba</p>")
    open_story(desk, live_server, article)
    line = desk.locator(".field-headline .counter")
    expect(line).to_have_attribute("data-length", "short")
    desk.fill("#id_headline", "Phà thêm chuyến")
    expect(line).to_have_attribute("data-length", "fits")
    expect(line).to_contain_text("3")
    desk.fill("#id_headline", "dài " * 23)
    expect(line).to_have_attribute("data-length", "long")
    expect(desk.locator(".counter-body")).to_contain_text("3")


def test_minutes_to_read_are_those_that_readers_see(desk: Page, live_server: Any):
    article = make.article(lead="chữ " * 40, body=f"<p>{'chữ ' * 700}</p>")
    open_story(desk, live_server, article)
    expect(desk.locator(".counter-body")).to_contain_text("700")
    minutes = (desk.locator(".counter-body").text_content() or "").rpartition("·")[2]
    assert "3" in minutes
    desk.goto(f"{live_server.url}{article.get_absolute_url()}")
    expect(desk.locator(".reading-time")).to_contain_text("3")


def test_the_address_follows_the_headline(desk: Page, live_server: Any):
    article = make.draft("Tít cũ")
    open_story(desk, live_server, article)
    desk.fill("#id_headline", "Đê điều quận mới")
    expect(desk.locator("#id_headline_helptext")).to_contain_text(
        f"/de-dieu-quan-moi-{article.pk}.html"
    )


def test_a_phone_folds_the_side_away_and_keeps_the_verb_at_hand(desk: Page, live_server: Any):
    desk.set_viewport_size({"width": 360, "height": 740})
    article = make.draft(body="<p>Đoạn</p>" * 30)
    open_story(desk, live_server, article)
    expect(desk.locator("#id_section")).to_be_hidden()
    desk.locator(".story-more").click()
    expect(desk.locator("#id_section")).to_be_visible()
    expect(desk.locator("button[name=_publish]")).to_be_in_viewport()
    assert desk.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    for button in desk.locator(".story-bar button").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 44


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_everybody_can_use_the_page(desk: Page, live_server: Any, width: int, scheme: Any):
    desk.set_viewport_size({"width": width, "height": 800})
    desk.emulate_media(color_scheme=scheme)
    open_story(desk, live_server, make.draft("Tít", lead="Sa-pô", body="<p>Đoạn</p>"))
    desk.fill("#id_headline", "Tít khác đi một chút")
    expect(desk.locator(".draft-state")).to_have_attribute("data-state", "draft")
    desk.reload()
    expect(desk.locator(".draft-line")).to_be_visible()
    expect(desk.locator(".ProseMirror").first).to_be_visible()
    assert complaints(desk) == []
    found = Axe().run(desk)
    assert found.violations_count == 0, found.generate_report()
