"""What stands before every page: the form of a request, the desk's language, the content policy."""

import secrets
from collections.abc import Callable, Mapping, Sequence

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils import translation

GetResponse = Callable[[HttpRequest], HttpResponse]
DESK = "/admin/"


def well_formed_request(get_response: GetResponse) -> GetResponse:
    """Answer 400 to NUL bytes, which PostgreSQL refuses with an error deep inside a query."""

    def middleware(request: HttpRequest) -> HttpResponse:
        values = (value for _, values in request.GET.lists() for value in values)
        if any("\x00" in text for text in (request.path, *request.GET, *values)):
            return HttpResponseBadRequest("400 Bad Request", content_type="text/plain")
        return get_response(request)

    return middleware


def desk_language(get_response: GetResponse) -> GetResponse:
    """Show the desk in its editor's language; readers' pages have one language and no cookie."""

    def middleware(request: HttpRequest) -> HttpResponse:
        language = settings.LANGUAGE_CODE
        if request.path.startswith(DESK):
            chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
            language = chosen if chosen in dict(settings.LANGUAGES) else language
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


def content_security_policy(get_response: GetResponse) -> GetResponse:
    """Send SECURE_CSP with pages and DESK_CSP, with a nonce for import maps, with the desk.

    A response may bring a policy of its own, where Django 6 too keeps it: `_csp_config`.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        desk = request.path.startswith(DESK)
        nonce = request.csp_nonce = secrets.token_urlsafe(16) if desk else ""  # type: ignore[attr-defined]
        response = get_response(request)
        policy = settings.DESK_CSP if desk else settings.SECURE_CSP
        policy = getattr(response, "_csp_config", policy)
        response.headers["Content-Security-Policy"] = policy_line(policy, nonce)
        return response

    return middleware


def policy_line(policy: Mapping[str, Sequence[str]], nonce: str) -> str:
    """Write a policy as one header line."""
    line = "; ".join(f"{name} {' '.join(sources)}" for name, sources in policy.items())
    return line.replace("{nonce}", nonce)


class Sessions(SessionMiddleware):
    """Leave the session's cookie alone where not a page but its script asks.

    Django deletes the cookie of a session that is over. A script's request sent before somebody
    signed in again may be answered after it, and would take the new session's cookie away.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        response = super().process_response(request, response)
        cookie = response.cookies.get(settings.SESSION_COOKIE_NAME)
        if cookie is not None and not cookie.value and fetched_by_script(request):
            del response.cookies[settings.SESSION_COOKIE_NAME]
        return response


def fetched_by_script(request: HttpRequest) -> bool:
    return request.headers.get("Sec-Fetch-Dest") == "empty"
