"""What stands under a story in an order of the editor's: rows of a table that number themselves."""

from typing import Any

from django import forms
from django.contrib import admin
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

from articles.models import Article


class OrderedForm(forms.ModelForm):
    """A row; without a number it stands last."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"].required = False
        if not self.instance.pk:
            self.initial["position"] = None

    def clean_position(self) -> int:
        position = self.cleaned_data["position"]
        return (
            self._meta.model._meta.get_field("position").default if position is None else position
        )


class OrderedFormSet(BaseInlineFormSet):
    """Numbers the rows as they were ordered, from 1; those without a `chosen` thing are none."""

    chosen = ""

    def clean(self) -> None:
        super().clean()
        kept = [
            (form.data.get(form.add_prefix("position")) or "9999", number, form)
            for number, form in enumerate(self.forms)
            if form.is_valid() and form.cleaned_data.get(self.chosen) and not self.deleted(form)
        ]
        kept.sort(key=lambda row: (int(row[0]), row[1]))
        for position, (_typed, _number, form) in enumerate(kept, start=1):
            if form.instance.position != position or not form.instance.pk:
                form.instance.position = position
                form.changed_data = [*{*form.changed_data, "position"}]

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        for field in form.fields.values():
            widget = getattr(field.widget, "widget", field.widget)  # a search box is wrapped
            widget.attrs["aria-label"] = field.label  # the column heads are not shown

    def deleted(self, form: forms.ModelForm) -> bool:
        return bool(form.cleaned_data.get("DELETE"))


class StoryInline(admin.TabularInline):
    """Rows under a story; who may change the story may change them."""

    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return self.stories.has_view_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        if obj is None:
            return self.stories.has_add_permission(request)
        return self.stories.has_change_permission(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return self.has_change_permission(request, obj)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name in self.autocomplete_fields:
            widget = field.widget
            widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
        return field

    @property
    def stories(self) -> admin.ModelAdmin:
        return self.admin_site.get_model_admin(Article)
