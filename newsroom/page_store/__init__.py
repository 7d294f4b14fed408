"""Keeps rendered public pages and hands them out, in front of Django. It knows no news."""

from .copies import Copies
from .lane import Lane
from .page import Page
from .shelf import ALL, Shelf
from .store import PageStore, Privacy

__all__ = ["ALL", "Copies", "Lane", "Page", "PageStore", "Privacy", "Shelf"]
