"""Nhật ký: who did what at the desk, read and taken away; nobody writes into it by hand."""

import re
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Article, TrailEntry
from articles.models.trail import DEEDS, TrailQuerySet, name_of
from articles.search import Hits

from .dates import DayField
from .trail_export import FORMATS
from .trail_page import shown

NUMBER = re.compile(r"(?:.*-)?([0-9]{1,18})(?:\.html)?")  # a story's own, or its address


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


class TrailFilter(forms.Form):
    """What is asked of the trail."""

    who = PersonField(label=_("Person"), queryset=None, required=False, empty_label=_("Everybody"))
    deed = forms.ChoiceField(label=_("Deed"), required=False)
    story = forms.CharField(
        label=_("Story"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"placeholder": _("Number, address or words")}),
    )
    first = DayField(label=_("From"), required=False)
    last = DayField(label=_("Until"), required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        people: Any = self.fields["who"]
        staff = get_user_model().objects.filter(is_staff=True)
        people.queryset = staff.order_by("last_name", "first_name", "username")
        deeds: Any = self.fields["deed"]
        deeds.choices = [("", _("Everything")), *DEEDS.items()]

    def kept(self, entries: TrailQuerySet) -> TrailQuerySet:
        """Keep what was asked for; what cannot be read asks for nothing."""
        asked = self.cleaned_data
        if asked.get("who"):
            entries = entries.filter(by=asked["who"])
        if asked.get("deed"):
            entries = entries.filter(deed=asked["deed"])
        if asked.get("story"):
            entries = self.about(entries, asked["story"])
        if asked.get("first"):
            entries = entries.filter(at__gte=start_of(asked["first"]))
        if asked.get("last"):
            entries = entries.filter(at__lt=start_of(asked["last"] + timedelta(days=1)))
        return entries

    def about(self, entries: TrailQuerySet, story: str) -> TrailQuerySet:
        number = NUMBER.fullmatch(story)
        if number:  # by its number, so that what is gone is found too
            return entries.filter(kind=Article._meta.label_lower, key=str(int(number[1])))
        stories = Article.objects.of_desk(self.user)
        found = stories.matching(story, Hits(stories, story).many)
        return entries.filter(article__in=found.order_by().values("pk"))


def start_of(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


@admin.register(TrailEntry)
class TrailAdmin(admin.ModelAdmin):
    """The trail: read and exported by whoever may see it, changed by nobody."""

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        return [
            path("", wrap(self.changelist_view), name="articles_trailentry_changelist"),
            path("<slug:format_>/", wrap(self.export_view), name="articles_trail_export"),
        ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_view_permission(request, obj) or request.user.has_perm(
            "articles.view_article"
        )

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        asked, entries = self.asked(request)
        context = shown(entries, request, self.admin_site) | {
            "title": gettext("Trail"),
            "opts": self.opts,
            "form": asked,
            "is_filtered": any(asked.cleaned_data.values()),
            "sees_all": request.user.has_perm("articles.view_trailentry"),
        }
        return TemplateResponse(request, "admin/articles/trail.html", context)

    def export_view(self, request: HttpRequest, format_: str) -> HttpResponseBase:
        """Hand out the filtered trail as a file."""
        if format_ not in FORMATS:
            raise Http404
        return FORMATS[format_](self.asked(request)[1])

    def asked(self, request: HttpRequest) -> tuple[TrailFilter, TrailQuerySet]:
        """Read what is asked, and keep what somebody may read of it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        asked = TrailFilter(request.GET, user=request.user)
        asked.is_valid()
        return asked, asked.kept(TrailEntry.objects.open_to(request.user))
