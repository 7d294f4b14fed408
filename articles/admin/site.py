"""The desk itself: its front page, its search boxes, its words."""

from typing import Any

from django.conf import settings
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy

from articles.models import Article, Image, RelatedPick, TaggedArticle

from . import watchdog
from .calendar import calendar
from .calendar_link import calendar_link
from .everything import search
from .hints import imprint_hint
from .nav import nav
from .queues import queues
from .readership_chart import readership_chart
from .sign_in import TracedSite
from .words import DeskCatalogue

ORDER = [
    "Article",
    "Assignment",
    "FrontSlot",
    "BreakingBar",
    "Image",
    "Category",
    "Event",
    "Author",
    "Tag",
]
ORDER += ["Imprint", "Checklist", "TrailEntry"]


class ChoiceView(AutocompleteJsonView):
    """Answers the admin's search boxes; images bring their picture, tags go by their name."""

    def get_queryset(self) -> models.QuerySet[Any]:
        if self.source_field.model is not RelatedPick:
            return super().get_queryset()
        # Beside a story stands what every reader may open, whoever wrote it.
        stories = Article.objects.published().newest_first()
        return self.model_admin.get_search_results(self.request, stories, self.term)[0]

    def serialize_result(self, obj: models.Model, to_field_name: str) -> dict[str, str]:
        if isinstance(obj, Image):
            return {
                **super().serialize_result(obj, to_field_name),
                "thumbnail": obj.thumbnail_url,
                "credit": obj.credit,
            }
        if self.source_field.model is TaggedArticle:
            return {"id": str(obj), "text": str(obj)}
        return super().serialize_result(obj, to_field_name)


class Desk(TracedSite):
    """Django's admin as the paper's desk."""

    site_header = site_title = f"{settings.SITE_NAME}"
    index_title = gettext_lazy("My work")
    site_url = "/"
    enable_nav_sidebar = False  # a line of links at the top leaves the width to the work

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        own = {
            "queues": queues(request),
            "chart": readership_chart(request),
            "imprint_hint": imprint_hint(request),
            "watchdog": watchdog.lines(request),
        }
        return super().index(request, own | (extra_context or {}))

    def get_urls(self) -> list[Any]:
        return [
            path("calendar/", self.admin_view(self.calendar), name="calendar"),
            path("calendar/link/", self.admin_view(calendar_link), name="calendar_link"),
            path("search/", self.admin_view(self.search), name="search"),
            *super().get_urls(),
        ]

    def calendar(self, request: HttpRequest) -> HttpResponse:
        return calendar(request, self.each_context(request))

    def search(self, request: HttpRequest) -> HttpResponse:
        return search(request, self.each_context(request))

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        context = super().each_context(request)
        own: dict[str, Any] = {"languages": settings.LANGUAGES}
        if context["has_permission"]:
            own["nav"] = nav(request, context["available_apps"])
        return context | own

    def autocomplete_view(self, request: HttpRequest) -> Any:
        return ChoiceView.as_view(admin_site=self)(request)

    def i18n_javascript(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        return DeskCatalogue.as_view(packages=["django.contrib.admin"])(request)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        apps = super().get_app_list(request, app_label)
        for app in apps:
            if app["app_label"] == "articles":
                app["models"].sort(key=lambda model: ORDER.index(model["object_name"]))
        return sorted(apps, key=lambda app: app["app_label"] != "articles")
