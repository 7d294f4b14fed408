"""The versions of a story: who saved what when, what differs between any two, and taking back."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from articles.models import Article, Revision, TrailEntry
from articles.models.revision import kept
from articles.models.snapshot import STANDING, put_back, take, taken_now
from articles.models.wording import in_words, label

from .conflict import StoryConflict
from .trail_page import rows
from .values import Run, difference, runs

VERSIONS_A_PAGE = 30
ENTRIES_SHOWN = 10  # of the trail, beneath the versions


@dataclass(frozen=True)
class Field:
    """A field that differs between two versions, and whether its older text may be taken back."""

    name: str
    label: str
    runs: list[Run]
    emptied: bool
    may_restore: bool


@dataclass(frozen=True)
class Row:
    """A version in the list; `now` is the fingerprint of the story as it stands."""

    version: Revision
    now: str

    @property
    def is_now(self) -> bool:
        return self.version.digest == self.now

    @property
    def told(self) -> str:
        """Say in a line which fields it changed; of the first, all are new."""
        if self.version.number == 1:
            return ""
        return ", ".join(label(name) for name in self.version.changed)


class StoryVersions(StoryConflict):
    """Replaces the admin's history of a story by its versions."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        story = self.get_object(request, unquote(object_id))
        if story is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, story):
            raise PermissionDenied
        if request.method == "POST":
            return self.restore(request, story)
        return self.versions_page(request, story)

    def versions_page(self, request: HttpRequest, story: Article) -> HttpResponse:
        versions = Revision.objects.of(story.pk)
        page = Paginator(versions.defer("content", "names"), VERSIONS_A_PAGE).get_page(
            request.GET.get("p")
        )
        old, new = self.compared(request, story)
        now = take(story).digest
        restorable = self.restorable(request, story)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Versions"),
            "subtitle": str(story),
            "opts": self.opts,
            "original": story,
            "page": page,
            "rows": [Row(version, now) for version in page],
            "old": old,
            "new": new,
            "fields": fields(old, new, restorable) if old and new else [],
            "may_restore": bool(restorable),
            "version": now,
            "changing": self.change_form(request) if restorable and story.is_public else None,
            "trail": rows(TrailEntry.objects.of(story)[:ENTRIES_SHOWN], self.admin_site),
        }
        return TemplateResponse(request, "admin/articles/article/versions.html", context)

    def compared(
        self, request: HttpRequest, story: Article
    ) -> tuple[Revision | None, Revision | None]:
        """Find the two versions that were asked for, the older first; without any, the last two."""
        versions = Revision.objects.of(story.pk)
        asked = {request.GET.get("a", ""), request.GET.get("b", "")}
        numbers = [int(number) for number in asked if number.isdecimal() and len(number) < 9]
        found = list(versions.filter(number__in=numbers)) if numbers else list(versions[:2])
        if numbers and len(found) != len(asked):
            raise Http404
        return (found[-1], found[0]) if found else (None, None)

    def restorable(self, request: HttpRequest, story: Article) -> set[str]:
        """Name the fields that somebody may take back; where it stands is for the form's verbs."""
        if not self.may_write(request, story):
            return set()
        return self.changeable(request, story) - STANDING

    def restore(self, request: HttpRequest, story: Article) -> HttpResponse:
        """Take back all texts of a version, or one, as a new version."""
        restorable = self.restorable(request, story)
        name, number = request.POST.get("field", ""), request.POST.get("number", "")
        if not restorable or (name and name not in restorable):
            raise PermissionDenied
        versions = Revision.objects.of(story.pk)
        wanted = number.isdecimal() and len(number) < 9
        version = versions.filter(number=number).first() if wanted else None
        if version is None:
            raise Http404
        here = self.sections_open(request, story).filter(pk=version.content["section"])
        if not here.exists():
            restorable = restorable - {"section"}
            if name == "section":
                raise PermissionDenied
        try:
            self.say(request, self.put(request, story, version, {name} if name else restorable))
        except ValidationError as wrong:
            self.message_user(request, " ".join(wrong.messages), messages.ERROR)
        return HttpResponseRedirect(reverse("admin:articles_article_history", args=[story.pk]))

    def put(
        self, request: HttpRequest, story: Article, version: Revision, names: set[str]
    ) -> set[str]:
        """Write a version's texts into the story; return the fields whose target is gone.

        Raises ValidationError where somebody has saved since the page was shown.
        """
        with transaction.atomic():
            Article.objects.hold(story.pk)
            before = taken_now(story.pk)
            if before.digest != request.POST.get("version"):
                raise ValidationError(
                    gettext("Somebody has saved this story meanwhile. Look again, then restore.")
                )
            restored = Revision.Kind.RESTORED
            with kept(story, restored, request.user, restored_from=version.number):
                gone = put_back(story, version.content, names)
                if story.is_public:
                    told = self.told_of_change(request)
                    self.note_change(request, story, told, before.content)
        return gone

    def say(self, request: HttpRequest, gone: set[str]) -> None:
        if gone:
            told = gettext("Restored, but for what is no longer there: %s.")
            lost = ", ".join(label(name) for name in sorted(gone))
            self.message_user(request, told % lost, messages.WARNING)
            return
        self.message_user(request, gettext("Restored. It is a new version."), messages.SUCCESS)


def fields(old: Revision, new: Revision, restorable: set[str]) -> list[Field]:
    """Compare two versions, field by field, where they differ."""
    before, after = old.snapshot, new.snapshot
    names = [
        name
        for name in dict.fromkeys([*after.content, *before.content])
        if before.content.get(name) != after.content.get(name)
    ]
    return [
        Field(
            name,
            label(name),
            runs(difference(name, before, after)),
            not in_words(name, after),
            name in restorable and name in before.content,
        )
        for name in names
    ]
