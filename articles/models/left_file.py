from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from .image import Image

# Caches may bridge an outage of a day with a page that shows the old file (see `keeping`).
KEPT_FOR = timedelta(days=1)
# Files that are deleted at once are looked for again: a size of them was being made meanwhile.
SWEPT_AFTER = timedelta(minutes=1)


class LeftFileQuerySet(models.QuerySet["LeftFile"]):
    def leave(self, names: Iterable[str], image: "Image | None" = None) -> None:
        """Remember files that no image has from now on; `image` had them and is still there."""
        due = timezone.now() + KEPT_FOR
        rows: Any = [self.model(name=name, due_at=due, image=image) for name in names if name]
        self.bulk_create(rows, ignore_conflicts=True)

    def hurry(self) -> list[str]:
        """Let these files go as soon as somebody looks; give their names."""
        names = list(self.values_list("name", flat=True))
        self.update(due_at=timezone.now() + SWEPT_AFTER)
        return names

    def due(self) -> Self:
        """Keep what nobody can reach any more, longest left first."""
        return self.filter(due_at__lte=Now()).order_by("due_at", "id")


class LeftFile(models.Model):
    """A file that no image has any more; it is deleted once no page that names it is about."""

    name = models.CharField(_("file"), max_length=200, unique=True)
    due_at = models.DateTimeField(_("deleted from"), db_index=True)
    image = models.ForeignKey(
        "Image",
        models.SET_NULL,
        verbose_name=_("image"),
        related_name="left_files",
        null=True,  # it is gone too
    )

    objects = LeftFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("left file")
        verbose_name_plural = _("left files")
        default_permissions = ()  # nobody edits them

    def __str__(self) -> str:
        return self.name
