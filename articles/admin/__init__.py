"""The editors' desk: Django's admin, one noun a file."""

from . import (
    account,
    article,
    assignment,
    author,
    breaking_bar,
    category,
    checklist,
    event,
    front_desk,
    image,
    imprint,
    tag,
    trail,
)

__all__ = [
    "account",
    "article",
    "assignment",
    "author",
    "breaking_bar",
    "category",
    "checklist",
    "event",
    "front_desk",
    "image",
    "imprint",
    "tag",
    "trail",
]
