from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext

from articles.models import Article

from .change_kind import StoryChange, seen_in
from .status import written


class StorySaving(StoryChange):
    """What happens when the form of a story is sent, and what is said of it."""

    def save_model(self, request: HttpRequest, obj: Article, form: ModelForm, change: bool) -> None:
        if not change:
            obj.created_by = request.user  # type: ignore[assignment]
        verb = "" if hasattr(request, "replayed") else self.verb(request, obj)
        form.verb = verb  # type: ignore[attr-defined]
        super().save_model(request, obj, form, change)
        if verb:
            getattr(obj, verb)()
        elif form.was_public and obj.is_public and not hasattr(request, "replayed"):  # type: ignore[attr-defined]
            made = self.note_change(request, obj, form.cleaned_data, seen_in(form))
            form.change_made = made  # type: ignore[attr-defined]

    def verb(self, request: HttpRequest, obj: Article) -> str:
        """Name what the button that was pressed does to a story as it stands; "": only a save."""
        pressed = {"_publish", "_withdraw", "_submit"} & request.POST.keys()
        if {"_publish", "_withdraw"} & pressed and not self.has_publish_permission(request, obj):
            raise PermissionDenied
        if "_publish" in pressed and obj.status != Article.Status.PUBLISHED:
            return "publish"
        if "_withdraw" in pressed and obj.status == Article.Status.PUBLISHED:
            return "withdraw"
        if "_submit" in pressed and obj.status == Article.Status.DRAFT:
            return "submit"
        return ""

    def response_add(
        self, request: HttpRequest, obj: Article, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self.say_what_happened(request, obj)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return self.say_what_happened(request, obj)

    def say_what_happened(self, request: HttpRequest, obj: Article) -> HttpResponse:
        """Come back to the story with one sentence on where it stands now."""
        if obj.is_scheduled:
            text: Any = gettext("Saved. Readers see it from %s on.") % written(obj.published_at)
        elif obj.is_public:
            link = format_html('<a href="{}">{}</a>', obj.get_absolute_url(), gettext("On site"))
            text = format_html("{} {}", gettext("Saved. Readers see it now."), link)
        elif "_submit" in request.POST:
            text = gettext("Submitted. The editors see it now.")
        elif "_withdraw" in request.POST:
            text = gettext("Withdrawn. Readers see that it is gone; “Publish again” undoes it.")
        else:
            text = gettext("Saved.")
        self.message_user(request, text, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[obj.pk]))
