"""The editors' desk: Django's admin, one noun a file."""

from . import (
    article,
    assignment,
    author,
    breaking_bar,
    category,
    checklist,
    event,
    front_slot,
    image,
    imprint,
    tag,
)

__all__ = [
    "article",
    "assignment",
    "author",
    "breaking_bar",
    "category",
    "checklist",
    "event",
    "front_slot",
    "image",
    "imprint",
    "tag",
]
