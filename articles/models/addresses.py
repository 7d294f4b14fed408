from functools import cache
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse

from articles import vietnamese

from .change import Announced

LONGEST_SLUG = 110


class Addressed(Announced):
    """A row with a page of its own, at an address made from its name unless it was given one."""

    name: str
    slug: str
    fallback: ClassVar[str]  # address of a name without a letter that an address could have
    reserved: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name_address()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        self.name_address()

    def name_address(self) -> None:
        """Give it an address of its own, unless it has one."""
        self.slug = self.slug or free_slug(
            self, self.name, fallback=self.fallback, reserved=self.reserved
        )


def free_slug(
    row: models.Model, name: str, *, fallback: str, reserved: frozenset[str] = frozenset()
) -> str:
    """Make an address for `row` from its name, numbered where another row of its table has it."""
    wanted = vietnamese.slug(name, max_length=LONGEST_SLUG, fallback=fallback)
    others = type(row)._default_manager.filter(slug__startswith=wanted).exclude(pk=row.pk)
    taken = reserved.union(others.values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)


def path_to(name: str, *parts: str | int) -> str:
    """Give the path of a page of these parts, slugs and keys, as `reverse` does.

    A page names some forty others, and looking each address up took longer than writing it.
    """
    return shape_of(name, len(parts)).format(*parts)


@cache
def shape_of(name: str, number: int) -> str:
    """Write the path of a page with gaps for its parts."""
    marks = [str(10**16 + part) for part in range(number)]  # a slug as well as a key
    path = reverse(name, args=marks)
    for mark in marks:
        path = path.replace(mark, "{}")
    return path
