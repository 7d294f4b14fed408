from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from articles.models import Article, PreviewLink
from articles.preview import as_it_stands, as_kept, as_written, for_guest, private
from articles.readership.readers import is_person


@require_safe
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """Show a story to whoever got a link from the desk; once it is public, lead to where it is."""
    link = PreviewLink.objects.usable().at(token).for_page().first()
    if link is None:
        # Over, revoked, forged, or the story is gone: one answer, and none of them is told.
        return private(render(request, "articles/preview_closed.html", status=404))
    if link.article.is_public:
        return private(redirect(link.article))
    if request.method == "GET" and is_person(request.META):
        link.note_opened()
    return for_guest(request, story_of(link), link)


def story_of(link: PreviewLink) -> Article:
    """Give the story as a link shows it."""
    if link.revision:
        return as_kept(link.article, link.revision.snapshot)
    draft = link.draft
    return as_written(link.article, draft.content) if draft else as_it_stands(link.article)
