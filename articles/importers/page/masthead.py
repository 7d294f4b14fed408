"""What stands above the text: section, headline, and the line of dates and views."""

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo

from django.utils.translation import gettext as _

from articles.vietnamese import one_line

from .dump import UnreadableError

# Further down, words like "đăng:" belong to the text.
FURTHEST = 12

OPENING = re.compile(
    r"(?:^|;)\s*(?:đăng\s*:|công bố ngày\s*:|truy cập\s*:?\s*[0-9][0-9., ]*(?:lượt|;|$))", re.I
)
# The line may be broken anywhere; a line of nothing but these words and digits goes on with it.
CONTINUATION = re.compile(r"(?:đăng|công|bố|ngày|truy|cập|lượt|[0-9\s;:,/.–-])+", re.I)
BETWEEN_ITEMS = re.compile(r";|\n(?=(?:đăng|công bố ngày)\s*:|truy cập)|(?<=lượt)\n", re.I)
ITEM = re.compile(r"(?P<label>đăng(?=\s*:)|công bố ngày(?=\s*:)|truy cập)[\s:]*(?P<value>.*)", re.I)

STAMP = re.compile(
    r"(?:(?P<hour>[0-9]{1,2})\s*[:h]\s*(?P<minute>[0-9]{2})\s*[,\s–-]\s*)?"
    r"(?P<day>[0-9]{1,2})\s*(?P<mark>[/.-])\s*(?P<month>[0-9]{1,2})\s*(?P=mark)\s*"
    r"(?P<year>[12][0-9]{3})",  # 0019 is a slip for 2019, and has no time in UTC
    re.I,
)
# Up to nine digits: more is no count of readers and fits no integer column.
VIEWS = re.compile(
    r"(?P<count>[0-9]{1,3}(?:[., ][0-9]{3}){1,2}|[0-9]{1,9})?\s*(?:lượt(?: xem| đọc| truy cập)?)?",
    re.I,
)

JOINERS = re.compile("[\u200c\u200d]")


@dataclass(frozen=True)
class Masthead:
    """What a dump says of its story above the text."""

    section: str
    headline: str
    posted: datetime | None
    published: datetime | None
    views: int | None


def read_masthead(
    lines: list[str], zone: tzinfo, warnings: list[str]
) -> tuple[Masthead, list[str]]:
    """Return the masthead, its moments in `zone`, and the lines below it.

    Raises UnreadableError without a line of dates and views, or without a headline above it.
    """
    start, end = span_of_dates(lines)
    # In these lines a joiner is residue of copying; in a text it may belong to an emoji.
    above = [one_line(JOINERS.sub("", line)) for line in lines[:start]]
    section = read_section(above, warnings)
    items = read_items(JOINERS.sub("", "\n".join(lines[start:end])), warnings)
    posted = read_moment(items.get("đăng", ""), zone, warnings)
    published = read_moment(items.get("công bố ngày", ""), zone, warnings)
    if not (posted or published):
        warnings.append(_("The page gives no valid date."))
    views = read_views(items.get("truy cập", ""), warnings)
    return Masthead(section, " ".join(above), posted, published, views), lines[end:]


def span_of_dates(lines: list[str]) -> tuple[int, int]:
    """Find the first and the last but one line of dates and views."""
    found = [number for number, line in enumerate(lines[:FURTHEST]) if OPENING.search(line)]
    if not found:
        raise UnreadableError(_("No line with dates and views was found."))
    start, end = found[0], found[0] + 1
    while start > 0 and begins_dates(lines[start - 1], lines_above=start - 1):
        start -= 1
    while end < len(lines) and continues_dates(lines[end]):
        end += 1
    return start, end


def begins_dates(line: str, lines_above: int) -> bool:
    # Section and headline come first; one of them that ends in ";" by mistake stays what it is.
    return line == ";" or (line.endswith(";") and lines_above > 1)


def continues_dates(line: str) -> bool:
    return bool(CONTINUATION.fullmatch(line) or (OPENING.search(line) and line.endswith(";")))


def read_section(above: list[str], warnings: list[str]) -> str:
    """Take the section off the lines above the dates, and leave the headline there."""
    if not above:
        raise UnreadableError(_("No headline stands above the line of dates."))
    if len(above) > 1:
        return above.pop(0)
    warnings.append(_("No section stands above the headline."))
    return ""


def read_items(text: str, warnings: list[str]) -> dict[str, str]:
    """Return the values by their labels; what has no label, or an earlier one, is told as it is."""
    values: dict[str, str] = {}
    for item in filter(None, map(one_line, BETWEEN_ITEMS.split(text))):
        match = ITEM.fullmatch(item)
        if match and (label := match["label"].lower()) not in values:
            values[label] = match["value"]
        else:
            warnings.append(_("Not understood in the line of dates: %s") % item)
    return values


def read_moment(value: str, zone: tzinfo, warnings: list[str]) -> datetime | None:
    """Return the moment; a day without a time is its midnight."""
    if not value:
        return None
    if (match := STAMP.fullmatch(value.strip(" ,."))) and (moment := moment_of(match, zone)):
        return moment
    warnings.append(_("Not a date: %s") % value)
    return None


def moment_of(stamp: re.Match[str], zone: tzinfo) -> datetime | None:
    """Return the moment if the calendar has it."""
    year, month, day = map(int, stamp.group("year", "month", "day"))
    hour, minute = (int(digits or 0) for digits in stamp.group("hour", "minute"))
    try:
        return datetime(year, month, day, hour, minute, tzinfo=zone)
    except ValueError:
        return None


def read_views(value: str, warnings: list[str]) -> int | None:
    match = VIEWS.fullmatch(value.strip(" ,."))
    if match and match["count"]:
        return int(re.sub("[., ]", "", match["count"]))
    if not match:
        warnings.append(_("Not a number of views: %s") % value)
    return None
