"""A page of the old site, read in a browser as its reader would: every element, in its order.

A dump of a real page is read too where REAL_PAGES names a folder of them.
"""

import os
import re
import unicodedata
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from articles.models import Article
from tests.page_dump import dump

pytestmark = pytest.mark.django_db(transaction=True)
REAL = sorted(Path(os.environ.get("REAL_PAGES") or "/nonexistent").glob("page-*.txt"))


@pytest.fixture(params=["own", *REAL], ids=lambda param: getattr(param, "name", param))
def path(request, tmp_path):
    if request.param != "own":
        return request.param
    written = tmp_path / "trang.txt"
    written.write_text(dump(), "utf-8")
    return written


def lines_of(path):
    """Take the dump apart with nothing of the importer: its lines that are not empty."""
    text = unicodedata.normalize("NFC", path.read_text("utf-8")).replace("\xa0", " ")
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def bring_in(path):
    out = StringIO()
    call_command("import_articles", "page", path, stdout=out, stderr=out)
    return [int(word) for word in re.findall(r"\d+", out.getvalue().splitlines()[-1])]


def test_every_line_of_an_old_page_is_read_in_its_order(path, page, live_server):
    assert bring_in(path) == [1, 0, 0, 0, 0]  # created, and neither refusal nor warning
    assert bring_in(path) == [0, 0, 1, 0, 0]
    page.goto(live_server.url + Article.objects.get().get_absolute_url())
    section, headline, dates, *rest = lines_of(path)
    shown = " ".join(page.locator("main").inner_text().split())
    said = dates.strip("; ")
    wanted = [section, headline, said[0].upper() + said[1:], *rest]
    places = [shown.find(line) for line in wanted]
    missing = [line for line, place in zip(wanted, places, strict=True) if place < 0]
    # The last line is the heading of the other news, which an only story has not.
    assert missing in ([], [rest[-1]])
    found = [place for place in places if place >= 0]
    assert found == sorted(found)
    assert page.problems == []


def test_an_old_page_stands_in_the_elements_of_a_story(path, page, live_server):
    bring_in(path)
    story = Article.objects.get()
    make_neighbour(story)
    page.goto(live_server.url + story.get_absolute_url())
    _section, headline, _dates, lead, *_ = lines_of(path)
    assert page.locator("html").get_attribute("lang") == "vi"
    assert page.locator("h1").inner_text() == headline
    assert page.locator(".lead").inner_text() == lead
    assert page.locator(".agency").inner_text() == f"{story.agency}-"
    assert page.locator(".body figure figcaption").count() == 1
    assert page.locator(".meta time").count() == 2
    assert page.locator(".body > p").count() == story.body.count("<p>")
    link = page.get_by_role("link", name=story.section.name).first
    assert link.get_attribute("href") == story.section.get_absolute_url()
    assert page.get_by_role("heading", name=lines_of(path)[-1]).count() == 1


def make_neighbour(story):
    Article.objects.create(
        headline="Tin bên cạnh",
        section=story.section,
        status="published",
        published_at=story.published_at,
    )
