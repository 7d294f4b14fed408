"""The trash: what is deleted at the desk comes back as it was for thirty days."""

import re
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext

from articles.models import Article, Revision, TrailEntry
from articles.models.revision import kept
from articles.models.trash import DAYS_IN_TRASH

from .lists import BoundedPaginator, link_to
from .story_access import StoryAccess

ROWS_A_PAGE = 50
WHOLE = re.compile(r"[0-9]{1,18}")  # a number that a key can be


class StoryTrash(StoryAccess):
    """Deleting a story moves it to the trash; there it is taken back or deleted for good."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.trash_view)
        return [path("trash/", view, name="articles_article_trash"), *super().get_urls()]

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        stories = list(objs)
        live = [story for story in stories if story.status == Article.Status.PUBLISHED]
        if live:
            return [], {}, set(), [link_to(story) for story in live]
        closed = [s for s in stories if not self.has_delete_permission(request, s)]
        lacking = {str(self.opts.verbose_name)} if closed else set()
        return [link_to(story) for story in stories], {}, lacking, []

    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        with kept(obj, Revision.Kind.TRASHED, request.user):
            obj.trash()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        with transaction.atomic():
            for story in queryset:
                self.delete_model(request, story)

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: int) -> HttpResponse:
        trash = reverse("admin:articles_article_trash")
        told = gettext("“%s” is in the trash.") % obj_display
        undo = format_html('{} <a href="{}">{}</a>', told, trash, gettext("Open the trash"))
        self.message_user(request, undo, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_changelist"))

    def trash_view(self, request: HttpRequest) -> HttpResponse:
        """List what lies in the trash; a POST takes a story out or deletes it for good."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self.empty_or_take_back(request)
        stories = self.in_trash(request).for_desk()
        page = BoundedPaginator(stories, ROWS_A_PAGE).get_page(request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Trash"),
            "opts": self.opts,
            "days": DAYS_IN_TRASH,
            "page": page,
            "rows": [self.row(request, story) for story in page],
            "may_delete_for_good": self.may_delete_for_good(request),
        }
        return TemplateResponse(request, "admin/articles/article/trash.html", context)

    def in_trash(self, request: HttpRequest) -> Any:
        return Article.objects.of_desk(request.user).in_trash()

    def row(self, request: HttpRequest, story: Article) -> dict[str, Any]:
        assert story.trashed_at  # noqa: S101, as in_trash() promises
        left = story.trashed_at + timedelta(days=DAYS_IN_TRASH) - timezone.now()
        return {
            "story": story,
            "days_left": max(left.days, 0),
            "may_take_back": self.has_delete_permission(request, story),
        }

    def may_delete_for_good(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.delete_article_for_good")

    def empty_or_take_back(self, request: HttpRequest) -> HttpResponse:
        chosen = request.POST.get("story", "")
        key = int(chosen) if WHOLE.fullmatch(chosen) else None
        story = self.in_trash(request).filter(pk=key).first()
        if story is None:
            raise Http404
        if "_for_good" in request.POST:
            return self.delete_for_good(request, story)
        return self.take_back(request, story)

    def take_back(self, request: HttpRequest, story: Article) -> HttpResponse:
        if not self.has_delete_permission(request, story):
            raise PermissionDenied
        with kept(story, Revision.Kind.TAKEN_BACK, request.user):
            story.take_back()
        told = gettext("“%s” is back, as it was.") % story
        self.message_user(request, told, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[story.pk]))

    def delete_for_good(self, request: HttpRequest, story: Article) -> HttpResponse:
        if not self.may_delete_for_good(request):
            raise PermissionDenied
        with transaction.atomic():
            TrailEntry.note(request.user, "deleted", story)
            story.delete()
        told = gettext("“%s” is deleted for good.") % story
        self.message_user(request, told, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_trash"))

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        key = int(object_id) if WHOLE.fullmatch(object_id) else None
        if self.in_trash(request).filter(pk=key).exists():
            told = gettext("This story is in the trash. Take it out to open it.")
            self.message_user(request, told, messages.WARNING)
            return HttpResponseRedirect(reverse("admin:articles_article_trash"))
        return super()._get_obj_does_not_exist_redirect(request, opts, object_id)
