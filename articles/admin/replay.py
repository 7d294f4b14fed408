"""What a form would have saved, had nobody been faster: done on the version that it began from,
in a transaction that is then taken back.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict

from articles.models import Article, Revision
from articles.models.snapshot import PARTS, Snapshot, put_back

MOST_ROWS = 1000  # of an inline; Django's own limit


class StaleError(Exception):
    """A save that began from an older version; `mine` is what it would have made of the story."""

    def __init__(self, mine: Snapshot, base: Snapshot | None) -> None:
        super().__init__("The story was changed meanwhile.")
        self.mine, self.base = mine, base


@dataclass(frozen=True)
class Replayed:
    """Marks a request whose save is only tried."""

    base: Snapshot | None


def replay(request: HttpRequest, story: Article) -> None:
    """Bring the story back to where the form began and make its rows new ones.

    Where that version was never kept, the form is tried on the story as it stands.
    """
    base = began_from(request, story)
    request.replayed = Replayed(base)  # type: ignore[attr-defined]
    if base:
        rewind(story, base)
    data = request.POST.copy()
    for part in PARTS:
        getattr(story, part).all().delete()
        renumber(data, part)
    request.POST = data  # type: ignore[assignment]


def began_from(request: HttpRequest, story: Article) -> Snapshot | None:
    """Find the version that a form began from; one that was empty began from the first draft."""
    versions = Revision.objects.of(story.pk)
    if request.POST.get("once") and not request.POST.get("version"):
        first = versions.last()
        unpublished = {"status": "draft", "published_at": None, "posted_at": None}
        return Snapshot(first.content | unpublished, first.names) if first else None
    found = versions.seen_as(request.POST.get("version", "")).first()
    return found.snapshot if found else None


def rewind(story: Article, base: Snapshot) -> None:
    story.lifting = True  # to an embargo as it was then, for as long as this transaction
    try:
        put_back(story, base.content, base.content.keys() - PARTS.keys())
    except ValidationError:
        story.refresh_from_db()  # it cannot be that again; the form is tried on what it is now


def renumber(data: QueryDict, prefix: str) -> None:
    """Send an inline's rows as new ones: those that they were may be gone."""
    total = data.get(f"{prefix}-TOTAL_FORMS", "")
    if not total.isdecimal():
        return
    rows = []
    for number in range(min(int(total), MOST_ROWS)):
        start = f"{prefix}-{number}-"
        keys = [key for key in data if key.startswith(start)]
        row = {key.removeprefix(start): data.pop(key) for key in keys}
        if "DELETE" not in row:
            rows.append({key: values for key, values in row.items() if key != "id"})
    for number, row in enumerate(rows):
        for key, values in row.items():
            data.setlist(f"{prefix}-{number}-{key}", values)
    data[f"{prefix}-TOTAL_FORMS"], data[f"{prefix}-INITIAL_FORMS"] = str(len(rows)), "0"
