from typing import Any

from django.contrib import admin
from django.contrib.auth.models import AnonymousUser, User
from django.forms import Textarea
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

from articles.models import Article, Correction


class CorrectionFormSet(BaseInlineFormSet):
    """Notes who made a correction."""

    editor: User | AnonymousUser

    def save_new(self, form: Any, commit: bool = True) -> Any:
        form.instance.made_by = self.editor
        return super().save_new(form, commit)


class CorrectionInline(admin.StackedInline):
    """What a story got wrong; an editor's to say."""

    model = Correction
    formset = CorrectionFormSet
    fields = ["kind", "text"]
    extra = 0

    def get_formset(self, request: HttpRequest, obj: Article | None = None, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.editor = request.user
        return formset

    def has_add_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        # Of a live story it is said as what the change is; what readers have not seen yet is
        # simply written anew.
        withdrawn = obj is not None and obj.status == Article.Status.WITHDRAWN
        return withdrawn and super().has_add_permission(request, obj)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "text":
            kwargs["widget"] = Textarea(attrs={"rows": 3, "data-grows": True})
        return super().formfield_for_dbfield(db_field, request, **kwargs)
