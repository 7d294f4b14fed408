"""Writing a story: what is typed survives a crash, a lost session and a lost line."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import Article, Draft
from tests import make
from tests.browser.conftest import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
SENTENCE = "Nước lên mép đê lúc bốn giờ sáng"


@pytest.fixture
def editor() -> User:
    return make.admin()


@pytest.fixture
def desk(page: Page, live_server: Any, editor: User) -> Page:
    sign_in(page, live_server, editor)
    return page


def address_of(live_server: Any, article: Article | None = None) -> str:
    end = f"{article.pk}/change/" if article else "add/"
    return f"{live_server.url}/admin/articles/article/{end}"


def open_story(desk: Page, live_server: Any, article: Article | None = None) -> None:
    desk.goto(address_of(live_server, article))
    expect(desk.locator(".ProseMirror").first).to_be_visible()


def type_at_the_end(desk: Page, words: str) -> None:
    desk.locator(".ProseMirror > p").last.click()
    desk.keyboard.press("Control+End")
    desk.keyboard.type(words)


KEPT = """() => new Promise((resolve) => {
  const asked = indexedDB.open("desk", 1);
  asked.onsuccess = () => {
    const all = asked.result.transaction("written").objectStore("written").getAll();
    all.onsuccess = () => { asked.result.close(); resolve(all.result); };
  };
})"""


def kept_entries(desk: Page) -> Any:
    """List what the browser itself keeps."""
    return desk.evaluate(KEPT)


def wait_until_kept(desk: Page, words: str) -> None:
    """Wait until the browser itself has written the words down."""
    desk.evaluate(
        f"""async (words) => {{
          while (!JSON.stringify(await ({KEPT})()).includes(words)) {{
            await new Promise(requestAnimationFrame);
          }}
        }}""",
        words,
    )


def away(desk: Page, live_server: Any) -> None:
    """Leave the page as a lost session makes one leave: what it sends at the end goes nowhere."""
    desk.context.route("**/draft/", lambda route: route.abort())
    desk.goto(f"{live_server.url}/healthz")
    desk.context.unroute("**/draft/")


def write_signed_out(desk: Page, live_server: Any, article: Article) -> None:
    """Write a sentence after the session was lost, and leave once the browser has kept it."""
    open_story(desk, live_server, article)
    Session.objects.all().delete()
    type_at_the_end(desk, f" {SENTENCE}")
    wait_until_kept(desk, SENTENCE)
    away(desk, live_server)


def saved(desk: Page) -> None:
    expect(desk.locator(".draft-state")).to_have_attribute("data-state", "draft")


def test_a_draft_of_a_live_story_is_kept_and_readers_see_the_story(desk: Page, live_server: Any):
    article = make.article("Tít đã đăng", body="<p>Lời đã đăng.</p>")
    open_story(desk, live_server, article)
    type_at_the_end(desk, f" {SENTENCE}")
    saved(desk)
    assert SENTENCE in Draft.objects.get().first("body")
    reader = desk.context.browser.new_page()  # type: ignore[union-attr]
    reader.goto(f"{live_server.url}{article.get_absolute_url()}")
    assert SENTENCE not in reader.content()
    reader.close()
    open_story(desk, live_server, article)
    expect(desk.locator(".ProseMirror")).to_contain_text(SENTENCE)
    with desk.expect_navigation():
        desk.locator("button[name=_save]").click()
    article.refresh_from_db()
    assert SENTENCE in article.body
    assert not Draft.objects.exists()


def test_opening_a_story_alone_writes_no_draft(desk: Page, live_server: Any):
    image = make.image()
    body = "<table><tbody><tr><td>một</td></tr></tbody></table>\n<p>a<br>b</p>"
    article = make.draft(body=body, lead_image=image, tags=["Một"], authors=["Lê Châu"])
    open_story(desk, live_server, article)
    desk.locator("#id_lead").click()
    desk.goto(f"{live_server.url}/admin/")
    assert not Draft.objects.exists()
    assert kept_entries(desk) == []


def test_leaving_the_page_keeps_the_last_keystroke(desk: Page, live_server: Any):
    open_story(desk, live_server)
    desk.locator("#id_headline").press_sequentially("Tin chưa có chuyên mục")
    desk.goto(f"{live_server.url}/admin/")
    desk.reload()
    desk.get_by_text("Tin chưa có chuyên mục").click()
    expect(desk.locator("#id_headline")).to_have_value("Tin chưa có chuyên mục")


def test_an_expired_session_loses_nothing(desk: Page, live_server: Any, editor: User):
    article = make.draft("Đê biển", body="<p>Mở đầu.</p>")
    open_story(desk, live_server, article)
    Session.objects.all().delete()
    type_at_the_end(desk, f" {SENTENCE}")
    expect(desk.locator(".draft-line[data-name=trouble] a")).to_be_visible()
    with desk.expect_response(f"**{reverse('admin:articles_draft_token')}"):
        desk.locator("button[name=_save]").click()  # refused here and now, before the text is gone
    expect(desk.locator(".ProseMirror")).to_contain_text(SENTENCE)
    sign_in(desk, live_server, editor)  # as in another tab
    desk.evaluate("dispatchEvent(new Event('focus'))")
    saved(desk)
    assert SENTENCE in Draft.objects.get().first("body")
    with desk.expect_navigation():
        desk.locator("button[name=_save]").click()
    article.refresh_from_db()
    assert SENTENCE in article.body


def test_signing_in_again_brings_the_text_back_and_undo_takes_it_away(
    desk: Page, live_server: Any, editor: User
):
    article = make.draft("Đê biển", body="<p>Mở đầu.</p>")
    write_signed_out(desk, live_server, article)
    sign_in(desk, live_server, editor)
    open_story(desk, live_server, article)
    expect(desk.locator(".ProseMirror")).to_contain_text(SENTENCE)
    with desk.expect_navigation():
        desk.locator(".draft-line[data-name=kept] button").click()
    expect(desk.locator(".ProseMirror")).to_have_text("Mở đầu.")


def test_text_is_kept_where_the_words_of_the_scripts_do_not_arrive(desk: Page, live_server: Any):
    desk.route("**/jsi18n/", lambda route: route.abort())
    open_story(desk, live_server, make.draft(body="<p>Mở đầu.</p>"))
    type_at_the_end(desk, f" {SENTENCE}")
    wait_until_kept(desk, SENTENCE)
    assert SENTENCE in str(kept_entries(desk))


def test_a_lost_line_keeps_the_text_and_sends_it_later(desk: Page, live_server: Any):
    open_story(desk, live_server, make.draft(body="<p>Mở đầu.</p>"))
    desk.context.set_offline(True)
    type_at_the_end(desk, f" {SENTENCE}")
    expect(desk.locator(".draft-state")).to_have_attribute("data-state", "kept")
    desk.context.set_offline(False)
    saved(desk)
    expect(desk.locator(".draft-line[data-name=trouble]")).to_have_count(0)
    assert SENTENCE in Draft.objects.get().first("body")


def test_a_story_saved_meanwhile_is_not_overlaid_by_what_was_kept(
    desk: Page, live_server: Any, editor: User
):
    article = make.draft("Đê biển", body="<p>Mở đầu.</p>")
    write_signed_out(desk, live_server, article)
    article.body = "<p>Đồng nghiệp viết lại.</p>"
    article.save()
    sign_in(desk, live_server, editor)
    open_story(desk, live_server, article)
    line = desk.locator(".draft-line[data-name^='kept:']")
    expect(line).to_be_visible()
    expect(desk.locator(".ProseMirror")).to_have_text("Đồng nghiệp viết lại.")
    with desk.expect_navigation():
        line.locator("button").first.click()
    expect(desk.locator(".ProseMirror")).to_contain_text(SENTENCE)


def test_two_windows_of_one_story_do_not_overwrite_each_other(desk: Page, live_server: Any):
    article = make.draft(body="<p>Mở đầu.</p>")
    open_story(desk, live_server, article)
    other = desk.context.new_page()
    open_story(other, live_server, article)
    type_at_the_end(desk, " Cửa sổ một")
    saved(desk)
    type_at_the_end(other, " Cửa sổ hai")
    line = other.locator(".draft-line[data-name=elsewhere] button")
    expect(line).to_be_visible()
    assert "Cửa sổ một" in Draft.objects.get().first("body")
    line.click()
    saved(other)
    assert "Cửa sổ hai" in Draft.objects.get().first("body")


def test_reloading_in_mid_word_shows_the_word(desk: Page, live_server: Any):
    article = make.draft("Đê biển", body="<p>Mở đầu.</p>")
    open_story(desk, live_server, article)
    type_at_the_end(desk, " Bốn giờ")
    saved(desk)
    desk.keyboard.type(" sáng")
    desk.reload()
    expect(desk.locator(".ProseMirror")).to_have_text("Mở đầu. Bốn giờ sáng")
