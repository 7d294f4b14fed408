from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.models import SavedSearch
from articles.models.saved_search import LONGEST, may_share

from .image_list import WORDS, LibraryForm


class SavedSearchForm(forms.ModelForm):
    """A name for a search; the search itself is read anew, whatever was sent as one."""

    class Meta:
        model = SavedSearch
        fields = ("name", "query", "shared")

    def clean_query(self) -> str:
        sent = QueryDict(self.cleaned_data["query"])
        query = LibraryForm(sent).query(sent.get(WORDS, ""))
        if not query or len(query) > LONGEST:
            raise forms.ValidationError(_("There is nothing to search for."))
        return query


class SavedSearches(admin.ModelAdmin):
    """Keeps searches of the library under a name, and forgets them."""

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        keep, forget = wrap(self.keep_search), wrap(self.forget_search)
        return [
            path("searches/", keep, name="articles_image_keep_search"),
            path("searches/<int:pk>/delete/", forget, name="articles_image_forget_search"),
            *super().get_urls(),
        ]

    @method_decorator(require_POST)
    def keep_search(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = SavedSearchForm(request.POST)
        if not form.is_valid():
            problem = next(iter(form.errors.values()))[0]
            messages.error(request, _("The search was not saved: %s") % problem)
            return back_to_library()
        told = form.cleaned_data
        shared = told["shared"] and may_share(request.user)
        owner: Any = request.user
        search = SavedSearch.objects.keep(owner, told["name"], query=told["query"], shared=shared)
        messages.success(request, _("The search “%s” was saved.") % search)
        return back_to_library(search.query)

    @method_decorator(require_POST)
    def forget_search(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        search = get_object_or_404(SavedSearch.objects.removable_by(request.user), pk=pk)
        search.delete()
        messages.success(request, _("The search “%s” is gone; no picture is.") % search)
        return back_to_library()


def back_to_library(query: str = "") -> HttpResponse:
    address = reverse("admin:articles_image_changelist")
    return HttpResponseRedirect(f"{address}?{query}" if query else address)
