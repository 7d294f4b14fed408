from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from articles.keeping import FRONT, NOWHERE, keep
from articles.models import Article, Takedown
from articles.models.opened import opened
from articles.story_page import draw

UNCOUNTED_SECONDS = 10  # until a story's first view shows; later ones are put into the kept page
# What can be asked for with `=1` instead of the page: the story to print, and without pictures.
FORMS = {"in": "articles/clipping.html", "lite": "articles/lite.html"}


@require_safe
def article(request: HttpRequest, slug: str, pk: str) -> HttpResponse:
    """Show a story with its neighbours; whoever hands the page out notes that it was read."""
    story = opened(int(pk))
    if story is None:
        return gone_or_unknown(request, pk)
    if (slug, pk) != (story.slug, str(story.pk)):
        return keep(redirect(story, permanent=True), [story])
    form = next((name for name in FORMS if request.GET.get(name) == "1"), None)
    if form:
        return shown(render(request, FORMS[form], {"article": story}), story)
    page = draw(request, story)
    return shown(page.response, story, page.near)


def shown(response: HttpResponse, story: Article, *near: list[Article]) -> HttpResponse:
    """Let a page of a story be kept with its count in it, and be noted as read."""
    signed = [byline.author for byline in story.bylines.all()]
    return keep(
        response,
        [story, *signed, *story.tags.all(), *filter(None, [story.event])],
        *near,
        params=FORMS,
        reading=story.pk,
        live=(f"views:{story.pk}", story.views_in_words, story.views_in_digits),
        seconds=None if story.views_in_digits else UNCOUNTED_SECONDS,
    )


def gone_or_unknown(request: HttpRequest, pk: str) -> HttpResponse:
    """Answer 410 for a story that was public and is no longer, and say why; else 404."""
    gone = Article.objects.gone().filter(pk=pk).only("status").first()
    if gone is None:
        raise Http404
    expired = gone.status == Article.Status.PUBLISHED  # it was not withdrawn
    context = {"expired": expired, "takedown": Takedown.objects.in_force().of(pk).first()}
    return keep(render(request, "410.html", context, status=410), [f"article:{pk}", FRONT])


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that no page is there, and help on; any story that comes or goes may change that."""
    return keep(render(request, "404.html", status=404), [FRONT, NOWHERE], params=None)
