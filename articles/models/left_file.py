from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Self

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Caches may bridge an outage of a day with a page that shows the old file (see `keeping`).
KEPT_FOR = timedelta(days=1)


class LeftFileQuerySet(models.QuerySet["LeftFile"]):
    def leave(self, names: Iterable[str]) -> None:
        """Remember files that no image has from now on."""
        due = timezone.now() + KEPT_FOR
        rows: Any = [self.model(name=name, due_at=due) for name in names if name]
        self.bulk_create(rows, ignore_conflicts=True)

    def due(self) -> Self:
        """Keep what nobody can reach any more, longest left first."""
        return self.filter(due_at__lte=Now()).order_by("due_at", "id")


class LeftFile(models.Model):
    """A file that no image has any more; it is deleted once no page that names it is about."""

    name = models.CharField(_("file"), max_length=200, unique=True)
    due_at = models.DateTimeField(_("deleted from"), db_index=True)

    objects = LeftFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("left file")
        verbose_name_plural = _("left files")
        default_permissions = ()  # nobody edits them

    def __str__(self) -> str:
        return self.name
