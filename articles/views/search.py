from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from articles.keeping import SEARCH, keep
from articles.models import Article, Author, Category, Tag
from articles.pagination import hits_of
from articles.search import MOST_HITS, Hits, Marker, suggest

from .search_form import SearchForm

SECONDS = 60  # how long the answer to one question is handed out again
PARAMS = ["q", "section", "from", "to", "author", "sort", "page"]
TOPICS_SHOWN = 4


@dataclass(frozen=True)
class Hit:
    """A story with the hits marked in its headline and in the passage that answers."""

    story: Article
    headline: SafeString
    snippet: SafeString


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the stories that have the words that a reader asks for, or what to ask instead."""
    form = SearchForm(request.GET)
    context = {"form": form, "words": form.words}
    shown: list[Article | Author | Tag] = []
    if form.words:
        stories = form.narrowed(Article.objects.published())
        found = Hits(stories, form.words, form.newest)
        page = hits_of(request, found)
        marker = Marker(form.words)
        hits = [Hit(s, marker.headline(s), marker.snippet(s)) for s in page]
        topics = named_like(form.words) if page.number == 1 else []
        shown = [*page, *topics]
        context |= {"page": page, "hits": hits, "topics": topics}
        context |= {"is_more": found.counted > MOST_HITS}
        context |= {"address": f"{request.path}?{query_of(request)}"}
        if not hits:
            context |= {"instead": suggest(form.words), "sections": Category.objects.tops()}
    response = render(request, "articles/search.html", context)
    return keep(response, [SEARCH], shown, params=PARAMS, seconds=SECONDS)


def named_like(words: str) -> list[Author | Tag]:
    """List authors and tags of public stories whose name has these words."""
    public = Article.objects.published()
    authors = Author.objects.matching(words).signing(public)[:TOPICS_SHOWN]
    tags = Tag.objects.matching(words).on(public)[:TOPICS_SHOWN]
    return [*authors, *tags]


def query_of(request: HttpRequest) -> str:
    """Write what was asked for as an address's query, without the page."""
    asked = ((name, request.GET.get(name, "")) for name in PARAMS if name != "page")
    return urlencode([(name, value) for name, value in asked if value])
