from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class MomentField(forms.SplitDateTimeField):
    """A date and an hour; a date alone means that no hour is given, which is midnight."""

    widget = AdminSplitDateTime

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for part, name in zip(self.widget.widgets, (_("date"), _("hour")), strict=True):
            part.attrs["aria-label"] = f"{self.label}: {name}"

    def compress(self, data_list: Any) -> datetime | None:
        if data_list and isinstance(data_list[0], date) and data_list[1] in self.empty_values:
            data_list = (data_list[0], time.min)
        return super().compress(data_list)


class DayField(forms.DateField):
    """A day as the desk writes it, dd/mm/yyyy, also where an address has it as 2026-11-27."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs["placeholder"] = gettext_lazy("dd/mm/yyyy")

    def prepare_value(self, value: Any) -> Any:
        try:
            return self.to_python(value)
        except ValidationError:
            return value


def moment_in(sent: Mapping[str, Any], name: str) -> datetime | None:
    """Read a moment as a form sends it, a date and an hour; None of anything else."""
    field: Any = MomentField(required=False)
    try:
        return field.clean(field.widget.value_from_datadict(sent, {}, name))
    except ValidationError:
        return None


def day_typed(text: str | None) -> date | None:
    """Read a day as somebody types it, 27/11/2026, or as a script sends it, 2026-11-27."""
    try:
        return DayField(required=False).clean(text)
    except ValidationError:
        return None


def day_of(text: str | None) -> date | None:
    """Read a day as addresses and date fields write it: 2026-11-27; None of anything else."""
    try:
        return parse_date(text or "")
    except ValueError:  # 2026-02-31
        return None
