from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.keeping import FRONT, MOST_READ, keep
from articles.models import Article, Category

from .most_read import MOST_READ_SECONDS

TOP_STORIES = 7
STORIES_A_BAND = 5


@dataclass(frozen=True)
class Band:
    """A section's place on the front page."""

    section: Category
    stories: list[Article]


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Show the newest stories, then the newest of each section, nothing twice."""
    published = Article.objects.published().for_cards()
    top = lead_first(published.newest_first()[:TOP_STORIES])
    sections = list(Category.objects.tops().prefetch_related("children"))
    newest = published.newest_of_each(sections, count=STORIES_A_BAND + TOP_STORIES)
    below = list(bands(sections, [story for story in newest if story not in top]))
    most_read = list(published.most_read()[:10])
    context = {"top": top, "bands": below, "most_read": most_read}
    response = render(request, "articles/front.html", context)
    shown = (band.stories for band in below)
    return keep(response, [FRONT, MOST_READ], top, *shown, most_read, seconds=MOST_READ_SECONDS)


def lead_first(stories: Iterable[Article]) -> list[Article]:
    """Put the newest story that has a picture first; the others stay newest first."""
    return sorted(stories, key=lambda story: story.lead_image is None)


def bands(sections: Iterable[Category], stories: list[Article]) -> Iterator[Band]:
    """Give each section its newest stories; sections without any have no band."""
    for section in sections:
        ids = {section.pk, *(child.pk for child in section.children.all())}
        own = [story for story in stories if story.section_id in ids][:STORIES_A_BAND]
        if own:
            yield Band(section, lead_first(own[:3]) + own[3:])
