from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _

from .rows import in_rows

ALL = 0  # the key of the row that counts the stories themselves; no term has it


class TermQuerySet(models.QuerySet["Term"]):
    def add(self, stories: Mapping[int, int], total: int) -> dict[int, int]:
        """Count more stories for terms, by key, and `total` more in all; return the new counts.

        The terms come into the table even with nothing to add. Whoever counts takes the row of all
        first, and the others in one order: two at once wait for each other and never cross.
        """
        return self.write({**stories, ALL: total}, f"{self.model._meta.db_table}.stories + ")

    def set(self, stories: Mapping[int, int]) -> dict[int, int]:
        """Replace the counts of these keys."""
        return self.write(stories)

    def write(self, stories: Mapping[int, int], before: str = "") -> dict[int, int]:
        statement = (
            f"INSERT INTO {self.model._meta.db_table} (key, stories) VALUES {{rows}} "  # noqa: S608
            f"ON CONFLICT (key) DO UPDATE SET stories = {before}excluded.stories "
            "RETURNING key, stories"
        )
        return dict(in_rows(statement, sorted(stories.items())))


class Term(models.Model):
    """In how many public stories a term stands, as they were when they were weighed.

    Terms are words of `articles.terms`, by its key.
    """

    # Never given by the database; as this kind of field it is SQLite's own key of the row.
    key = models.BigAutoField(_("key"), primary_key=True)
    stories = models.PositiveIntegerField(_("stories"))

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        default_permissions = ()  # nobody edits them

    def __str__(self) -> str:
        return f"{self.key}: {self.stories}"
