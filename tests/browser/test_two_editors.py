"""Two editors in two browsers: they see each other, they collide, nothing is lost."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from articles.models import Article
from tests import make
from tests.browser.conftest import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture
def story() -> Article:
    return make.draft("Tít cũ", lead="Sa-pô cũ", body="<p>Đoạn một</p>\n<p>Đoạn hai</p>")


@pytest.fixture
def lan(page: Page, live_server: Any) -> Page:
    sign_in(page, live_server, make.user("lan", is_superuser=True, first_name="Lan"))
    return page


@pytest.fixture
def minh(chromium: Browser, live_server: Any) -> Iterator[Page]:
    context = chromium.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    context.set_default_timeout(15_000)
    tab = context.new_page()
    sign_in(tab, live_server, make.user("minh", is_superuser=True, first_name="Minh"))
    yield tab
    context.close()


def open_story(tab: Page, live_server: Any, story: Article) -> None:
    tab.goto(f"{live_server.url}/admin/articles/article/{story.pk}/change/")
    expect(tab.locator(".ProseMirror").first).to_be_visible()


def look_around(tab: Page) -> None:
    """Come back to the tab, as if from another."""
    tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def write_in(tab: Page, paragraph: int, words: str) -> None:
    tab.locator(".ProseMirror > p").nth(paragraph).click()
    tab.keyboard.press("End")
    tab.keyboard.type(words)


def violations(tab: Page) -> list[str]:
    options = {"runOnly": {"type": "tag", "values": LEVELS}}
    found = Axe().run(tab, options=options).response["violations"]
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


def collide(lan: Page, minh: Page, live_server: Any, story: Article) -> None:
    """Let both open the story, Lan save, then Minh."""
    open_story(lan, live_server, story)
    open_story(minh, live_server, story)
    lan.fill("#id_headline", "Tít của Lan")
    write_in(lan, 0, " của Lan")
    look_around(lan)
    minh.fill("#id_headline", "Tít của Minh")
    write_in(minh, 1, " của Minh")
    with lan.expect_navigation():
        lan.locator("button[name=_save]").click()
    with minh.expect_navigation():
        minh.locator("button[name=_save]").click()


def test_they_see_each_other_before_they_collide(lan: Page, minh: Page, live_server, story):
    open_story(lan, live_server, story)
    lan.fill("#id_lead", "Lan đang viết")
    with lan.expect_response("**/presence/"):
        look_around(lan)
    open_story(minh, live_server, story)
    expect(minh.locator("#presence")).to_contain_text("Lan")
    with lan.expect_navigation():
        lan.locator("button[name=_save]").click()
    look_around(minh)
    expect(minh.locator("#presence .presence-saved")).to_contain_text("Lan")


@pytest.mark.parametrize("width", [360, 1280])
def test_two_editors_collide_and_nothing_is_lost(lan, minh, live_server, story, width: int):
    minh.set_viewport_size({"width": width, "height": 800})
    collide(lan, minh, live_server, story)
    both = minh.locator(".conflict-sides")
    for text in ("Tít của Lan", "Tít của Minh", "Đoạn một của Lan", "Đoạn hai của Minh"):
        expect(both.filter(has_text=text.rpartition(" ")[2]).first).to_be_visible()
    assert minh.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert violations(minh) == []
    minh.locator("button[name=_save]").click()  # the browser asks for the choice that is missing
    expect(minh.locator(".conflict-headline input:invalid").first).to_be_visible()
    minh.locator("input[name=take_headline][value=mine]").check()
    with minh.expect_navigation():
        minh.locator("button[name=_save]").click()
    expect(minh.locator(".messagelist .success")).to_be_visible()
    story.refresh_from_db()
    assert story.headline == "Tít của Minh"
    assert story.body == "<p>Đoạn một của Lan</p>\n<p>Đoạn hai của Minh</p>"
    texts = [revision.content["headline"] for revision in story.revisions.order_by("number")]
    assert texts == ["Tít cũ", "Tít của Lan", "Tít của Minh"]


def test_the_choice_needs_no_script(lan: Page, live_server: Any, story, context: BrowserContext):
    plain = context.browser.new_context(java_script_enabled=False)
    plain.add_cookies(context.cookies())
    tab = plain.new_page()
    tab.goto(f"{live_server.url}/admin/articles/article/{story.pk}/change/")
    tab.fill("#id_headline", "Tít không kịch bản")
    Article.objects.filter(pk=story.pk).update(lead="Sa-pô khác")
    tab.locator("button[name=_save]").click()
    for name, side in (("headline", "mine"), ("lead", "theirs")):
        tab.locator(f"input[name=take_{name}][value={side}]").check()
    tab.locator("button[name=_save]").click()
    expect(tab.locator(".messagelist .success")).to_be_visible()
    plain.close()
    story.refresh_from_db()
    assert (story.headline, story.lead) == ("Tít không kịch bản", "Sa-pô khác")


@pytest.mark.parametrize("width", [360, 1280])
def test_versions_and_trash_are_for_everyone(lan: Page, live_server: Any, story, width: int):
    lan.set_viewport_size({"width": width, "height": 800})
    open_story(lan, live_server, story)
    write_in(lan, 1, " mới")
    with lan.expect_navigation():
        lan.locator("button[name=_save]").click()
    desk = f"{live_server.url}/admin/articles/article/"
    lan.goto(f"{desk}{story.pk}/history/")
    assert violations(lan) == []
    with lan.expect_navigation():
        lan.locator(".version-body button").click()
    story.refresh_from_db()
    assert story.body == "<p>Đoạn một</p>\n<p>Đoạn hai</p>"
    for page in (f"{story.pk}/delete/", "trash/", ""):
        lan.goto(desk + page)
        assert lan.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert page == "" or violations(lan) == []
        if page.endswith("delete/"):
            with lan.expect_navigation():
                lan.locator(".trash-ask button").click()
    assert Article.objects.in_trash().exists()
