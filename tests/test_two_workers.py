"""Two workers, one change: two seconds later no page of either shows what was there before.

The changes are made here, in another process than the server's, as those of a second host are.
"""

import time
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from articles.models import Imprint
from tests import make
from tests.server import Site, database_of_this_test

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

SEEN_WITHIN = 2.0  # seconds
ASKED = 8  # times in a round, each on a connection of its own, so that both workers answer
OLD, NEW = "Cầu Vạn Xuân", "Cầu Vạn Kiếp"


class Paper:
    """A small paper with a story that stands on every kind of page."""

    def __init__(self) -> None:
        news = make.category("Thời sự")
        self.city, self.sport = make.category("Đô thị", parent=news), make.category("Thể thao")
        for number in range(4):
            make.article(f"Phố {number}", section=self.city, minutes_ago=100 + number)
            make.article(f"Trận {number}", section=self.sport, minutes_ago=100 + number)
        about = {"section": self.city, "tags": ["Giao thông"], "authors": ["Lê Minh"]}
        about["event"] = self.line = make.event("Cầu mới của thành phố")
        self.image = make.image("Cầu lúc bình minh.")
        self.story = make.article(OLD, minutes_ago=50, lead_image=self.image, **about)
        self.neighbour = make.article("Bến xe mới", minutes_ago=60, **about)
        self.story.daily_views.create(day=timezone.localdate(), count=1_000)
        make.read(self.story, 1_000)  # for the list of the most read

    def pages(self) -> list[str]:
        """Every kind of page that can show the story, and the paper's frame around it."""
        shown = [self.story, self.neighbour, self.city, self.city.parent, self.sport, self.line]
        shown += [*self.neighbour.tags.all(), self.neighbour.bylines.get().author]
        pages = ["/", "/doc-nhieu/", "/khong-co-trang-nay/", "/tim-kiem/?q=V%E1%BA%A1n"]
        return [*pages, *(thing.get_absolute_url() for thing in shown)]

    def surfaces(self) -> list[str]:
        """Its pages, and all else that can tell of it."""
        feeds = ["tin-moi", "do-thi", "tu-khoa/giao-thong", "tac-gia/le-minh"]
        machines = [f"/rss/{feed}.rss" for feed in feeds] + ["/sitemap-news.xml"]
        return [*self.pages(), *self.forms(), *machines]

    def other_lines(self) -> set[str]:
        """Where only stories of the event line stand."""
        return {self.line.get_absolute_url()}

    def forms(self) -> set[str]:
        """The story to print, and without pictures."""
        return {f"{self.story.get_absolute_url()}?{form}=1" for form in ("lite", "in")}


@pytest.fixture
def paper() -> Paper:
    return Paper()


@pytest.fixture
def site(paper: Paper, tmp_path: Path, settings: Any) -> Iterator[Site]:
    made = Site(
        tmp_path,
        DATABASE_URL=database_of_this_test(),
        DJANGO_SETTINGS_MODULE="tests.served_settings",
        MEDIA_STORAGE=str(settings.MEDIA_ROOT),
    )
    made.start()
    deadline = time.monotonic() + 20
    while len(list((tmp_path / "journal").glob("*.journal"))) < 2:  # each worker opens its own
        assert time.monotonic() < deadline, "only one worker answers"
        rounds(made, paper.surfaces())
    yield made
    made.end()


def rounds(site: Site, addresses: Iterable[str], times: int = ASKED) -> dict[str, list[Any]]:
    """Ask for each address several times; return the answers by address."""
    return {address: [site.read(address) for _ in range(times)] for address in addresses}


def showing(answers: dict[str, list[Any]], words: str) -> set[str]:
    """Name the addresses of which any answer has these words."""
    return {address for address, got in answers.items() if any(words in said(a) for a in got)}


def always_showing(answers: dict[str, list[Any]], words: str) -> set[str]:
    return {address for address, got in answers.items() if all(words in said(a) for a in got)}


def said(answer: Any) -> str:
    """What an answer says, without the marks that a search puts around what it found."""
    return answer.text.replace("<mark>", "").replace("</mark>", "")


def settle() -> None:
    time.sleep(SEEN_WITHIN)


def test_a_correction_is_everywhere(site, paper):
    before = always_showing(rounds(site, paper.surfaces()), OLD)
    assert len(before) >= 9
    paper.story.headline = NEW
    paper.story.save()
    settle()
    after = rounds(site, paper.surfaces())
    assert showing(after, OLD) == set()
    assert always_showing(after, NEW) == before


def test_a_publication_is_everywhere_and_not_before(site, paper):
    draft = make.draft(NEW, section=paper.city, tags=["Giao thông"], authors=["Lê Minh"])
    addresses = [*paper.surfaces(), draft.get_absolute_url()]
    assert showing(rounds(site, addresses), NEW) == set()
    draft.publish()
    settle()
    after = rounds(site, addresses)
    # Nobody has read it yet; another section; another story alone.
    elsewhere = {"/doc-nhieu/", "/the-thao/"} | paper.forms() | paper.other_lines()
    assert always_showing(after, NEW) == set(addresses) - elsewhere


def test_a_takedown_is_everywhere(site, paper):
    rounds(site, paper.surfaces())
    paper.story.withdraw()
    settle()
    after = rounds(site, paper.surfaces())
    assert showing(after, OLD) == set()
    assert {answer.status for answer in after[paper.story.get_absolute_url()]} == {410}


def test_an_embargo_and_a_story_end_at_their_moment_and_not_before(site, paper):
    moment = timezone.now() + timedelta(seconds=4)
    paper.story.expires_at = moment
    paper.story.save()
    about = {"section": paper.city, "tags": ["Giao thông"], "authors": ["Lê Minh"]}
    hidden = make.article(NEW, minutes_ago=55, embargo_until=moment, **about)
    addresses = [*paper.surfaces(), hidden.get_absolute_url()]
    early, gone_early, asked = set(), set(), 0
    while timezone.now() < moment:
        for address in addresses:
            answer = site.read(address)
            if timezone.now() < moment:
                asked += 1
                early |= {address} if NEW in answer.text else set()
                gone_early |= {address} if answer.status == 410 else set()
    assert early == gone_early == set()
    assert asked > 200
    time.sleep(max(0, (moment - timezone.now()).total_seconds()) + SEEN_WITHIN)
    after = rounds(site, addresses)
    elsewhere = {"/doc-nhieu/", "/the-thao/"} | paper.forms() | paper.other_lines()
    assert always_showing(after, NEW) >= set(addresses) - elsewhere
    assert showing(after, OLD) == set()
    gone = after[paper.story.get_absolute_url()]
    assert {answer.status for answer in gone} == {410}


def test_another_slug_is_in_every_link(site, paper):
    old, forms = paper.story.get_absolute_url(), paper.forms()
    before = showing(rounds(site, paper.surfaces()), f'href="{old}"')
    paper.story.slug = "cau-van-kiep"
    paper.story.save()
    settle()
    after = rounds(site, [*paper.surfaces(), old, *forms])
    assert showing(after, old) == set()
    new = paper.story.get_absolute_url()
    assert always_showing(after, f'href="{new}"') >= before - {old} - forms
    assert {(a.status, a.headers["Location"]) for a in after[old]} == {(301, new)}
    assert {a.status for form in forms for a in after[form]} == {301}


def test_a_story_moved_to_another_section_stands_there_only(site, paper):
    assert OLD not in site.read("/the-thao/").text
    paper.story.section = paper.sport
    paper.story.save()
    settle()
    after = rounds(site, paper.surfaces())
    assert OLD not in {a.text for a in after["/thoi-su/do-thi/"]}
    left = {section.get_absolute_url() for section in (paper.city, paper.city.parent)}
    left |= {"/rss/do-thi.rss"}
    assert always_showing(after, OLD) == set(paper.surfaces()) - left
    assert not showing(after, OLD) & left


def test_a_replaced_picture_is_everywhere(site, paper):
    old = paper.image.file.name
    before = always_showing(rounds(site, paper.surfaces()), old)
    assert before
    paper.story.lead_image = make.image("Ảnh mới của cầu.")
    paper.story.save()
    settle()
    after = rounds(site, paper.surfaces())
    assert showing(after, old) == set()
    assert always_showing(after, paper.story.lead_image.file.name) == before


def test_a_renamed_section_is_everywhere(site, paper):
    addresses = paper.pages()
    assert always_showing(rounds(site, addresses), "Thể thao") == set(addresses)
    paper.sport.name = "Thể dục"
    paper.sport.save()
    settle()
    after = rounds(site, addresses)
    assert showing(after, "Thể thao") == set()
    assert always_showing(after, "Thể dục") == set(addresses)


def test_an_edited_imprint_is_everywhere(site, paper):
    addresses, imprint = paper.pages(), Imprint.objects.the_one()
    imprint.editor_in_chief = "Trần Thị Cũ"
    imprint.save()
    settle()
    assert always_showing(rounds(site, addresses), "Trần Thị Cũ") == set(addresses)
    imprint.editor_in_chief = "Lê Văn Mới"
    imprint.save()
    settle()
    after = rounds(site, addresses)
    assert showing(after, "Trần Thị Cũ") == set()
    assert always_showing(after, "Lê Văn Mới") == set(addresses)
