from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import front_page
from articles.keeping import FRONT, MOST_READ, keep, not_after

from .most_read import MOST_READ_SECONDS


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Show what the desk has put in front, then the newest, then each section; nothing twice."""
    page = front_page.arranged()
    response = render(request, "articles/front.html", {"front": page})
    keep(response, [FRONT, MOST_READ], page.all(), seconds=MOST_READ_SECONDS)
    return not_after(response, page.until)
