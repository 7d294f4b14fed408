from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Event

from .lists import DeskAdmin, DeskChangeList
from .scripts import module


class EventList(DeskChangeList):
    """The event lines with how many stories each has."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        counts = (
            Article.objects.filter(event=OuterRef("pk"))
            .order_by()
            .values("event")
            .annotate(total=Count("pk"))
        )
        events = super().get_queryset(request, exclude_parameters)
        return events.annotate(stories=Subquery(counts.values("total")))


class EventForm(ModelForm):
    class Media:
        js = (module("choices"),)


@admin.register(Event)
class EventAdmin(DeskAdmin):
    form = EventForm
    list_display = ["name", "stories"]
    sortable_by: ClassVar[list[str]] = []
    search_fields = ["name_folded"]
    autocomplete_fields = ["image"]
    fields = ["name", "summary", "image", "slug"]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[DeskChangeList]:
        return EventList

    @admin.display(description=_("stories"))
    def stories(self, event: Any) -> str:
        return number_format(event.stories or 0, force_grouping=True)

    def uses(self, thing: Event, request: HttpRequest) -> list[QuerySet[Any]]:
        return [Article.objects.in_event(thing).last_saved_first()]
