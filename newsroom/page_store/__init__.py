"""Keeps rendered public pages and hands them out, in front of Django. It knows no news."""

from .copies import Copies
from .page import Page
from .shelf import ALL, Shelf
from .store import PageStore, Privacy

__all__ = ["ALL", "Copies", "Page", "PageStore", "Privacy", "Shelf"]
