from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from articles import share
from articles.keeping import keep
from articles.models import Article

A_MOMENT_LATER = {"Retry-After": "1", "Cache-Control": "no-store"}


@require_safe
def share_image(request: HttpRequest, pk: str, digest: str, shape: str) -> HttpResponse:
    """Draw the picture of a story that readers may open; an earlier state's address leads on."""
    story = get_object_or_404(Article.objects.published().for_cards(), pk=pk)
    if request.path != share.address(story, shape):
        return keep(redirect(share.address(story, shape), permanent=True), [story])
    try:
        drawn = share.picture(story, shape)
    except share.Missing:
        raise Http404 from None
    except share.BusyError:
        return HttpResponse(status=503, headers=A_MOMENT_LATER)
    return keep(HttpResponse(drawn, content_type="image/jpeg"), [story])


@require_safe
def share_paper(request: HttpRequest) -> HttpResponse:
    """Draw the paper's own card."""
    return keep(HttpResponse(share.paper_card(), content_type="image/jpeg"))
