"""The desk itself: its front page, its search boxes, its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db import models
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext, gettext_lazy

from articles.models import Article, ArticleQuerySet, Draft, Image, RelatedPick, TaggedArticle

from .hints import imprint_hint
from .words import DeskCatalogue

STORIES_A_QUEUE = 8
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
ORDER += ["Imprint", "Checklist"]


@dataclass(frozen=True)
class Queue:
    """A list of stories on the desk's front page; `more` is the query of its full list.

    `drafts` stand above the stories: what was written and not saved into one.
    """

    title: str
    stories: ArticleQuerySet
    more: str
    empty: str
    moment: str = "modified_at"
    drafts: Sequence[Draft] = ()

    def rows(self) -> list[tuple[Article, Any]]:
        """Pair each story with the moment that matters in this list."""
        return [(story, getattr(story, self.moment)) for story in self.stories[:STORIES_A_QUEUE]]


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


class Desk(AdminSite):
    """Django's admin as the paper's desk."""

    site_header = site_title = f"{settings.SITE_NAME}"
    index_title = gettext_lazy("Desk")
    site_url = "/"
    enable_nav_sidebar = False  # a line of links at the top leaves the width to the work

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        own = {"queues": queues(request), "imprint_hint": imprint_hint(request)}
        return super().index(request, own | (extra_context or {}))

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        return super().each_context(request) | {"languages": settings.LANGUAGES}

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


def queues(request: HttpRequest) -> list[Queue]:
    """List what waits for somebody at the desk."""
    if not request.user.has_perm("articles.view_article"):
        return []
    stories = Article.objects.open_to(request.user).for_cards()
    mine = stories.written_by(request.user)
    status = Article.Status
    return [
        Queue(
            gettext("My drafts"),
            mine.standing_at(status.DRAFT).last_saved_first(),
            "state=draft&mine=1",
            gettext("You have no draft. A headline and a section are enough to begin one."),
            drafts=list(Draft.objects.under_way(request.user)[:STORIES_A_QUEUE]),
        ),
        Queue(
            gettext("In review"),
            stories.standing_at(status.IN_REVIEW).last_saved_first(),
            "state=in_review",
            gettext("Nothing waits for an editor."),
        ),
        Queue(
            gettext("Scheduled"),
            stories.scheduled().order_by("published_at", "id"),
            "state=scheduled",
            gettext("Nothing will go out by itself."),
            moment="published_at",
        ),
        Queue(
            gettext("Just published"),
            stories.published().newest_first(),
            "state=published&o=-6",
            gettext("Nothing is published yet."),
            moment="published_at",
        ),
    ]
