from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db import models, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

EVERYTHING = "*"
MOST_ROWS = 100  # whose pages are named one by one; for more, all pages are dropped

Row = TypeVar("Row", bound="Announced")
gathered: ContextVar[set[str] | None] = ContextVar("gathered", default=None)


class Change(models.Model):
    """What readers' pages show differently from now on, in names that the pages carry too.

    Written in the transaction of the change itself, so that it is there exactly when the change
    is; read by every worker of every host about twice a second.
    """

    names = models.TextField(_("names"))
    at = models.DateTimeField(_("at"), db_default=Now(), db_index=True)

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")

    def __str__(self) -> str:
        return self.names

    @classmethod
    def note(cls, names: Iterable[str]) -> None:
        """Write down that pages of these names are no longer true."""
        together = gathered.get()
        if together is not None:
            together.update(names)
            return
        told = " ".join(sorted(set(names)))
        if told:
            cls.objects.create(names=told)


@contextmanager
def gathering() -> Iterator[set[str]]:
    """Gather what is noted inside instead of writing it down; pages of stories are not named."""
    names: set[str] = set()
    before = gathered.set(names)
    try:
        yield names
    finally:
        gathered.reset(before)


class AnnouncedQuerySet(models.QuerySet[Row]):
    """Announces what it changes in bulk, which passes by every row's own `save()`."""

    def update(self, **values: Any) -> int:
        with transaction.atomic():
            Change.note([EVERYTHING])
            return super().update(**values)

    def bulk_create(self, *args: Any, **options: Any) -> Any:
        with transaction.atomic():
            Change.note([EVERYTHING])
            return super().bulk_create(*args, **options)

    def delete(self) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            rows = list(self[: MOST_ROWS + 1])
            named = {name for row in rows for name in row.announced()}
            Change.note(named if len(rows) <= MOST_ROWS else [EVERYTHING])
            return super().delete()


class Announced(models.Model):
    """A row that pages show: saving or deleting it says which, as it was and as it becomes."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            before = self.announced() if self.pk else set()
            super().save(*args, **kwargs)
            Change.note(before | self.announced())

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            Change.note(self.announced())
            return super().delete(*args, **kwargs)

    def announced(self) -> set[str]:
        """Name the pages that show this row as the database has it now."""
        raise NotImplementedError
