"""What an editor can change of a story, as it stands at one moment.

One place says what that is: every editable column of the article, its tags, and the rows in PARTS.
A new editable column joins by itself; a new inline of the form is added to PARTS.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from django.db import models

from articles import markup

from .article import Article
from .image import Image
from .tag import TaggedArticle

TAGS = "tags"
# Fields of the rows that belong to a story; the order of the rows is their `position`.
PARTS: dict[str, tuple[str, ...]] = {"bylines": ("author", "role")}
# Decided by the desk's verbs and dates, not written: taking back a text leaves these alone.
STANDING = frozenset({"status", "slug", "old_address"}) | {
    "posted_at", "published_at", "embargo_until", "expires_at"
}  # fmt: skip


@dataclass(frozen=True)
class Snapshot:
    """`content` by field: plain values, names of tags, rows of parts. `names` says what its keys
    were called then, `{"section:3": "Thời sự"}`, so that it can be read when they are gone.
    """

    content: dict[str, Any]
    names: dict[str, str]

    @cached_property
    def digest(self) -> str:
        """Fingerprint the content; two equal ones are the same version of a story."""
        text = json.dumps(self.content, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:32]


def columns() -> list[Any]:
    """List the article's columns that an editor can change."""
    fields = Article._meta.concrete_fields
    return [field for field in fields if field.editable and not field.primary_key]


def take(article: Article) -> Snapshot:
    """Write down a story as this object holds it, with its tags and parts from the database."""
    return written_down(article, Around.of([article.pk]))


def written_down(article: Article, around: "Around") -> Snapshot:
    names = dict(named(article, [field.name for field in columns()]))
    content = {field.name: plain(field, article) for field in columns()}
    content[TAGS] = around.tags[article.pk]
    for part, fields in PARTS.items():
        rows = around.parts[part][article.pk]
        metas = [row._meta for row in rows[:1]]
        content[part] = [
            {name: plain(meta.get_field(name), row) for name in fields}
            for meta in metas
            for row in rows
        ]
        names |= {key: name for row in rows for key, name in named(row, fields)}
    return Snapshot(content, names)


def taken_now(pk: int) -> Snapshot:
    """Write down a story as the database has it."""
    return take(Article.objects.select_related("section", "lead_image").get(pk=pk))


def taken_each(pks: Collection[int]) -> list[tuple[Article, Snapshot]]:
    """Write down stories as the database has them, in as many queries as for one."""
    stories, around = Article.objects.select_related("section", "lead_image"), Around.of(pks)
    return [(story, written_down(story, around)) for story in stories.filter(pk__in=pks)]


@dataclass(frozen=True)
class Around:
    """What stands around stories, by their keys: names of tags, and the rows of each part."""

    tags: dict[int, list[str]]
    parts: dict[str, dict[int, list[Any]]]

    @classmethod
    def of(cls, pks: Collection[int]) -> "Around":
        tags: dict[int, list[str]] = defaultdict(list)
        tagged = TaggedArticle.objects.filter(content_object__in=pks).order_by("id")
        for pk, name in tagged.values_list("content_object", "tag__name"):
            tags[pk].append(name)
        return cls(tags, {part: part_rows(part, pks) for part in PARTS})


def part_rows(part: str, pks: Collection[int]) -> dict[int, list[Any]]:
    """Fetch the rows of a part in their order, with what they point to, by story."""
    relation: Any = Article._meta.get_field(part)
    rows = relation.related_model._default_manager.filter(**{f"{relation.field.name}__in": pks})
    pointing = [name for name in PARTS[part] if rows.model._meta.get_field(name).is_relation]
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows.select_related(*pointing) if pointing else rows:
        found[getattr(row, relation.field.attname)].append(row)
    return found


def plain(field: Any, row: models.Model) -> Any:
    """Write a column's value as JSON has it; a moment to the microsecond, in UTC."""
    value = field.value_from_object(row)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    plain_already = value is None or isinstance(value, str | int | float | bool)
    return value if plain_already else field.value_to_string(row)


def named(row: models.Model, fields: Any) -> Iterator[tuple[str, str]]:
    """Name what the row points to."""
    for name in fields:
        field: Any = row._meta.get_field(name)
        if field.is_relation and getattr(row, field.attname) is not None:
            yield f"{name}:{getattr(row, field.attname)}", str(getattr(row, name))


def put_back(article: Article, content: dict[str, Any], wanted: set[str]) -> set[str]:
    """Write these fields of a snapshot into a story; return those whose target is gone.

    Raises ValidationError for what the story cannot be.
    """
    now = take(article).content
    wanted = {name for name in wanted if name in content and content[name] != now.get(name)}
    gone = {name for name in wanted if is_gone(name, content[name])}
    mine = [field for field in columns() if field.name in wanted - gone]
    for field in mine:
        setattr(article, field.attname, field.to_python(content[field.name]))
    if "body" in wanted:
        article.body = without_lost_images(article.body)
    untouched = {field.name for field in article._meta.concrete_fields} - {f.name for f in mine}
    article.full_clean(exclude=untouched)
    if mine:
        article.save(update_fields={field.name for field in mine})
    if TAGS in wanted:
        article.tags.set(content[TAGS], clear=True)
    for part in PARTS.keys() & (wanted - gone):
        put_rows(article, part, content[part])
    return gone


def put_rows(article: Article, part: str, rows: list[dict[str, Any]]) -> None:
    """Replace the rows of a part."""
    related = getattr(article, part)
    related.all().delete()
    for position, row in enumerate(rows, start=1):
        fields = {related.model._meta.get_field(name): value for name, value in row.items()}
        values = {field.attname: field.to_python(value) for field, value in fields.items()}
        related.create(**values, position=position)


def is_gone(name: str, value: Any) -> bool:
    """Say whether a field points to something that was deleted since."""
    if name in PARTS:
        model = Article._meta.get_field(name).related_model
        return any(
            points_nowhere(model._meta.get_field(column), row[column])  # type: ignore[union-attr]
            for row in value
            for column in row
        )
    return name != TAGS and points_nowhere(Article._meta.get_field(name), value)


def points_nowhere(field: Any, value: Any) -> bool:
    if not field.is_relation or value is None:
        return False
    return not field.related_model._default_manager.filter(pk=value).exists()


def without_lost_images(body: str) -> str:
    """Keep caption and credit of figures whose image is no longer in the library."""
    ids = markup.image_ids(body)
    known = set(Image.objects.filter(pk__in=ids).values_list("pk", flat=True))
    for lost in set(ids) - known:
        body = re.sub(rf' data-image="{lost}"', "", body)
    return body
