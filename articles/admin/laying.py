"""Lays what somebody wrote, as their browser sent it, into the form of a story."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Field, Form, ModelChoiceField
from django.http import QueryDict

from articles.models import Article

MOST_ROWS = 50
BYLINES = "bylines"


def as_sent(content: Mapping[str, Sequence[str]]) -> QueryDict:
    """Give a draft's content as the form data it came from."""
    sent = QueryDict(mutable=True)
    for name, values in content.items():
        sent.setlist(name, list(values))
    return sent


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


def byline_rows(sent: QueryDict) -> list[dict[str, Any]]:
    """List the signatures that were sent, those on their way out too: their texts by field."""
    total = sent.get(f"{BYLINES}-TOTAL_FORMS", "")
    count = min(int(total), MOST_ROWS) if is_number(total) else 0
    rows = [byline_row(sent, f"{BYLINES}-{number}-") for number in range(count)]
    return [row for row in rows if row["id"] or row["author"]]


def byline_row(sent: QueryDict, prefix: str) -> dict[str, Any]:
    texts = {name: sent.get(prefix + name, "") for name in ("id", "author", "role", "position")}
    numbers = {name: text for name, text in texts.items() if name != "role" and is_number(text)}
    return {
        **dict.fromkeys(texts, ""),
        **numbers,
        "role": texts["role"],
        "DELETE": f"{prefix}DELETE" in sent,
    }


def is_number(text: Any) -> bool:
    return isinstance(text, str) and text.isascii() and text.isdigit() and len(text) < 19


def rows_differ(rows: list[dict[str, Any]], article: Article | None) -> bool:
    """Say whether signatures differ from those that a story has."""
    signed = article.bylines.all() if article else []
    saved = {str(b.pk): (str(b.author_id), b.role, str(b.position)) for b in signed}
    return any(
        row["DELETE"] or saved.get(row["id"]) != (row["author"], row["role"], row["position"])
        for row in rows
    )
