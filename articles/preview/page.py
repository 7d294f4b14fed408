"""The page of a story that is not public, for one person's eyes."""

from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from articles.models import Article, PreviewLink
from articles.story_page import draw

TEMPLATE = "articles/preview.html"
# Kept by nobody, found by no search engine, and no link in the text tells where it was followed.
PRIVATE = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
}

Response = TypeVar("Response", bound=HttpResponse)


def for_desk(request: HttpRequest, story: Article) -> HttpResponse:
    """Draw what an editor writes, in the readers' language; only the desk may frame it."""
    with translation.override(settings.LANGUAGE_CODE):
        response = private(draw(request, story, TEMPLATE).response)
    response._csp_config = settings.PREVIEW_CSP  # type: ignore[attr-defined]
    return response


def for_guest(request: HttpRequest, story: Article, link: PreviewLink) -> HttpResponse:
    """Draw a story for whoever got a link to it; nobody may frame it."""
    response = private(draw(request, story, TEMPLATE, link=link).response)
    response._csp_config = settings.GUEST_CSP  # type: ignore[attr-defined]
    response.headers["X-Frame-Options"] = "DENY"
    return response


def private(response: Response) -> Response:
    """Say of an answer that it is for one person's eyes."""
    for name, value in PRIVATE.items():
        response.headers[name] = value
    return response
