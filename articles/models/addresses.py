from django.db import models

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
