"""The trail as a file: CSV for a table, JSON Lines for machines; row by row, however long."""

import csv
import json
from collections.abc import Callable, Iterator
from typing import Any

from django.http import StreamingHttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from articles.models import TrailEntry
from articles.models.trail import TrailQuerySet

ENTRIES_A_BATCH = 1_000
BYTE_ORDER_MARK = "\ufeff"  # or Excel takes UTF-8 for something else
# What a table takes for the beginning of a formula, in the wide forms of East Asian type too.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def batches(entries: TrailQuerySet) -> Iterator[list[TrailEntry]]:
    """Fetch entries last first, some at a time: no query stays open while somebody downloads."""
    batch = list(entries.last_first()[:ENTRIES_A_BATCH])
    while batch:
        yield batch
        last = batch[-1]
        batch = list(entries.older_than(last.at, last.pk)[:ENTRIES_A_BATCH])


def neutral(cell: str) -> str:
    """Keep a table from taking a cell for a formula: an apostrophe says that it is text."""
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA) else cell


class Line:
    """What csv writes to: hands the line back."""

    def write(self, line: str) -> str:
        return line


def csv_lines(entries: TrailQuerySet) -> Iterator[str]:
    table = csv.writer(Line(), quoting=csv.QUOTE_ALL)
    heads = [_("Time"), _("Person"), _("Deed"), _("Kind"), _("Number"), _("About"), _("Changes")]
    yield BYTE_ORDER_MARK + table.writerow([*heads, _("Reason"), _("Sentence")])
    for batch in batches(entries):
        yield "".join(table.writerow(map(neutral, cells(entry))) for entry in batch)


def cells(entry: TrailEntry) -> list[str]:
    return [
        timezone.localtime(entry.at).strftime("%Y-%m-%d %H:%M:%S"),
        entry.who,
        entry.deed_in_words,
        entry.kind_in_words,
        entry.key,
        entry.subject,
        entry.changes_in_words,
        entry.reason,
        entry.sentence,
    ]


def json_lines(entries: TrailQuerySet) -> Iterator[str]:
    for batch in batches(entries):
        yield "".join(f"{json.dumps(told(entry), ensure_ascii=False)}\n" for entry in batch)


def told(entry: TrailEntry) -> dict[str, Any]:
    """Describe an entry: moments in ISO 8601, `changes` as [{"field", "from", "to"}]."""
    return {
        "id": entry.pk,
        "at": timezone.localtime(entry.at).isoformat(),
        "name": entry.name,
        "account": entry.by_id,
        "deed": entry.deed,
        "kind": entry.kind,
        "key": entry.key,
        "subject": entry.subject,
        "version": entry.version,
        "changes": [
            dict(zip(("field", "from", "to"), change, strict=False)) for change in entry.changes
        ],
        "reason": entry.reason,
        "sentence": entry.sentence,
    }


def in_language(language: str | None, lines: Iterator[str]) -> Iterator[str]:
    """Write in the language of whoever asked: the answer is given after their request is over."""
    while True:
        with translation.override(language):
            line = next(lines, None)
        if line is None:
            return
        yield line


def download(
    lines: Callable[[TrailQuerySet], Iterator[str]], kind: str, ending: str
) -> Callable[[TrailQuerySet], StreamingHttpResponse]:
    def answer(entries: TrailQuerySet) -> StreamingHttpResponse:
        written = in_language(translation.get_language(), lines(entries))
        name = f"nhat-ky-{timezone.localtime():%Y%m%d-%H%M}.{ending}"
        headers = {
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        }
        return StreamingHttpResponse(written, content_type=kind, headers=headers)

    return answer


FORMATS = {
    "csv": download(csv_lines, "text/csv; charset=utf-8", "csv"),
    "jsonl": download(json_lines, "application/x-ndjson; charset=utf-8", "jsonl"),
}
