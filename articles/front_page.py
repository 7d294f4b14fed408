"""What stands where on the front page: the desk's slots, and around them what is newest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import inf
from time import time

from articles.models import Article, Category, FrontSlot
from articles.models.arrangement import BAND, LEAD, ROOM, SECOND, Place
from articles.ranking import ranking

TOP_STORIES = ROOM[LEAD] + ROOM[SECOND]
STORIES_A_BAND = ROOM[BAND]
MOST_READ_STORIES = 10
MOST_READ_WEIGHED = 60  # of which some may have been taken away since they were read

Pinned = tuple[int, Article]  # how many stories stand above it at its place


@dataclass(frozen=True)
class Band:
    """A section's place on the front page."""

    section: Category
    stories: list[Article]


@dataclass(frozen=True)
class FrontPage:
    """The stories of the front page, none twice; `until` in seconds since 1970 as it is."""

    top: list[Article]
    bands: list[Band]
    most_read: list[Article]
    until: float

    def all(self) -> list[Article]:
        """List each story."""
        return [*placed(self.top, self.bands), *self.most_read]


@dataclass(frozen=True)
class Pins:
    """The stories that the desk has given a place, by place, each on its first alone."""

    by_place: dict[Place, list[Pinned]] = field(default_factory=dict)

    def at(self, zone: str, section: int | None = None) -> list[Pinned]:
        """List what is pinned at a place, in the desk's order."""
        return self.by_place.get((zone, section), [])

    def all(self) -> set[int]:
        """Give the ids of all that is pinned anywhere."""
        return {story.pk for stories in self.by_place.values() for _, story in stories}


def arranged() -> FrontPage:
    """Put the front page together as it stands now, with at most seven queries."""
    asked_at = time()
    return around(list(FrontSlot.objects.for_front()), asked_at)


def around(slots: Sequence[FrontSlot], asked_at: float) -> FrontPage:
    """Put the front page together around these slots, each with its `now` and an open story.

    `asked_at`: when the slots were asked for, in seconds since 1970 of this host.
    """
    sections = list(Category.objects.tops().prefetch_related("children"))
    pins = pinned(slots, sections)
    published, taken = Article.objects.published().for_cards(), pins.all()
    top = top_of(pins, list(published.exclude(pk__in=taken).newest_first()[:TOP_STORIES]))
    taken |= {story.pk for story in top}
    newest = published.exclude(pk__in=taken).newest_of_each(sections, count=STORIES_A_BAND)
    below = list(bands(pins, sections, list(newest)))
    shown = {story.pk for story in placed(top, below)}
    first = ranking.first(MOST_READ_WEIGHED, besides=shown)
    most_read = list(published.most_read(among=first)[:MOST_READ_STORIES])
    return FrontPage(top, below, most_read, until(slots, asked_at))


def placed(top: Iterable[Article], bands: Iterable[Band]) -> list[Article]:
    """List the stories of the top and of the bands."""
    return [*top, *(story for band in bands for story in band.stories)]


def pinned(slots: Iterable[FrontSlot], sections: Iterable[Category]) -> Pins:
    """Give each slot whose time has come its story, the lead first, as far as there is room."""
    places: list[Place] = [(LEAD, None), (SECOND, None)]
    places += [(BAND, section.pk) for section in sections]
    rank = {place: number for number, place in enumerate(places)}
    begun = [slot for slot in slots if slot.has_begun and slot.place in rank]
    pins, used = Pins(), set[int]()
    for slot in sorted(begun, key=lambda slot: rank[slot.place]):
        stories = pins.by_place.setdefault(slot.place, [])
        if slot.article_id not in used and len(stories) < ROOM[slot.zone]:
            used.add(slot.article_id)
            stories.append((slot.position, slot.story()))
    return pins


def top_of(pins: Pins, newest: list[Article]) -> list[Article]:
    """Fill the top around what is pinned there; without a pinned lead the newest picture leads."""
    lead, seconds = [story for _, story in pins.at(LEAD)], pins.at(SECOND)
    fill = newest[: TOP_STORIES - len(lead) - len(seconds)]
    if not lead:
        fill = lead_first(fill)
        lead, fill = fill[:1], fill[1:]
    return [*lead, *laid(seconds, fill, ROOM[SECOND])]


def laid(pinned: Sequence[Pinned], others: Iterable[Article], room: int) -> list[Article]:
    """Stand each pinned story at its place, and around them the others, as far as these go."""
    stories: list[Article] = []
    rest = iter(others)
    for number, (above, story) in enumerate(pinned):
        lowest = room - len(pinned) + number  # what is pinned below it needs room too
        stories += islice(rest, max(min(above, lowest) - len(stories), 0))
        stories.append(story)
    return [*stories, *rest][:room]


def bands(pins: Pins, sections: Iterable[Category], newest: list[Article]) -> Iterator[Band]:
    """Fill each section's band; sections that have nothing left have none."""
    for section in sections:
        ids = {section.pk, *(child.pk for child in section.children.all())}
        own = [story for story in newest if story.section_id in ids]
        held = pins.at(BAND, section.pk)
        if not any(above == 0 for above, _ in held):
            own = [*lead_first(own[:3]), *own[3:]]
        stories = laid(held, own, STORIES_A_BAND)
        if stories:
            yield Band(section, stories)


def lead_first(stories: Sequence[Article]) -> list[Article]:
    """Put the newest story that has a picture first; the others stay newest first."""
    return sorted(stories, key=lambda story: story.lead_image is None)


def until(slots: Iterable[FrontSlot], asked_at: float) -> float:
    """Tell when a slot next begins or ends, in seconds since 1970 of this host.

    Moments are the database's, so they count from its clock as it was asked.
    """
    edges = [(edge, slot.now) for slot in slots for edge in (slot.since, slot.until) if edge]
    ahead = [(edge - now).total_seconds() for edge, now in edges if edge > now]
    return asked_at + min(ahead, default=inf)
