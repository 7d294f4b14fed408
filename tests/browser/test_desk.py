"""The desk in a browser: the editor of the text, its photographs, search boxes, the policy."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article, Tag
from tests import make
from tests.browser.conftest import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

EVERY_TAG = """
<p>Đoạn <strong>đậm</strong> <em>nghiêng</em> <s>bỏ</s> <u>gạch</u> H<sub>2</sub>O
x<sup>2</sup> <code>mã</code> <q>lời</q> <cite>báo</cite> <a href="/x" title="t">gần</a>
<a href="https://example.org/">xa</a> <a href="mailto:a@example.org">thư</a>
<a href="tel:+8424">gọi</a><br>dòng</p>
<h2>Tít phụ</h2>
<h3>Tít nhỏ</h3>
<figure data-image="IMAGE" data-credit="M.Q"><figcaption>Chú <em>thích</em></figcaption></figure>
<figure data-credit="Tư liệu"><figcaption>Ảnh đã mất</figcaption></figure>
<figure data-image="IMAGE"></figure>
<figure data-image="IMAGE" data-alt="Cầu &quot;cũ&quot;"><figcaption>Ở đây</figcaption></figure>
<figure data-gallery=""><figure data-image="IMAGE" data-credit="L.A"><figcaption>Hai</figcaption>\
</figure><figure data-image="IMAGE"></figure><figcaption>Cả <em>hai</em></figcaption></figure>
<figure data-gallery=""><figure data-image="IMAGE"><figcaption>Ba</figcaption></figure></figure>
<figure data-embed="vimeo:76979871"><figcaption>Phim <em>ngắn</em></figcaption></figure>
<blockquote><p>Trích</p></blockquote>
<ul><li>Một</li><li>Hai<ul><li>Hai rưỡi</li></ul></li></ul>
<ol start="3"><li>Ba</li></ol>
<hr>
<pre><code>x = 1
y = 2</code></pre>
<table><caption>Bảng</caption><thead><tr><th scope="col">A</th><th>B</th></tr></thead>
<tbody><tr><td colspan="2">một</td></tr></tbody></table>
<p>Cuối</p>
"""


@pytest.fixture
def desk(page: Page, live_server: Any) -> Page:
    sign_in(page, live_server, make.admin())
    return page


def open_story(desk: Page, live_server: Any, article: Article | None = None) -> None:
    end = f"{article.pk}/change/" if article else "add/"
    desk.goto(f"{live_server.url}/admin/articles/article/{end}")
    expect(desk.locator(".ProseMirror").first).to_be_visible()


def save(desk: Page, verb: str = "_save") -> None:
    with desk.expect_navigation():
        desk.locator(f"button[name={verb}]").click()
    expect(desk.locator(".messagelist .success")).to_be_visible()


def with_every_tag() -> Article:
    image = make.image("Cầu Long Biên")
    return make.draft("Đủ thẻ", body=EVERY_TAG.replace("IMAGE", str(image.pk)))


def test_saving_without_touching_anything_leaves_every_byte(desk: Page, live_server: Any):
    article = with_every_tag()
    before = article.body
    open_story(desk, live_server, article)
    expect(desk.locator(".story-figure img")).to_have_count(6)
    save(desk)
    article.refresh_from_db()
    assert article.body == before
    assert complaints(desk) == []


def test_an_edit_changes_what_was_edited_and_loses_nothing_else(desk: Page, live_server: Any):
    article = with_every_tag()
    before = article.body
    open_story(desk, live_server, article)
    desk.locator(".ProseMirror > p").last.click()
    desk.keyboard.press("End")
    desk.keyboard.type(" cùng")
    save(desk)
    article.refresh_from_db()
    assert squeezed(article.body) == squeezed(before.replace("Cuối", "Cuối cùng"))


def squeezed(html: str) -> str:
    """Bring white space that means nothing in HTML to one form; <pre> has its own."""
    before, pre, after = html.partition("<pre>")
    tables = after.replace(">\n<tbody", "><tbody")
    return " ".join(before.split()) + pre + tables


def complaints(desk: Any) -> list[str]:
    """List what the console complained of; a search that was typed on is given up, no fault."""
    return [problem for problem in desk.problems if "ERR_ABORTED" not in problem]


def test_text_is_typed_and_formatted(desk: Page, live_server: Any):
    make.category("Thời sự")
    open_story(desk, live_server)
    expect(desk.locator("#id_headline")).to_be_focused()
    desk.keyboard.type("Tít bài mới")
    desk.keyboard.press("Enter")
    expect(desk.locator("#id_lead")).to_be_focused()
    desk.locator(".ProseMirror").first.click()
    desk.keyboard.type("Xin chào ")
    desk.keyboard.press("Control+b")
    desk.keyboard.type("bạn đọc")
    desk.select_option("#id_section", index=1)
    save(desk)
    article = Article.objects.get()
    assert (article.headline, article.status) == ("Tít bài mới", "draft")
    assert article.body == "<p>Xin chào <strong>bạn đọc</strong></p>"
    assert complaints(desk) == []


def test_a_photo_is_chosen_by_keyboard_and_its_caption_edited(desk: Page, live_server: Any):
    make.image("Đồng lúa chín")
    bridge = make.image("Cầu Long Biên", credit="M.Quang")
    article = make.draft(body="<p>Đoạn</p>")
    open_story(desk, live_server, article)
    desk.locator(".ProseMirror > p").first.click()
    desk.locator("button[data-name=photo]").click()
    desk.keyboard.type("cau long")
    expect(desk.locator(".picker-grid button")).to_have_count(1)
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    expect(desk.locator(".story-figure img")).to_be_visible()
    desk.locator(".story-figure figcaption").click()
    desk.keyboard.press("End")
    desk.keyboard.type(" sáng nay")
    desk.locator(".story-figure-credit input").fill("Thế Hà")
    save(desk)
    article.refresh_from_db()
    assert article.body == (
        f'<p>Đoạn</p>\n<figure data-image="{bridge.pk}" data-credit="Thế Hà">'
        "<figcaption>Cầu Long Biên sáng nay</figcaption></figure>"
    )
    assert complaints(desk) == []


def test_the_photo_dialog_is_left_without_a_change(desk: Page, live_server: Any):
    article = make.draft(body="<p>Đoạn</p>")
    open_story(desk, live_server, article)
    desk.locator("button[data-name=photo]").click()
    expect(desk.locator("dialog.picker")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.locator("dialog.picker")).to_have_count(0)
    assert desk.locator(".story-figure").count() == 0


def test_new_tags_are_typed_with_a_comma_and_known_ones_taken(desk: Page, live_server: Any):
    Tag.objects.create(name="Hòa Bình")
    article = make.draft()
    open_story(desk, live_server, article)
    desk.locator(".field-tags .select2-search__field").click()
    desk.keyboard.type("Đảng bộ quân sự,")
    expect(desk.locator(".field-tags .select2-selection__choice")).to_have_count(1)
    desk.keyboard.type("hoà bình")
    expect(desk.locator(".select2-results__option", has_text="Hòa Bình")).to_be_visible()
    desk.keyboard.press("Enter")
    save(desk)
    tags = article.tagged.order_by("id").values_list("tag__name", flat=True)
    assert list(tags) == ["Đảng bộ quân sự", "Hòa Bình"]
    assert complaints(desk) == []


def test_the_lead_image_is_chosen_by_its_picture_and_shown(desk: Page, live_server: Any):
    make.image("Cầu Long Biên")
    open_story(desk, live_server, make.draft())
    desk.locator(".field-lead_image .select2-selection").click()
    desk.keyboard.type("long bien")
    expect(desk.locator(".select2-results .choice img")).to_be_visible()
    desk.keyboard.press("Enter")
    expect(desk.locator(".lead-preview img")).to_be_visible()
    assert desk.locator("#id_lead_caption").get_attribute("placeholder") == "Cầu Long Biên"
    assert complaints(desk) == []


def test_the_publish_button_says_when(desk: Page, live_server: Any):
    open_story(desk, live_server, make.draft())
    button = desk.locator("button[name=_publish]")
    plain = button.text_content()
    desk.fill("#id_published_at_0", "24/11/2099")
    desk.fill("#id_published_at_1", "18:00")
    expect(button).to_contain_text("18:00, 24/11/2099")
    sentence = desk.locator("#hint_publish")
    expect(sentence).to_contain_text("Đăng lúc 18:00 thứ Ba 24/11/2099 (giờ Hà Nội), còn ")
    desk.fill("#id_embargo_until_0", "25/11/2099")
    expect(sentence).to_contain_text("Cấm đăng đến 00:00 thứ Tư 25/11/2099 (giờ Hà Nội), còn ")
    desk.fill("#id_embargo_until_0", "")
    desk.fill("#id_published_at_0", "24/11/2019")
    expect(button).to_have_text(plain or "")
    expect(sentence).to_have_text("Bạn đọc thấy ngay.")


def test_a_click_sets_the_focal_point(desk: Page, live_server: Any):
    image = make.image()
    desk.goto(f"{live_server.url}/admin/articles/image/{image.pk}/change/")
    picture = desk.locator("[data-focal] img")
    box = picture.bounding_box()
    assert box
    picture.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.75})
    assert desk.input_value("#id_focal_x") == "25"
    assert desk.input_value("#id_focal_y") == "75"
    assert complaints(desk) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "path",
    ["", "articles/article/", "articles/article/add/", "articles/image/", "articles/category/"],
)
def test_pages_fit_the_screen_and_keep_the_policy(
    desk: Page, live_server: Any, path: str, width: int
):
    make.article("Đảng bộ Quân sự quận Hai Bà Trưng: Nâng cao chất lượng xây dựng Đảng")
    desk.set_viewport_size({"width": width, "height": 800})
    desk.goto(f"{live_server.url}/admin/{path}")
    desk.wait_for_load_state("networkidle")
    assert desk.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert complaints(desk) == []


def test_the_address_of_a_video_pasted_alone_becomes_a_figure(desk: Page, live_server: Any):
    article = make.draft("Có video", body="<p>Trước.</p>")
    open_story(desk, live_server, article)
    desk.locator(".ProseMirror > p").first.click()
    desk.evaluate(
        """() => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", "https://youtu.be/dQw4w9WgXcQ?si=abc");
          const event = { clipboardData, bubbles: true, cancelable: true };
          document.querySelector(".ProseMirror").dispatchEvent(new ClipboardEvent("paste", event));
        }"""
    )
    expect(desk.locator(".story-figure-frame")).to_contain_text("YouTube")
    save(desk)
    article.refresh_from_db()
    figure = '<figure data-embed="youtube:dQw4w9WgXcQ"><figcaption></figcaption></figure>'
    assert article.body.replace("\n", "") in (
        f"<p>Trước.</p>{figure}",
        f"<p>Trước.</p>{figure.replace('<figcaption></figcaption>', '')}",
    )
    assert complaints(desk) == []
