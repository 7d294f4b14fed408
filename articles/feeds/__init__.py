"""RSS and Atom: the newest of the paper, of a section, an author or a topic."""

from .pages import author, feeds, newest, section, tag

__all__ = ["author", "feeds", "newest", "section", "tag"]
