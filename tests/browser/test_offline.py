"""Without a connection a reader has the last front page, and pages are counted as before."""

import pytest

from tests import make

pytestmark = pytest.mark.django_db(transaction=True)
READY = "navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)"


@pytest.fixture
def story():
    return make.article("Cầu Vạn Xuân thông xe", section=make.category("Thời sự"))


@pytest.fixture
def reader(page, live_server, story):
    """A tab that has read the front page, twice: the second time with the worker in between."""
    page.goto(f"{live_server.url}/", wait_until="networkidle")
    page.wait_for_function(READY)
    page.goto(f"{live_server.url}/", wait_until="networkidle")
    assert page.problems == []
    return page


def requests_of(context):
    """List what the tab and the worker ask for from now on."""
    asked = []

    def note(request):
        asked.append(request)

    context.on("request", note)
    return asked


def test_the_last_front_page_is_there_without_a_connection(reader, context, live_server, story):
    context.set_offline(True)
    reader.goto(f"{live_server.url}/")
    assert reader.get_by_text(story.headline).is_visible()
    ink = "getComputedStyle(document.querySelector('.masthead')).display"
    assert reader.evaluate("document.styleSheets.length") == 1
    assert reader.evaluate(ink)


def test_any_other_page_says_that_there_is_no_connection(reader, context, live_server, story):
    context.set_offline(True)
    for address in (story.get_absolute_url(), "/thoi-su/"):
        reader.goto(live_server.url + address)
        assert reader.locator("h1").inner_text() in {
            "There is no connection",
            "Không có kết nối mạng",
        }
    reader.locator("a.action").click()
    assert reader.get_by_text(story.headline).is_visible()


def test_a_front_page_is_never_old_while_there_is_a_connection(reader, live_server):
    new = make.article("Tin vừa đăng", minutes_ago=0)
    reader.goto(f"{live_server.url}/")
    assert reader.get_by_text(new.headline).first.is_visible()


def test_the_worker_asks_for_no_story_by_itself(reader, live_server, story):
    asked = requests_of(reader.context)
    reader.goto(live_server.url + story.get_absolute_url(), wait_until="networkidle")
    stories = [request for request in asked if request.url.endswith(".html")]
    assert len(stories) == 1
    assert stories[0].service_worker is None
    assert stories[0].all_headers()["sec-fetch-dest"] == "document"


def test_the_desk_is_left_alone(reader, context, live_server):
    asked = requests_of(context)
    reader.goto(f"{live_server.url}/admin/login/", wait_until="networkidle")
    assert all(request.service_worker is None for request in asked)
    kept = "caches.keys().then((names) => caches.open(names[0])).then((kept) => kept.keys())"
    urls = reader.evaluate(f"{kept}.then((all) => all.map((one) => new URL(one.url).pathname))")
    assert sorted(urls) == ["/", "/offline/", "/static/css/site.css", "/static/img/favicon.svg"]
