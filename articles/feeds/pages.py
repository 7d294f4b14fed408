from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.templatetags.static import static
from django.utils.http import http_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import vietnamese
from articles.keeping import FRONT, keep
from articles.models import Article, ArticleQuerySet, Author, Category, Tag
from articles.models.illustrated import fetch_figures
from articles.site import absolute

from .entries import entry
from .forms import FORMS

STORIES_A_FEED = 30
AUTHORS_OF, TOPICS_OF = 300, 30  # of how many of the newest stories they are listed


@dataclass(frozen=True)
class Source:
    """What a feed is fed from: its name, the page beside it, the stories, whose they are."""

    name: str
    page: str
    stories: ArticleQuerySet
    owner: models.Model | str


@require_safe
def newest(request: HttpRequest, form: str) -> HttpResponse:
    """Feed the newest stories of the paper."""
    source = Source(_("Newest stories"), "/", Article.objects.published(), FRONT)
    return feed(request, form, source)


@require_safe
def section(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Feed the stories of a section and of its parts."""
    sections = Category.objects.select_related("parent").prefetch_related("children")
    found = get_object_or_404(sections, slug=slug)
    stories = Article.objects.published().in_section(found)
    return feed(request, form, Source(found.name, found.get_absolute_url(), stories, found))


@require_safe
def author(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Feed what an author signed."""
    found = get_object_or_404(Author, slug=slug)
    stories = Article.objects.published().by_author(found)
    return feed(request, form, Source(found.name, found.get_absolute_url(), stories, found))


@require_safe
def tag(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Feed the stories about a topic; one that only drafts have is not there, as its page."""
    found = get_object_or_404(Tag, slug=slug)
    stories = Article.objects.published().tagged_with(found)
    if not stories.exists():
        raise Http404
    return feed(request, form, Source(found.name, found.get_absolute_url(), stories, found))


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    """List the feeds: of the paper, each section, who writes and what is written about now."""
    authors = list(Author.objects.signing(newest_of_all(AUTHORS_OF)))
    topics = list(Tag.objects.on(newest_of_all(TOPICS_OF)))
    topics.sort(key=lambda topic: vietnamese.sort_key(topic.name))
    sections = list(Category.objects.as_tree())
    context = {"sections": sections, "authors": authors, "topics": topics}
    response = render(request, "articles/feeds.html", context)
    return keep(response, [FRONT], authors, topics)


def newest_of_all(count: int) -> ArticleQuerySet:
    """Keep the newest stories of the paper."""
    keys = Article.objects.published().newest_first().values("pk")[:count]
    return Article.objects.filter(pk__in=keys)


def feed(request: HttpRequest, form: str, source: Source) -> HttpResponse:
    """Answer with the newest stories of a source in a form, `rss` or `atom`."""
    stories = list(source.stories.newest_first().for_feed()[:STORIES_A_FEED])
    fetch_figures(stories)
    title = f"{source.name} - {settings.SITE_NAME}"
    made = FORMS[form](
        title=title,
        link=absolute(source.page),
        description=title,
        language=get_language(),
        feed_url=absolute(request.path),
        feed_copyright=f"© {settings.SITE_NAME}",
        icon=absolute(static("img/icon-192.png")),
    )
    for story in stories:
        made.add_item(**entry(story))
    response = HttpResponse(made.writeString("utf-8"), content_type=made.content_type)
    if stories:
        response.headers["Last-Modified"] = http_date(made.latest_post_date().timestamp())
    return keep(response, [source.owner], stories, *seen_on(stories))


def seen_on(stories: Sequence[Article]) -> Iterable[Iterable[models.Model]]:
    """List what else the stories show: who signed them and what they are about."""
    for story in stories:
        yield [byline.author for byline in story.bylines.all()]
        yield story.tags.all()
