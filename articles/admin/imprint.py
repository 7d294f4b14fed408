from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import Imprint

from .traced import Traced


@admin.register(Imprint)
class ImprintAdmin(Traced):
    """The one imprint; its list is its form."""

    fieldsets = [
        (None, {"fields": ["name", "agency", "governing_body"]}),
        (_("Licence"), {"fields": ["licence_number", "licence_date", "licence_issuer"]}),
        (_("Editor-in-chief"), {"fields": ["editor_title", "editor_in_chief"]}),
        (_("Contact"), {"fields": ["address", "phones", "hotline", "fax", "email"]}),
        (_("More"), {"fields": ["reuse", "extra"]}),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Imprint | None = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        imprint = Imprint.objects.the_one()
        if imprint.pk is None:
            imprint.save()
        return HttpResponseRedirect(reverse("admin:articles_imprint_change", args=[imprint.pk]))

    def get_view_on_site_url(self, obj: Imprint | None = None) -> str | None:
        return reverse("contact")
