"""What the desk puts on pages for a while: its list says what stands there now."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.db import models
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.window import Windowed

from .dates import MomentField
from .lists import DeskAdmin
from .scripts import module
from .status import word, written


class WindowFilter(SimpleListFilter):
    """Where it stands in time."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return [("now", _("Now")), ("later", _("Later")), ("over", _("Over"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "now":
                return queryset.begun().not_over()
            case "later":
                return queryset.later()
            case "over":
                return queryset.over()
        return queryset


class WindowAdmin(DeskAdmin):
    """Lists and forms of what has a moment to begin and one to end."""

    autocomplete_fields = ["article"]
    list_filter = [WindowFilter]
    list_select_related = ["article"]

    class Media:
        js = (module("choices"),)

    @admin.display(description=_("state"))
    def state(self, row: Windowed) -> SafeString:
        if row.is_over:
            return word("draft", gettext("Over: %s") % written(row.until))
        if row.is_later:
            return word("scheduled", gettext("Later: %s") % written(row.since))
        article = getattr(row, "article", None)
        if article is not None and not article.is_public:
            return word("in_review", gettext("Waits for its story"))
        until = gettext("Now, until %s") % written(row.until) if row.until else gettext("Now")
        return word("published", until)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if isinstance(db_field, models.DateTimeField):
            return db_field.formfield(form_class=MomentField)
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(db_field, models.ForeignKey):
            widget = field.widget
            widget.can_add_related = widget.can_change_related = False
            widget.can_delete_related = widget.can_view_related = False
        return field
