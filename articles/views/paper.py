"""Pages about the paper itself: where it is found, and what it got wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.keeping import CORRECTIONS, keep
from articles.models import Correction
from articles.pagination import plain_page_of


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """Show the whole imprint, which the frame of every page brings along."""
    return keep(render(request, "articles/contact.html"))


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """List what the paper has corrected, newest first."""
    page = plain_page_of(request, Correction.objects.public().for_list())
    response = render(request, "articles/corrections.html", {"page": page})
    stories = [correction.article for correction in page]
    return keep(response, [CORRECTIONS], stories, params=["page"])
