"""The desk's choice for the front page: which story is pinned where, and how that is changed."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Self

from django.utils import timezone
from django.utils.dateparse import parse_datetime

Place = tuple[str, int | None]  # zone, and the section of a band
LEAD, SECOND, BAND = "lead", "second", "band"
ROOM = {LEAD: 1, SECOND: 6, BAND: 5}  # stories that stand at a place of each kind
MOMENTS = ("since", "until", "unchanged_since")


@dataclass(frozen=True)
class Pin:
    """A story at a place of the front page.

    `at` counts the stories above it there: what comes by itself stands where no pin does. `since`
    None: from the launch on. `unchanged_since`: from when on it has stood there under this
    headline, None where it is new. `key` tells it from the others of its arrangement.
    """

    key: str
    zone: str
    section: int | None
    article: int
    headline: str = ""
    since: datetime | None = None
    until: datetime | None = None
    unchanged_since: datetime | None = None
    at: int = 0

    @property
    def place(self) -> Place:
        return self.zone, self.section

    @property
    def content(self) -> tuple[Any, ...]:
        """Give what readers could see of it, at its place."""
        return self.article, self.headline, self.since, self.until

    @property
    def waits(self) -> bool:
        """Say whether its time is still to come."""
        return self.since is not None and self.since > timezone.now()

    @property
    def is_over(self) -> bool:
        return self.until is not None and self.until <= timezone.now()

    def row(self) -> dict[str, Any]:
        """Write it as JSON can hold it."""
        moments = {name: getattr(self, name) for name in MOMENTS}
        texts = {name: moment and moment.isoformat() for name, moment in moments.items()}
        return asdict(self) | texts

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        """Read it from what `row` wrote."""
        moments = {name: row[name] and parse_datetime(row[name]) for name in MOMENTS}
        return cls(**row | moments)  # type: ignore[operator]


@dataclass(frozen=True)
class Arrangement:
    """All pins; those of one place in their order there."""

    pins: tuple[Pin, ...] = ()

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Any]]) -> Self:
        return cls(tuple(Pin.of(row) for row in rows))

    def rows(self) -> list[dict[str, Any]]:
        return [pin.row() for pin in self.pins]

    def at(self, place: Place) -> list[Pin]:
        return [pin for pin in self.pins if pin.place == place]

    def pin(self, key: str) -> Pin | None:
        return next((pin for pin in self.pins if pin.key == key), None)

    def holding(self, article: int) -> Pin | None:
        """Give the first place of a story."""
        return next((pin for pin in self.pins if pin.article == article), None)

    # ── changing it: each gives another arrangement ──────────────────────────────────────────

    def put(self, pin: Pin, place: Place, index: int) -> Self:
        """Put a pin at a place, `index` stories from its top; what is pinned there stands below it.

        Whoever led until then steps down to stand first beside the new lead.
        """
        zone, section = place
        at = within(place, index)
        others = self.closed_up(pin, at) if pin.place == place else self.without(pin.key)
        if zone == LEAD:
            others = others.stepped_down()
        return others.inserted(
            replace(pin, zone=zone, section=section, at=at, unchanged_since=None)
        )

    def stepped_down(self) -> Self:
        """Move the leads whose time has come to the top of what stands beside the lead."""
        leads = [pin for pin in self.at((LEAD, None)) if not pin.waits]
        kept = [pin for pin in self.pins if pin not in leads]
        first = [replace(pin, zone=SECOND, at=0) for pin in leads]
        return type(self)((*first, *kept))

    def closed_up(self, pin: Pin, index: int) -> Self:
        """Take out a pin that comes to stand lower at its place: pins between move up."""
        spots = {each.key: at for place, at, each in self.placed() if place == pin.place}
        first = spots.get(pin.key, index) + 1
        between = {key: at - 1 for key, at in spots.items() if first <= at <= index}
        others = self.without(pin.key).pins
        return type(self)(
            tuple(replace(each, at=between.get(each.key, each.at)) for each in others)
        )

    def inserted(self, pin: Pin) -> Self:
        above = [each for place, at, each in self.placed() if place == pin.place and at < pin.at]
        there = [each for each in self.at(pin.place) if each not in above]
        kept = [each for each in self.pins if each.place != pin.place]
        return type(self)((*kept, *above, pin, *there))

    def moved(self, key: str, step: int) -> Self:
        """Move a pin up (-1) or down (1) at its place."""
        for _place, index, pin in self.placed():
            if pin.key == key:
                at = within(pin.place, index + step)
                return self.closed_up(pin, at).inserted(replace(pin, at=at))
        return self

    def without(self, key: str) -> Self:
        return type(self)(tuple(pin for pin in self.pins if pin.key != key))

    def changed(self, key: str, **fields: Any) -> Self:
        """Give a pin another headline or other moments."""
        return type(self)(
            tuple(replace(pin, **fields) if pin.key == key else pin for pin in self.pins)
        )

    def of_stories(self, articles: Collection[int]) -> Self:
        """Keep the pins of these stories."""
        return type(self)(tuple(pin for pin in self.pins if pin.article in articles))

    def in_sections(self, sections: Collection[int | None]) -> Self:
        """Keep the pins in the bands of these sections, and with None those outside of bands."""
        return type(self)(tuple(pin for pin in self.pins if pin.section in sections))

    def not_over(self) -> Self:
        """Keep the pins that stand or will."""
        return type(self)(tuple(pin for pin in self.pins if not pin.is_over))

    def launched(self, before: "Arrangement", now: datetime) -> Self:
        """Give it as it stands once it is launched: what is new stands from now on."""
        stood = {
            spot(place, index, pin): pin.unchanged_since or pin.since
            for place, index, pin in before.placed()
        }
        pins = []
        for place, index, pin in self.placed():
            since, known = pin.since or now, stood.get(spot(place, index, pin))
            unchanged = known or max(since, now)
            pins.append(replace(pin, at=index, since=since, unchanged_since=unchanged))
        return type(self)(tuple(pins))

    # ── comparing it ─────────────────────────────────────────────────────────────────────────

    def placed(self) -> Iterator[tuple[Place, int, Pin]]:
        """Give each pin with its place and how many stories stand above it there.

        Of the leads the last whose time has come is the first: it leads. A pin that waits for its
        hour moves nothing until then.
        """
        leads = [pin for pin in self.pins if pin.zone == LEAD]
        leads.sort(key=lambda pin: pin.since or timezone.now(), reverse=True)
        free: dict[Place, int] = {}
        for pin in [*leads, *(pin for pin in self.pins if pin.zone != LEAD)]:
            index = max(pin.at, free.get(pin.place, 0))
            if pin.zone == LEAD or not pin.waits:
                free[pin.place] = index + 1
            yield pin.place, index, pin

    def differences(self, other: "Arrangement") -> list["Difference"]:
        """List the places at which another arrangement shows something else, in page order."""
        mine, theirs = self.by_spot(), other.by_spot()
        found = [
            Difference(zone, section, index, mine.get(here), theirs.get(here))
            for here in mine.keys() | theirs.keys()
            for (zone, section), index, _waits in [here]
            if content(mine.get(here)) != content(theirs.get(here))
        ]
        return sorted(found, key=Difference.rank)

    def by_spot(self) -> dict[tuple[Place, int, int], Pin]:
        """Give each pin by its place, how many stand above it, and how many have that spot too."""
        found: dict[tuple[Place, int, int], Pin] = {}
        for place, index, pin in self.placed():
            shared = sum(here[:2] == (place, index) for here in found)
            found[place, index, shared] = pin
        return found


@dataclass(frozen=True)
class Difference:
    """What stands at one place in two arrangements; None: nothing is pinned there."""

    zone: str
    section: int | None
    index: int
    before: Pin | None
    after: Pin | None

    def rank(self) -> tuple[int, int, int]:
        return [LEAD, SECOND, BAND].index(self.zone), self.section or 0, self.index


def within(place: Place, index: int) -> int:
    """Give the spot nearest to `index` that a place has."""
    return max(0, min(index, ROOM[place[0]] - 1))


def spot(place: Place, index: int, pin: Pin) -> tuple[Any, ...]:
    """Name what has to stay as it is for a place to be unchanged; the lead is one place."""
    return place, 0 if pin.zone == LEAD else index, pin.article, pin.headline


def content(pin: Pin | None) -> tuple[Any, ...] | None:
    return pin.content if pin else None
