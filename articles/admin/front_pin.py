from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import FrontSlot
from articles.models.fields import LineField

HEADLINE: Any = FrontSlot._meta.get_field("headline")


class PinForm(forms.Form):
    """The headline that a story has at its place alone, and when it stands there."""

    headline = forms.CharField(max_length=HEADLINE.max_length, required=False)
    since = forms.DateTimeField(required=False)
    until = forms.DateTimeField(required=False)

    def clean_headline(self) -> str:
        line: LineField = HEADLINE
        return line.canonical(self.cleaned_data["headline"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if until and until <= (since or timezone.now()):
            raise ValidationError({"until": _("It ends before it begins.")})
        if until and until <= timezone.now():
            raise ValidationError({"until": _("This moment has passed.")})
        return cleaned
