"""Which links of a story lead to a page of the paper that readers find none at; asks no network."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, ResolverMatch, resolve

from articles.models import Article, Author, Category, Event, Tag

from .story import Story

BY_SLUG = {"section": Category, "tag": Tag, "author": Author, "event": Event}


def own_path(address: str) -> str:
    """Give the path of an address within the paper; "" for all others."""
    parts = urlsplit(address)
    own = {"", urlsplit(settings.SITE_URL).netloc}
    if parts.scheme not in {"", "http", "https"} or parts.netloc not in own:
        return ""
    return parts.path if parts.path.startswith("/") else ""


def with_lost_links(story: Story) -> Story:
    """Tell a story which of its links within the paper lead nowhere."""
    return replace(story, lost_links=without_page(story.links))


def without_page(addresses: Iterable[str]) -> frozenset[str]:
    """Keep the addresses within the paper at which nothing is, or nothing for readers."""
    paths = {address: path for address in addresses if (path := own_path(address))}
    found = {path: page_at(path) for path in paths.values()}
    return frozenset(address for address, path in paths.items() if not answers(found[path], path))


def page_at(path: str) -> ResolverMatch | None:
    try:
        return resolve(path)
    except Resolver404:
        return None


def answers(page: ResolverMatch | None, path: str) -> bool:
    """Say whether readers find a page at a path."""
    if path.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
        return True
    if page and page.url_name == "article":
        return Article.objects.published().filter(pk=page.kwargs["pk"]).exists()
    name = "section" if page and page.url_name == "subsection" else page and page.url_name
    model: Any = BY_SLUG.get(name or "")
    if page and model:
        return model.objects.filter(slug=page.kwargs["slug"]).exists() or is_old(path)
    return page is not None or is_old(path)


def is_old(path: str) -> bool:
    """Say whether an earlier site had a story there, to which readers are sent on."""
    return Article.objects.published().at_old_address([path]).exists()
