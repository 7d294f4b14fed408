"""Pictures dropped at the desk: each is answered by itself, then they are described together."""

import base64
from typing import Any

import pytest
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
