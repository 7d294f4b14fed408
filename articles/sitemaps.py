"""Sitemaps: an index, the archive month by month, the last two days for news, the sections."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles.keeping import FRONT, keep
from articles.models import Article, Category

STORIES_A_FILE = 5_000  # 2 MB; the protocol allows 50,000 addresses and 50 MB
NEWS_DAYS = 2  # what Google News takes
MOST_NEWS = 1_000  # and how many of them
NEWS_SECONDS = 600  # how long a story may stay there past its two days


@dataclass(frozen=True)
class Part:
    """One file of a month of the archive."""

    address: str
    changed_at: datetime


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the sitemaps; a month is dated by the last change that readers saw in it."""
    months = list(Article.objects.published().months())
    parts = [part for month in months for part in parts_of(month)]
    response = xml(request, "index", {"parts": parts})
    return keep(response, [FRONT])


def parts_of(month: dict) -> Iterator[Part]:
    """Give the files that a month has."""
    year, number = divmod(month["month"], 100)
    for part in range(1, -(-month["stories"] // STORIES_A_FILE) + 1):
        tail = [part] if part > 1 else []
        args = [f"{year:04}", f"{number:02}", *tail]
        yield Part(reverse("sitemap-month", args=args), month["changed_at"])


@require_safe
def month(request: HttpRequest, year: str, month: str, part: str | None = None) -> HttpResponse:
    """List the stories of a month, the newest first, with their pictures."""
    number, start = int(year + month), (int(part or 1) - 1) * STORIES_A_FILE
    found = Article.objects.published().in_month(number).newest_first().for_sitemap()
    stories = list(found[start : start + STORIES_A_FILE])
    if not stories or part == "1":
        raise Http404
    response = xml(request, "month", {"stories": stories})
    changed = [story.public_changed_at for story in stories if story.public_changed_at]
    if changed:
        response.headers["Last-Modified"] = http_date(max(changed).timestamp())
    return keep(response, [f"month:{number}"])


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """List the stories of the last two days, for Google News."""
    found = Article.objects.published().of_last(NEWS_DAYS).newest_first().for_sitemap()
    context = {
        "stories": list(found[:MOST_NEWS]),
        "name": settings.SITE_NAME,
        "language": get_language().split("-")[0],
    }
    return keep(xml(request, "news", context), [FRONT], seconds=NEWS_SECONDS)


@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """List the front page and the sections, which readers find in the menu."""
    sections = Category.objects.as_tree()
    return keep(xml(request, "pages", {"sections": sections}))


def xml(request: HttpRequest, name: str, context: dict) -> HttpResponse:
    return render(request, f"sitemaps/{name}.xml", context, content_type="application/xml")
