from collections.abc import Sequence
from typing import Any

from articles.models import Byline

from .ordered import OrderedForm, OrderedFormSet, StoryInline


class BylineForm(OrderedForm):
    """A signature."""

    class Meta:
        model = Byline
        fields = ["author", "role", "position"]


class BylineFormSet(OrderedFormSet):
    """The signatures, numbered.

    `drafted` lists signatures of a draft, as `laying.byline_rows` gives them; they are shown in
    place of those that are saved.
    """

    chosen = "author"

    def __init__(self, *args: Any, drafted: Sequence[dict[str, Any]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {str(byline.pk) for byline in self.get_queryset()} if drafted else set()
        self.changed_rows = {row["id"]: row for row in drafted if row["id"] in known}
        self.added_rows = [row for row in drafted if row["author"] and row["id"] not in known]
        self.extra += len(self.added_rows)

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
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


class BylineInline(StoryInline):
    """The signatures under a story."""

    model = Byline
    form = BylineForm
    formset = BylineFormSet
    fields = ["author", "role", "position"]
    autocomplete_fields = ["author"]
    extra = 1
