"""When readers will see a story whose moments are being typed, in the words of its button."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles.models import Article

from .dates import MomentField
from .outlook import goes_out
from .story_access import StoryAccess


class TypedMoments(forms.Form):
    """The moments that decide, as the form of a story sends them."""

    published_at = MomentField(required=False)
    embargo_until = MomentField(required=False)


class StoryOutlook(StoryAccess):
    """Says while moments are typed what publishing would do; a script alone could not name days."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.outlook_now)
        return [path("outlook/", view, name="articles_outlook"), *super().get_urls()]

    @method_decorator(require_safe)
    def outlook_now(self, request: HttpRequest) -> HttpResponse:
        """Answer with a sentence, with none where what was typed is no moment yet."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        typed = TypedMoments(request.GET)
        if not typed.is_valid():
            return HttpResponse(status=204)
        said = goes_out(Article(**typed.cleaned_data)) or gettext("Readers see it at once.")
        return HttpResponse(said, content_type="text/plain; charset=utf-8")
