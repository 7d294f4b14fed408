from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Tag, TaggedArticle

from .lists import DeskAdmin, DeskChangeList


class TagList(DeskChangeList):
    """The tags with how many stories have each."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        counts = (
            TaggedArticle.objects.filter(tag=OuterRef("pk"))
            .order_by()
            .values("tag")
            .annotate(total=Count("pk"))
        )
        tags = super().get_queryset(request, exclude_parameters)
        return tags.annotate(stories=Subquery(counts.values("total")))


@admin.register(Tag)
class TagAdmin(DeskAdmin):
    list_display = ["name", "stories"]
    sortable_by: ClassVar[list[str]] = []
    search_fields = ["name_folded"]
    fields = ["name", "slug"]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[DeskChangeList]:
        return TagList

    @admin.display(description=_("stories"))
    def stories(self, tag: Any) -> str:
        return number_format(tag.stories or 0, force_grouping=True)

    def uses(self, thing: Tag, request: HttpRequest) -> list[QuerySet[Any]]:
        return [Article.objects.tagged_with(thing).last_saved_first()]
