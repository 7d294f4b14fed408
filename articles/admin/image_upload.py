"""Many pictures at once: taken in file by file, then described together on one page."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext, ngettext

from articles import images
from articles.models import Image

from .image_form import ACCEPTED, SignedForm
from .image_many import MOST_AT_ONCE, images_asked_for
from .lists import DeskAdmin
from .traced import changes

MOST_SHOWN_ALIKE = 3
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


class ImageUploads(DeskAdmin):
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
        if "describe" in request.POST:
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
        said = ngettext("%d picture was described.", "%d pictures were described.", len(changed))
        messages.success(request, said % len(changed))
        return HttpResponseRedirect(reverse("admin:articles_image_changelist"))


def uploads_address(taken: list[Image]) -> str:
    address = reverse("admin:articles_image_upload")
    keys = "&".join(f"id={image.pk}" for image in taken)
    return f"{address}?{keys}" if keys else address


def not_stored() -> str:
    return gettext("It could not be stored: there is no room, or what keeps the pictures is away.")


def warnings_of(image: Image) -> list[str]:
    """Say what an editor should mend before a story shows it."""
    said = []
    if not image.credit:
        said.append(gettext("No credit: no story with it goes out before it has one."))
    if image.is_made_by_ai:
        said.append(gettext("Its file says that AI made it, or a part of it: readers are to know."))
    if image.width < SMALLEST_LEAD:
        said.append(gettext("Only %d pixels wide: too small above a story.") % image.width)
    return said


def alike(image: Image) -> list[Image]:
    """List pictures of the library that are the same or look it."""
    known = Image.objects.like(image.checksum, image.perceptual_hash).exclude(pk=image.pk)
    return list(known[:MOST_SHOWN_ALIKE])


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
