"""A picture that the library has already: the one that came last goes, the other is used."""

import re
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from articles.models import Image, TrailEntry
from articles.models.likeness import bits_apart

from .lists import DeskAdmin

MOST_SHOWN_ALIKE = 3
KEY = re.compile("[1-9][0-9]{0,17}")


class ImageDoubles(DeskAdmin):
    """Takes a picture back that came in twice; only who brought it does, and nothing shows it."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.instead)
        own = [path("<int:pk>/instead/", view, name="articles_image_instead")]
        return [*own, *super().get_urls()]

    @method_decorator(require_POST)
    def instead(self, request: HttpRequest, pk: int) -> JsonResponse:
        """Drop a picture for the one of `of`, which looks like it; answer with that one's key."""
        return JsonResponse({"id": self.drop_double(request, pk, request.POST.get("of", "")).pk})

    def drop_double(self, request: HttpRequest, pk: int, of: str) -> Image:
        """Delete a picture and give the one like it that takes its place."""
        double = Image.objects.with_uses().filter(pk=pk).first()
        known = alike(double) if double and KEY.fullmatch(of) else []
        kept = next((image for image in known if image.pk == int(of)), None)
        if double is None or kept is None:
            raise Http404
        if not self.may_drop(request, double):
            raise PermissionDenied
        with transaction.atomic():
            TrailEntry.note(request.user, "removed", double)
            double.delete()
        return kept

    def may_drop(self, request: HttpRequest, image: Image) -> bool:
        if not self.has_add_permission(request) or image.uses:  # type: ignore[attr-defined]
            return False
        brought = TrailEntry.objects.about(image).filter(deed="added", by=request.user.pk)
        return self.has_delete_permission(request, image) or brought.exists()


def alike(image: Image) -> list[Image]:
    """List pictures of the library that are the same or look it, the most alike first."""
    known = Image.objects.like(image.checksum, image.perceptual_hash).exclude(pk=image.pk)
    return sorted(known, key=lambda other: apart(image, other))[:MOST_SHOWN_ALIKE]


def apart(image: Image, other: Image) -> tuple[bool, int]:
    marks = (image.perceptual_hash, other.perceptual_hash)
    bits = 0 if None in marks else bits_apart(*marks)  # type: ignore[arg-type]
    return other.checksum != image.checksum, bits
