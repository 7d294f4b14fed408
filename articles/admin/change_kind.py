"""What a change of a live story is: a typing slip, an update or a correction. Readers are told."""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import TextChoices
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import markup, vietnamese
from articles.models import Article, Correction, TrailEntry

from .story_access import StoryAccess

# What readers see of a story: a change of it is theirs to know of.
SHOWN = ("headline", "lead", "body", "lead_image", "lead_caption", "lead_alt")
TEXTS = {"headline", "lead", "body", "lead_caption", "lead_alt"}
MOST_SLIPS = 5  # words; whoever changes more says something else
ALIKE = 0.6  # of two spellings of one word, from 0 to 1
WORD = re.compile(r"\w+|[^\w\s]")


class Change(TextChoices):
    """What an editor says that a change is; unsaid, it is judged by what changed."""

    UNSAID = "", _("Judge by what I changed")
    TYPO = "typo", _("Typing slip: no date moves")
    UPDATE = "update", _("Update: readers see its hour")
    CORRECTION = "correction", _("Correction: readers see what was wrong")


class ChangeForm(forms.Form):
    """Asks what a change of a live story is."""

    change_kind = forms.ChoiceField(
        label=_("What is this change?"),
        choices=Change.choices,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Say what this change is: choose one of these.")},
    )
    update_told = forms.CharField(
        label=_("What is new, in a line"),
        max_length=300,
        required=False,
        help_text=_("Readers see it beside the hour; it may stay empty."),
    )
    correction_kind = forms.ChoiceField(
        label=_("Heading of the notice"),
        choices=Correction.Kind.choices,
        initial=Correction.Kind.CORRECTION,
        required=False,
    )
    correction_text = forms.CharField(
        label=_("What was wrong, and what is right"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "data-grows": True}),
    )
    may_correct = True  # the desk says whether they may

    def ask_about_change(self) -> None:
        """Offer what somebody may say."""
        kinds: Any = self.fields["change_kind"]
        if not self.may_correct:
            kinds.choices = [choice for choice in Change.choices if choice[0] != Change.CORRECTION]
            del self.fields["correction_kind"], self.fields["correction_text"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        corrects = cleaned.get("change_kind") == Change.CORRECTION
        if corrects and not cleaned.get("correction_text", "").strip():
            self.add_error("correction_text", _("Say what was wrong and what is right."))
        return cleaned


ASKED = tuple(ChangeForm.base_fields)


def judged(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """Say what a change of what readers see is, if nobody says it; "" where they see none.

    Both hold fields of SHOWN.
    """
    changed = [name for name in before if (before[name] or "") != (after.get(name) or "")]
    if not changed:
        return ""
    slips = TEXTS.issuperset(changed) and all(
        is_slip(text_of(name, before), text_of(name, after)) for name in changed
    )
    return Change.TYPO if slips else Change.UPDATE


def text_of(name: str, content: Mapping[str, Any]) -> str:
    text = str(content.get(name) or "")
    if name != "body":
        return text
    pictures = " ".join(map(str, markup.image_ids(text)))
    return f"{pictures}\n{markup.plain(text)}"


def is_slip(old: str, new: str) -> bool:
    """Say whether a text differs by spelling and marks alone, in a few words without a figure."""
    before, after = WORD.findall(old), WORD.findall(new)
    slips = 0
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        gone, come = before[a:b], after[c:d]
        twice = not come and gone in (before[max(a - 1, 0) : a], before[b : b + 1])
        if is_marks(gone + come) or twice:
            continue
        slips += len(come)
        if not are_spellings(gone, come):
            return False
    return slips <= MOST_SLIPS


def is_marks(words: list[str]) -> bool:
    return not any(character.isalnum() for word in words for character in word)


def are_spellings(gone: list[str], come: list[str]) -> bool:
    """Say whether words are the same ones, spelt otherwise: ngừoi, người; or apart: vănbản."""
    old, new = "".join(gone), "".join(come)
    if any(character.isdigit() for character in old + new):
        return False
    if not gone or not come:
        return False
    if vietnamese.fold(old) == vietnamese.fold(new):
        return True
    pairs = zip(gone, come, strict=False)
    return len(gone) == len(come) and all(are_alike(one, other) for one, other in pairs)


def are_alike(one: str, other: str) -> bool:
    """Say whether two words are nearly written alike, marks aside."""
    return SequenceMatcher(None, vietnamese.fold(one), vietnamese.fold(other)).ratio() > ALIKE


class StoryChange(StoryAccess):
    """Does with a live story what an editor says its change is."""

    def get_form(self, request: HttpRequest, obj: Any = None, *args: Any, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, *args, **kwargs)
        form.may_correct = request.user.has_perm("articles.add_correction")
        return form

    def note_change(
        self,
        request: HttpRequest,
        story: Article,
        told: Mapping[str, Any],
        before: Mapping[str, Any],
    ) -> str:
        """Tell readers of a change as far as they are to know; return its kind for the version.

        `told` is what ChangeForm has taken in, `before` what they saw. "" where nothing is said
        and nothing that they see has changed.
        """
        seen = {name: before[name] for name in SHOWN if name in before}
        by_itself = judged(seen, {name: column(story, name) for name in seen})
        kind = told.get("change_kind") or by_itself
        if kind == Change.CORRECTION:
            self.correct(request, story, told)
        moves = kind == Change.UPDATE or (kind == Change.CORRECTION and by_itself)
        if moves:
            note = told.get("update_told", "") if kind == Change.UPDATE else ""
            story.mark_updated(note)
        if kind == Change.TYPO and by_itself and not told.get("change_kind"):
            text = gettext("It counts as a typing slip: no date has moved.")
            self.message_user(request, text, messages.INFO)
        return kind if by_itself or kind != Change.TYPO else ""

    def correct(self, request: HttpRequest, story: Article, told: Mapping[str, Any]) -> None:
        """Put a correction under a story and on the list of them."""
        if not request.user.has_perm("articles.add_correction"):
            raise PermissionDenied
        text = told["correction_text"]
        made = Correction.objects.create(
            article=story,
            kind=told.get("correction_kind") or Correction.Kind.CORRECTION,
            text=text,
            made_by_id=request.user.pk,
        )
        change = [made.get_kind_display(), "", text]
        TrailEntry.note(request.user, "correction", story, changes=[change])

    def change_form(self, request: HttpRequest, sent: Any = None) -> ChangeForm:
        """Ask what a change is where the story's own form is not at hand."""
        form = ChangeForm(sent, prefix=None)
        form.may_correct = request.user.has_perm("articles.add_correction")
        form.ask_about_change()
        return form

    def told_of_change(self, request: HttpRequest) -> dict[str, Any]:
        """Take in what a change is; raises ValidationError for what cannot be."""
        form = self.change_form(request, request.POST)
        if not form.is_valid():
            raise ValidationError(
                [str(error) for errors in form.errors.values() for error in errors]
            )
        return form.cleaned_data


def column(story: Article, name: str) -> Any:
    """Give a field as a form or a version writes it: of an image, its key."""
    field: Any = story._meta.get_field(name)
    return getattr(story, field.attname)


def seen_in(form: ModelForm) -> dict[str, Any]:
    """Give what readers saw of a story before its form was sent, as far as that can change it."""
    return {name: form.initial.get(name) for name in SHOWN if name in form.fields}
