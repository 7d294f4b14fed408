"""A reading that the browser reports once the page is seen: VIEWS_MODE=beacon."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .journal import note
from .readers import is_person
from .record import CLAIMED

SHORT = re.compile("[0-9]{0,3}")  # length in digits of a body, which says nothing and is not read


@csrf_exempt  # readers have no cookie that a token could be compared with
@require_POST
@never_cache
def beacon(request: HttpRequest, pk: str) -> HttpResponse:
    """Note a reading, whatever the id: folding drops what no reader can open.

    So it needs no database, and its answer tells nobody which drafts exist.
    """
    if not is_same_origin(request):
        return HttpResponse(status=403)
    if not SHORT.fullmatch(request.META.get("CONTENT_LENGTH", "")):
        return HttpResponse(status=413)
    if settings.VIEWS_MODE == "beacon" and is_person(request.META):
        note(int(pk), request.META, CLAIMED)
    return HttpResponse(status=204)


def is_same_origin(request: HttpRequest) -> bool:
    """Say whether a page of this site sent it; old browsers say only from where it comes."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    own = {settings.SITE_URL, f"{request.scheme}://{request.get_host()}"}
    return request.headers.get("Origin") in own
