"""The moments of a story in its form: what contradicts itself is said at its field."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.models import Article

from .outlook import in_words

MOMENTS = ("published_at", "posted_at", "embargo_until", "expires_at")


class MomentsForm(forms.ModelForm):
    """Dates, embargo and expiry that go together."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.keep_seconds(cleaned)
        self.keep_embargo(cleaned)
        self.check_expiry(cleaned)
        return cleaned

    def keep_seconds(self, cleaned: dict[str, Any]) -> None:
        """Leave a moment that was sent as the form showed it: to the minute, it would move."""
        for name in MOMENTS:
            stood = getattr(self.instance, name)
            if stood and cleaned.get(name) == to_the_minute(stood):
                cleaned[name] = stood

    def keep_embargo(self, cleaned: dict[str, Any]) -> None:
        """Refuse to shorten an embargo that holds; that is asked for on a page of its own."""
        story = self.instance
        if "embargo_until" not in cleaned or not story.is_embargoed:
            return
        until = cleaned["embargo_until"]
        if until is None or until < story.embargo_until:
            said = _("The embargo holds until %s. A second person has to agree to lift it early.")
            page = reverse("admin:articles_article_embargo", args=[story.pk])
            link = format_html('<a href="{}">{}</a>', page, _("Ask for it"))
            told = format_html("{} {}", said % in_words(story.embargo_until), link)
            self.add_error("embargo_until", ValidationError(told))

    def check_expiry(self, cleaned: dict[str, Any]) -> None:
        """Refuse an expiry that comes before a reader could see the story."""
        moments = ("published_at", "embargo_until", "expires_at")
        tried = Article(**{n: cleaned.get(n, getattr(self.instance, n)) for n in moments})
        try:
            tried.check_expiry()
            if "_publish" in self.data and tried.expires_at:
                tried.published_at = tried.published_at or timezone.now()
                tried.check_expiry()
        except ValidationError as error:
            field = next((n for n in reversed(moments) if n in self.fields), None)
            self.add_error(field, error)


def to_the_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
