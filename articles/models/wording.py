"""How what stands in a story is told in words: names of fields, values, from what to what."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils import formats, timezone
from django.utils.dateparse import parse_datetime
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from articles import markup

from .article import Article
from .snapshot import PARTS, TAGS, Snapshot
from .standing import has_hour


def written(moment: object) -> str:
    """Write a moment as the desk does: 24/07/2019 07:28, without an hour where none was given."""
    if moment is None:
        return "–"
    local = timezone.localtime(moment)  # type: ignore[arg-type]
    with_hour = has_hour(local)
    return formats.date_format(local, "SHORT_DATETIME_FORMAT" if with_hour else "SHORT_DATE_FORMAT")


def label(name: str) -> str:
    """Name a field as the form does."""
    field: Any = Article._meta.get_field(name)
    if name in PARTS:
        return capfirst(str(field.related_model._meta.verbose_name_plural))
    return capfirst(str(field.verbose_name))


def in_words(name: str, snapshot: Snapshot) -> str:
    """Write the value of a field as a line of text."""
    value = snapshot.content.get(name)
    if name in PARTS:
        return "; ".join(row_in_words(name, row, snapshot.names) for row in value or [])
    if name == TAGS:
        return ", ".join(value or [])
    if value is None or value == "":
        return ""
    return column_in_words(Article._meta.get_field(name), value, snapshot.names)


def row_in_words(part: str, row: dict[str, Any], names: dict[str, str]) -> str:
    """Write a row of a part: `Thế Hà (Writer)`; its order stands in the rows' order."""
    model: Any = Article._meta.get_field(part).related_model
    fields = [model._meta.get_field(name) for name in row]
    first, *others = (column_in_words(field, row[field.name], names) for field in fields)
    told = ", ".join(other for other in others if other)
    return f"{first} ({told})" if told else first


def column_in_words(field: Any, value: Any, names: dict[str, str]) -> str:
    if value is None:
        return ""
    if field.is_relation:
        return names.get(f"{field.name}:{value}", f"#{value}")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.BooleanField):
        return yes_or_no(value)
    moment = parse_datetime(value) if field.get_internal_type() == "DateTimeField" else None
    return written(moment) if moment else str(value)


def yes_or_no(value: Any) -> str:
    return gettext("yes") if value else gettext("no")


def from_to(old: Snapshot, new: Snapshot, names: Iterable[str]) -> list[list[str]]:
    """Tell of these fields from what to what: [[label, before, after], …], the body in short."""
    return [[label(name), *told(name, old, new)] for name in names]


def told(name: str, old: Snapshot, new: Snapshot) -> tuple[str, str]:
    if name != "body":
        return in_words(name, old), in_words(name, new)
    before, after = (markup.word_count(side.content.get(name) or "") for side in (old, new))
    if before == after:
        return length(before), gettext("%s, worded differently") % length(after)
    return length(before), length(after)


def length(words: int) -> str:
    said = ngettext("%s word", "%s words", words)
    return said % formats.number_format(words, force_grouping=True) if words else ""
