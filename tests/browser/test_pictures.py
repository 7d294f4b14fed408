"""Pictures in a story: dropped into the text at the desk, enlarged and browsed by readers."""

import re
from base64 import b64encode
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from articles.galleries import gallery
from articles.models import Image
from tests import make
from tests.browser.conftest import sign_in
from tests.browser.test_desk import complaints, open_story, save

pytestmark = pytest.mark.django_db(transaction=True)
DROP = """(files) => {
  const dataTransfer = new DataTransfer();
  for (const [name, type, base64] of files) {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    dataTransfer.items.add(new File([bytes], name, { type }));
  }
  const paragraph = document.querySelector(".ProseMirror > p");
  const { left, bottom } = paragraph.getBoundingClientRect();
  const place = { clientX: left + 5, clientY: bottom - 4, bubbles: true, cancelable: true };
  paragraph.dispatchEvent(new DragEvent("drop", { dataTransfer, ...place }));
}"""


def file(name: str, width: int) -> list[str]:
    return [name, "image/jpeg", b64encode(make.picture(width, 48).getvalue()).decode()]


def test_files_dropped_into_the_text_become_a_gallery_and_no_letter_is_lost(
    page: Page, live_server: Any
):
    sign_in(page, live_server, make.admin())
    article = make.draft(body="<p>Một</p><p>Hai</p>")
    open_story(page, live_server, article)
    page.locator(".ProseMirror > p").last.click()
    page.keyboard.press("End")
    broken = ["hong.jpg", "image/jpeg", b64encode(b"no picture").decode()]
    page.evaluate(DROP, [file("a.jpg", 64), broken, file("b.jpg", 80)])
    page.keyboard.type(" viết tiếp")
    expect(page.locator(".story-gallery .story-figure img")).to_have_count(2)
    expect(page.locator(".ProseMirror [role=alert]")).to_contain_text("hong.jpg: ")
    page.locator(".story-gallery [data-verb=later]").first.click()
    page.locator(".story-gallery .story-figure-alt input").first.fill("Con đê")
    page.locator(".story-gallery-pictures > figcaption").click()
    page.keyboard.type("Cả hai")
    page.keyboard.press("Enter")  # on to the paragraph below
    page.keyboard.type("Rồi ")
    save(page)
    article.refresh_from_db()
    first, second = Image.objects.order_by("width")
    figures = f'<figure data-image="{second.pk}" data-alt="Con đê"></figure>'
    figures += f'<figure data-image="{first.pk}"></figure>'
    kept = f"<p>Một</p>\n{gallery(figures, 'Cả hai')}\n<p>Rồi Hai viết tiếp</p>"
    assert article.body.replace("<figcaption></figcaption>", "") == kept
    assert [problem for problem in complaints(page) if "400" not in problem] == []


def test_readers_step_through_a_gallery_and_enlarge_its_pictures(page: Page, live_server: Any):
    images = [make.image(f"Ảnh {number}", alt=f"Cảnh {number}") for number in range(3)]
    figures = "".join(f'<figure data-image="{image.pk}"></figure>' for image in images)
    story = make.article(body=f"<p>Chữ.</p>{gallery(figures)}")
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(reduced_motion="reduce")
    page.goto(live_server.url + story.get_absolute_url())
    row, links = page.locator(".gallery-row"), page.locator(".gallery a.enlarge")
    page.locator(".gallery-steps button").last.click()
    page.wait_for_function("row => row.scrollLeft > 100", arg=row.element_handle())
    links.nth(1).focus()
    page.keyboard.press("Enter")
    shown, said = page.locator(".viewer img"), page.locator(".viewer-said")
    # As large as the screen asks for, and no larger; on the page it was of 320.
    folder = images[1].file.url.removesuffix(".jpg")
    expect(shown).to_have_attribute("src", re.compile(rf"{folder}/.*/480\.avif$"))
    expect(said).to_contain_text("Ảnh 1")
    page.keyboard.press("ArrowRight")
    expect(shown).to_have_attribute("alt", "Cảnh 2")
    page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("Ảnh 0")
    page.keyboard.press("Escape")
    expect(page.locator(".viewer")).to_be_hidden()
    expect(links.nth(1)).to_be_focused()
    assert page.problems == []  # type: ignore[attr-defined]
