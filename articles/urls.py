"""The readers' addresses. Their words follow the site's language, not the reader's."""

from django.conf import settings
from django.urls import path, re_path

from articles import views
from articles.readership.beacon import beacon

ENGLISH = {
    "tag": "tag",
    "author": "author",
    "most_read": "most-read",
    "readings": "readings",
    "event": "events",
    "contact": "contact",
    "corrections": "corrections",
}
WORDS = {
    "vi": {
        "tag": "tu-khoa",
        "author": "tac-gia",
        "most_read": "doc-nhieu",
        "readings": "luot-doc",
        "event": "dong-su-kien",
        "contact": "lien-he",
        "corrections": "dinh-chinh",
    },
}.get(settings.LANGUAGE_CODE.split("-")[0], ENGLISH)

urlpatterns = [
    path("", views.front, name="front"),
    re_path(r"^(?P<slug>[^/]*)-(?P<pk>[0-9]{1,18})\.html$", views.article, name="article"),
    path(f"{WORDS['most_read']}/", views.most_read, name="most-read"),
    re_path(rf"^{WORDS['readings']}/(?P<pk>[0-9]{{1,18}})$", beacon, name="reading"),
    path(f"{WORDS['tag']}/<slug:slug>/", views.tag, name="tag"),
    path(f"{WORDS['author']}/<slug:slug>/", views.author, name="author"),
    path(f"{WORDS['event']}/<slug:slug>/", views.event, name="event"),
    path(f"{WORDS['contact']}/", views.contact, name="contact"),
    path(f"{WORDS['corrections']}/", views.corrections, name="corrections"),
    path("<slug:slug>/", views.section, name="section"),
    path("<slug:parent>/<slug:slug>/", views.section, name="subsection"),
]
