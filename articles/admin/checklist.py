from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.checklist import RULES, Level
from articles.models import Checklist

from .traced import Traced


class ChecklistForm(forms.ModelForm):
    """A choice of level for each rule; what is as the house has it is not written down."""

    class Meta:
        model = Checklist
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rule in RULES.items():
            self.initial[name] = self.instance.levels.get(name, str(rule.level))
            self.fields[name] = forms.ChoiceField(
                label=rule.label,
                choices=Level.choices,
                help_text=_("The house's own: %s.") % rule.level.label,
            )

    def save(self, commit: bool = True) -> Any:
        chosen = {name: self.cleaned_data[name] for name in RULES}
        own = {name: level for name, level in chosen.items() if level != RULES[name].level}
        self.instance.levels = own
        return super().save(commit)


@admin.register(Checklist)
class ChecklistAdmin(Traced):
    """How strict the paper is before a story goes out; its list is its form."""

    form = ChecklistForm

    def get_form(self, request: HttpRequest, obj: Any = None, *args: Any, **kwargs: Any) -> Any:
        return ChecklistForm

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return list(RULES)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Checklist | None = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        one, _made = Checklist.objects.get_or_create(pk=1)
        return HttpResponseRedirect(reverse("admin:articles_checklist_change", args=[one.pk]))
