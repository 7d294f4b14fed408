"""Many pictures at once: taken in file by file, then described together on one page."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext

from articles import images
from articles.models import Image

from .image_doubles import KEY, ImageDoubles, alike
from .image_form import ACCEPTED, SignedForm
from .image_many import MOST_AT_ONCE, images_asked_for
from .traced import changes

SMALLEST_LEAD = 800  # pixels; narrower pictures look blurred above a story


class WordsForm(SignedForm):
    """What an editor writes beside each of many pictures."""

    class Meta:
        model = Image
        fields: ClassVar = ["caption", "credit", "alt"]
        widgets: ClassVar = {
            "caption": forms.Textarea(attrs={"rows": 2, "data-grows": True}),
            "alt": forms.Textarea(attrs={"rows": 1, "data-grows": True}),
            "credit": forms.TextInput(attrs={"class": "vTextField"}),
        }
        help_texts: ClassVar = {"credit": "", "alt": ""}


@dataclass(frozen=True)
class Uploaded:
    """A picture that came in, and what there is to say of it; no form if it may not be changed."""

    image: Image
    form: WordsForm | None
    warnings: list[str]
    same: list[Image]


class ImageUploads(ImageDoubles):
    """The page on which pictures come in, and the door for scripts at the same address."""

    def get_urls(self) -> list[Any]:
        upload = self.admin_site.admin_view(self.upload)
        return [path("upload/", upload, name="articles_image_upload"), *super().get_urls()]

    def upload(self, request: HttpRequest) -> HttpResponse:
        """Show the page, take one `file` for a script, or what the page's forms send."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self.uploads_page(request)
        if "describe" in request.POST or "instead" in request.POST:
            return self.describe(request)
        if "page" in request.POST:
            return self.take_many(request)
        return self.take_one(request)

    # ── files ────────────────────────────────────────────────────────────────────────────────

    def take_one(self, request: HttpRequest) -> JsonResponse:
        """Answer as JSON with the picture, or with `error` and why it was not taken."""
        file: Any = request.FILES.get("file")
        if file is None:
            return JsonResponse({"error": gettext("No file came.")}, status=400)
        try:
            image = self.take(request, file)
        except images.RefusedError as refused:
            return JsonResponse({"error": str(refused)}, status=400)
        except OSError:
            return JsonResponse({"error": not_stored()}, status=507)
        return JsonResponse(told(image))

    def take_many(self, request: HttpRequest) -> HttpResponse:
        """Take each file by itself; those that are refused are named with the reason."""
        taken = []
        for file in request.FILES.getlist("files"):
            try:
                taken.append(self.take(request, file))
                if taken[-1].moved:
                    messages.warning(request, f"“{file.name}”: {first_of_many()}")
            except (images.RefusedError, OSError) as error:
                reason = not_stored() if isinstance(error, OSError) else error
                messages.error(request, f"“{file.name}”: {reason}")
        return HttpResponseRedirect(uploads_address(taken))

    def take(self, request: HttpRequest, file: Any) -> Image:
        image = images.store(file)
        self.log_addition(request, image, "")
        return image

    # ── words ────────────────────────────────────────────────────────────────────────────────

    def uploads_page(self, request: HttpRequest, formset: Any = None) -> HttpResponse:
        shown = images_asked_for(request)
        formset = formset or self.formset(request, shown)
        forms_ = {form.instance.pk: form for form in formset.forms}
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Upload pictures"),
            "opts": self.opts,
            "accepted": ACCEPTED,
            "most": MOST_AT_ONCE,
            "most_megabytes": images.MOST_BYTES // 2**20,
            "formset": formset,
            "uploads": [
                Uploaded(image, forms_.get(image.pk), warnings_of(image), alike(image))
                for image in shown
            ],
        }
        return TemplateResponse(request, "admin/articles/image/upload.html", context)

    def formset(self, request: HttpRequest, shown: list[Image], sent: Any = None) -> Any:
        """Make the forms for those pictures that somebody may change."""
        mine = [image.pk for image in shown if self.has_change_permission(request, image)]
        made: Any = forms.modelformset_factory(Image, WordsForm, extra=0, edit_only=True)
        return made(sent, queryset=Image.objects.filter(pk__in=mine).order_by("pk"))

    def describe(self, request: HttpRequest) -> HttpResponse:
        """Save the words of all pictures, or show the page with what is wrong."""
        formset = self.formset(request, images_asked_for(request), request.POST)
        if not formset.is_valid():
            return self.uploads_page(request, formset)
        changed = [f for f in formset.initial_forms if f.instance.pk and f.has_changed()]
        formset.save()
        for form in changed:
            self.log_change(request, form.instance, changes(form))
        if "instead" in request.POST:
            return self.describe_others(request)
        said = ngettext("%d picture was described.", "%d pictures were described.", len(changed))
        messages.success(request, said % len(changed))
        return HttpResponseRedirect(reverse("admin:articles_image_changelist"))

    def describe_others(self, request: HttpRequest) -> HttpResponse:
        """Drop a picture for one that is there, as a button `double-other` says, and go on."""
        double, _dash, other = request.POST["instead"].partition("-")
        if not KEY.fullmatch(double):
            raise Http404
        kept = self.drop_double(request, int(double), other)
        said = gettext("What came in twice is deleted; this one is in the library:")
        address, name = change_address(kept), titled(kept)
        messages.success(request, format_html('{} <a href="{}">{}</a>', said, address, name))
        return HttpResponseRedirect(uploads_address(images_asked_for(request)))


def uploads_address(taken: list[Image]) -> str:
    address = reverse("admin:articles_image_upload")
    keys = "&".join(f"id={image.pk}" for image in taken)
    return f"{address}?{keys}" if keys else address


def not_stored() -> str:
    return gettext("It could not be stored: there is no room, or what keeps the pictures is away.")


def first_of_many() -> str:
    return gettext("It moves; only its first picture is kept.")


def warnings_of(image: Image) -> list[str]:
    """Say what an editor should mend before a story shows it."""
    said = []
    if not image.credit:
        said.append(gettext("No credit: no story with it goes out before it has one."))
    if image.is_made_by_ai:
        said.append(gettext("Its file says that AI made it, or a part of it: readers are told."))
    if image.moved:
        said.append(first_of_many())
    if image.width < SMALLEST_LEAD:
        said.append(gettext("Only %d pixels wide: too small above a story.") % image.width)
    return said


def told(image: Image) -> dict[str, Any]:
    """Describe a picture that came in to a script."""
    return {
        "id": image.pk,
        "url": image.file.url,
        "change": change_address(image),
        "thumbnail": image.thumbnail_url,
        "width": image.width,
        "height": image.height,
        "caption": image.caption,
        "credit": image.credit,
        "alt": image.alt,
        "warnings": warnings_of(image),
        "instead": reverse("admin:articles_image_instead", args=[image.pk]),
        "same": [
            {
                "id": other.pk,
                "caption": titled(other),
                "thumbnail": other.thumbnail_url,
                "change": change_address(other),
                "is_same_file": other.checksum == image.checksum,
            }
            for other in alike(image)
        ],
    }


def titled(image: Image) -> str:
    return image.caption or image.alt or gettext("(without a caption)")


def change_address(image: Image) -> str:
    return reverse("admin:articles_image_change", args=[image.pk])
