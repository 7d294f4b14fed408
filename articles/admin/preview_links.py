"""Links with which somebody without an account sees a story before its readers do."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from articles.models import Article, PreviewLink, Revision, TrailEntry
from articles.models.preview_link import HOURS
from articles.models.sent import is_number
from articles.models.trail import name_of
from articles.site import absolute

from .status import written
from .story_access import StoryAccess

SHOWN = 50  # of a story's links, the last
# For how long, in hours: what the form offers.
SPANS = {24: _("One day"), HOURS: _("Three days"), 168: _("A week")}


@dataclass(frozen=True)
class Row:
    """A link in the list."""

    link: PreviewLink

    @property
    def address(self) -> str:
        return absolute(self.link.get_absolute_url())

    @property
    def maker(self) -> str:
        return name_of(self.link.made_by)


class StoryPreviewLinks(StoryAccess):
    """The page of a story's preview links: made, copied and revoked by whoever may change it."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.preview_links_view)
        own = [path("<int:pk>/preview-links/", view, name="articles_preview_links")]
        return [*own, *super().get_urls()]

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def preview_links_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        story = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, story):
            raise Http404
        if not self.has_change_permission(request, story):
            raise PermissionDenied
        if request.method == "POST":
            self.make_or_revoke(request, story)
            here = reverse("admin:articles_preview_links", args=[story.pk])
            return HttpResponseRedirect(here)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Preview links"),
            "subtitle": str(story),
            "opts": self.opts,
            "original": story,
            "may_make": is_offered(story),
            "spans": SPANS,
            "usual": HOURS,
            "rows": [Row(link) for link in story.preview_links.last_first()[:SHOWN]],
        }
        return TemplateResponse(request, "admin/articles/article/preview_links.html", context)

    def make_or_revoke(self, request: HttpRequest, story: Article) -> None:
        if "revoke" in request.POST:
            self.revoke_link(request, story, request.POST["revoke"])
        elif "make" in request.POST and is_offered(story):
            self.make_link(request, story)

    def make_link(self, request: HttpRequest, story: Article) -> None:
        asked = request.POST.get("hours", "")
        hours = int(asked) if is_number(asked) and int(asked) in SPANS else HOURS
        fixed, user = request.POST.get("shows") == "version", request.user
        with transaction.atomic():
            Article.objects.hold(story.pk)
            revision = Revision.settle(story) if fixed else None
            link = PreviewLink.make(story, user, hours, revision=revision)  # type: ignore[arg-type]
            until = written(link.expires_at)
            changes = [[_("shows"), "", shows(link)], [_("good until"), "", until]]
            TrailEntry.note(user, "preview_link", story, changes=changes)
        told = gettext("The link is made. It is good until %s.") % until
        self.message_user(request, told, messages.SUCCESS)

    def revoke_link(self, request: HttpRequest, story: Article, key: str) -> None:
        link = get_object_or_404(story.preview_links, pk=key if is_number(key) else None)
        with transaction.atomic():
            if link.revoke():
                changes = [[_("good until"), written(link.expires_at), gettext("revoked")]]
                TrailEntry.note(request.user, "preview_link_revoked", story, changes=changes)
        self.message_user(request, gettext("Revoked. The link opens nothing."), messages.SUCCESS)


def is_offered(story: Article) -> bool:
    """Say whether there is something to preview: what readers see, or could once, has no links."""
    return not story.was_seen and story.status != Article.Status.WITHDRAWN


def shows(link: PreviewLink) -> str:
    """Say in words what a link shows."""
    if link.revision:
        return gettext("Version %d") % link.revision.number
    return gettext("always the latest text")
