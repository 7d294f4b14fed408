"""Addresses that are not news: is the process up, is the database, and the files of the site."""

import sys

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.db import Error, InterfaceError, OperationalError, connection
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.static import serve

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


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Hand out an uploaded file. Names are random and never used twice, so caches may keep them."""
    try:
        response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    except SuspiciousFileOperation:
        raise Http404 from None  # `..`: there is no such picture, and nothing more to say
    if isinstance(response, FileResponse):
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
