"""Readers' pages in a browser: for everyone, in light and dark, on a phone and on a desk."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import render_to_string

from articles.models import Imprint
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)
TABLE = (
    "<table><tbody><tr><th>Đội</th><th>Điểm</th></tr><tr><td>Bến Đá</td><td>13</td></tr></tbody>"
)


@pytest.fixture
def paper():
    """A small paper whose longest headline is heavy with stacked marks."""
    city = make.category("Đô thị")
    make.article(pk=1, status="withdrawn")
    make.category("Trống", in_menu=True)
    for number in range(24):
        make.article(f"Phố mới số {number}", section=city, minutes_ago=200 - number)
    image = make.image(credit="Vũ Hạ", alt="Cầu")
    line = make.event("Tàu đêm", summary="Chuyện trên những chuyến tàu.", image=image)
    before = make.article("Chuyến trước", section=city, event=line, minutes_ago=90)
    make.article("Chuyến sau", section=city, event=line, minutes_ago=30)
    make.slot(before, "band", section=city)
    make.bar(article=before, until=60)
    Imprint(name="Báo Bến Sông", phones="024 1", email="a@bao.example", editor_in_chief="A").save()
    story = make.article(
        "Những chuyến tàu đêm rộn rã tiếng cười, ngỡ ngàng trước sắc tím bằng lăng",
        section=city,
        lead="Cả toa tàu thức trắng để kể chuyện.",
        agency="PS",
        body=f"<p>Một.</p><h2>Hai</h2><blockquote><p>Ba.</p></blockquote>{TABLE}</table>"
        f'<figure data-image="{image.pk}"><figcaption>Chú thích.</figcaption></figure>'
        f'<figure data-gallery=""><figure data-image="{image.pk}"></figure>'
        f'<figure data-image="{image.pk}"></figure><figcaption>Hai ảnh.</figcaption></figure>'
        '<figure data-embed="youtube:dQw4w9WgXcQ"><figcaption>Đêm ở ga.</figcaption></figure>',
        minutes_ago=60 * 24 * 800,
        lead_image=image,
        tags=["Đường sắt", "Hà Nội"],
        authors=["Lê Minh", "Vũ Hạ"],
        event=line,
    )
    make.correction(story)
    return story


def addresses(story):
    return [
        "/",
        story.section.get_absolute_url(),
        f"{story.section.get_absolute_url()}?page=2",
        "/trong/",
        story.get_absolute_url(),
        story.tags.first().get_absolute_url(),
        story.bylines.first().author.get_absolute_url(),
        story.event.get_absolute_url(),
        "/doc-nhieu/",
        "/doc-nhieu/?trong=24h",
        f"{story.get_absolute_url()}?lite=1",
        f"{story.get_absolute_url()}?in=1",
        "/rss/",
        "/offline/",
        "/tim-kiem/",
        "/tim-kiem/?q=pho+moi&sort=newest&from=sai",
        "/tim-kiem/?q=khong+tim+thay",
        "/lien-he/",
        "/dinh-chinh/",
        "/khong-co/",
        "/da-rut-1.html",
    ]


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_nothing_runs_over_the_side(paper, page, live_server, scheme, width):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for address in addresses(paper):
        page.goto(live_server.url + address)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{address}: {found.generate_report()}"
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0, address


def test_every_page_asks_this_site_alone_complains_of_nothing_and_sets_no_cookie(
    paper, page, live_server
):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for address in addresses(paper):
        page.goto(live_server.url + address, wait_until="networkidle")
        assert page.locator("html").get_attribute("lang") == "vi", address
        assert page.locator("main").count() == page.locator("h1").count() == 1, address
    assert {url.split("/")[2] for url in asked} == {live_server.url.split("/")[2]}
    gone = [problem for problem in page.problems if "/khong-co/" in problem or "-1.html" in problem]
    said = [problem for problem in page.problems if problem.startswith("console: Failed to load")]
    assert len(gone) == len(said) == 2  # the two that answer 404 and 410
    assert len(page.problems) == 4
    assert page.context.cookies() == []


def test_the_keyboard_reaches_the_story_first_and_the_sections_without_script(
    paper, chromium, live_server
):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + "/")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("href") == "#content"
    page.locator("details.sheet summary").press("Enter")
    assert page.locator("details.sheet a", has_text="Đô thị").first.is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["400", "403", "500", "503"])
def test_axe_finds_nothing_on_pages_of_failures(page, live_server, name, scheme):
    page.emulate_media(color_scheme=scheme)
    html = render_to_string(f"{name}.html")
    page.route("**/hong/", lambda route: route.fulfill(content_type="text/html", body=html))
    page.goto(f"{live_server.url}/hong/")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_every_page_is_readable_at_twice_the_size(paper, page, live_server):
    page.set_viewport_size({"width": 640, "height": 500})  # 1280 pixels at 200 %
    for address in addresses(paper):
        page.goto(live_server.url + address)
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0, address


def test_whatever_has_the_focus_is_seen_to_have_it(paper, page, live_server):
    page.goto(live_server.url + paper.get_absolute_url())
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    for _stop in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        shown = page.evaluate(outline) != "none" or page.evaluate(
            "getComputedStyle(document.activeElement, '::after').outlineStyle !== 'none'"
        )
        assert shown, page.evaluate("document.activeElement.outerHTML")


def test_nothing_moves_for_who_asked_for_that(paper, page, live_server):
    page.emulate_media(reduced_motion="reduce")
    page.goto(live_server.url + "/")
    running = "document.getAnimations().length"
    assert page.evaluate(running) == 0
    page.goto(live_server.url + paper.get_absolute_url())
    assert page.evaluate(running) == 0
