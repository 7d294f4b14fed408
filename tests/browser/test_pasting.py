"""What is pasted into a story comes out as the house writes it."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from articles import markup
from articles.models import Article
from tests import make
from tests.browser.conftest import sign_in
from tests.pasted import GOOGLE_DOCS, NEWS_PAGE, WORD, WORD_ONLINE, ZALO

pytestmark = pytest.mark.django_db(transaction=True)
PASTE = """([html, text]) => {
  const clipboardData = new DataTransfer();
  if (html) clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  document.querySelector(".ProseMirror").dispatchEvent(event);
}"""

A_MOMENT = "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"

FROM_WORD = (
    "<h2>Nước lên mép đê</h2>\n"
    "<p><strong>Bốn giờ sáng</strong>, nước <em>lên</em> mép đê; xem "
    '<a href="https://example.org/de?id=5">bản đồ</a>.</p>\n'
    "<ul><li>Bao cát<ul><li>Loại lớn</li></ul></li><li>Cọc tre</li></ul>\n"
    "<p>Việc còn lại:</p>\n"
    '<ol data-type="decimal" start="3"><li>Đắp bờ</li><li>Gọi người</li></ol>\n'
    "<table><tbody><tr><td><strong>Xã</strong></td><td>Số hộ</td></tr>"
    "<tr><td>Cồn Vạc</td><td>140</td></tr></tbody></table>"
)
FROM_WORD_ONLINE = "<p>Đê <strong>Cồn Vạc</strong></p>\n<ul><li>Bao cát</li><li>Cọc tre</li></ul>"
FROM_GOOGLE_DOCS = (
    "<h2>Chợ dời ra bãi</h2>\n"
    "<p>Ban quản lý <strong>chưa chốt</strong><em> giá</em>, theo "
    '<a href="https://example.org/gia?b=1">bảng giá</a>.</p>\n'
    "<ul><li>Điện<ul><li>Công tơ</li></ul></li><li>Nước</li></ul>"
)
FROM_ZALO = (
    "<p>Anh ơi, nước lên rồi</p>\n<p>Đê sạt 20 m 😀</p>\n"
    '<p>Xem <a href="https://example.org/tin">example.org/tin</a></p>'
)
FROM_NEWS_PAGE = (
    "<h2>Phà thêm chuyến</h2>\n"
    '<p>Đoạn một có <a href="https://example.org/pha.html?id=5#b">liên kết</a> và bẫy.</p>\n'
    "<p>Phà lúc 23 giờ.</p>\n<p>Đoạn trong hộp</p>\n<blockquote><p>Lời dẫn</p></blockquote>"
)


@pytest.fixture
def desk(page: Page, live_server: Any) -> Page:
    sign_in(page, live_server, make.admin())
    article = make.draft(body="<p>Mở đầu.</p>")
    page.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    page.locator(".ProseMirror").click()
    page.keyboard.press("Control+End")
    page.evaluate(A_MOMENT)  # in which the editor hears where the cursor is
    page.keyboard.press("Enter")
    return page


def paste(desk: Page, html: str, text: str = "") -> str:
    """Paste and give the text of the form, without its first paragraph."""
    desk.evaluate(PASTE, [html, text])
    return desk.input_value("#id_body").removeprefix("<p>Mở đầu.</p>\n")


def test_word_brings_headings_lists_bold_and_tables(desk: Page):
    assert paste(desk, WORD) == FROM_WORD
    expect(desk.locator(".desk-toast")).to_contain_text("1")  # the picture on somebody's disk


def test_word_in_the_browser_brings_one_list_and_no_ends_of_paragraphs(desk: Page):
    assert paste(desk, WORD_ONLINE) == FROM_WORD_ONLINE


def test_google_docs_brings_meaning_for_looks(desk: Page):
    assert paste(desk, GOOGLE_DOCS) == FROM_GOOGLE_DOCS


def test_zalo_brings_lines_as_paragraphs_and_links_as_meant(desk: Page):
    assert paste(desk, ZALO) == FROM_ZALO


def test_a_news_page_brings_its_text_and_nothing_around_it(desk: Page):
    assert paste(desk, NEWS_PAGE) == FROM_NEWS_PAGE


@pytest.mark.parametrize(
    "text", [FROM_WORD, FROM_WORD_ONLINE, FROM_GOOGLE_DOCS, FROM_ZALO, FROM_NEWS_PAGE]
)
def test_the_server_finds_nothing_left_to_clean(text: str):
    text = text.replace(' data-type="decimal"', "")
    assert markup.CLEANER.clean(text).replace(' rel="noopener"', "") == text


def test_one_undo_brings_back_the_text_before(desk: Page):
    desk.keyboard.type("Gõ trước")
    before = desk.input_value("#id_body")
    assert paste(desk, WORD) != before
    desk.keyboard.press("Control+z")
    assert desk.input_value("#id_body") == before


def test_the_note_says_what_was_cleaned_and_undoes_it(desk: Page):
    desk.keyboard.type("Gõ trước")
    before = desk.input_value("#id_body")
    paste(desk, GOOGLE_DOCS)
    note = desk.locator(".desk-toast[role=status]")
    expect(note).to_contain_text("1")
    note.locator("button").click()
    assert desk.input_value("#id_body") == before
    expect(note).to_have_count(0)


def test_plain_text_is_pasted_plain_in_one_form(desk: Page):
    text = paste(desk, "", "Bờ đe\u0302\u200b Co\u0302\u0300n\u00a0Va\u0323c")
    assert text == "<p>Bờ đê Cồn Vạc</p>"
    expect(desk.locator(".desk-toast")).to_have_count(0)


def test_what_is_copied_inside_the_editor_is_left_alone(desk: Page):
    copied = '<p data-pm-slice="1 1 []">Trong <strong>bài</strong></p>'
    assert paste(desk, copied) == "<p>Trong <strong>bài</strong></p>"
    expect(desk.locator(".desk-toast")).to_have_count(0)


def test_a_pasted_text_is_saved(desk: Page):
    paste(desk, WORD)
    with desk.expect_navigation():
        desk.locator("button[name=_save]").click()
    body = Article.objects.get().body
    assert "<ul><li>Bao cát" in body
    assert "data-type" not in body
