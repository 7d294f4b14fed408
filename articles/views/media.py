from mimetypes import guess_type
from typing import Any

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import File
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from articles import images

FOR_EVER = "public, max-age=31536000, immutable"  # names are random and never used twice
OWN_TYPES = {"avif": "image/avif", "webp": "image/webp"}  # which not every Python knows


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Hand out a picture's file; a size that nobody asked for before is made now."""
    try:
        file = images.file_of(path)
    except images.BusyError as busy:
        instead = redirect(busy.instead)  # for this once: the next reader gets the right one
        instead.headers["Cache-Control"] = "no-store"
        return instead
    except (FileNotFoundError, SuspiciousFileOperation):
        raise Http404 from None  # `..` too: there is no such picture, and nothing more to say
    return handed_out(request, path, file)


def handed_out(request: HttpRequest, path: str, file: File) -> HttpResponseBase:
    """Answer with a file, or 304 to whoever has it: its name says what is in it."""
    ending = path.rpartition(".")[2]
    kind = OWN_TYPES.get(ending) or guess_type(path)[0] or "application/octet-stream"
    response: Any = FileResponse(file, content_type=kind)
    response.headers["Cache-Control"] = FOR_EVER
    response.headers["ETag"] = quote_etag(path.encode("ascii", "xmlcharrefreplace").decode())
    answer = get_conditional_response(request, etag=response.headers["ETag"], response=response)
    if answer is not response:
        response.close()
    return answer or response
