from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Author, Byline

from .lists import DeskAdmin, DeskChangeList
from .scripts import module


class AuthorList(DeskChangeList):
    """The authors with what a row shows of them."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        signed = (
            Byline.objects.filter(author=OuterRef("pk"))
            .order_by()
            .values("author")
            .annotate(total=Count("article", distinct=True))
        )
        authors = super().get_queryset(request, exclude_parameters).select_related("portrait")
        return authors.annotate(stories=Subquery(signed.values("total")))


class AuthorForm(ModelForm):
    class Media:
        js = (module("choices"),)


@admin.register(Author)
class AuthorAdmin(DeskAdmin):
    form = AuthorForm
    list_display = ["face", "name", "stories"]
    list_display_links = ["name"]
    sortable_by: ClassVar[
        list[str]
    ] = []  # by given name; no database sorts Vietnamese names by itself
    search_fields = ["name_folded"]
    autocomplete_fields = ["portrait"]
    fields = ["name", "title", "bio", "portrait", "user", "slug"]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[DeskChangeList]:
        return AuthorList

    @admin.display(description=_("picture"), empty_value=" ")
    def face(self, author: Author) -> SafeString | str:
        if author.portrait is None:
            return ""
        return format_html(
            '<img class="thumbnail face" src="{}" alt="" width="40" height="40" loading="lazy">',
            author.portrait.thumbnail_url,
        )

    @admin.display(description=_("stories"))
    def stories(self, author: Any) -> str:
        return number_format(author.stories or 0, force_grouping=True)

    def get_view_on_site_url(self, obj: Author | None = None) -> str | None:
        return obj.get_absolute_url() if obj else None

    def uses(self, thing: Author, request: HttpRequest) -> list[QuerySet[Any]]:
        return [Article.objects.by_author(thing).last_saved_first()]
