"""Readers who follow a link to the paper's earlier site are sent to where the story is now."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from articles.keeping import keep
from articles.models import Article

LONGEST = 500


def redirect_old_address(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 301 where no page is and a public story once was, by path or by path and query."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 404 or request.method not in {"GET", "HEAD"}:
            return response
        addresses = {request.path, request.get_full_path()}
        story = Article.objects.published().at_old_address(addresses).first()
        return keep(redirect(story, permanent=True), [story], params=None) if story else response

    return middleware
