"""Many stories at once: choose, say what, see what would happen, do it, take it back."""

import re
from copy import copy
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext

from articles.models import BulkLine

from .bulk_deeds import AddTag, ChangeByline, Deed, Move, RemoveTag, counted
from .bulk_hours import Publish, Reschedule, Withdraw
from .bulk_work import Group, StoryBulkDoing, grouped

DEEDS: dict[str, type[Deed]] = {
    deed.name: deed
    for deed in (Move, AddTag, RemoveTag, ChangeByline, Reschedule, Publish, Withdraw)
}
MOST_AT_ONCE = 1_000
KEYS = re.compile(r"[0-9]{1,18}(,[0-9]{1,18})*")


class StoryBulkWork(StoryBulkDoing):
    """The pages on which one thing is done to many stories."""

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        own = [
            path("bulk/", wrap(self.bulk_choice), name="articles_bulk"),
            path("bulk/<slug:name>/", wrap(self.bulk_page), name="articles_bulk_deed"),
        ]
        return [*own, *super().get_urls()]

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        own: dict[str, Any] = {
            f"bulk_{deed.name}": (partial(lead_on, deed.name), f"bulk_{deed.name}", deed.label)
            for deed in self.deeds(request)
        }
        return own | super().get_actions(request)

    def deeds(self, request: HttpRequest) -> list[type[Deed]]:
        """List what somebody may do at all."""
        if not self.has_change_permission(request):
            return []
        may_publish = self.has_publish_permission(request)
        return [deed for deed in DEEDS.values() if may_publish or not deed.publishes]

    # ── which stories ────────────────────────────────────────────────────────────────────────

    def chosen(self, request: HttpRequest) -> list[int]:
        """Give the keys of the chosen stories, one more than MOST_AT_ONCE if there are more."""
        sent = request.POST.get("stories", "")
        if KEYS.fullmatch(sent):
            keys = sent.split(",")
        elif "all" in request.GET:
            return self.filtered(request)
        elif "work" in request.GET:
            return self.left_waiting(request)
        else:
            keys = [key for key in request.GET.getlist("story") if KEYS.fullmatch(key)]
        return list(dict.fromkeys(int(key) for key in keys if "," not in key))[: MOST_AT_ONCE + 1]

    def filtered(self, request: HttpRequest) -> list[int]:
        """Give the keys of the stories that the list shows with its filters, in its order."""
        asked: Any = copy(request)
        asked.GET = request.GET.copy()
        asked.GET.pop("all")
        try:
            stories: Any = self.get_changelist_instance(asked).queryset
        except IncorrectLookupParameters as error:
            raise Http404 from error
        return list(stories.prefetch_related(None).values_list("pk", flat=True)[: MOST_AT_ONCE + 1])

    def left_waiting(self, request: HttpRequest) -> list[int]:
        """Give the keys of the stories that a work of theirs, broken off, did not come to."""
        token = as_token(request.GET["work"])
        left = BulkLine.objects.waiting().filter(work=token, work__by=request.user.pk)
        return list(left.values_list("article", flat=True))

    # ── the pages ────────────────────────────────────────────────────────────────────────────

    def bulk_choice(self, request: HttpRequest) -> HttpResponse:
        """Ask what is to be done with the stories of the list."""
        deeds, keys = self.deeds(request), self.chosen(request)
        if not deeds:
            raise PermissionDenied
        offered = [(deed.name, deed.label) for deed in deeds]  # a template would call the classes
        query = request.GET.urlencode()
        context = self.bulk_context(request, keys) | {"deeds": offered, "query": query}
        return TemplateResponse(request, "admin/articles/article/bulk_choice.html", context)

    def bulk_page(self, request: HttpRequest, name: str) -> HttpResponse:
        """Ask for what a deed needs, show what would happen, and do it."""
        kind = DEEDS.get(name)
        if kind is None or kind not in self.deeds(request):
            raise PermissionDenied if kind else Http404
        keys = self.chosen(request)
        tries = request.method == "POST" or not kind.base_fields
        deed = kind(request.POST if tries else None, desk=self, request=request)
        context = self.bulk_context(request, keys) | {"deed": deed}
        keys = keys[:MOST_AT_ONCE]
        if tries and keys and deed.is_valid():
            token = as_token(request.POST.get("token", ""))
            if request.method == "POST" and "_do" in request.POST and token:
                return self.carry_out(request, deed, keys, token)
            context |= self.tried(request, deed, keys)
        context["title"] = deed.label
        return TemplateResponse(request, "admin/articles/article/bulk.html", context)

    def bulk_context(self, request: HttpRequest, keys: list[int]) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "title": gettext("Many stories at once"),
            "opts": self.opts,
            "stories": ",".join(map(str, keys[:MOST_AT_ONCE])),
            "count": min(len(keys), MOST_AT_ONCE),
            "counted": counted(min(len(keys), MOST_AT_ONCE)),
            "is_cut": len(keys) > MOST_AT_ONCE,
        }

    def tried(self, request: HttpRequest, deed: Deed, keys: list[int]) -> dict[str, Any]:
        """Say what would happen, without doing it."""
        places = {key: place for place, key in enumerate(keys)}
        stories = sorted(self.fetched(request, keys), key=lambda story: places[story.pk])
        reasons = [(story, self.stays(request, deed, story)) for story in stories]
        changed = Group("", [story for story, reason in reasons if not reason])
        return {
            "told": deed.asked,
            "changed": changed,
            "changed_counted": counted(len(changed.stories)),
            "groups": grouped([(reason, story) for story, reason in reasons if reason]),
            "missing": len(keys) - len(stories),
            "token": uuid4(),
        }


def lead_on(name: str, desk: Any, request: HttpRequest, stories: Any) -> HttpResponse:
    """Go from the list with its ticks to the page of a deed."""
    address = reverse("admin:articles_bulk_deed", args=[name])
    if request.POST.get("select_across") == "1":
        query = request.GET.copy()
        query["all"] = "1"
    else:
        query = QueryDict(mutable=True)
        query.setlist("story", [str(pk) for pk in stories.values_list("pk", flat=True)])
    return HttpResponseRedirect(f"{address}?{query.urlencode()}")


def as_token(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
