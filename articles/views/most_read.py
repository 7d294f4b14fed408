from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.keeping import MOST_READ, keep
from articles.models import Article

MOST_READ_SECONDS = 60  # how old a list of the most read may get
MOST_READ_SHOWN = 20
PARAM = "trong"
# What the page can be asked for, and the hours that it then looks back on; 0: the week, newest
# readings weighing most.
SPANS = {"": 0, "6h": 6, "24h": 24, "7d": 168}
NAMES = {
    "": _("Right now"),
    "6h": _("Last 6 hours"),
    "24h": _("Last 24 hours"),
    "7d": _("Last 7 days"),
}


@require_safe
def most_read(request: HttpRequest) -> HttpResponse:
    """Show what readers opened most: just now, or in the span that is asked for."""
    span = request.GET.get(PARAM, "")
    if span not in SPANS:
        raise Http404
    stories = Article.objects.published().for_cards().most_read(SPANS[span])[:MOST_READ_SHOWN]
    context = {"stories": stories, "span": span, "spans": NAMES, "param": PARAM}
    response = render(request, "articles/most_read.html", context)
    return keep(response, [MOST_READ], stories, params=[PARAM], seconds=MOST_READ_SECONDS)
