"""Tells what a change announces, in the names that pages carry."""

from collections.abc import Callable

from articles.models import Change


def told_by(change: Callable[[], object]) -> set[str]:
    """Name what a change announces."""
    Change.objects.all().delete()
    change()
    told = " ".join(Change.objects.values_list("names", flat=True))
    return set(told.split())
