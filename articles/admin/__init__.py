"""The editors' desk: Django's admin, one noun a file."""

from . import article, author, category, image, tag

__all__ = ["article", "author", "category", "image", "tag"]
