from functools import cache

from django.db import models
from django.urls import reverse

from articles import vietnamese

LONGEST_SLUG = 110


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
