from mimetypes import guess_type

from django.core.exceptions import SuspiciousFileOperation
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
        response = redirect(busy.instead)  # for this once: the next reader gets the right one
        response.headers["Cache-Control"] = "no-store"
        return response
    except (FileNotFoundError, SuspiciousFileOperation):
        raise Http404 from None  # `..` too: there is no such picture, and nothing more to say
    ending = path.rpartition(".")[2]
    kind = OWN_TYPES.get(ending) or guess_type(path)[0] or "application/octet-stream"
    response = FileResponse(file, content_type=kind)
    response.headers["Cache-Control"] = FOR_EVER
    return known_already(request, path, response)


def known_already(request: HttpRequest, path: str, response: FileResponse) -> HttpResponseBase:
    """Answer 304 to whoever has the file: its name says what is in it."""
    tag = quote_etag(path.encode("ascii", "xmlcharrefreplace").decode())
    response.headers["ETag"] = tag
    answer = get_conditional_response(request, etag=tag, response=response)
    if answer is not response:
        response.close()
    return answer or response
