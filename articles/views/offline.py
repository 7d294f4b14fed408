from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles.keeping import keep

PAPER, ACCENT = "#fdfbf7", "#9b1c1c"  # as in site.css
ICONS = {
    "img/icon-192.png": ("192x192", "any"),
    "img/icon-512.png": ("512x512", "any"),
    "img/icon-maskable.png": ("512x512", "maskable"),
}


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Describe the site to a phone that puts it on its home screen."""
    icons = [
        {"src": static(name), "sizes": sizes, "type": "image/png", "purpose": purpose}
        for name, (sizes, purpose) in ICONS.items()
    ]
    said = {
        "name": settings.SITE_NAME,
        "short_name": settings.SITE_NAME,
        "lang": get_language(),
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": ACCENT,
        "icons": icons,
    }
    options = {"ensure_ascii": False}
    kind = "application/manifest+json"
    return keep(JsonResponse(said, content_type=kind, json_dumps_params=options))


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Give the script that keeps the last front page; at the root, so that it serves all pages."""
    return keep(render(request, "sw.js", content_type="text/javascript"))


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Say that there is no connection; browsers keep this page for when they need it."""
    return keep(render(request, "offline.html"))


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Give the icon to whoever asks for it without having read a page."""
    file = finders.find("img/favicon.ico")
    if file is None:
        raise Http404
    return keep(HttpResponse(Path(file).read_bytes(), content_type="image/x-icon"))
