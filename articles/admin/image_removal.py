"""A picture that must go now: off every page, its files deleted, with the reason in the trail."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import images
from articles.models import Image, TrailEntry
from articles.models.image_removal import remove_image

from .image_uses import uses_of
from .lists import DeskAdmin

RIGHTS = ("articles.take_down_article", "articles.delete_image")


class RemovalForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        help_text=_("Who asked for it, number of the document. It stands in the trail for good."),
        widget=forms.Textarea(attrs={"rows": 3, "data-grows": True}),
    )


class ImageRemoval(DeskAdmin):
    """Removes a picture with all its files, or the files that it had before it was replaced."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.removal_view)
        return [path("<int:pk>/remove/", view, name="articles_image_remove"), *super().get_urls()]

    def has_removal_permission(self, request: HttpRequest, image: Image) -> bool:
        """Say whether somebody may take a picture off every page that shows it."""
        user: Any = request.user
        return user.has_perms(RIGHTS) and self.has_change_permission(request, image)

    def removal_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show where the picture is used and ask for the reason; then remove it."""
        image = Image.objects.filter(pk=pk).first()
        if image is None or not self.has_view_permission(request, image):
            raise Http404
        if not self.has_removal_permission(request, image):
            raise PermissionDenied
        form = RemovalForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            remove = self.remove_old_files if "_old_files" in request.POST else self.remove
            return remove(request, image, form.cleaned_data["reason"])
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Remove at once"),
            "opts": self.opts,
            "original": image,
            "form": form,
            "uses": uses_of(image, request.user),
            "old_files": image.left_files.count(),
        }
        return TemplateResponse(request, "admin/articles/image/removal.html", context)

    def remove(self, request: HttpRequest, image: Image, reason: str) -> HttpResponse:
        self.say(request, images.remove_now(remove_image(image, request.user, reason)))
        return HttpResponseRedirect(reverse("admin:articles_image_changelist"))

    def remove_old_files(self, request: HttpRequest, image: Image, reason: str) -> HttpResponse:
        """Delete the files that the picture had before; it stays where it is."""
        with transaction.atomic():
            names = image.left_files.all().hurry()
            changes = [[gettext("File"), name, ""] for name in names]
            TrailEntry.note(request.user, "remove_old_files", image, changes=changes, reason=reason)
        self.say(request, images.remove_now(names))
        return HttpResponseRedirect(reverse("admin:articles_image_change", args=[image.pk]))

    def say(self, request: HttpRequest, gone: bool) -> None:
        if gone:
            text = gettext(
                "The files are deleted. Pages show the picture for another second or two."
            )
            messages.success(request, text)
        else:
            text = gettext("Some files could not be deleted yet; the site tries again by itself.")
            messages.warning(request, text)
