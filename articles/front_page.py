"""What stands where on the front page: the desk's slots first, then what is newest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import inf
from time import time

from articles.models import Article, Category, FrontSlot
from articles.ranking import ranking

TOP_STORIES = 7  # the lead, three beside it, three below
STORIES_A_BAND = 5
MOST_READ_STORIES = 10
MOST_READ_WEIGHED = 60  # of which some may have been taken away since they were read
MOST_PINNED = {"lead": 1, "second": TOP_STORIES - 1, "band": STORIES_A_BAND}

Place = tuple[str, int | None]  # zone, and the section of a band


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

    by_place: dict[Place, list[Article]] = field(default_factory=dict)

    def at(self, zone: str, section: int | None = None) -> list[Article]:
        """List what is pinned at a place, in the desk's order."""
        return self.by_place.get((zone, section), [])

    def all(self) -> set[int]:
        """Give the ids of all that is pinned anywhere."""
        return {story.pk for stories in self.by_place.values() for story in stories}


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
    places: list[Place] = [("lead", None), ("second", None)]
    places += [("band", section.pk) for section in sections]
    rank = {place: number for number, place in enumerate(places)}
    begun = [slot for slot in slots if slot.has_begun and slot.place in rank]
    pins, used = Pins(), set[int]()
    for slot in sorted(begun, key=lambda slot: rank[slot.place]):
        stories = pins.by_place.setdefault(slot.place, [])
        if slot.article_id not in used and len(stories) < MOST_PINNED[slot.zone]:
            used.add(slot.article_id)
            stories.append(slot.story())
    return pins


def top_of(pins: Pins, newest: list[Article]) -> list[Article]:
    """Fill the top around what is pinned there; without a pinned lead the newest picture leads."""
    lead, seconds = pins.at("lead"), pins.at("second")
    fill = newest[: TOP_STORIES - len(lead) - len(seconds)]
    if not lead:
        fill = lead_first(fill)
        lead, fill = fill[:1], fill[1:]
    return [*lead, *seconds, *fill]


def bands(pins: Pins, sections: Iterable[Category], newest: list[Article]) -> Iterator[Band]:
    """Fill each section's band; sections that have nothing left have none."""
    for section in sections:
        ids = {section.pk, *(child.pk for child in section.children.all())}
        own = [story for story in newest if story.section_id in ids]
        first = pins.at("band", section.pk)
        stories = [*first, *own] if first else [*lead_first(own[:3]), *own[3:]]
        if stories:
            yield Band(section, stories[:STORIES_A_BAND])


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
