"""Writing dates for calendars of phones and computers, as RFC 5545 has it. Pure text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

LONGEST = 75  # bytes of a line; what is longer goes on in the next, after a space
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Newsroom//Desk//EN", "METHOD:PUBLISH")
# How often it is to be asked for again; the second is older and better known.
AGAIN = ("REFRESH-INTERVAL;VALUE=DURATION:PT30M", "X-PUBLISHED-TTL:PT30M")


@dataclass(frozen=True)
class Date:
    """Something at a moment; `uid` tells it from all others for ever, whatever becomes of it."""

    uid: str
    at: datetime
    summary: str
    description: str
    url: str


def calendar(name: str, dates: Iterable[Date], now: datetime) -> str:
    """Write a calendar. Its dates take no time: nobody is busy because a story is due."""
    lines = [*HEAD, *AGAIN, f"X-WR-CALNAME:{escaped(name)}"]
    for date in dates:
        lines += event(date, now)
    return "".join(f"{part}\r\n" for line in (*lines, "END:VCALENDAR") for part in folded(line))


def event(date: Date, now: datetime) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{date.uid}",
        f"DTSTAMP:{stamp(now)}",
        f"DTSTART:{stamp(date.at)}",
        f"SUMMARY:{escaped(date.summary)}",
        f"DESCRIPTION:{escaped(date.description)}",
        f"URL:{date.url}",
        "TRANSP:TRANSPARENT",
        "CLASS:CONFIDENTIAL",
        "END:VEVENT",
    ]


def stamp(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    return text.translate(ESCAPED)


def folded(line: str) -> Iterator[str]:
    """Cut a line where it grows too long, never inside a letter."""
    part, size = "", 0
    for letter in line:
        length = len(letter.encode())
        if size + length > LONGEST:
            yield part
            part, size = " ", 1
        part, size = part + letter, size + length
    yield part
