from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.keeping import keep
from articles.site import absolute

# The desk, the address that browsers report readings to, and searches, of which there is no end.
CLOSED = ("/admin/", "/tim-kiem/", "/search/")
VALID_FOR = timedelta(days=180)  # RFC 9116 recommends less than a year


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell robots what not to ask for and where the sitemaps are."""
    readings = reverse("reading", args=[0]).removesuffix("0")
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in (*CLOSED, readings)),
        "",
        *(f"Sitemap: {absolute(reverse(name))}" for name in ("sitemap", "sitemap-news")),
    ]
    return keep(text(lines))


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Say where to report a hole, as RFC 9116 has it."""
    expires = (timezone.now() + VALID_FOR).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: vi, en",
        f"Canonical: {absolute(request.path)}",
    ]
    return keep(text(lines))


def text(lines: list[str]) -> HttpResponse:
    body = "\n".join(lines) + "\n"
    return HttpResponse(body, content_type="text/plain; charset=utf-8")
