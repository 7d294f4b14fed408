"""Addresses that are not news: is the process up, and is the database."""

import sys

from django.db import Error, InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from newsroom.outage import outage, unavailable


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that something broke: 503 if it is the database, which will be back, else 500."""
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return unavailable()
    return render(request, "500.html", status=500)


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer that the process lives."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Answer that the database does too, or 503."""
    # In an outage a try may take seconds, and probes come often: the heartbeat tries for all.
    if outage.now or not database_answers():
        return HttpResponse("database away\n", content_type="text/plain", status=503)
    return HttpResponse("ok\n", content_type="text/plain")


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return False
    return True
