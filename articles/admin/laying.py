"""Lays what somebody wrote, as their browser sent it, into the form of a story."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Field, Form, ModelChoiceField
from django.http import QueryDict

from articles.models import Article


def lay_into(form: Form, sent: QueryDict) -> bool:
    """Show what was sent in a form's fields; say whether any differs from what is saved."""
    differing = {}
    for name, field in form.fields.items():
        where = form.add_prefix(name)
        if field.widget.value_omitted_from_data(sent, {}, where):
            continue
        value = field.widget.value_from_datadict(sent, {}, where)
        before = form.get_initial_for_field(field, name)
        if field.has_changed(before, value) and can_show(field, value):
            differing[name] = value
    form.initial.update(differing)
    return bool(differing)


def can_show(field: Field, value: Any) -> bool:
    """Say whether a field can show a value: any text, but only a choice that still exists."""
    if not isinstance(field, ModelChoiceField):
        return True
    try:
        field.to_python(value)
    except ValidationError:
        return False
    return True


def rows_differ(rows: list[dict[str, Any]], article: Article | None) -> bool:
    """Say whether signatures differ from those that a story has."""
    signed = article.bylines.all() if article else []
    saved = {str(b.pk): (str(b.author_id), b.role, str(b.position)) for b in signed}
    return any(
        row["DELETE"] or saved.get(row["id"]) != (row["author"], row["role"], row["position"])
        for row in rows
    )
