import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime, timedelta

from django.utils import timezone

FIRST_PHOTOGRAPH = datetime(1826, 1, 1, tzinfo=UTC)
_MOMENT = re.compile(
    r"(\d{4})[-:]?(\d{2})[-:]?(\d{2})(?:[T ]?(\d{2}):?(\d{2})(?::?(\d{2})(?:\.\d+)?)?)?"
    r"\s*(Z|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)


@dataclass
class Told:
    """What one kind of metadata says of a picture, in canonical text; nothing is judged yet.

    `places` go from near to far: street, city, province, country.
    """

    caption: str = ""
    headline: str = ""
    alt: str = ""
    photographers: list[str] = field(default_factory=list)
    credit: str = ""
    source: str = ""
    copyright: str = ""
    keywords: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    digital_source: str = ""
    taken_at: datetime | None = None
    has_hour: bool = False

    def over(self, other: "Told") -> "Told":
        """Join two: what this one does not say, the other does."""
        joined = Told(**{f.name: getattr(self, f.name) or getattr(other, f.name) for f in ALL})
        if other.has_hour and not self.has_hour:
            joined.taken_at = other.taken_at
        return joined

    def set_moment(self, text: str) -> None:
        """Note when the picture was taken, as `moment` reads it."""
        self.taken_at, self.has_hour = moment(text)


ALL = fields(Told)


def moment(text: str) -> tuple[datetime | None, bool]:
    """Read a date or moment of IIM, XMP or EXIF, and whether it has an hour.

    Without a zone it is the site's. None for what is no date, or before photography, or to come:
    cameras whose clock was never set say such things.
    """
    match = _MOMENT.fullmatch(text.strip())
    if not match:
        return None, False
    *numbers, zone = match.groups()
    try:
        read = datetime(*(int(number or 0) for number in numbers))  # type: ignore[arg-type] # noqa: DTZ001
        aware = with_zone(read, zone)
        is_possible = FIRST_PHOTOGRAPH <= aware <= timezone.now() + timedelta(days=1)
    except (ValueError, OverflowError):
        return None, False
    return (aware, bool(numbers[3])) if is_possible else (None, False)


def with_zone(read: datetime, zone: str | None) -> datetime:
    if not zone:
        return timezone.make_aware(read)
    return datetime.fromisoformat(f"{read.isoformat()}{zone}")


def filled(texts: Iterable[str]) -> list[str]:
    """Keep each text that is not empty, once."""
    return list(dict.fromkeys(filter(None, texts)))
