"""Pictures in a story: dropped into the text at the desk, enlarged and browsed by readers."""

import re
from base64 import b64encode
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from articles.galleries import gallery
from articles.models import Image
from tests import make
from tests.browser.conftest import sign_in
from tests.browser.test_desk import complaints, open_story, save

pytestmark = pytest.mark.django_db(transaction=True)
DROP = """(onto, files) => {
  const dataTransfer = new DataTransfer();
  for (const [name, type, base64] of files) {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    dataTransfer.items.add(new File([bytes], name, { type }));
  }
  const { left, bottom } = onto.getBoundingClientRect();
  const place = { clientX: left + 5, clientY: bottom - 4, bubbles: true, cancelable: true };
  onto.dispatchEvent(new DragEvent("drop", { dataTransfer, ...place }));
}"""
DRAG = """(held, [onto, x, y]) => {
  const dataTransfer = new DataTransfer();
  const { left, top } = onto.getBoundingClientRect();
  const place = { clientX: left + x, clientY: top + y, bubbles: true, cancelable: true };
  held.dispatchEvent(new DragEvent("dragstart", { dataTransfer, ...place }));
  onto.dispatchEvent(new DragEvent("dragover", { dataTransfer, ...place }));
  onto.dispatchEvent(new DragEvent("drop", { dataTransfer, ...place }));
}"""


def drag(held: Locator, onto: Locator, *place: int) -> None:
    """Drag what is held onto a place in something else: pixels from its left and its top."""
    held.evaluate(DRAG, [onto.element_handle(), *place])


def drop(files: list[list[str]], onto: Locator) -> None:
    onto.evaluate(DROP, files)


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
    drop([file("a.jpg", 64), broken, file("b.jpg", 80)], page.locator(".ProseMirror > p").first)
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


def test_of_files_dropped_on_the_dialog_for_one_the_others_are_in_the_library(
    page: Page, live_server: Any
):
    sign_in(page, live_server, make.admin())
    open_story(page, live_server, make.draft(body="<p>Một</p>"))
    page.locator("button[data-name=photo]").click()
    drop([file("a.jpg", 64), file("b.jpg", 80)], page.locator("dialog.picker"))
    expect(page.locator(".story-figure img")).to_have_count(1)
    expect(page.locator(".desk-toast")).to_contain_text("trong kho")
    assert sorted(Image.objects.values_list("width", flat=True)) == [64, 80]


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
    page.keyboard.press("End")
    expect(said).to_contain_text("Ảnh 2")
    page.keyboard.press("Home")
    expect(said).to_contain_text("Ảnh 0")
    page.keyboard.press("Escape")
    expect(page.locator(".viewer")).to_be_hidden()
    expect(links.nth(1)).to_be_focused()
    assert page.problems == []  # type: ignore[attr-defined]


def test_pictures_change_places_and_a_save_waits_for_those_on_their_way(
    page: Page, live_server: Any
):
    sign_in(page, live_server, make.admin())
    one, two, three = [make.image(f"Ảnh {number}").pk for number in (1, 2, 3)]
    figures = "".join(f'<figure data-image="{pk}"></figure>' for pk in (one, two, three))
    article = make.draft(body=f"<p>Một</p>{gallery(figures, 'Cả ba')}<p>Hai</p>")
    page.set_viewport_size({"width": 1280, "height": 1600})
    open_story(page, live_server, article)
    frames = page.locator(".story-gallery .story-figure-frame")
    expect(frames.locator("img")).to_have_count(3)
    drag(frames.nth(0), frames.nth(1), 300, 40)
    drag(page.locator(".story-gallery-head"), page.locator(".ProseMirror > p").first, 9, 2)
    expect(page.locator(".ProseMirror > :first-child")).to_have_class(re.compile("story-gallery"))
    page.keyboard.press("Control+z")  # the second way alone
    page.locator(".story-figure [data-verb=divide]").nth(1).click()
    up = page.locator(".story-gallery-head [data-verb=up]").first
    up.press("Enter")
    expect(up).to_be_focused()
    drop([file("a.jpg", 64)], page.locator(".ProseMirror > p").first)
    save(page)
    article.refresh_from_db()
    new = Image.objects.get(width=64).pk
    shown = [int(pk) for pk in re.findall(r'(?<=data-image=")\d+', article.body)]
    assert shown == [two, new, one, three]
    assert article.body.index("Cả ba") < article.body.index("Một") < article.body.index(f'"{new}"')
    assert complaints(page) == []
