"""Ten seconds in which a step that readers can see is taken back."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied, SuspiciousOperation, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from articles.models import Article
from articles.models.step import SECONDS, Before, ChangedSinceError, Step

from .story_access import StoryAccess


class StoryUndo(StoryAccess):
    """Offers to take back what was just done where readers see it, and does so."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.undo_view)
        return [path("<int:pk>/undo/", view, name="articles_undo"), *super().get_urls()]

    def remember(self, request: HttpRequest, story: Article) -> None:
        """Note how a story stands before something is done with it."""
        was_public = story.pk and Article.objects.published().filter(pk=story.pk).exists()
        request.stood = Before.of(story.pk), bool(was_public)  # type: ignore[attr-defined]

    def way_back(self, request: HttpRequest, story: Article) -> SafeString | str:
        """Give the button that takes a step back, if readers saw what it did."""
        before, was_public = getattr(request, "stood", (None, False))
        published = {"_publish"} & request.POST.keys() and story.status == Article.Status.PUBLISHED
        if before is None or not (was_public or published):
            return ""
        step = Step.taken(story, request.user, before, writes=was_public)
        if step is None or hasattr(request, "changed_around"):
            return ""
        context = {
            "address": reverse("admin:articles_undo", args=[story.pk]),
            "step": step.signed(),
            "seconds": SECONDS,
            "until": timezone.localtime() + timedelta(seconds=SECONDS),  # true without a script too
        }
        return render_to_string("admin/articles/article/_undo.html", context, request)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        around = [formset for formset in formsets if formset.prefix != "bylines"]
        if any(row.has_changed() for formset in around for row in kept_rows(formset)):
            request.changed_around = True  # type: ignore[attr-defined]  # no version has that
        super().save_related(request, form, formsets, change)

    @method_decorator(require_POST)
    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take back the step that a signed note tells of, if it was theirs and just now."""
        story = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_publish_permission(request, story):
            raise PermissionDenied
        text, level = self.undo(request, story), messages.SUCCESS
        if text:
            level = messages.WARNING
        told = text or gettext("Undone. It stands as it did before.")
        self.message_user(request, told, level)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))

    def undo(self, request: HttpRequest, story: Article) -> str:
        """Undo; say why not where that is too late."""
        try:
            step = Step.read(request.POST.get("step", ""))
        except signing.SignatureExpired:
            return gettext("Too late to undo: the ten seconds are over. Nothing was changed.")
        except signing.BadSignature as error:
            raise SuspiciousOperation("This step was not offered.") from error
        if (step.article, step.user) != (story.pk, request.user.pk):
            raise PermissionDenied
        try:
            step.take_back(request.user)
        except ChangedSinceError:
            return gettext("Somebody has saved this story since. Nothing was changed.")
        except ValidationError as wrong:
            return " ".join(wrong.messages)
        return ""


def kept_rows(formset: Any) -> list[Any]:
    """List the rows whose change no version keeps; new corrections are counted out."""
    return formset.initial_forms if formset.prefix == "corrections" else formset.forms
