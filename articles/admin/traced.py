"""Whatever the desk's forms and lists do is told in the trail, from what to what."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.text import capfirst

from articles.models import TrailEntry
from articles.models.trail import in_the_papers_language
from articles.models.wording import written, yes_or_no

from .trail_page import trail_of


class Traced(admin.ModelAdmin):
    """Writes the paper's trail in place of Django's own log, and shows it as the history."""

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """Tell what a form changed: [[label, before, after], …]; of what is new, all is."""
        with in_the_papers_language():
            own = [] if add else changes(form)
            return [*own, *(row for formset in formsets or [] for row in rows(formset))]

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return TrailEntry.note(request.user, "added", obj)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        if message:
            TrailEntry.note(request.user, "changed", obj, changes=message)

    def log_deletions(self, request: HttpRequest, queryset: Iterable[Any]) -> Any:
        return [TrailEntry.note(request.user, "removed", thing) for thing in queryset]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the trail of a thing in place of Django's history."""
        thing = self.get_object(request, unquote(object_id))
        if thing is None:
            raise Http404
        if not self.has_view_or_change_permission(request, thing):
            raise PermissionDenied
        return trail_of(thing, request, self.admin_site)


def changes(form: Any) -> list[list[str]]:
    """Tell which fields of a form were changed, from what to what."""
    told = ((name, form.fields[name]) for name in form.changed_data if name in form.fields)
    return [
        [capfirst(str(field.label or name)), *from_to(field, form.initial.get(name), after)]
        for name, field in told
        for after in [form.cleaned_data.get(name)]
    ]


def rows(formset: Any) -> Iterator[list[str]]:
    """Tell which rows under a form were added, changed or taken away."""
    label = capfirst(str(formset.model._meta.verbose_name))
    for form in formset.forms:
        if not form.has_changed() or not hasattr(form, "cleaned_data"):
            continue
        known = form in formset.initial_forms
        before = row_in_words(form, form.initial) if known else ""
        gone = form in formset.deleted_forms
        after = "" if gone else row_in_words(form, form.cleaned_data)
        if before != after:
            yield [label, before, after]


def row_in_words(form: Any, values: Any) -> str:
    shown = (
        in_words(field, values.get(name))
        for name, field in form.fields.items()
        if name != "DELETE" and not isinstance(field, forms.models.InlineForeignKeyField)
        if name != form._meta.model._meta.pk.name
    )
    return " · ".join(value for value in shown if value)


def from_to(field: Any, before: Any, after: Any) -> tuple[str, str]:
    """Write two values of a field; of many chosen things, those taken out and those put in."""
    if not isinstance(field, forms.ModelMultipleChoiceField):
        return in_words(field, before), in_words(field, after)
    old, new = list(before or []), list(after or [])
    gone, come = ([thing for thing in a if thing not in b] for a, b in ((old, new), (new, old)))
    return ", ".join(map(str, gone)), ", ".join(map(str, come))


def in_words(field: Any, value: Any) -> str:
    """Write a value of a form's field as somebody reads it."""
    match value:
        case None | "":
            said = ""
        case bool():
            said = yes_or_no(value)
        case datetime():
            said = written(value)
        case date():
            said = date_format(value, "SHORT_DATE_FORMAT")
        case File():
            said = value.name or ""
        case list() | tuple() | QuerySet():
            said = ", ".join(map(str, value))
        case Model():
            said = str(value)
        case _:
            said = chosen(field, value)
    return said


def chosen(field: Any, value: Any) -> str:
    """Name what stands behind a value that was chosen; others stand for themselves."""
    if isinstance(field, forms.ModelChoiceField):
        things: Any = field.queryset
        things = things.model._default_manager  # it may not be offered any more
        return str(things.filter(pk=value).first() or f"#{value}")
    return str(dict(getattr(field, "choices", ())).get(value, value))
