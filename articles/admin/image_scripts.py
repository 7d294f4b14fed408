"""The library for the desk's scripts."""

import re
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from articles.models import Image

PICTURES_A_PAGE = 24
NUMBER = re.compile("[1-9][0-9]{0,17}")


class LibraryForScripts(admin.ModelAdmin):
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
