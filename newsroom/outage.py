"""What is said while the database is away: at once, for a try to connect to it may take seconds."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils import translation

RETRY_AFTER = "5"  # seconds; the heartbeat finds the database again within four


@dataclass
class Outage:
    """Whether the heartbeat of this process last found the database away."""

    now: bool = False


outage = Outage()


class SaidOnce(logging.Filter):
    """Leaves out the line for each reader who is told of an outage; the heartbeat logs it."""

    def filter(self, record: logging.LogRecord) -> bool:
        return getattr(record, "status_code", None) != 503 or record.exc_info is not None


def closed_in_an_outage(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 503 for whatever needs the database. Else a few readers of pages that are not kept
    would hold every thread for as long as a connection takes to fail, and media with them."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if outage.now and needs_database(request.path_info):
            return unavailable()
        return get_response(request)

    return middleware


def needs_database(path: str) -> bool:
    try:
        return resolve(path).url_name not in settings.ANSWERED_WITHOUT_DATABASE
    except Resolver404:
        return True  # the page that says so lists the newest stories


def unavailable() -> HttpResponse:
    """Say that the site will be back in a moment, and that nobody may keep this answer."""
    response = HttpResponse(words(translation.get_language()), status=503)
    response.headers["Retry-After"] = RETRY_AFTER
    response.headers["Cache-Control"] = "no-store"
    return response


@cache
def words(language: str) -> str:
    """Render the page once a language; it asks for no row of the database."""
    return render_to_string("503.html")
