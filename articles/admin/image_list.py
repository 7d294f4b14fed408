from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models import Category, SavedSearch
from articles.models.image import SOON
from articles.models.matching import OneOf
from articles.models.saved_search import may_tidy

from .dates import DayField
from .filters import in_tree
from .lists import MOST_COUNTED, DeskChangeList

NEWEST = 300  # images whose credits are offered
WORDS = "q"


class LibraryForm(forms.Form):
    """What the library is asked beside words; what makes no sense is not asked."""

    credit = forms.CharField(label=_("Credit"), max_length=200, required=False)
    section = forms.ChoiceField(label=_("Section"), required=False)
    use = forms.ChoiceField(
        label=_("Use"),
        required=False,
        choices=[("", _("All")), ("used", _("Used")), ("unused", _("Not used"))],
    )
    rights = forms.ChoiceField(
        label=_("Rights"),
        required=False,
        choices=[
            ("", _("All")),
            ("week", _("End within a week")),
            ("over", _("Over")),
            ("over_used", _("Over, and still used")),
            ("over_seen", _("Over, and readers see it")),
            ("unknown", _("No licence noted")),
        ],
    )
    lacks = forms.ChoiceField(
        label=_("Lacks"),
        required=False,
        choices=[
            ("", "–"),
            ("credit", _("Credit")),
            ("caption", _("Caption")),
            ("alt", _("Alternative text")),
        ],
    )
    since = DayField(label=_("Added from"), required=False)
    until = DayField(label=_("Added until"), required=False)

    def __init__(self, asked: Any) -> None:
        super().__init__(asked, label_suffix="")
        self.sections = {str(section.pk): section for section in Category.objects.as_tree()}
        choices = [(pk, in_tree(section)) for pk, section in self.sections.items()]
        self.field("section").choices = [("", _("All")), *choices]
        self.field("credit").widget.attrs["list"] = "library-credits"
        self.is_valid()

    def field(self, name: str) -> Any:
        return self.fields[name]

    @property
    def chosen(self) -> dict[str, Any]:
        """Give what is asked, without what is left open."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    def query(self, words: str) -> str:
        """Write the question as an address has it, always in one order."""
        asked = {WORDS: words.strip()} | {name: str(value) for name, value in self.chosen.items()}
        return urlencode({name: value for name, value in asked.items() if value})

    def narrow(self, images: Any) -> Any:
        """Keep what was asked for."""
        asked = self.chosen
        if "credit" in asked:
            images = images.credited(asked["credit"])
        if "section" in asked:
            images = images.used_in(self.sections[asked["section"]])
        if "lacks" in asked:
            images = images.lacking(asked["lacks"])
        images = images.added_between(asked.get("since"), asked.get("until"))
        if "use" in asked:
            images = images.used() if asked["use"] == "used" else images.unused()
        match asked.get("rights"):
            case "week":
                return images.expiring(SOON)
            case "over":
                return images.rights_over()
            case "over_used":
                return images.rights_over().used()
            case "over_seen":
                return images.rights_over().seen()
            case "unknown":
                return images.without_licence()
        return images


class ImageList(DeskChangeList):
    """The library as it was asked, each image with how often it is used."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        self.form, self.user = LibraryForm(request.GET), request.user
        found = self.form.narrow(super().get_queryset(request, exclude_parameters))
        if self.form.chosen or self.query:
            found = self.looked_up_once(found)
        return found.with_uses()

    def looked_up_once(self, found: Any) -> Any:
        """Keep what was found by its keys: counting and listing would each read the library."""
        keys = list(found.order_by().values_list("pk", flat=True)[: MOST_COUNTED + 1])
        if len(keys) > MOST_COUNTED:
            return found  # so many that a page of them is soon full
        return self.root_queryset.filter(OneOf(keys)).order_by(*found.query.order_by)

    def get_filters_params(self, params: Any = None) -> dict[str, Any]:
        """Leave to the form what it asks itself."""
        given = super().get_filters_params(params)
        return {name: value for name, value in given.items() if name not in self.form.fields}

    @property
    def asked(self) -> str:
        return self.form.query(self.query)

    def searches(self) -> list[dict[str, Any]]:
        """Give the searches that somebody has at hand."""
        user = self.user
        tidies = may_tidy(user)
        return [
            {
                "search": search,
                "here": search.query == self.asked,
                "own": search.owner_id == user.pk,
                "removable": tidies or search.owner_id == user.pk,
            }
            for search in SavedSearch.objects.for_user(user).select_related("owner")
        ]

    def credits(self) -> list[str]:
        """Give the credits of the newest images, by name."""
        newest = self.root_queryset.values_list("credit", flat=True)[:NEWEST]
        return sorted({credit for credit in newest if credit})
