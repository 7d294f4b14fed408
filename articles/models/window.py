from typing import Self, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .change import Announced, AnnouncedQuerySet

Row = TypeVar("Row", bound="Windowed")


class WindowQuerySet(AnnouncedQuerySet[Row]):
    """Asks by the database's clock; a row without an end is never over."""

    def not_over(self) -> Self:
        """Keep what stands on pages or will."""
        return self.filter(Q(until=None) | Q(until__gt=Now()))

    def begun(self) -> Self:
        """Keep what has been put on pages, and may be over."""
        return self.filter(since__lte=Now())

    def later(self) -> Self:
        """Keep what will stand on pages and does not yet."""
        return self.filter(since__gt=Now())

    def over(self) -> Self:
        """Keep what took itself down."""
        return self.filter(until__lte=Now())


class Windowed(Announced):
    """What the desk puts on pages from a moment on, and until another."""

    since = models.DateTimeField(_("from"), default=timezone.now)
    until = models.DateTimeField(
        _("until"), null=True, blank=True, help_text=_("Empty: until it is taken out.")
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        if self.since and self.until and self.until <= self.since:
            raise ValidationError({"until": _("It ends before it begins.")})

    @property
    def is_over(self) -> bool:
        return self.until is not None and self.until <= timezone.now()

    @property
    def is_later(self) -> bool:
        return self.since > timezone.now()
