from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.keeping import keep
from articles.models import Article, Event
from articles.pagination import page_of


@require_safe
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the stories of an event line, newest first."""
    found = get_object_or_404(Event.objects.select_related("image"), slug=slug)
    stories = page_of(request, Article.objects.published().in_event(found).newest_first())
    if not stories.object_list:
        raise Http404  # a line that only drafts have would tell that they exist
    response = render(request, "articles/event.html", {"event": found, "page": stories})
    return keep(response, [found], stories, params=["page"])
