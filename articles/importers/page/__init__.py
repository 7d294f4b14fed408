"""Reads a text dump of one article page, in the order in which the old site showed its parts.

    dump     = [section] headline dates [lead] {figure | paragraph} [foot] [END anything]
    dates    = items between ";": "đăng: HH:MM, dd/mm/yyyy", "công bố ngày: HH:MM, dd/mm/yyyy",
               "truy cập N lượt"; over one line or several
    lead     = a first paragraph with its agency ("QPTĐ-…"), or any short one
    figure   = caption and credit on two lines or one, or a credit alone
    foot     = byline, source, or both
    END      = "Tin khác" and its like

Empty lines mean nothing. Of the text above END nothing is lost: what finds no place in the story
is told in its warnings.
"""

import hashlib
from collections.abc import Iterator
from datetime import datetime, tzinfo
from pathlib import Path

from django.utils.translation import gettext as _

from articles.importers.record import Refusal, Story

from .body import read_body
from .dump import UnreadableError, lines_of
from .foot import read_foot, until_end
from .masthead import Masthead, read_masthead

__all__ = ["read"]


def read(path: Path, zone: tzinfo) -> Iterator[Story | Refusal]:
    """Yield the one story of a dump, its moments in `zone`, or the reason why there is none."""
    try:
        told: Story | Refusal = story(path, zone)
    except UnreadableError as error:
        told = Refusal(path.name, str(error))
    yield told


def story(path: Path, zone: tzinfo) -> Story:
    """Put the parts of a dump together. Raises UnreadableError if one that must be is missing."""
    warnings: list[str] = []
    masthead, lines = read_masthead(lines_of(path), zone, warnings)
    lines, foot = read_foot(until_end(lines, warnings), warnings)
    body = read_body(lines, warnings)
    if not (body.lead or body.blocks):
        raise UnreadableError(_("No text stands below the line of dates."))
    return Story(
        where=path.name,
        source="page",
        identity=identity(masthead),
        headline=masthead.headline,
        lead=body.lead,
        agency=body.agency,
        blocks=body.blocks,
        section=masthead.section,
        signatures=foot.signatures,
        posted=masthead.posted,
        published=masthead.published,
        views=masthead.views,
        source_name=foot.source_name,
        source_address=foot.source_address,
        warnings=tuple(warnings),
    )


def identity(masthead: Masthead) -> str:
    """Name a story by its headline and the moment it was posted, as a dump has no address.

    The moment counts as written, so that a site that corrects its time zone finds its stories
    again; columns that keep one headline are told apart by the day where no moment is given.
    """
    moment: datetime | None = masthead.posted or masthead.published
    stamp = moment.replace(tzinfo=None).isoformat(timespec="minutes") if moment else ""
    return hashlib.sha256(f"{masthead.headline}\n{stamp}".encode()).hexdigest()


def count(path: Path) -> int:
    """Count the stories of a dump, for a progress bar: it holds one."""
    return 1
