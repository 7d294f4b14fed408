"""A page of the trail, last first: of everything, or of one thing."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.admin import AdminSite
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from articles.models import Article, TrailEntry
from articles.models.trail import TrailQuerySet

ENTRIES_A_PAGE = 50
PLACE = re.compile(r"([0-9T:.+-]{19,40})_([0-9]{1,18})")


@dataclass(frozen=True)
class Row:
    """An entry as it is shown; `address` leads to what it is about."""

    entry: TrailEntry
    address: str
    difference: str

    @property
    def told_before(self) -> str:
        """Give the sentence up to its subject, so that the subject can be a link."""
        return self.entry.sentence.partition(self.quoted)[0]

    @property
    def told_after(self) -> str:
        return self.entry.sentence.partition(self.quoted)[2]

    @property
    def is_quoted(self) -> bool:
        return self.quoted in self.entry.sentence

    @property
    def quoted(self) -> str:
        return f"“{self.entry.subject}”"


def rows(entries: Any, site: AdminSite) -> list[Row]:
    return [Row(entry, address(entry, site), difference(entry)) for entry in entries]


def address(entry: TrailEntry, site: AdminSite) -> str:
    """Give the form of what an entry is about; "" where it has none any more."""
    gone = entry.deed in {"deleted", "removed"} or not entry.key
    if gone or (entry.kind == Article._meta.label_lower and entry.article_id is None):
        return ""
    model = entry.model
    if model is None or not site.is_registered(model):
        return ""
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[entry.key])


def difference(entry: TrailEntry) -> str:
    """Give the page that compares the version an entry tells of with the one before it."""
    if not entry.article_id or not entry.version or entry.version < 2 or not entry.changes:
        return ""
    versions = reverse("admin:articles_article_history", args=[entry.article_id])
    return f"{versions}?a={entry.version - 1}&b={entry.version}"


def page_of(entries: TrailQuerySet, request: HttpRequest) -> tuple[list[TrailEntry], str]:
    """Fetch a page of entries, and the place from which the next one goes on; "" at the end."""
    place = place_in(request.GET.get("before", ""))
    asked = entries.older_than(*place) if place else entries.last_first()
    found = list(asked[: ENTRIES_A_PAGE + 1])
    shown = found[:ENTRIES_A_PAGE]
    last = shown[-1] if len(found) > ENTRIES_A_PAGE else None
    return shown, f"{last.at.isoformat()}_{last.pk}" if last else ""


def place_in(text: str) -> tuple[datetime, int] | None:
    match = PLACE.fullmatch(text)
    try:
        at = parse_datetime(match[1]) if match else None
    except ValueError:
        return None
    if match is None or at is None or not timezone.is_aware(at):
        return None
    return at, int(match[2])


def shown(entries: TrailQuerySet, request: HttpRequest, site: AdminSite) -> dict[str, Any]:
    """Give what the template of a page of the trail needs."""
    found, older = page_of(entries, request)
    query = request.GET.copy()
    query.pop("before", None)
    newest = query.urlencode()
    query["before"] = older
    return {
        **site.each_context(request),
        "rows": rows(found, site),
        "older": query.urlencode() if older else "",
        "newest": newest,
        "is_later_page": "before" in request.GET,
    }


def trail_of(thing: Model, request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Show what was done with one thing."""
    context = shown(TrailEntry.objects.about(thing), request, site) | {
        "title": _("Trail"),
        "subtitle": str(thing),
        "opts": thing._meta,
        "original": thing,
    }
    return TemplateResponse(request, "admin/articles/trail_of.html", context)
