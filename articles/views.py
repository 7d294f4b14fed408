"""The public pages, one function each. No cookie, no session: the same for every reader."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from articles.keeping import FRONT, MOST_READ, NOWHERE, keep
from articles.models import Article, Author, Category, Tag
from articles.models.showing import NEWER_SHOWN, OLDER_SHOWN
from articles.pagination import page_of

TOP_STORIES = 7
STORIES_A_BAND = 5
RELATED_SHOWN = 4
MOST_READ_DAYS = 7
MOST_READ_SECONDS = 60  # how old a list of the most read may get
UNCOUNTED_SECONDS = 10  # until a story's first view shows; later ones are put into the kept page


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
    most_read = list(published.most_read(MOST_READ_DAYS)[:10])
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


@require_safe
def section(request: HttpRequest, slug: str, parent: str = "") -> HttpResponse:
    """Show the stories of a section and of its parts, newest first."""
    found = get_object_or_404(
        Category.objects.select_related("parent").prefetch_related("children"), slug=slug
    )
    if parent != (found.parent.slug if found.parent else ""):
        return keep(redirect(found, permanent=True), [found])
    stories = page_of(request, Article.objects.published().in_section(found).newest_first())
    response = render(request, "articles/section.html", {"section": found, "page": stories})
    return keep(response, [found], stories, params=["page"])


@require_safe
def article(request: HttpRequest, slug: str, pk: str) -> HttpResponse:
    """Show a story with its neighbours; whoever hands the page out notes that it was read."""
    story = Article.objects.published().for_page().with_views().filter(pk=pk).first()
    if story is None:
        return gone_or_unknown(request, pk)
    if (slug, pk) != (story.slug, str(story.pk)):
        return keep(redirect(story, permanent=True), [story])
    lines = Article.objects.published().filter(section=story.section_id).for_lines()
    newer = list(lines.newer_than(story)[:NEWER_SHOWN])
    others = [*reversed(newer), *lines.older_than(story)[:OLDER_SHOWN]]
    related = list(Article.objects.published().for_cards().related_to(story)[:RELATED_SHOWN])
    context = {"article": story, "others": others, "related": related}
    response = render(request, "articles/article.html", context)
    signed = [byline.author for byline in story.bylines.all()]
    return keep(
        response,
        [story, *signed, *story.tags.all()],
        others,
        related,
        reading=story.pk,
        live=(f"views:{story.pk}", story.views_in_words, story.views_in_digits),
        seconds=None if story.views_in_digits else UNCOUNTED_SECONDS,
    )


def gone_or_unknown(request: HttpRequest, pk: str) -> HttpResponse:
    """Answer 410 for a story that was public and was withdrawn, 404 for every other."""
    if Article.objects.withdrawn().filter(pk=pk).exists():
        return keep(render(request, "410.html", status=410), [f"article:{pk}", FRONT])
    raise Http404


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that no page is there, and help on; any story that comes or goes may change that."""
    return keep(render(request, "404.html", status=404), [FRONT, NOWHERE], params=None)


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an author and what they signed."""
    found = get_object_or_404(Author.objects.select_related("portrait"), slug=slug)
    stories = page_of(request, Article.objects.published().by_author(found).newest_first())
    response = render(request, "articles/author.html", {"author": found, "page": stories})
    return keep(response, [found], stories, params=["page"])


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the stories about a topic."""
    found = get_object_or_404(Tag, slug=slug)
    stories = page_of(request, Article.objects.published().tagged_with(found).newest_first())
    if not stories.object_list:
        raise Http404  # a topic only drafts have would tell that they exist
    response = render(request, "articles/tag.html", {"tag": found, "page": stories})
    return keep(response, [found], stories, params=["page"])


@require_safe
def most_read(request: HttpRequest) -> HttpResponse:
    """Show what readers opened most in the last days."""
    stories = list(Article.objects.published().for_cards().most_read(MOST_READ_DAYS)[:20])
    context = {"stories": stories, "days": MOST_READ_DAYS}
    response = render(request, "articles/most_read.html", context)
    return keep(response, [MOST_READ], stories, seconds=MOST_READ_SECONDS)
