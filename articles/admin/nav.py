"""The line of links at the top of the desk: what is used every day, the rest folded away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Page:
    """A page of the desk, for whoever has the permission; "" lets everybody."""

    name: str
    label: Any
    permission: str = ""


DAILY = [
    Page("admin:index", _("My work")),
    Page("admin:articles_article_changelist", _("Articles"), "articles.view_article"),
    Page("admin:calendar", _("Calendar"), "articles.view_assignment"),
    Page("admin:articles_frontslot_changelist", _("Front page"), "articles.view_frontslot"),
    Page("admin:articles_image_changelist", _("Images"), "articles.view_image"),
]
# Above the models that are not named here.
MORE: list[Page] = []


@dataclass(frozen=True)
class Link:
    label: Any
    address: str
    here: str  # as aria-current says it


@dataclass(frozen=True)
class Nav:
    daily: Sequence[Link]
    more: Sequence[Link]


def nav(request: HttpRequest, apps: Sequence[dict[str, Any]]) -> Nav:
    """Give the links that somebody may follow; `apps` are the admin's, for what has none yet."""
    daily, more = links(request, DAILY), links(request, MORE)
    known = {link.address for link in (*daily, *more)}
    models = [(model["name"], model["admin_url"]) for app in apps for model in app["models"]]
    rest = [
        link_to(request, name, address)
        for name, address in models
        if address and address not in known
    ]
    return Nav(daily, [*more, *rest])


def links(request: HttpRequest, pages: Sequence[Page]) -> list[Link]:
    user = request.user
    allowed = (page for page in pages if not page.permission or user.has_perm(page.permission))
    return [link_to(request, page.label, reverse(page.name)) for page in allowed]


def link_to(request: HttpRequest, label: Any, address: str) -> Link:
    if request.path == address:
        return Link(label, address, "page")
    below = address != reverse("admin:index") and request.path.startswith(address)
    return Link(label, address, "true" if below else "")
