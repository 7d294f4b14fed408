import re
from typing import Any, ClassVar

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.forms import Textarea
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Figure, Image

from .image_form import ImageForm
from .image_upload import ImageUploads
from .lists import MOST_NAMED, DeskChangeList, link_to
from .status import written

PICTURES_A_PAGE = 24
NUMBER = re.compile("[1-9][0-9]{0,17}")


class ImageList(DeskChangeList):
    """The library with how many stories show each image."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        led = Article.objects.filter(lead_image=OuterRef("pk")).order_by().values("lead_image")
        shown = (
            Figure.objects.filter(image=OuterRef("pk"))
            .exclude(article__lead_image=F("image"))
            .order_by()
            .values("image")
        )
        counts = [
            Coalesce(Subquery(rows.annotate(total=Count("pk")).values("total")), Value(0))
            for rows in (led, shown)
        ]
        found = super().get_queryset(request, exclude_parameters)
        return found.annotate(stories=counts[0] + counts[1])


@admin.register(Image)
class ImageAdmin(ImageUploads):
    form = ImageForm
    list_display = ["thumbnail", "titled", "credit", "size", "stories", "added"]
    list_display_links = ["titled"]
    sortable_by: ClassVar[list[str]] = []
    list_per_page = 30
    search_fields = ["search_folded"]
    search_help_text = _("Words of caption, description or credit, with or without marks.")

    # ── who may change what ──────────────────────────────────────────────────────────────────

    def has_change_permission(self, request: HttpRequest, obj: Image | None = None) -> bool:
        if not super().has_change_permission(request, obj):
            return False
        if obj is None:
            return True
        seen = shown_in(obj).published()  # what readers see is the editors' to change
        return not seen.exclude(pk__in=seen.edited_by(request.user)).exists()

    def uses(self, thing: Image, request: HttpRequest) -> list[QuerySet[Any]]:
        return [shown_in(thing).last_saved_first(), thing.portrait_of.all(), thing.events.all()]

    # ── the list ─────────────────────────────────────────────────────────────────────────────

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[DeskChangeList]:
        return ImageList

    @admin.display(description=_("picture"), empty_value=" ")
    def thumbnail(self, image: Image) -> SafeString:
        return format_html(
            '<img class="thumbnail" src="{}" alt="" width="72" height="48" loading="lazy">',
            image.thumbnail_url,
        )

    @admin.display(description=_("caption"))
    def titled(self, image: Image) -> str:
        return image.caption or image.alt or gettext("(without a caption)")

    @admin.display(description=_("size"))
    def size(self, image: Image) -> str:
        return f"{image.width} × {image.height}"

    @admin.display(description=_("stories"))
    def stories(self, image: Any) -> int:
        return image.stories

    @admin.display(description=_("added"))
    def added(self, image: Image) -> str:
        return written(image.added_at)

    # ── the form ─────────────────────────────────────────────────────────────────────────────

    def get_fieldsets(self, request: HttpRequest, obj: Image | None = None) -> Any:
        words = ["caption", "credit", "alt"]
        if obj is None:
            return [(None, {"fields": ["upload", *words]})]
        upload = ["upload"] if self.has_change_permission(request, obj) else []
        return [
            (None, {"fields": words}),
            (_("Focal point"), {"fields": ["preview", ("focal_x", "focal_y")]}),
            (_("File"), {"fields": ["size", "added", *upload, "used_in"]}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Image | None = None) -> list[str]:
        return ["preview", "size", "added", "used_in"]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in {"caption", "alt"}:
            kwargs["widget"] = Textarea(attrs={"rows": 2, "class": "vLargeTextField"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description=_("picture"))
    def preview(self, image: Image) -> SafeString:
        return format_html(
            '<div class="focal" data-focal><img src="{}" srcset="{}" sizes="480px" alt="{}" '
            'width="{}" height="{}"><span class="focal-point"></span></div>'
            '<p class="help">{}</p>',
            image.thumbnail_url,
            image.srcset,
            image.alt,
            image.width,
            image.height,
            gettext("Click the point that every crop should keep."),
        )

    @admin.display(description=_("used in"))
    def used_in(self, image: Image) -> SafeString | str:
        """Name the stories that show it; those that are not open to somebody are only counted."""
        request = self.request_of(image)
        stories = shown_in(image)
        mine = stories.open_to(request.user).last_saved_first()[:MOST_NAMED]
        lines = [(link_to(thing),) for thing in [*mine, *image.portrait_of.all()]]
        more = stories.count() - len(mine)
        if more:
            lines.append((gettext("%d other stories") % more,))
        return format_html_join("", "<div>{}</div>", lines) or "–"

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Image | None:
        image = super().get_object(request, *args, **kwargs)
        if image:
            image.asked_by = request  # used_in names only what this person may open
        return image

    def request_of(self, image: Any) -> HttpRequest:
        return image.asked_by

    # ── the library for scripts ──────────────────────────────────────────────────────────────

    def get_urls(self) -> list[Any]:
        library = self.admin_site.admin_view(self.library)
        return [path("library/", library, name="articles_image_library"), *super().get_urls()]

    def library(self, request: HttpRequest) -> HttpResponse:
        """Answer with images as JSON: those of `?id=`, else a page of those that match `?q=`."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        ids = [
            int(id_)
            for id_ in request.GET.getlist("id")[:100]
            if id_.isascii() and id_.isdigit() and len(id_) < 19
        ]
        if "id" in request.GET:
            found, more = list(Image.objects.filter(pk__in=ids)), False
        else:
            found, more = self.page_of_library(request)
        return JsonResponse({"images": [card(image) for image in found], "more": more})

    def page_of_library(self, request: HttpRequest) -> tuple[list[Image], bool]:
        asked = request.GET.get("page", "1")
        page = int(asked) if NUMBER.fullmatch(asked) else 1
        start = min(page - 1, 1_000) * PICTURES_A_PAGE
        found = Image.objects.matching(request.GET.get("q", ""))
        images_ = list(found[start : start + PICTURES_A_PAGE + 1])
        return images_[:PICTURES_A_PAGE], len(images_) > PICTURES_A_PAGE


def shown_in(image: Image) -> Any:
    """Keep the stories that show an image, above their text or in it."""
    return Article.objects.filter(
        Q(pk__in=image.lead_of.values("pk")) | Q(pk__in=image.figures.values("article"))
    )


def card(image: Image) -> dict[str, Any]:
    """Describe an image to the desk's scripts."""
    return {
        "id": image.pk,
        "thumbnail": image.thumbnail_url,
        "srcset": image.srcset,
        "width": image.width,
        "height": image.height,
        "caption": image.caption,
        "credit": image.credit,
        "alt": image.alt,
    }
