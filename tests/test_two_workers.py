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
        self.image = make.image("Cầu lúc bình minh.")
        self.story = make.article(OLD, minutes_ago=50, lead_image=self.image, **about)
        self.neighbour = make.article("Bến xe mới", minutes_ago=60, **about)
        self.story.daily_views.create(day=timezone.localdate(), count=1_000)
        make.read(self.story, 1_000)  # for the list of the most read

    def surfaces(self) -> list[str]:
        """Every kind of page that can show the story."""
        shown = [self.story, self.neighbour, self.city, self.city.parent, self.sport]
        shown += [*self.neighbour.tags.all(), self.neighbour.bylines.get().author]
        pages = ["/", "/doc-nhieu/", "/khong-co-trang-nay/"]
        return [*pages, *(thing.get_absolute_url() for thing in shown)]


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
    return {address for address, got in answers.items() if any(words in a.text for a in got)}


def always_showing(answers: dict[str, list[Any]], words: str) -> set[str]:
    return {address for address, got in answers.items() if all(words in a.text for a in got)}


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
    unread = {"/doc-nhieu/", "/the-thao/"}  # nobody has read it yet; another section
    assert always_showing(after, NEW) == set(addresses) - unread


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
    gone = paper.story.get_absolute_url()
    assert always_showing(after, NEW) >= set(addresses) - {"/doc-nhieu/", "/the-thao/"}
    assert showing(after, OLD) == set()
    assert {answer.status for answer in after[gone]} == {410}


def test_another_slug_is_in_every_link(site, paper):
    old = paper.story.get_absolute_url()
    before = showing(rounds(site, paper.surfaces()), f'href="{old}"')
    paper.story.slug = "cau-van-kiep"
    paper.story.save()
    settle()
    after = rounds(site, [*paper.surfaces(), old])
    assert showing(after, old) == set()
    new = paper.story.get_absolute_url()
    assert always_showing(after, f'href="{new}"') >= before - {old}
    assert {(a.status, a.headers["Location"]) for a in after[old]} == {(301, new)}


def test_a_story_moved_to_another_section_stands_there_only(site, paper):
    assert OLD not in site.read("/the-thao/").text
    paper.story.section = paper.sport
    paper.story.save()
    settle()
    after = rounds(site, paper.surfaces())
    assert OLD not in {a.text for a in after["/thoi-su/do-thi/"]}
    left = {paper.city.get_absolute_url(), paper.city.parent.get_absolute_url()}
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
    addresses = paper.surfaces()
    assert always_showing(rounds(site, addresses), "Thể thao") == set(addresses)
    paper.sport.name = "Thể dục"
    paper.sport.save()
    settle()
    after = rounds(site, addresses)
    assert showing(after, "Thể thao") == set()
    assert always_showing(after, "Thể dục") == set(addresses)
