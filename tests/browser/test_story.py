"""What a story does on a tap, and that it does nothing else: no jump, no request, no script."""

import re

import pytest
from playwright.sync_api import expect

from tests import make

pytestmark = pytest.mark.django_db(transaction=True)
VIDEO = '<figure data-embed="youtube:dQw4w9WgXcQ"><figcaption>Đêm giữ đê.</figcaption></figure>'
SIZE = "parseFloat(getComputedStyle(document.querySelector('.body p')).fontSize)"
# Sums what moved since the page began, fonts and late pictures included.
SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 500);
})"""
BLOCKING = """performance.getEntriesByType("resource")
  .filter((entry) => entry.renderBlockingStatus === "blocking")
  .map((entry) => entry.name)"""


@pytest.fixture
def story():
    return make.article(
        "Xóm bãi giữ đê",
        lead="Nước lên.",
        body=f"<p>{'Xóm bãi thức trắng. ' * 40}</p>{VIDEO}<p>Hết.</p>",
        lead_image=make.image(alt="Bờ sông"),
    )


@pytest.fixture
def opened(story, page, live_server):
    page.goto(live_server.url + story.get_absolute_url(), wait_until="networkidle")
    return page


def test_the_size_of_the_text_is_chosen_by_keyboard_and_remembered(opened):
    plain = opened.evaluate(SIZE)
    large = opened.locator(".sizes button").nth(1)
    large.focus()
    opened.keyboard.press("Enter")
    assert opened.evaluate(SIZE) > plain
    expect(large).to_have_attribute("aria-pressed", "true")
    opened.reload(wait_until="networkidle")
    assert opened.evaluate(SIZE) > plain
    expect(large).to_have_attribute("aria-pressed", "true")
    opened.locator(".sizes button").first.click()
    opened.reload()
    assert opened.evaluate(SIZE) == plain
    assert opened.problems == []


def test_nothing_jumps_whatever_size_was_chosen(opened):
    opened.locator(".sizes button").nth(2).click()
    for width in (360, 1280):
        opened.set_viewport_size({"width": width, "height": 900})
        opened.reload(wait_until="networkidle")
        assert opened.evaluate(SHIFTS) == 0, width


def test_the_style_alone_keeps_the_page_from_being_drawn(opened):
    assert [name.rpartition("/")[2] for name in opened.evaluate(BLOCKING)] == ["site.css"]


def test_a_video_is_asked_for_only_after_a_tap(opened):
    asked = []
    opened.route("https://*/**", lambda route: (asked.append(route.request.url), player(route)))
    opened.locator(".embed button").scroll_into_view_if_needed()
    before = opened.locator(".embed-frame").bounding_box()
    assert asked == []
    opened.locator(".embed button").click()
    frame = opened.frame_locator(".embed iframe")
    expect(frame.locator("p")).to_have_text("Phim")
    assert asked[0].startswith("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?")
    assert opened.locator(".embed iframe").get_attribute("title") == "Đêm giữ đê."
    assert opened.evaluate("document.activeElement.tagName") == "IFRAME"
    assert opened.locator(".embed-frame").bounding_box() == before
    assert opened.problems == []


def player(route):
    route.fulfill(content_type="text/html", body="<!doctype html><title>x</title><p>Phim")


def test_no_other_frame_may_be_shown(opened):
    opened.evaluate(
        """() => document.body.append(Object.assign(document.createElement("iframe"),
             { src: "https://ke-gian.example/" }))"""
    )
    opened.wait_for_timeout(300)
    assert any("frame-src" in problem for problem in opened.problems)


def test_the_link_is_copied_and_said_to_be(story, opened, live_server):
    opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened.locator(".copy").click()
    expect(opened.locator(".said")).not_to_be_empty()
    copied = opened.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(r"https?://.+" + re.escape(story.get_absolute_url()), copied)


def test_without_script_nothing_is_offered_that_needs_it(story, chromium, live_server):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + story.get_absolute_url())
    for needs_script in (".sizes", ".copy", ".embed button"):
        assert not page.locator(needs_script).first.is_visible(), needs_script
    link = page.locator(".embed a.action")
    assert link.is_visible()
    assert link.get_attribute("href") == "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    context.close()


def test_on_paper_it_is_a_clipping(story, page, live_server):
    page.emulate_media(media="print", color_scheme="light")
    for query in ("", "?in=1"):
        page.goto(live_server.url + story.get_absolute_url() + query)
        for left_out in (".menu", ".share", ".sizes", ".sheet", ".footer", ".button"):
            found = page.locator(left_out)
            assert not found.count() or not found.first.is_visible(), (query, left_out)
        for shown in (".wordmark", ".today", "h1", ".meta", ".print-address"):
            assert page.locator(shown).first.is_visible(), (query, shown)
