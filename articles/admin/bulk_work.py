"""The work itself on many stories: done a portion at a time, told, and taken back."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext

from articles.models import Article, BulkLine, BulkWork
from articles.models.revision import kept_each
from articles.models.trail import name_of

from .bulk_deeds import Deed, counted
from .presence import THERE_NOW
from .workflow import StoryWorkflow

MOST_NAMED = 20  # stories named on a page, of each kind


@dataclass(frozen=True)
class Group:
    """Stories of which the same is told: that they change, or why they stay as they are."""

    reason: str
    stories: list[Article]

    @property
    def named(self) -> list[Article]:
        return self.stories[:MOST_NAMED]

    @property
    def more(self) -> int:
        return max(len(self.stories) - MOST_NAMED, 0)


class StoryBulkDoing(StoryWorkflow):
    """Does one thing to many stories, says what became of each, and takes it back."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.bulk_result)
        own = [path("bulk/work/<uuid:token>/", view, name="articles_bulk_work")]
        return [*own, *super().get_urls()]

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

    def carry_out(
        self, request: HttpRequest, deed: Deed, keys: list[int], token: UUID
    ) -> HttpResponse:
        """Do it to each story, a portion a transaction; a form that comes twice does it once."""
        there = set(self.get_queryset(request).filter(pk__in=keys).values_list("pk", flat=True))
        stories = [key for key in keys if key in there]
        told = {"deed": deed.name, "asked": deed.asked, "chosen": len(keys)}
        undone = sorted(deed.fields_undone)
        work, is_new = BulkWork.begin(token, request.user, stories, undone_fields=undone, **told)
        if is_new:
            for lines in work.lines.in_portions():
                self.do_some(request, deed, work, lines)
            work.finish()
        return HttpResponseRedirect(reverse("admin:articles_bulk_work", args=[work.token]))

    @transaction.atomic
    def do_some(
        self, request: HttpRequest, deed: Deed, work: BulkWork, lines: list[BulkLine]
    ) -> None:
        """Do it to a portion of the stories; what one of them refuses keeps no other back."""
        keys, reason = [line.article_id for line in lines], told(work)
        Article.objects.hold_each(keys)
        stories = list(self.fetched(request, keys))
        reasons = {story.pk: self.stays(request, deed, story) for story in stories}
        chosen = [story for story in stories if not reasons[story.pk]]
        version = kept_each(chosen, deed.kind, request.user, reason)
        with work.together(chosen), version as (before, after):
            for story in chosen:
                reasons[story.pk] = refused(deed, story, reason)
        new = {pk: v.number for pk, v in after.items() if v.number > before[pk].number}
        nothing = gettext("Nothing of it changed.")
        left = {pk: why or nothing for pk, why in reasons.items() if pk not in new}
        BulkLine.objects.note(lines, new, left)

    def bulk_result(self, request: HttpRequest, token: UUID) -> HttpResponse:
        """Say what was done and what was not; a POST takes it back."""
        work = get_object_or_404(BulkWork.objects.filter(by=request.user.pk), pk=token)
        if request.method == "POST":
            return self.undo_work(request, work)
        lines = work.lines.with_headlines()
        done = [line.article for line in lines.done().order_by("id")]
        waiting = [line.article for line in lines.waiting()] if not work.finished_at else []
        to_undo = lines.to_undo().count() if work.undone_at else 0
        context = {
            **self.admin_site.each_context(request),
            "title": work.asked,
            "opts": self.opts,
            "work": work,
            "done_counted": counted(len(done)),
            "done": Group("", done),
            "waiting": waiting,
            "waiting_counted": counted(len(waiting)),
            "groups": grouped([(line.reason, line.article) for line in lines.left()]),
            "missing": work.missing if work.finished_at else 0,
            "to_undo": counted(to_undo) if to_undo else "",
        }
        return TemplateResponse(request, "admin/articles/article/bulk_work.html", context)

    def undo_work(self, request: HttpRequest, work: BulkWork) -> HttpResponse:
        """Let the stories stand as before, but for those that somebody has saved since."""
        back = HttpResponseRedirect(reverse("admin:articles_bulk_work", args=[work.token]))
        if not work.may_be_undone or not work.claim_undo():
            return back
        waiting = work.lines.to_undo().in_portions()
        stayed = sum(self.undo_some(request, work, lines) for lines in waiting)
        text = gettext("Undone.")
        if stayed:
            text = gettext("Undone, but for %s.") % counted(stayed)
        self.message_user(request, text, messages.WARNING if stayed else messages.SUCCESS)
        return back

    @transaction.atomic
    def undo_some(self, request: HttpRequest, work: BulkWork, lines: list[BulkLine]) -> int:
        """Take back a portion; count the stories that stay."""
        theirs = self.get_queryset(request).filter(pk__in=[line.article_id for line in lines])
        may = {story.pk for story in theirs if self.has_change_permission(request, story)}
        others = [line.pk for line in lines if line.article_id not in may]
        work.lines.filter(pk__in=others).update(reason=gettext("It is not yours to change."))
        mine = [line for line in lines if line.article_id in may]
        stayed = work.undo(mine, request.user, gettext("Undone: %s") % work.asked)
        return len(others) + len(stayed)


def refused(deed: Deed, story: Article, reason: str) -> str:
    """Do it to one story; say why it cannot be, where it cannot."""
    try:
        with transaction.atomic():
            deed.do(story, reason)
    except ValidationError as wrong:
        return " ".join(wrong.messages)
    except IntegrityError:
        return gettext("The database does not take it as it would stand then.")
    return ""


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
