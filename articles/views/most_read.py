from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.keeping import MOST_READ, keep
from articles.models import Article

MOST_READ_DAYS = 7
MOST_READ_SECONDS = 60  # how old a list of the most read may get


@require_safe
def most_read(request: HttpRequest) -> HttpResponse:
    """Show what readers opened most in the last days."""
    stories = list(Article.objects.published().for_cards().most_read(MOST_READ_DAYS)[:20])
    context = {"stories": stories, "days": MOST_READ_DAYS}
    response = render(request, "articles/most_read.html", context)
    return keep(response, [MOST_READ], stories, seconds=MOST_READ_SECONDS)
