from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.keeping import keep
from articles.models import Article, Author
from articles.pagination import page_of


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an author and what they signed."""
    found = get_object_or_404(Author.objects.select_related("portrait"), slug=slug)
    stories = page_of(request, Article.objects.published().by_author(found).newest_first())
    response = render(request, "articles/author.html", {"author": found, "page": stories})
    return keep(response, [found], stories, params=["page"])
