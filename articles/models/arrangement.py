"""The desk's choice for the front page: which story is pinned where, and how that is changed."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Self

from django.utils import timezone
from django.utils.dateparse import parse_datetime

Place = tuple[str, int | None]  # zone, and the section of a band
LEAD, SECOND, BAND = "lead", "second", "band"
MOMENTS = ("since", "until", "unchanged_since")


@dataclass(frozen=True)
class Pin:
    """A story at a place of the front page.

    `since` None: from the launch on. `unchanged_since`: from when on it has stood there under
    this headline, None where it is new. `key` tells it from the others of its arrangement.
    """

    key: str
    zone: str
    section: int | None
    article: int
    headline: str = ""
    since: datetime | None = None
    until: datetime | None = None
    unchanged_since: datetime | None = None

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
        """Put a pin at a place, before what stands `index` places from its top.

        Whoever led until then steps down to stand first beside the new lead.
        """
        zone, section = place
        others = self.without(pin.key)
        moved = replace(pin, zone=zone, section=section, unchanged_since=None)
        if zone == LEAD:
            others = others.stepped_down()
        index = max(0, min(index, len(others.at(place))))
        return others.inserted(moved, index)

    def stepped_down(self) -> Self:
        """Move the leads whose time has come to the top of what stands beside the lead."""
        leads = [pin for pin in self.at((LEAD, None)) if not pin.waits]
        kept = [pin for pin in self.pins if pin not in leads]
        first = [replace(pin, zone=SECOND) for pin in leads]
        return type(self)((*first, *kept))

    def inserted(self, pin: Pin, index: int) -> Self:
        there = self.at(pin.place)
        kept = [each for each in self.pins if each.place != pin.place]
        return type(self)((*kept, *there[:index], pin, *there[index:]))

    def moved(self, key: str, step: int) -> Self:
        """Move a pin up (-1) or down (1) among those of its place."""
        pin = self.pin(key)
        if pin is None:
            return self
        index = self.at(pin.place).index(pin) + step
        return self.without(key).inserted(pin, max(index, 0))

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
            pins.append(replace(pin, since=since, unchanged_since=known or max(since, now)))
        return type(self)(tuple(pins))

    # ── comparing it ─────────────────────────────────────────────────────────────────────────

    def placed(self) -> Iterator[tuple[Place, int, Pin]]:
        """Give each pin with its place and how many stand above it there.

        Of the leads the last whose time has come is the first: it leads.
        """
        leads = [pin for pin in self.pins if pin.zone == LEAD]
        leads.sort(key=lambda pin: pin.since or timezone.now(), reverse=True)
        count: dict[Place, int] = {}
        for pin in [*leads, *(pin for pin in self.pins if pin.zone != LEAD)]:
            index = count.get(pin.place, 0)
            count[pin.place] = index + 1
            yield pin.place, index, pin

    def differences(self, other: "Arrangement") -> list["Difference"]:
        """List the places at which another arrangement shows something else, in page order."""
        mine = {(place, index): pin for place, index, pin in self.placed()}
        theirs = {(place, index): pin for place, index, pin in other.placed()}
        found = [
            Difference(zone, section, index, mine.get(here), theirs.get(here))
            for here in mine.keys() | theirs.keys()
            for (zone, section), index in [here]
            if content(mine.get(here)) != content(theirs.get(here))
        ]
        return sorted(found, key=Difference.rank)


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


def spot(place: Place, index: int, pin: Pin) -> tuple[Any, ...]:
    """Name what has to stay as it is for a place to be unchanged; the lead is one place."""
    return place, 0 if pin.zone == LEAD else index, pin.article, pin.headline


def content(pin: Pin | None) -> tuple[Any, ...] | None:
    return pin.content if pin else None
