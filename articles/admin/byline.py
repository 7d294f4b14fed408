from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

from articles.models import Article, Byline


class BylineForm(forms.ModelForm):
    """A signature; without a number it stands last."""

    class Meta:
        model = Byline
        fields = ["author", "role", "position"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"].required = False
        if not self.instance.pk:
            self.initial["position"] = None

    def clean_position(self) -> int:
        position = self.cleaned_data["position"]
        return Byline._meta.get_field("position").default if position is None else position


class BylineFormSet(BaseInlineFormSet):
    """Numbers the signatures as they were ordered, from 1.

    `drafted` lists signatures of a draft, as `laying.byline_rows` gives them; they are shown in
    place of those that are saved.
    """

    def __init__(self, *args: Any, drafted: Sequence[dict[str, Any]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {str(byline.pk) for byline in self.get_queryset()} if drafted else set()
        self.changed_rows = {row["id"]: row for row in drafted if row["id"] in known}
        self.added_rows = [row for row in drafted if row["author"] and row["id"] not in known]
        self.extra += len(self.added_rows)

    def clean(self) -> None:
        super().clean()
        kept = [
            (form.data.get(form.add_prefix("position")) or "9999", number, form)
            for number, form in enumerate(self.forms)
            if form.is_valid() and form.cleaned_data.get("author") and not self.deleted(form)
        ]
        kept.sort(key=lambda signed: (int(signed[0]), signed[1]))
        for position, (_typed, _number, form) in enumerate(kept, start=1):
            if form.instance.position != position or not form.instance.pk:
                form.instance.position = position
                form.changed_data = [*{*form.changed_data, "position"}]

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        for field in form.fields.values():
            widget = getattr(field.widget, "widget", field.widget)  # a search box is wrapped
            widget.attrs["aria-label"] = field.label  # the column heads are not shown
        form.initial |= self.drafted_row(form, index)

    def drafted_row(self, form: Any, index: int | None) -> dict[str, Any]:
        if index is None:
            return {}
        added = index - self.initial_form_count()
        if added < 0:
            row = self.changed_rows.get(str(form.instance.pk), {})
        else:
            row = self.added_rows[added] if added < len(self.added_rows) else {}
        return {name: value for name, value in row.items() if name != "id"}

    def deleted(self, form: forms.ModelForm) -> bool:
        return bool(form.cleaned_data.get("DELETE"))


class BylineInline(admin.TabularInline):
    """The signatures under a story; who may change the story may change them."""

    model = Byline
    form = BylineForm
    formset = BylineFormSet
    fields = ["author", "role", "position"]
    autocomplete_fields = ["author"]
    extra = 1

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
        if field and db_field.name == "author":
            widget = field.widget
            widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
        return field

    @property
    def stories(self) -> admin.ModelAdmin:
        return self.admin_site.get_model_admin(Article)
