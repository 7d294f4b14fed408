from collections.abc import Iterable
from typing import Any

from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models import Article, ArticleQuerySet, Category


class StateFilter(SimpleListFilter):
    """Where a story stands; scheduled is a state of its own."""

    title = _("status")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, Any]]:
        states: list[tuple[str, Any]] = [(s.value, s.label) for s in Article.Status]
        states.insert(1, ("sent_back", _("Sent back")))
        states.insert(4, ("scheduled", _("Scheduled")))
        return [*states, ("embargoed", _("Under embargo")), ("expired", _("Expired"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> ArticleQuerySet:
        match self.value():
            case "scheduled" | "embargoed" | "expired" | "sent_back" as word:
                # By that first: few are, and walking the last saved would look at all.
                few = getattr(Article.objects, word)()
                return queryset.filter(pk__in=few.values("pk"))
            case Article.Status.PUBLISHED:
                published = queryset.standing_at(Article.Status.PUBLISHED)
                ahead, over = Article.objects.scheduled(), Article.objects.expired()
                return published.exclude(pk__in=ahead.values("pk")).exclude(
                    pk__in=over.values("pk")
                )
            case str() as status if status in Article.Status.values:
                return queryset.standing_at(Article.Status(status))
        return queryset


class SectionFilter(SimpleListFilter):
    """A section with its parts."""

    title = _("section")
    parameter_name = "section"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> Iterable[tuple[str, str]]:
        self.sections = {str(section.pk): section for section in Category.objects.as_tree()}
        return [(pk, in_tree(section)) for pk, section in self.sections.items()]

    def queryset(self, request: HttpRequest, queryset: Any) -> ArticleQuerySet:
        section = self.sections.get(self.value() or "")
        return queryset.in_section(section) if section else queryset


class PictureFilter(SimpleListFilter):
    title = _("picture")
    parameter_name = "picture"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, Any]]:
        return [("1", _("With a lead image")), ("0", _("Without one"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> ArticleQuerySet:
        if self.value() not in {"0", "1"}:
            return queryset
        return queryset.with_picture(self.value() == "1")


class MineFilter(SimpleListFilter):
    title = _("writer")
    parameter_name = "mine"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, Any]]:
        return [("1", _("My own"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> ArticleQuerySet:
        return queryset.written_by(request.user) if self.value() == "1" else queryset


def in_tree(section: Category) -> str:
    """Write a section's name; a part of another stands in from the edge."""
    return f"— {section.name}" if section.parent_id else section.name
