from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.keeping import keep
from articles.models import Article, Tag
from articles.pagination import page_of


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the stories about a topic."""
    found = get_object_or_404(Tag, slug=slug)
    stories = page_of(request, Article.objects.published().tagged_with(found).newest_first())
    if not stories.object_list:
        raise Http404  # a topic only drafts have would tell that they exist
    response = render(request, "articles/tag.html", {"tag": found, "page": stories})
    return keep(response, [found], stories, params=["page"])
