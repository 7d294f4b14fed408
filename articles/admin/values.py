"""How what a version keeps is read: labels, values in words, and differences in lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.text import capfirst

from articles import differences
from articles.differences import Changed
from articles.models import Article
from articles.models.snapshot import PARTS, TAGS, Snapshot

from .status import written

LONGEST_SAME_RUN = 3  # lines that did not change; longer runs fold


@dataclass(frozen=True)
class Run:
    """Lines of a difference; `folded` where many in a row are the same."""

    lines: Sequence[Changed]
    folded: bool


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
    moment = parse_datetime(value) if field.get_internal_type() == "DateTimeField" else None
    return written(moment) if moment else str(value)


def difference(name: str, old: Snapshot, new: Snapshot) -> list[Changed]:
    """Compare a field of two versions word by word, the body in its lines."""
    if name == "body":
        return differences.bodies(old.content.get(name) or "", new.content.get(name) or "")
    return [Changed("p", differences.words(in_words(name, old), in_words(name, new)))]


def without(kind: str, lines: Iterable[Changed]) -> list[Changed]:
    """Leave one side's words out, so that the other's text remains."""
    sided = (
        Changed(line.tag, [piece for piece in line.pieces if piece.kind != kind], line.reformatted)
        for line in lines
    )
    return [line for line in sided if line.pieces]


def runs(lines: Iterable[Changed]) -> list[Run]:
    """Fold long stretches in which nothing changed."""
    grouped: list[list[Changed]] = []
    for line in lines:
        if grouped and grouped[-1][0].is_same == line.is_same:
            grouped[-1].append(line)
        else:
            grouped.append([line])
    return [Run(group, group[0].is_same and len(group) > LONGEST_SAME_RUN) for group in grouped]
