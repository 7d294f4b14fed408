"""Pages of a long list that cost the same wherever they are in it."""

import re
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from articles.models import Article, ArticleQuerySet

STORIES_A_PAGE = 20


class StoryPaginator(Paginator):
    """Finds a page's ids in an index first and fetches only these rows.

    An OFFSET over whole articles would read and throw away every row before the page.
    """

    object_list: ArticleQuerySet

    def page(self, number: int | str) -> Page[Any]:
        page = super().page(number)
        ids = self.ids(bounds(page))
        cards = Article.objects.for_cards().in_bulk(ids)
        page.object_list = [cards[pk] for pk in ids if pk in cards]
        return page

    def ids(self, here: slice) -> list[int]:
        """List the ids of a part of the list, counted from its nearer end."""
        ids, count = self.object_list.values_list("pk", flat=True), self.count
        if here.start <= count // 2:
            return list(ids[here])
        return list(ids.reverse()[count - here.stop : count - here.start])[::-1]


class HitPaginator(Paginator):
    """Fetches the stories of one page of hits, in their order; whoever may not see one does not."""

    object_list: Any  # Hits

    def page(self, number: int | str) -> Page[Any]:
        page = super().page(number)
        ids = list(page.object_list)
        found = self.object_list.stories.for_hits().in_bulk(ids)
        page.object_list = [found[pk] for pk in ids if pk in found]
        return page


def bounds(page: Page[Any]) -> slice:
    """Tell where in its list a page lies."""
    return slice(page.start_index() - 1, page.end_index()) if page.paginator.count else slice(0, 0)


def page_of(request: HttpRequest, stories: ArticleQuerySet) -> Page[Any]:
    """Return the page of `stories` that `?page=` asks for, the first without it.

    Raises Http404 for a number beyond the end and for whatever is not a plain number.
    """
    return asked_of(StoryPaginator(stories, STORIES_A_PAGE), request)


def hits_of(request: HttpRequest, hits: Any) -> Page[Any]:
    """Return the page of a search's `Hits`, with their bodies; as `page_of` does."""
    return asked_of(HitPaginator(hits, STORIES_A_PAGE), request)


def plain_page_of(request: HttpRequest, things: QuerySet[Any]) -> Page[Any]:
    """Return the page that is asked for of a list that never gets long; raises as `page_of`."""
    return asked_of(Paginator(things, STORIES_A_PAGE), request)


def asked_of(paginator: Paginator, request: HttpRequest) -> Page[Any]:
    asked = request.GET.getlist("page", ["1"])
    if len(asked) != 1 or not re.fullmatch(r"[1-9][0-9]{0,6}", asked[0]):
        raise Http404
    if int(asked[0]) > paginator.num_pages:
        raise Http404
    return paginator.page(int(asked[0]))
