from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from articles.keeping import keep
from articles.models import Article, Category
from articles.pagination import page_of


@require_safe
def section(request: HttpRequest, slug: str, parent: str = "") -> HttpResponse:
    """Show the stories of a section and of its parts, newest first."""
    found = get_object_or_404(
        Category.objects.select_related("parent").prefetch_related("children"), slug=slug
    )
    if parent != (found.parent.slug if found.parent else ""):
        return keep(redirect(found, permanent=True), [found])
    stories = page_of(request, Article.objects.published().in_section(found).newest_first())
    response = render(request, "articles/section.html", {"section": found, "page": stories})
    return keep(response, [found], stories, params=["page"])
