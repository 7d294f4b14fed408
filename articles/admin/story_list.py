from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.models import Article, HourlyViews
from articles.search import Hits
from articles.sparkline import sparkline

from .lists import DeskChangeList
from .presence import THERE_NOW, presence_mark
from .status import status_word, written
from .story_access import StoryAccess

HOURS_DRAWN = 24


class StoryList(DeskChangeList):
    """The list of stories, fetched with what its rows show."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        stories: Any = super().get_queryset(request, exclude_parameters)
        return stories.for_desk().prefetch_related(THERE_NOW)

    def get_results(self, request: HttpRequest) -> None:
        """Fetch how the stories of the page were read lately too, with one query for all."""
        super().get_results(request)
        stories: Any = self.result_list
        curves = HourlyViews.objects.curves([story.pk for story in stories], HOURS_DRAWN)
        for story in stories:
            story.curve = curves[story.pk]


class StoryColumns(StoryAccess):
    """The columns of the list of stories, and what is done from it to many at once."""

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return StoryList

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if not search_term.strip():
            return queryset, False
        return queryset.matching(search_term, Hits(queryset, search_term).many), False

    @admin.display(description=_("picture"), empty_value=" ")
    def thumbnail(self, article: Article) -> SafeString | str:
        if article.lead_image is None:
            return ""
        return format_html(
            '<img class="thumbnail" src="{}" alt="" width="72" height="48" loading="lazy">',
            article.lead_image.thumbnail_url,
        )

    @admin.display(description=_("status"))
    def state(self, article: Article) -> SafeString:
        return format_html("{}{}", status_word(article), presence_mark(article))

    @admin.display(description=_("bylines"))
    def signed_by(self, article: Article) -> str:
        return ", ".join(byline.author.name for byline in article.bylines.all())

    @admin.display(description=_("published"), ordering="published_at")
    def published(self, article: Article) -> str:
        return written(article.published_at)

    @admin.display(description=_("views"))
    def views(self, article: Any) -> SafeString | str:
        if article.views is None:
            return "–"
        total = number_format(article.views, force_grouping=True)
        return format_html("{}{}", total, sparkline(article.curve) if any(article.curve) else "")

    @admin.display(description=_("last saved"), ordering="modified_at")
    def saved(self, article: Article) -> str:
        return written(article.modified_at)
