"""What the front-page desk shows: each place with the stories that would stand there."""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import timedelta
from time import time
from typing import Any

from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext

from articles import front_page
from articles.front_page import FrontPage
from articles.models import Arrangement, Article, Category, FrontSlot, HourlyViews
from articles.models.arrangement import BAND, LEAD, ROOM, SECOND, Pin, Place
from articles.models.hourly_views import past_hour_in_words
from articles.search import Hits

from .status import written

HOURS_DRAWN = 24
STORIES_OFFERED = 20
LONG_UNCHANGED = timedelta(hours=3)


@dataclass
class Card:
    """A story at a place, pinned there or come by itself; `curve` its readings of the last hours.

    `headline` is as the front page shows it, `waits` says why it does not stand there yet.
    """

    story: Article
    headline: str
    pin: Pin | None = None
    waits: str = ""
    curve: Sequence[int] = ()
    at: str = ""  # where it stands on the page, of a story that is offered
    spot: int = 0  # how many stories stand above it
    index: int = 0  # as many without what is placed, which comes to stand there, above it

    @property
    def token(self) -> str:
        """Name what is moved: the pin, or a story that has none."""
        return f"k{self.pin.key}" if self.pin else f"a{self.story.pk}"

    @property
    def mark(self) -> str:
        """Make what tells its controls from those of the other cards."""
        return self.pin.key if self.pin else f"a{self.story.pk}"

    @property
    def past_hour_in_words(self) -> str:
        return past_hour_in_words(self.curve)

    @property
    def until(self) -> str:
        return written(self.pin.until) if self.pin and self.pin.until else ""

    @property
    def unchanged(self) -> str:
        """Say for how long nothing has changed here, of a pin that has stood for long."""
        since = self.pin.unchanged_since if self.pin and not self.waits else None
        if since is None or timezone.now() - since < LONG_UNCHANGED:
            return ""
        return gettext("unchanged for %s") % timesince(since, depth=1)


@dataclass
class Zone:
    """A place of the front page: what stands there as readers see it, and the pins that wait."""

    place: Place
    name: str
    standing: list[Card] = field(default_factory=list)
    waiting: list[Card] = field(default_factory=list)
    end: int = 0  # where something that is placed below all others comes to stand

    def number(self, placing: Card) -> None:
        """Number the spots for something that is placed; where it is pinned, it is taken out."""
        self.end = 0
        for card in self.standing:
            card.index = self.end
            self.end += card.pin is None or card.story.pk != placing.story.pk

    @property
    def room(self) -> int:
        return ROOM[self.place[0]]

    @property
    def pinned(self) -> list[Card]:
        return [card for card in self.cards() if card.pin]

    @property
    def token(self) -> str:
        zone, section = self.place
        return f"{zone}:{section or ''}"

    @property
    def mark(self) -> str:
        zone, section = self.place
        return f"{zone}{section or ''}"

    @property
    def is_lead(self) -> bool:
        return self.place[0] == LEAD

    def cards(self) -> list[Card]:
        return [*self.standing, *self.waiting]


@dataclass(frozen=True)
class Board:
    """The whole desk of the front page."""

    zones: list[Zone]
    page: FrontPage

    def cards(self) -> Iterator[Card]:
        for zone in self.zones:
            yield from zone.cards()

    @property
    def lead(self) -> Zone:
        return self.zones[0]

    @property
    def seconds(self) -> Zone:
        return self.zones[1]

    @property
    def bands(self) -> list[Zone]:
        return self.zones[2:]

    def number(self, placing: Card) -> None:
        """Number the spots at which something can be placed."""
        for zone in self.zones:
            zone.number(placing)

    def where(self) -> dict[int, str]:
        """Name the place of each story that stands on the page or is pinned to it."""
        return {card.story.pk: zone.name for zone in self.zones for card in zone.cards()}


def page_of(arrangement: Arrangement) -> FrontPage:
    """Put the front page together as it would stand if an arrangement were launched now."""
    return front_page.around(slots_of(arrangement, stories_of(arrangement)), time())


def slots_of(arrangement: Arrangement, stories: dict[int, Article]) -> list[FrontSlot]:
    """Make slots of the pins whose story every reader may open, as they would be launched."""
    now, slots = timezone.now(), []
    for _place, index, pin in arrangement.launched(Arrangement(), now).not_over().placed():
        story = stories.get(pin.article)
        if story is None or not story.is_public:
            continue
        slot = FrontSlot.of(pin, index)
        slot.article, slot.now = copy(story), now
        slot.article.pinned_as = pin.key  # type: ignore[attr-defined]
        slots.append(slot)
    return sorted(slots, key=lambda slot: (slot.position, -slot.since.timestamp()))


def stories_of(arrangement: Arrangement) -> dict[int, Article]:
    keys = {pin.article for pin in arrangement.pins}
    return {story.pk: story for story in Article.objects.filter(pk__in=keys).for_cards()}


def board_of(arrangement: Arrangement) -> Board:
    """Show an arrangement as the desk sees it: what stands, what waits, what fills the rest."""
    stories = stories_of(arrangement)
    page = front_page.around(slots_of(arrangement, stories), time())
    zones: list[Zone] = [
        Zone((LEAD, None), gettext("Lead")),
        Zone((SECOND, None), gettext("Beside the lead")),
        *bands(),
    ]
    shown: dict[Place, list[Article]] = {
        (BAND, band.section.pk): band.stories for band in page.bands
    }
    shown |= {(LEAD, None): page.top[:1], (SECOND, None): page.top[1:]}
    for zone in zones:
        fill(zone, shown.get(zone.place, []), arrangement, stories)
    board = Board(zones, page)
    draw_curves(list(board.cards()))
    return board


def bands() -> Iterator[Zone]:
    """Give the place of each top section."""
    for section in Category.objects.tops():
        yield Zone((BAND, section.pk), section.name)


def fill(
    zone: Zone, shown: Iterable[Article], arrangement: Arrangement, stories: dict[int, Article]
) -> None:
    """Put into a zone what stands there, pinned or by itself, and the pins that do not."""
    pins = {pin.key: pin for pin in arrangement.at(zone.place) if pin.article in stories}
    for spot, story in enumerate(shown):
        pin = pins.pop(getattr(story, "pinned_as", ""), None)
        own = stories[pin.article] if pin else story
        zone.standing.append(Card(own, story.headline, pin, spot=spot))
    for pin in pins.values():
        own = stories[pin.article]
        waits = why_it_waits(pin, own)
        zone.waiting.append(Card(own, pin.headline or own.headline, pin, waits))


def why_it_waits(pin: Pin, story: Article) -> str:
    """Say why a pinned story does not stand at its place now."""
    if pin.is_over:
        return gettext("Over: %s") % written(pin.until)
    if story.is_scheduled:
        return gettext("Waits for its story, scheduled %s") % written(story.public_moment)
    if not story.is_public:
        return gettext("Readers may not open the story")
    if pin.waits:
        return gettext("From %s") % written(pin.since)
    return gettext("No room: stands where it comes by itself")


def offered(words: str, board: Board) -> list[Card]:
    """List stories that can be placed: what answers to words, or what waits and is newest."""
    stories: Any = Article.objects.open_or_ahead()
    where = board.where()
    if words.strip():
        found = Hits(stories, words)[:STORIES_OFFERED]
        by_key = {story.pk: story for story in Article.objects.filter(pk__in=found).for_cards()}
        listed = [by_key[key] for key in found if key in by_key]
    else:
        ahead = stories.scheduled().for_cards().order_by("public_from", "id")[:5]
        newest = stories.published().exclude(pk__in=where).for_cards().newest_first()
        listed = [*ahead, *newest[:STORIES_OFFERED]]
    cards = [Card(story, story.headline, at=where.get(story.pk, "")) for story in listed]
    for card in cards:
        card.waits = scheduled_words(card.story)
    draw_curves(cards)
    return cards


def scheduled_words(story: Article) -> str:
    return gettext("Scheduled: %s") % written(story.public_moment) if story.is_scheduled else ""


def draw_curves(cards: Sequence[Card]) -> None:
    """Give each card the readings of its story's last hours, with one query for all."""
    curves = HourlyViews.objects.curves({card.story.pk for card in cards}, HOURS_DRAWN)
    for card in cards:
        card.curve = curves[card.story.pk]
