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
    before, after = (str(side.content.get(name) or "") for side in (old, new))
    return size(before), ", ".join([size(after), *otherwise(before, after)])


def size(body: str) -> str:
    """Tell how many words and pictures a body has."""
    words, shown = markup.word_count(body), len(markup.image_ids(body))
    counts = (
        (words, ngettext("%s word", "%s words", words)),
        (shown, ngettext("%s picture", "%s pictures", shown)),
    )
    told = [said % formats.number_format(n, force_grouping=True) for n, said in counts if n]
    return ", ".join(told)


def otherwise(before: str, after: str) -> list[str]:
    """Tell in what a body is another one where its size does not."""
    old, new = markup.image_ids(before), markup.image_ids(after)
    told = []
    if old != new and set(old) == set(new):
        told.append(gettext("pictures in another order"))
    elif old != new and len(old) == len(new):
        told.append(gettext("other pictures"))
    elif old == new and said_of(before) != said_of(after):
        told.append(gettext("other credits or descriptions of pictures"))
    # In any order: captions go with their pictures.
    words = [sorted(markup.plain(body).split()) for body in (before, after)]
    rewritten = len(words[0]) == len(words[1]) and words[0] != words[1]
    if rewritten or (not told and size(before) == size(after)):
        told.append(gettext("worded differently"))
    return told


def said_of(body: str) -> list[tuple[int | None, str, str]]:
    figures = [(each.image_id, each.credit, each.alt) for each in markup.figures_of(body)]
    return sorted(figures, key=str)
