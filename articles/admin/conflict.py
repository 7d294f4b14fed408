"""A story is never overwritten: a form that began from an older version is refused, both texts
are shown side by side, and what the editor chooses of them is saved against the newer version.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core import signing
from django.core.exceptions import PermissionDenied, SuspiciousOperation, ValidationError
from django.db import IntegrityError, transaction
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from articles.models import Article, FormSent, Revision
from articles.models.snapshot import PARTS, STANDING, Snapshot, put_back, taken_now

from .replay import StaleError, replay
from .sides import Sides
from .story_checklist import let_out
from .story_page import StoryPage
from .story_saving import StorySaving
from .verbs import verbs


@dataclass(frozen=True)
class Refused:
    """What an editor would have saved, and the version that they began from, if it is known."""

    mine: Snapshot
    base: Snapshot | None

    def signed(self, salt: str) -> str:
        told = [[s.content, s.names] if s else None for s in (self.mine, self.base)]
        return signing.dumps(told, salt=salt, compress=True)

    @classmethod
    def read(cls, text: str, salt: str) -> "Refused":
        try:
            mine, base = signing.loads(text, salt=salt)
        except signing.BadSignature as error:
            raise SuspiciousOperation("This text was not refused here.") from error
        return cls(Snapshot(*mine), Snapshot(*base) if base else None)


class StoryConflict(StoryPage, StorySaving):
    """Saving a story only onto the version that its form began from."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        story = self.meant(request, object_id) if request.method == "POST" else None
        if story is None:
            try:
                return super().changeform_view(request, object_id, form_url, extra_context)
            except IntegrityError:
                if self.meant(request, object_id) is None:
                    raise
                # The same form came in twice, and the other one has just become a story.
                return self.changeform_view(request, object_id, form_url, extra_context)
        if "_resolve" in request.POST:
            return self.resolve(request, story)
        try:
            with transaction.atomic():
                Article.objects.hold(story.pk)
                fresh = self.is_fresh(request, story)
                if fresh:
                    Revision.settle(story)
                else:
                    replay(request, story)
                key = str(story.pk)
                answer = super().changeform_view(request, key, form_url, extra_context)
                transaction.set_rollback(not fresh)  # a replay only shows what would be saved
            return answer
        except StaleError as stale:
            return self.refuse(request, story, Refused(stale.mine, stale.base))

    def meant(self, request: HttpRequest, object_id: str | None) -> Article | None:
        """Find the story that a form is about, one in the trash too: its text is not lost.

        An empty form that has become a story already is about that story.
        """
        stories = Article.objects.of_desk(request.user)
        try:
            if object_id is None:
                token = UUID(request.POST.get("once", ""))
                return stories.filter(forms_sent=token).first()
            return stories.filter(pk=unquote(object_id)).first()
        except (ValueError, ValidationError):
            return None

    def is_fresh(self, request: HttpRequest, story: Article) -> bool:
        version = request.POST.get("version")
        return not story.trashed_at and taken_now(story.pk).digest == version

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        replayed = getattr(request, "replayed", None)
        if replayed:
            raise StaleError(taken_now(form.instance.pk), replayed.base)
        if not change and form.cleaned_data.get("once"):
            FormSent.objects.create(token=form.cleaned_data["once"], article=form.instance)
        done = form.verb or form.change_made  # type: ignore[attr-defined]
        Revision.keep(form.instance.pk, done or Revision.Kind.SAVED, request.user)

    def refuse(
        self,
        request: HttpRequest,
        story: Article,
        refused: Refused,
        choices: dict[str, str] | None = None,
        error: str = "",
    ) -> HttpResponse:
        """Show both texts, or say that all is saved where nothing of theirs is left to save."""
        story = self.again(request, story)
        with transaction.atomic():
            Article.objects.hold(story.pk)
            theirs = Revision.settle(story)
        may_write = self.may_write(request, story) and not story.trashed_at
        asked = self.changeable(request, story) if may_write else {*theirs.content} - STANDING
        sides = Sides(refused.base, refused.mine, theirs.snapshot, asked, choices or {})
        nothing_left = not sides.open and sides.merged().digest == theirs.digest
        if nothing_left and may_write and not self.verb(request, story):
            return self.response_change(request, story)
        may_publish = self.has_publish_permission(request, story)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Two texts of one story"),
            "subtitle": str(story),
            "opts": self.opts,
            "original": story,
            "sides": sides,
            "theirs": theirs,
            "refused": refused.signed(self.salt(request, story)),
            "may_write": may_write,
            "verbs": verbs(story, may_publish=may_publish) if may_write else [],
            "error": error,
            "changing": self.change_form(request, request.POST) if story.is_public else None,
        }
        page = "admin/articles/article/conflict.html"
        return TemplateResponse(request, page, context, status=409)

    def again(self, request: HttpRequest, story: Article) -> Article:
        """Fetch a story as it is after what was tried was taken back."""
        found = Article.objects.of_desk(request.user).filter(pk=story.pk).first()
        if found is None:
            raise Http404
        return found

    def changeable(self, request: HttpRequest, story: Article) -> set[str]:
        """Name the fields that somebody's form of a story lets them change."""
        fields = set(flatten_fieldsets(self.get_fieldsets(request, story)))
        return (fields - set(self.get_readonly_fields(request, story))) | PARTS.keys()

    def salt(self, request: HttpRequest, story: Article) -> str:
        return f"refused:{story.pk}:{request.user.pk}"

    def resolve(self, request: HttpRequest, story: Article) -> HttpResponse:
        """Save what was chosen of two texts, unless somebody was faster once more."""
        if not self.has_view_permission(request, story):
            raise PermissionDenied
        refused = Refused.read(request.POST.get("refused", ""), self.salt(request, story))
        version = request.POST.get("version", "")
        theirs = Revision.objects.of(story.pk).seen_as(version).first()
        if theirs is None:
            raise SuspiciousOperation("No such version was shown.")
        choices = {
            name.removeprefix("take_"): str(side)
            for name, side in request.POST.items()
            if name.startswith("take_")
        }
        asked = self.changeable(request, story)
        sides = Sides(refused.base, refused.mine, theirs.snapshot, asked, choices)
        if sides.open:
            error = gettext("Choose a text for each field that both of you changed.")
            return self.refuse(request, story, refused, choices, error)
        merged = sides.merged()
        try:
            with transaction.atomic():
                Article.objects.hold(story.pk)
                story = self.again(request, story)
                closed = story.trashed_at or not self.may_write(request, story)
                if closed or Revision.settle(story).digest != version:
                    raise StaleError(merged, theirs.snapshot)
                self.save_merged(request, story, merged, asked)
        except StaleError as stale:
            return self.refuse(request, story, Refused(stale.mine, stale.base))
        except ValidationError as wrong:
            return self.refuse(request, story, refused, choices, " ".join(wrong.messages))
        return self.response_change(request, story)

    def save_merged(
        self, request: HttpRequest, story: Article, merged: Snapshot, asked: set[str]
    ) -> None:
        before, verb = taken_now(story.pk).content, self.verb(request, story)
        was_public, made = story.is_public, ""
        self.remember(request, story)
        put_back(story, merged.content, asked)
        if verb == "publish":
            let_out(request, story)
        if verb:
            self.do(request, story, verb)
        elif was_public and story.is_public:
            made = self.note_change(request, story, self.told_of_change(request), before)
        Revision.keep(story.pk, verb or made or Revision.Kind.MERGED, request.user)
