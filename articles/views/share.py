from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from articles import share
from articles.keeping import keep
from articles.models import Article

from .media import out_of_reach


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
    except OSError as error:
        return out_of_reach(error)
    return keep(HttpResponse(drawn, content_type="image/jpeg"), [story])


@require_safe
def share_paper(request: HttpRequest) -> HttpResponse:
    """Draw the paper's own card."""
    return keep(HttpResponse(share.paper_card(), content_type="image/jpeg"))
