import logging
from mimetypes import guess_type
from typing import Any

from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from articles import images

logger = logging.getLogger(__name__)

FOR_EVER = "public, max-age=31536000, immutable"  # names are random and never used twice
OWN_TYPES = {"avif": "image/avif", "webp": "image/webp"}  # which not every Python knows
RETRY_AFTER = "5"  # seconds


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Hand out a picture's file; a size that nobody asked for before is made now."""
    try:
        return lasting(known_already(request, path) or whole(path), path)
    except images.BusyError as busy:
        instead = redirect(busy.instead)  # for this once: the next reader gets the right one
        instead.headers["Cache-Control"] = "no-store"
        return instead
    except (FileNotFoundError, SuspiciousFileOperation):
        raise Http404 from None  # `..` too: there is no such picture, and nothing more to say
    except OSError as error:
        return out_of_reach(error)


def known_already(request: HttpRequest, path: str) -> HttpResponseBase | None:
    """Answer who has the file already, without fetching it from where it is kept."""
    answer = get_conditional_response(request, etag=etag(path))
    return answer if answer and images.is_kept(path) else None


def whole(path: str) -> HttpResponseBase:
    """Answer with a file. Raises what `images.file_of` does."""
    ending = path.rpartition(".")[2]
    kind = OWN_TYPES.get(ending) or guess_type(path)[0] or "application/octet-stream"
    file: Any = images.file_of(path)
    return FileResponse(file, content_type=kind)


def etag(path: str) -> str:
    """Name what is in a file: its own name does."""
    return quote_etag(path.encode("ascii", "xmlcharrefreplace").decode())


def lasting(answer: HttpResponseBase, path: str) -> HttpResponseBase:
    """Let everybody keep what is no refusal for as long as they like."""
    if answer.status_code < 400:
        answer.headers["Cache-Control"], answer.headers["ETag"] = FOR_EVER, etag(path)
    return answer


def out_of_reach(error: OSError) -> HttpResponse:
    """Say that where pictures are kept does not answer for now; pages go on without them."""
    if not isinstance(error, BlockingIOError):  # a bucket that was told of a moment ago
        logger.error("A picture is out of reach: %s", error)
    answer = HttpResponse("503 Service Unavailable\n", content_type="text/plain", status=503)
    answer.headers["Retry-After"], answer.headers["Cache-Control"] = RETRY_AFTER, "no-store"
    return answer
