"""JSON Lines: one article a line, only `title` required. The keys are the product's own form."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from datetime import datetime, tzinfo
from gzip import GzipFile
from io import BufferedReader
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from articles import vietnamese

from .record import Photograph, Refusal, Signature, Story

STATUSES = ("draft", "in_review", "approved", "published", "withdrawn")


class UnreadableError(ValueError):
    """A value that its key cannot have; its text says so."""


def read(path: Path, zone: tzinfo) -> Iterator[Story | Refusal]:
    """Read a file line by line, gzipped or plain; a line that cannot be used is refused alone."""
    with opened(path) as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield read_line(line, f"{path.name}:{number}", zone)


def opened(path: Path) -> GzipFile | BufferedReader:
    """Open a file, gzipped or plain, for reading bytes."""
    return gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb")


def read_line(line: bytes, where: str, zone: tzinfo) -> Story | Refusal:
    """Read one line into a story, or say why not."""
    try:
        told = json.loads(line.decode("utf-8-sig"))
        if not isinstance(told, dict):
            raise UnreadableError(_("The line is not a JSON object."))
        return story(Told(told), where, zone)
    except UnicodeDecodeError as error:
        return Refusal(where, _("The line is not UTF-8: byte %d.") % error.start)
    except (json.JSONDecodeError, RecursionError) as error:
        return Refusal(where, _("The line is not JSON: %s.") % error)
    except UnreadableError as error:
        return Refusal(where, str(error))


class Told:
    """The values of one line, by key and kind; another kind raises UnreadableError."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values
        self.warnings: list[str] = []

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)  # an id is a number in many systems
        return self.checked(key, value or "", str)

    def line(self, key: str) -> str:
        return vietnamese.one_line(self.text(key))

    def lines(self, key: str) -> tuple[str, ...]:
        values = self.checked(key, self.values.get(key) or [], list)
        return tuple(vietnamese.one_line(self.checked(key, value, str)) for value in values)

    def number(self, key: str) -> int | None:
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**62:
            raise UnreadableError(
                _("“%(key)s” is no count: %(value)r.") % {"key": key, "value": value}
            )
        return value

    def moment(self, key: str, zone: tzinfo) -> datetime | None:
        """Read an ISO 8601 moment; without a zone it is the site's."""
        text = self.line(key)
        try:
            moment = datetime.fromisoformat(text) if text else None
        except ValueError:
            self.warnings.append(
                _("“%(key)s” is no date and was left out: %(value)s.") % {"key": key, "value": text}
            )
            return None
        return moment.replace(tzinfo=zone) if moment and moment.tzinfo is None else moment

    def photographs(self) -> tuple[Photograph, ...]:
        entries = self.checked("images", self.values.get("images") or [], list)
        return tuple(photograph(Told(self.checked("images", e, dict))) for e in entries)

    @staticmethod
    def checked(key: str, value: Any, kind: type) -> Any:
        if not isinstance(value, kind):
            raise UnreadableError(
                _("“%(key)s” cannot be %(value)r.") % {"key": key, "value": value}
            )
        return value


def photograph(told: Told) -> Photograph:
    """Read one entry of `images`."""
    return Photograph(
        caption=told.line("caption"),
        credit=told.line("credit"),
        alt=told.line("alt"),
        address=whole(told.text("file") or told.text("url")),
    )


def whole(address: str) -> str:
    """Write halves of letters, which JSON can hold and nothing else, as question marks."""
    return address.encode(errors="replace").decode()


def story(told: Told, where: str, zone: tzinfo) -> Story:
    """Put the values of one line together."""
    headline = told.line("title")
    if not headline:
        raise UnreadableError(_("“title” is missing."))
    lead_photograph, *photographs = told.photographs() or (None,)
    posted, published = told.moment("posted", zone), told.moment("published", zone)
    old_address = told.text("url")
    return Story(
        where=where,
        source=told.line("source") or "jsonl",
        identity=told.line("id") or old_address or fingerprint(headline, posted or published),
        headline=headline,
        lead=told.text("lead"),
        blocks=tuple(block for block in told.lines("body") if block),
        body_html=told.text("body_html"),
        section=told.line("category"),
        section_slug=told.line("category_slug"),
        tags=told.lines("tags"),
        signatures=tuple(Signature(name) for name in told.lines("authors") if name),
        posted=posted,
        published=published,
        views=told.number("views"),
        status=status(told, dated=bool(posted or published)),
        lead_photograph=lead_photograph,
        photographs=tuple(photographs),
        old_address=path_of(old_address),
        warnings=tuple(told.warnings),
    )


def fingerprint(headline: str, moment: datetime | None) -> str:
    """Make an identity for a story whose source gives none."""
    return hashlib.sha256(f"{headline}|{moment}".encode()).hexdigest()


def status(told: Told, *, dated: bool) -> str:
    """Tell the story's status; what is told without one is public if it has a date."""
    given = told.line("status") or ("published" if dated else "draft")
    if given not in STATUSES:
        raise UnreadableError(_("“status” cannot be %r.") % given)
    return given


def path_of(address: str) -> str:
    """Take path and query of an old address: the part that a reader's link asks this site for."""
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def count(path: Path) -> int:
    """Count the lines of a file, for a progress bar."""
    with opened(path) as file:
        return sum(1 for line in file)
