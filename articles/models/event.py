from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles import vietnamese

from .addresses import Addressed, path_to
from .change import AnnouncedQuerySet
from .fields import DerivedField, LineField, ProseField


class EventQuerySet(AnnouncedQuerySet["Event"]):
    def matching(self, words: str) -> Self:
        """Keep the event lines whose name holds these words, marks or none."""
        return self.filter(name_folded__contains=vietnamese.fold(words))


class Event(Addressed):
    """A line of stories on one course of events, each with the one before and after it."""

    fallback = "su-kien"

    name = LineField(_("name"), max_length=160)
    slug = models.SlugField(_("slug"), max_length=120, unique=True, blank=True)
    summary = ProseField(
        _("summary"), blank=True, help_text=_("What it is about, in two or three sentences.")
    )
    image = models.ForeignKey(
        "Image",
        models.PROTECT,
        verbose_name=_("image"),
        related_name="events",
        null=True,
        blank=True,
    )
    name_folded = DerivedField(max_length=200, of=("name",), by=vietnamese.fold)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event line")
        verbose_name_plural = _("event lines")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["name"], name="event_lines_differ"),
            models.CheckConstraint(condition=~Q(name=""), name="event_has_a_name"),
            models.CheckConstraint(condition=~Q(slug=""), name="event_has_an_address"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return path_to("event", self.slug)

    def clean(self) -> None:
        super().clean()
        if self.slug != vietnamese.slug(self.slug, max_length=120):
            raise ValidationError({"slug": _("Small letters a to z, digits and hyphens only.")})

    def announced(self) -> set[str]:
        return {f"event:{self.pk}", "nowhere"}
