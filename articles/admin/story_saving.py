from django.contrib import messages
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.models.status import Status

from .change_kind import StoryChange, seen_in
from .status import written
from .undo import StoryUndo
from .workflow import StoryWorkflow

DONE = {
    "_submit": _("Submitted. The editors see it now."),
    "_send_back": _("Sent back with your note."),
    "_approve": _("Approved. It is ready; readers see it once it is published."),
    "_withdraw": _("Withdrawn. Readers see that it is gone; “Publish again” undoes it."),
}


class StorySaving(StoryChange, StoryWorkflow, StoryUndo):
    """What happens when the form of a story is sent, and what is said of it."""

    def save_model(self, request: HttpRequest, obj: Article, form: ModelForm, change: bool) -> None:
        if not change:
            obj.created_by = request.user  # type: ignore[assignment]
        verb = "" if hasattr(request, "replayed") else self.verb(request, obj)
        form.verb = verb  # type: ignore[attr-defined]
        self.remember(request, obj)
        super().save_model(request, obj, form, change)
        if verb:
            self.do(request, obj, verb)
        elif form.was_public and obj.is_public and not hasattr(request, "replayed"):  # type: ignore[attr-defined]
            made = self.note_change(request, obj, form.cleaned_data, seen_in(form))
            form.change_made = made  # type: ignore[attr-defined]

    def response_add(
        self, request: HttpRequest, obj: Article, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self.say_what_happened(request, obj)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return self.say_what_happened(request, obj)

    def say_what_happened(self, request: HttpRequest, obj: Article) -> HttpResponse:
        """Come back to the story with one sentence on where it stands now, and a way back."""
        asks = self.asks_for_a_note(request, obj)
        if asks:
            return asks
        told, undo = what_happened(request, obj), self.way_back(request, obj)
        text = format_html("{} {}", told, undo) if undo else told
        self.message_user(request, text, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[obj.pk]))


def what_happened(request: HttpRequest, obj: Article) -> str:
    """Say where a story stands now."""
    if obj.is_scheduled:
        return gettext("Saved. Readers see it from %s on.") % written(obj.appears_at)
    if obj.is_public:
        link = format_html('<a href="{}">{}</a>', obj.get_absolute_url(), gettext("On site"))
        return format_html("{} {}", gettext("Saved. Readers see it now."), link)
    if "_withdraw" in request.POST and obj.status == Status.DRAFT:
        return gettext("Withdrawn before any reader saw it; it is a draft again.")
    for button, told in DONE.items():
        if button in request.POST:
            return str(told)
    return gettext("Saved.")
