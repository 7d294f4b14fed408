"""The readers' addresses. Their words follow the site's language, not the reader's."""

from django.conf import settings
from django.urls import include, path, re_path

from articles import feeds, sitemaps, views
from articles.readership.beacon import beacon

ENGLISH = {
    "tag": "tag",
    "author": "author",
    "most_read": "most-read",
    "readings": "readings",
    "latest": "latest",
    "share": "share",
    "search": "search",
    "event": "events",
    "contact": "contact",
    "corrections": "corrections",
    "preview": "preview",
}
WORDS = {
    "vi": {
        "tag": "tu-khoa",
        "author": "tac-gia",
        "most_read": "doc-nhieu",
        "readings": "luot-doc",
        "latest": "tin-moi",
        "share": "chia-se",
        "search": "tim-kiem",
        "event": "dong-su-kien",
        "contact": "lien-he",
        "corrections": "dinh-chinh",
        "preview": "xem-truoc",
    },
}.get(settings.LANGUAGE_CODE.split("-")[0], ENGLISH)

FORM = r"\.(?P<form>rss|atom)$"
SLUG = "(?P<slug>[-a-z0-9A-Z_]+)"

FEEDS = [
    path("", feeds.feeds, name="feeds"),
    re_path(rf"^{WORDS['latest']}{FORM}", feeds.newest, name="feed"),
    re_path(rf"^{SLUG}{FORM}", feeds.section, name="section-feed"),
    re_path(rf"^{WORDS['author']}/{SLUG}{FORM}", feeds.author, name="author-feed"),
    re_path(rf"^{WORDS['tag']}/{SLUG}{FORM}", feeds.tag, name="tag-feed"),
]

urlpatterns = [
    path("", views.front, name="front"),
    re_path(r"^(?P<slug>[^/]*)-(?P<pk>[0-9]{1,18})\.html$", views.article, name="article"),
    path(f"{WORDS['most_read']}/", views.most_read, name="most-read"),
    re_path(rf"^{WORDS['readings']}/(?P<pk>[0-9]{{1,18}})$", beacon, name="reading"),
    path(f"{WORDS['search']}/", views.search, name="search"),
    path(f"{WORDS['tag']}/<slug:slug>/", views.tag, name="tag"),
    path(f"{WORDS['author']}/<slug:slug>/", views.author, name="author"),
    path("rss/", include(FEEDS)),
    path(f"{WORDS['share']}/site.jpg", views.share_paper, name="share-paper"),
    re_path(
        rf"^{WORDS['share']}/(?P<pk>[0-9]{{1,18}})-(?P<digest>[0-9a-f]{{16}})-"
        r"(?P<shape>card|1x1|4x3|16x9)\.jpg$",
        views.share_image,
        name="share-image",
    ),
    path(f"{settings.MEDIA_URL.strip('/')}/<path:path>", views.media, name="media"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-news.xml", sitemaps.news, name="sitemap-news"),
    path("sitemap-pages.xml", sitemaps.pages, name="sitemap-pages"),
    re_path(
        r"^sitemap-(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(?:-(?P<part>[1-9][0-9]{0,3}))?\.xml$",
        sitemaps.month,
        name="sitemap-month",
    ),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security, name="security"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("sw.js", views.worker, name="worker"),
    path("offline/", views.offline, name="offline"),
    path(f"{WORDS['event']}/<slug:slug>/", views.event, name="event"),
    path(f"{WORDS['contact']}/", views.contact, name="contact"),
    path(f"{WORDS['corrections']}/", views.corrections, name="corrections"),
    path(f"{WORDS['preview']}/<str:token>/", views.preview, name="preview"),
    path(f"{WORDS['preview']}/<str:token>.ics", views.calendar_feed, name="calendar-feed"),
    path("<slug:slug>/", views.section, name="section"),
    path("<slug:parent>/<slug:slug>/", views.section, name="subsection"),
]
