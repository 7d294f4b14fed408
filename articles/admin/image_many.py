"""Credit and rights of many pictures at once: a set of an agency, a day's own pictures."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles import images, vietnamese
from articles.models import Image
from articles.models.trail import in_the_papers_language

from .dates import DayField
from .lists import DeskAdmin
from .traced import in_words

MOST_AT_ONCE = 100  # each file is written anew with its credit, in a tenth of a second
EMPTIED = {"usage_terms": _("usage terms"), "rights_expire_on": _("last day of use")}


class ManyForm(forms.Form):
    """What many pictures are to have in common; what is left empty stays as each has it."""

    credit = forms.CharField(label=_("credit"), max_length=200, required=False)
    licence = forms.CharField(label=_("licence"), max_length=200, required=False)
    usage_terms = forms.CharField(
        label=_("usage terms"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "data-grows": True}),
    )
    rights_expire_on = DayField(label=_("last day of use"), required=False)
    emptied = forms.MultipleChoiceField(
        label=_("Empty instead"),
        required=False,
        choices=list(EMPTIED.items()),
        widget=forms.CheckboxSelectMultiple,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in cleaned.get("emptied", []):
            if cleaned.get(name):
                self.add_error(name, gettext("Write something, or empty it: not both."))
        if not self.errors and not any(cleaned.values()):
            raise ValidationError(gettext("Write what is to change."))
        return cleaned

    @property
    def asked(self) -> dict[str, Any]:
        """Give what each picture is to have, by its field."""
        told = {name: value for name, value in self.cleaned_data.items() if value}
        for name in told.pop("emptied", []):
            told[name] = None if name == "rights_expire_on" else ""
        return told

    def changes(self, image: Image) -> list[list[str]]:
        """Tell what of a picture changes, from what to what."""
        with in_the_papers_language():
            return [
                [capfirst(str(self.fields[name].label)), *(in_words(None, each) for each in pair)]
                for name, value in self.asked.items()
                if (pair := (getattr(image, name), value))[0] != pair[1]
            ]

    def apply(self, image: Image) -> None:
        """Write it into a picture, its credit into the file too."""
        was = image.credit
        for name, value in self.asked.items():
            setattr(image, name, value)
        if vietnamese.one_line(image.credit) != was:
            images.sign_anew(image)
        image.save()


class ManyImages(DeskAdmin):
    """The page on which many pictures are told their credit and rights."""

    actions = ("change_many",)

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.many_view)
        return [path("many/", view, name="articles_image_many"), *super().get_urls()]

    @admin.action(description=_("Credit and rights…"), permissions=["change"])
    def change_many(self, request: HttpRequest, chosen: Any) -> HttpResponse:
        keys = chosen.order_by().values_list("pk", flat=True)[:MOST_AT_ONCE]
        asked = "&".join(f"id={pk}" for pk in sorted(keys))
        return HttpResponseRedirect(f"{reverse('admin:articles_image_many')}?{asked}")

    def many_view(self, request: HttpRequest) -> HttpResponse:
        """Ask what the pictures of `?id=` are to have, and write it into those that may change."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        chosen = images_asked_for(request)
        mine = [image for image in chosen if self.has_change_permission(request, image)]
        form = ManyForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            return self.write_many(request, mine, form)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Credit and rights of many"),
            "opts": self.opts,
            "form": form,
            "images": mine,
            "others": len(chosen) - len(mine),
        }
        return TemplateResponse(request, "admin/articles/image/many.html", context)

    def write_many(self, request: HttpRequest, mine: list[Image], form: ManyForm) -> HttpResponse:
        """Write picture by picture: each is whole, whatever becomes of those after it."""
        changed = 0
        for image in mine:
            told = form.changes(image)
            if told:
                with transaction.atomic():
                    form.apply(image)
                    self.log_change(request, image, told)
                changed += 1
        said = ngettext("%d picture was changed.", "%d pictures were changed.", changed)
        messages.success(request, said % changed)
        return HttpResponseRedirect(reverse("admin:articles_image_changelist"))


def images_asked_for(request: HttpRequest, most: int = MOST_AT_ONCE) -> list[Image]:
    """List the pictures of `?id=`, in the order in which they came in."""
    keys = request.GET.getlist("id")[:most]
    pks = [int(key) for key in keys if key.isascii() and key.isdigit() and len(key) < 19]
    return list(Image.objects.filter(pk__in=pks).order_by("pk"))
