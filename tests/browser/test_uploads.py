"""Pictures dropped at the desk: each is answered by itself, then they are described together."""

import base64
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from articles.models import Image
from tests import make
from tests.browser.conftest import sign_in
from tests.described import iim, jpeg

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("roles_again")]
DROP = """files => {
  const held = new DataTransfer();
  for (const [name, type, content] of files) {
    const bytes = Uint8Array.from(atob(content), letter => letter.charCodeAt(0));
    held.items.add(new File([bytes], name, { type }));
  }
  const options = { bubbles: true, cancelable: true, dataTransfer: held };
  document.body.dispatchEvent(new DragEvent("drop", options));
}"""


def dropped(name: str, content: bytes) -> list[str]:
    return [name, "image/jpeg", base64.b64encode(content).decode()]


def test_dropped_pictures_are_answered_one_by_one_and_described(page: Page, live_server: Any):
    sign_in(page, live_server, make.reporter())
    page.goto(f"{live_server.url}/admin/articles/image/upload/")
    described = jpeg(iim([(120, "Cầu Long Biên".encode()), (80, b"M.Quang")]))
    page.evaluate(DROP, [dropped("cau.jpg", described.getvalue()), dropped("ve.jpg", b"<svg/>")])
    rows = page.locator("[data-upload-files] > li")
    expect(rows).to_have_count(2)
    expect(rows.filter(has_text="cau.jpg")).to_contain_text("Cầu Long Biên")
    expect(rows.filter(has_text="ve.jpg").locator(".upload-refused")).to_contain_text("SVG")
    page.locator("[data-upload-next] a").click()
    page.locator("textarea[name=form-0-alt]").fill("Cây cầu thép qua sông.")
    page.locator("button[name=describe]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    image = Image.objects.get()
    assert (image.caption, image.credit) == ("Cầu Long Biên", "M.Quang")
    assert image.alt == "Cây cầu thép qua sông."
    assert [problem for problem in page.problems if "400" not in problem] == []  # type: ignore[attr-defined]


def test_a_session_that_ends_meanwhile_loses_no_picture_and_no_word(page: Page, live_server: Any):
    reporter = make.reporter()
    sign_in(page, live_server, reporter)
    page.goto(f"{live_server.url}/admin/articles/image/upload/")
    Session.objects.all().delete()
    pictures = [jpeg(iim([(80, name)])).getvalue() for name in (b"M.Quang", b"H.Lan")]
    page.evaluate(DROP, [dropped(f"{n}.jpg", content) for n, content in enumerate(pictures)])
    refused = page.locator(".upload-refused")
    expect(refused).to_have_count(2)
    expect(refused.first).to_contain_text("đã bị đăng xuất")
    sign_in(page, live_server, reporter)
    page.context.clear_cookies(name="csrftoken")  # a new sign-in has a token of its own
    page.locator("[data-upload-again] button").click()
    expect(page.locator("[data-upload-next]")).to_be_visible()
    page.reload()  # what came in is there still
    words = page.locator("textarea[name=form-1-alt]")
    words.fill("Cây cầu thép qua sông.")
    Session.objects.all().delete()
    page.locator("button[name=describe]").click()
    expect(page.locator("[data-upload-trouble]")).to_contain_text("đã bị đăng xuất")
    expect(words).to_have_value("Cây cầu thép qua sông.")
    sign_in(page, live_server, reporter)
    page.locator("button[name=describe]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    credits_, alts = zip(*Image.objects.values_list("credit", "alt"), strict=True)
    assert (set(credits_), set(alts)) == ({"M.Quang", "H.Lan"}, {"", "Cây cầu thép qua sông."})
