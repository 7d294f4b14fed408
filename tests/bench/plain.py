"""The same page as a Django project has it that nobody has tuned.

The same stories in the same database, rendered by the same template, so that each block of the
page is there; the queries as they are written by hand in a view, what the frame shows asked for
with each page, the middleware of startproject. `/counted/…` counts the view too, with `F() + 1`.
"""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db.models import Count, F, Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import include, path, re_path
from django.utils import timezone

from newsroom import settings as site

STARTPROJECT = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
settings.configure(
    **{name: value for name, value in vars(site).items() if name.isupper()}
    | {"MIDDLEWARE": STARTPROJECT, "ROOT_URLCONF": __name__}
)
application = get_wsgi_application()
ADDRESS = r"(?P<slug>[^/]*)-(?P<pk>[0-9]+)\.html$"


def article(request: HttpRequest, slug: str, pk: str) -> HttpResponse:
    model, now = apps.get_model("articles.Article"), timezone.now()
    not_expired = Q(expires_at=None) | Q(expires_at__gt=now)
    public = model.objects.filter(not_expired, public_from__lte=now)
    whole = public.select_related("section__parent", "lead_image", "event")
    story = get_object_or_404(
        whole.prefetch_related("bylines__author", "tags", "corrections"), pk=pk
    )
    story.views = story.daily_views.aggregate(total=Sum("count"))["total"]
    near = public.filter(section=story.section).exclude(pk=pk).defer("body")
    newer = near.filter(listed_at__gte=story.listed_at).order_by("listed_at")[:3]
    older = near.filter(listed_at__lte=story.listed_at).order_by("-listed_at")[:5]
    cards = public.select_related("section__parent", "lead_image").defer("body")
    context = {
        "article": story,
        "beside": in_line(public, story) if story.event else {},
        "others": [*reversed(newer), *older],
        "related": list(cards.filter(pk__in=sharing_tags(story))),
    }
    return render(request, "articles/article.html", context)


def in_line(public: Any, story: Any) -> dict[str, Any]:
    """Find the stories before and after one in its event line."""
    line = public.filter(event=story.event).exclude(pk=story.pk).defer("body")
    return {
        "earlier": line.filter(listed_at__lte=story.listed_at).order_by("-listed_at").first(),
        "later": line.filter(listed_at__gte=story.listed_at).order_by("listed_at").first(),
    }


def sharing_tags(story: Any) -> list[int]:
    """Find the stories that share most tags, as somebody does who knows what grouping costs.

    Grouped over whole stories it took 330 ms with 34,000 of them, and the page 13 a second.
    """
    tagged = apps.get_model("articles.TaggedArticle").objects
    shared = tagged.filter(tag__in=story.tags.all()).exclude(content_object=story)
    counted = shared.order_by().values("content_object").annotate(number=Count("pk"))
    return [row["content_object"] for row in counted.order_by("-number", "-content_object")[:4]]


def counted(request: HttpRequest, slug: str, pk: str) -> HttpResponse:
    days = apps.get_model("articles.DailyViews").objects
    today = timezone.localdate()
    if not days.filter(article=pk, day=today).update(count=F("count") + 1):
        days.get_or_create(article_id=pk, day=today, defaults={"count": 1})
    return article(request, slug, pk)


urlpatterns = [
    re_path(f"^{ADDRESS}", article, name="article"),
    re_path(f"^counted/{ADDRESS}", counted),
    path("", include("articles.urls")),
]
