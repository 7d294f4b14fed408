"""When readers last saw a story change, and in which month of the archive it stands."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .status import Status

if TYPE_CHECKING:
    from .article import Article

# What a story's page says; the desk's own notes and the moment of a save are no part of it.
SEEN = frozenset(
    {"headline", "slug", "agency", "lead", "body", "section", "lead_image", "lead_caption"}
    | {"source_name", "source_address", "status", "posted_at", "published_at", "updated_at"}
    | {"lead_alt", "update_note"}
)
SEEN_BEFORE = (Status.PUBLISHED, Status.WITHDRAWN)


class PublicChangeField(models.DateTimeField):
    """When readers last saw a change; a story that never changed since, when it appeared."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        own: dict[str, Any] = {"verbose_name": _("changed for readers"), "editable": False}
        super().__init__(*args, **own | kwargs)

    def pre_save(self, model_instance: Any, add: bool) -> datetime | None:
        story = model_instance
        if story.status == Status.PUBLISHED and story.public_changed_at is None:
            story.public_changed_at = appeared_at(story)  # written in bulk, past `save()`
        return story.public_changed_at

    def deconstruct(self) -> Any:
        """Stand in migrations as the plain column it is."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DateTimeField", args, kwargs


class ListedMonthField(models.PositiveIntegerField):
    """The month of the site's calendar under which a story is listed, as 202611."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        own: dict[str, Any] = {"verbose_name": _("month"), "editable": False}
        super().__init__(*args, **own | kwargs)

    def pre_save(self, model_instance: Any, add: bool) -> int | None:
        moment = model_instance.listing_moment
        model_instance.listed_month = month_of(moment) if moment else None
        return model_instance.listed_month

    def deconstruct(self) -> Any:
        """Stand in migrations as the plain column it is."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.PositiveIntegerField", args, kwargs


def month_of(moment: datetime) -> int:
    """Write a moment's month as 202611."""
    day = timezone.localdate(moment)
    return day.year * 100 + day.month


def appeared_at(story: "Article") -> datetime | None:
    """Say when readers first could see a published story."""
    return max(filter(None, (story.posted_at, story.appears_at)), default=None)


def note_public_change(story: "Article", saved: Iterable[str] | None) -> None:
    """Remember, before a story is saved, that readers will see a change; `saved` are its fields.

    What an editor does to a draft, or to a story that is still to come, leaves no trace here, nor
    does a save that changes nothing: sitemaps and feeds would tell of it.
    """
    if story.status != Status.PUBLISHED:
        return
    before = type(story)._default_manager.filter(pk=story.pk, status__in=SEEN_BEFORE).first()
    now = timezone.now()
    if before is None or is_hidden(before, now) or is_hidden(story, now):
        story.public_changed_at = appeared_at(story)
    elif before.is_expired or differs(
        story, before, SEEN if saved is None else SEEN.intersection(saved)
    ):
        story.public_changed_at = now


def is_hidden(story: "Article", now: datetime) -> bool:
    """Say whether readers were not yet to see it, by its dates."""
    return story.appears_at is None or story.appears_at > now


def differs(story: "Article", before: "Article", names: Iterable[str]) -> bool:
    """Say whether a story is to be saved with other values than it has, in their stored form."""
    fields = [story._meta.get_field(name) for name in names]
    return any(
        field.get_prep_value(getattr(story, field.attname))
        != field.get_prep_value(getattr(before, field.attname))
        for field in fields
        if isinstance(field, models.Field) and field.attname in story.__dict__
    )
