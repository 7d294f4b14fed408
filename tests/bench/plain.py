"""The same page as a Django project has it that nobody has tuned.

The same stories in the same database, the same blocks on the page, nine queries; the middleware
and the templates of startproject. `/counted/…` counts the view too, with `F() + 1`.
"""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db.models import Count, F, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, re_path
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
ADDRESS = r"(?P<slug>[^/]*)-(?P<pk>[0-9]+)\.html$"


def article(request: HttpRequest, slug: str, pk: str) -> HttpResponse:
    model = apps.get_model("articles.Article")
    public = model.objects.filter(status="published", published_at__lte=timezone.now())
    story = get_object_or_404(public.select_related("section", "lead_image"), pk=pk)
    near = public.filter(section=story.section).exclude(pk=pk)
    newer = near.filter(listed_at__gte=story.listed_at).order_by("listed_at")[:3]
    older = near.filter(listed_at__lte=story.listed_at).order_by("-listed_at")[:5]
    related = public.filter(pk__in=sharing_tags(story)).select_related("section").defer("body")
    context = {
        "article": story,
        "sections": apps.get_model("articles.Category").objects.filter(in_menu=True),
        "bylines": story.bylines.select_related("author"),
        "tags": story.tags.all(),
        "views": story.daily_views.aggregate(total=Sum("count"))["total"],
        "others": [*reversed(newer), *older],
        "related": related,
        "minutes": max(1, len(story.body.split()) // 240),
        "now": timezone.localtime(),
    }
    return render(request, "plain/article.html", context)


def sharing_tags(story) -> list[int]:
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
    path("tac-gia/<slug:slug>/", article, name="author"),
    path("tu-khoa/<slug:slug>/", article, name="tag"),
]
settings.configure(
    **{name: value for name, value in vars(site).items() if name.isupper()}
    | {
        "MIDDLEWARE": STARTPROJECT,
        "ROOT_URLCONF": __name__,
        "TEMPLATES": [{**site.TEMPLATES[0], "DIRS": [Path(__file__).parent / "templates"]}],
    }
)
application = get_wsgi_application()
