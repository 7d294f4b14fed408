"""static/js/readership.js: one report, once the page has been in front of somebody."""

from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "static" / "js" / "readership.js"
SITE = "http://bao.example"
PAGE = """<!doctype html><meta name="readership" content="/luot-doc/17">
<link rel="icon" href="data:,"><script type="module" src="/readership.js"></script>"""
HIDDEN = """
let state = "hidden";
Object.defineProperty(document, "visibilityState", { get: () => state });
window.look = (seen) => {
  state = seen ? "visible" : "hidden";
  document.dispatchEvent(new Event("visibilitychange"));
};
"""
PRERENDERING = """
let ahead = true;
Object.defineProperty(document, "prerendering", { get: () => ahead });
window.activate = () => {
  ahead = false;
  document.dispatchEvent(new Event("prerenderingchange"));
};
"""


@pytest.fixture
def reports(page):
    """List the reports that the browser sends."""
    sent = []

    def answer(route):
        request = route.request
        if request.method == "POST":
            sent.append((request.url.removeprefix(SITE), request.headers))
            route.fulfill(status=204)
        elif request.url.endswith(".js"):
            route.fulfill(body=SCRIPT.read_text(), content_type="text/javascript")
        else:
            route.fulfill(body=PAGE, content_type="text/html")

    page.route(f"{SITE}/**", answer)
    page.clock.install(time=0)
    page.clock.pause_at(1000)  # from now on time passes only in `wait`
    return sent


def wait(page, ms):
    page.clock.run_for(ms)
    page.evaluate("() => new Promise((done) => queueMicrotask(done))")
    page.wait_for_load_state("networkidle")


def test_a_page_that_is_seen_reports_once(page, reports):
    page.goto(f"{SITE}/tin-17.html")
    wait(page, 900)
    assert reports == []
    wait(page, 200)
    wait(page, 60_000)
    assert [address for address, _ in reports] == ["/luot-doc/17"]
    assert reports[0][1]["origin"] == SITE
    assert page.problems == []


def test_a_page_behind_others_reports_when_it_is_seen(page, reports):
    page.add_init_script(HIDDEN)
    page.goto(f"{SITE}/tin-17.html")
    wait(page, 60_000)
    page.evaluate("look(true)")
    wait(page, 500)
    page.evaluate("look(false)")  # only passed by
    wait(page, 60_000)
    assert reports == []
    page.evaluate("look(true)")
    wait(page, 1100)
    page.evaluate("look(false)")
    page.evaluate("look(true)")
    wait(page, 60_000)
    assert len(reports) == 1


def test_a_prerendered_page_reports_when_it_is_opened(page, reports):
    page.add_init_script(PRERENDERING)
    page.goto(f"{SITE}/tin-17.html")
    wait(page, 60_000)
    assert reports == []
    page.evaluate("activate()")
    wait(page, 1100)
    assert len(reports) == 1


def test_a_page_that_is_no_story_reports_nothing(page, reports):
    page.route(f"{SITE}/", lambda route: route.fulfill(body=PAGE.replace('readership"', 'x"')))
    page.goto(f"{SITE}/")
    wait(page, 60_000)
    assert reports == []
    assert page.problems == []
