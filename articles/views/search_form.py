import re
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from articles.models import ArticleQuerySet, Author, Category

DATES = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]
BEST, NEWEST = "best", "newest"
LONGEST = 1_000
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)  # calendars end, and zones shift days


class SectionField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"— {obj.name}" if obj.parent_id else obj.name


class DayInput(forms.DateInput):
    """A browser's calendar, which takes nothing but a day and complains of all else."""

    def __init__(self) -> None:
        super().__init__({"type": "date"}, format="%Y-%m-%d")

    def format_value(self, value: Any) -> str | None:
        shown = super().format_value(value)
        return shown if shown and re.fullmatch(r"\d{4}-\d{2}-\d{2}", shown) else None


class DayField(forms.DateField):
    widget = DayInput
    default_validators = [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, input_formats=DATES, **options)


class SearchForm(forms.Form):
    """What a reader asks for. Every field may be empty; a wrong one is said, and left out."""

    q = forms.CharField(label=_("Words"), required=False)
    section = SectionField(
        Category.objects.as_tree(),
        label=_("Section"),
        to_field_name="slug",
        required=False,
        empty_label=_("All sections"),
    )
    since = DayField(label=_("From"))
    until = DayField(label=_("To"))
    author = forms.CharField(label=_("Author"), required=False, max_length=120)
    sort = forms.ChoiceField(
        label=_("Order"),
        choices=[(BEST, _("Best first")), (NEWEST, _("Newest first"))],
        required=False,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # The addresses say `from` and `to`, which Python does not take for names.
        self.fields["from"], self.fields["to"] = self.fields.pop("since"), self.fields.pop("until")
        self.order_fields(["q", "section", "from", "to", "author", "sort"])
        self.fields["q"].widget = forms.TextInput(
            {
                "type": "search",
                "maxlength": LONGEST,
                "autocomplete": "off",
                "enterkeyhint": "search",
            }
        )

    def said(self, name: str) -> Any:
        """Give a field's value, None where it is empty or wrong."""
        self.is_valid()
        return self.cleaned_data.get(name) or None

    @property
    def words(self) -> str:
        return (self.said("q") or "")[:LONGEST]

    @property
    def newest(self) -> bool:
        return self.said("sort") == NEWEST

    @property
    def narrows(self) -> bool:
        """Say whether anything but the words is asked for."""
        return any(self.said(name) for name in ("section", "from", "to", "author"))

    def narrowed(self, stories: ArticleQuerySet) -> ArticleQuerySet:
        """Keep the stories of the section, days and author that were asked for."""
        if section := self.said("section"):
            stories = stories.in_section(section)
        if author := self.said("author"):
            stories = stories.by_any(Author.objects.matching(author))
        return stories.listed_between(self.said("from"), self.said("to"))
