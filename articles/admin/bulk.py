"""Many stories at once: choose, say what, see what would happen, do it, take it back."""

import re
from collections import defaultdict
from copy import copy
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext

from articles.models import Article, BulkLine, BulkWork, Revision
from articles.models.revision import kept
from articles.models.trail import name_of

from .bulk_deeds import AddTag, ChangeByline, Deed, Move, RemoveTag, counted
from .bulk_hours import Publish, Reschedule, Withdraw
from .presence import THERE_NOW
from .workflow import StoryWorkflow

DEEDS: dict[str, type[Deed]] = {
    deed.name: deed
    for deed in (Move, AddTag, RemoveTag, ChangeByline, Reschedule, Publish, Withdraw)
}
MOST_AT_ONCE = 1_000
MOST_NAMED = 20  # stories named on a page, of each kind
KEYS = re.compile(r"[0-9]{1,18}(,[0-9]{1,18})*")


@dataclass(frozen=True)
class Group:
    """Stories that stay as they are, and why."""

    reason: str
    stories: list[Article]

    @property
    def named(self) -> list[Article]:
        return self.stories[:MOST_NAMED]

    @property
    def more(self) -> int:
        return max(len(self.stories) - MOST_NAMED, 0)


class StoryBulkWork(StoryWorkflow):
    """The pages on which one thing is done to many stories."""

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        own = [
            path("bulk/", wrap(self.bulk_choice), name="articles_bulk"),
            path("bulk/work/<uuid:token>/", wrap(self.bulk_result), name="articles_bulk_work"),
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

    def fetched(self, request: HttpRequest, keys: list[int]) -> Any:
        """Fetch those of the chosen stories that somebody may open, with what deeds look at."""
        stories = self.get_queryset(request).filter(pk__in=keys).select_related("section__parent")
        # In no order: for the last saved, SQLite would walk all stories to find a few.
        return stories.prefetch_related("bylines__author", "tags", THERE_NOW).order_by()

    def stays(self, request: HttpRequest, deed: Deed, story: Any) -> str:
        """Say why a story stays as it is; "" if it is changed."""
        if not self.has_change_permission(request, story) or (
            deed.publishes and not self.has_publish_permission(request, story)
        ):
            return gettext("It is not yours to change.")
        writing = (p for p in story.there_now if p.typed_at and p.user_id != request.user.pk)
        for presence in writing:
            return gettext("%s is writing in it now.") % name_of(presence.user)
        return deed.why_not(story)

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

    # ── the work ─────────────────────────────────────────────────────────────────────────────

    def carry_out(
        self, request: HttpRequest, deed: Deed, keys: list[int], token: UUID
    ) -> HttpResponse:
        """Do it to each story in a transaction of its own; a form that comes twice does it once."""
        told = {"deed": deed.name, "asked": deed.asked, "chosen": len(keys)}
        undone = sorted(deed.fields_undone)
        work, is_new = BulkWork.begin(token, request.user, undone_fields=undone, **told)
        if is_new:
            for key in keys:
                self.do_one(request, deed, work, key)
            work.finish()
        return HttpResponseRedirect(reverse("admin:articles_bulk_work", args=[work.token]))

    def do_one(self, request: HttpRequest, deed: Deed, work: BulkWork, key: int) -> None:
        try:
            with transaction.atomic():
                Article.objects.hold(key)
                story = self.fetched(request, [key]).first()
                if story is not None:
                    self.write_line(request, deed, work, story)
        except ValidationError as wrong:
            BulkLine.objects.create(
                work=work, article_id=key, reason=" ".join(wrong.messages)[:500]
            )

    def write_line(self, request: HttpRequest, deed: Deed, work: BulkWork, story: Article) -> None:
        reason, version = self.stays(request, deed, story), None
        if not reason:
            with kept(story, deed.kind, request.user, told(work)) as before:
                deed.do(story, told(work))
            last = Revision.objects.of(story.pk).values_list("number", flat=True)[0]
            version = last if last > before.number else None
        BulkLine.objects.create(work=work, article=story, version=version, reason=reason[:500])

    def bulk_result(self, request: HttpRequest, token: UUID) -> HttpResponse:
        """Say what was done and what was not; a POST takes it back."""
        work = get_object_or_404(BulkWork.objects.filter(by=request.user.pk), pk=token)
        if request.method == "POST":
            return self.undo_work(request, work)
        lines = work.lines.select_related("article")
        done = lines.done()
        left = [(line.reason, line.article) for line in lines.left()]
        context = {
            **self.admin_site.each_context(request),
            "title": work.asked,
            "opts": self.opts,
            "work": work,
            "done_counted": counted(done.count()),
            "done": Group("", [line.article for line in done.order_by("id")]),
            "groups": grouped(left),
            "missing": work.missing if work.finished_at else 0,
        }
        return TemplateResponse(request, "admin/articles/article/bulk_work.html", context)

    def undo_work(self, request: HttpRequest, work: BulkWork) -> HttpResponse:
        """Let the stories stand as before, but for those that somebody has saved since."""
        back = HttpResponseRedirect(reverse("admin:articles_bulk_work", args=[work.token]))
        if not work.may_be_undone or not work.claim_undo():
            return back
        stayed = 0
        for line in work.lines.done():
            mine = self.get_queryset(request).filter(pk=line.article_id).first()
            may = mine is not None and self.has_change_permission(request, mine)
            stayed += not (may and line.undo(request.user, gettext("Undone: %s") % work.asked))
        text = gettext("Undone.")
        if stayed:
            text = gettext("Undone, but for %s that changed since.") % counted(stayed)
        self.message_user(request, text, messages.WARNING if stayed else messages.SUCCESS)
        return back


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


def grouped(told: list[tuple[str, Article]]) -> list[Group]:
    """Put the stories of one reason together, the most first."""
    groups: dict[str, list[Article]] = defaultdict(list)
    for reason, story in told:
        groups[reason].append(story)
    largest = sorted(groups.items(), key=lambda group: -len(group[1]))
    return [Group(reason, stories) for reason, stories in largest]


def told(work: BulkWork) -> str:
    return gettext("With %(count)s: %(asked)s") % {
        "count": counted(work.chosen), "asked": work.asked
    }  # fmt: skip


def as_token(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
