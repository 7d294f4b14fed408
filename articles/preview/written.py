"""Makes a story, in memory alone, of what a form holds or a version kept."""

import copy
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import vietnamese
from articles.models import Article, Author, Byline, Category, Tag
from articles.models.sent import as_sent, byline_rows, is_number
from articles.models.snapshot import TAGS, Snapshot
from articles.models.tag import split_tags, tag_key

Content = Mapping[str, Sequence[str]]  # of a form: {name: [values]}

TEXTS = (
    *("headline", "agency", "lead", "body", "lead_caption", "lead_alt"),
    *("source_name", "source_address"),
)
POINTERS = ("section", "lead_image", "event")
DATES = ("published_at", "posted_at")
ADDRESS = forms.URLField(required=False, assume_scheme="https")


def as_it_stands(story: Article) -> Article:
    """Give a story as its page would show it were it published now."""
    return ready(copy.copy(story))


def as_written(story: Article | None, content: Content) -> Article:
    """Make a story of what a form holds: on top of one that is saved, or of nothing."""
    article = copy.copy(story) if story else Article(pk=0)
    sent = as_sent(content)
    lay(article, {name: str(sent[name]) for name in (*TEXTS, *POINTERS) if name in sent})
    article.says_its_age = "says_its_age" in sent
    for name in DATES:
        if f"{name}_0" in sent:
            setattr(article, name, moment_in(sent, name))
    held = [until for until in (article.embargo_until, moment_in(sent, "embargo_until")) if until]
    article.embargo_until = max(held, default=None)  # one that is only typed lifts none
    rows = [row for row in byline_rows(sent) if not row["DELETE"]]
    rows.sort(key=lambda row: int(row["position"]) if is_number(row["position"]) else 0)
    tags = tags_named(name for text in sent.getlist(TAGS) for name in split_tags(text))
    return ready(article, tags=tags, bylines=signed(rows), corrections=told_of(story))


def as_kept(story: Article, version: Snapshot) -> Article:
    """Make a story of what it was in a version; what that pointed to may be gone."""
    article, content = copy.copy(story), version.content
    known = {name: content[name] for name in (*TEXTS, *POINTERS) if name in content}
    lay(article, {name: "" if value is None else str(value) for name, value in known.items()})
    tags, rows = tags_named(content.get(TAGS, ())), content.get("bylines", ())
    return ready(article, tags=tags, bylines=signed(rows), corrections=told_of(story))


def lay(article: Article, texts: Mapping[str, str]) -> None:
    """Write texts into a story as its fields would keep them, the body cleaned as ever."""
    for name, text in texts.items():
        field: Any = Article._meta.get_field(name)
        if not field.is_relation:
            kept = address(text) if name == "source_address" else field.to_python(text)
            setattr(article, name, kept)
        elif str(getattr(article, field.attname) or "") != text:
            rows = field.related_model._default_manager
            setattr(article, name, rows.filter(pk=text).first() if is_number(text) else None)


def address(text: str) -> str:
    """Read a web address; "" for what the form would refuse, a script among them."""
    try:
        return str(ADDRESS.clean(text))
    except ValidationError:
        return ""


def moment_in(sent: QueryDict, name: str) -> datetime | None:
    """Read a day and an hour as the form does; None while they are none yet."""
    day, hour = sent.get(f"{name}_0", ""), sent.get(f"{name}_1", "")
    try:
        hours = forms.TimeField().clean(hour) if hour else time.min
        return timezone.make_aware(datetime.combine(forms.DateField().clean(day), hours))
    except (ValidationError, ValueError):
        return None


def tags_named(names: Iterable[str]) -> list[Tag]:
    """Give the tags of these names in their order, those that are not there yet unsaved."""
    wanted: dict[str, str] = {}
    for name in names:
        wanted.setdefault(tag_key(name), name)
    known = {tag.key: tag for tag in Tag.objects.filter(key__in=wanted)}
    return [known.get(key) or new_tag(name) for key, name in wanted.items()]


def new_tag(name: str) -> Tag:
    return Tag(name=name, slug=vietnamese.slug(name, fallback="tu-khoa"))


def signed(rows: Iterable[Mapping[str, Any]]) -> list[Byline]:
    """Make the signatures of rows that name an author's key and a role, in their order."""
    rows = [row for row in rows if is_number(str(row["author"]))]
    authors = Author.objects.in_bulk([int(row["author"]) for row in rows])
    return [
        Byline(author=authors[int(row["author"])], role=row["role"])
        for row in rows
        if int(row["author"]) in authors and row["role"] in Byline.Role.values
    ]


def told_of(story: Article | None) -> list[Any]:
    return list(story.corrections.all()) if story else []


def ready(article: Article, **parts: list[Any]) -> Article:
    """Let a story stand as if it were published now, or when it will be; nothing is saved.

    `parts` takes the place of what the database has of tags, bylines and corrections.
    """
    now = timezone.now()
    if not article.is_public:
        article.published_at = article.published_at or max(now, article.embargo_until or now)
        article.posted_at = article.posted_at or max(now, article.published_at)
    article.listed_at = article.listing_moment  # type: ignore[assignment]
    article.headline = article.headline or _("(without a headline)")
    article.name_address()
    if getattr(article, "section", None) is None:
        article.section = Category(name=_("(no section yet)"), slug="-")
    if parts:  # where prefetch_related would have put them
        article._prefetched_objects_cache = parts  # type: ignore[attr-defined]
    return article
