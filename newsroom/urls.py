from django.contrib import admin
from django.urls import include, path
from django.views.i18n import set_language

from newsroom import pages

urlpatterns = [
    path("admin/language/", set_language, name="set_language"),
    path("admin/", admin.site.urls),
    path("healthz", pages.healthz, name="healthz"),
    path("readyz", pages.readyz, name="readyz"),
    path("", include("articles.urls")),
]

handler404 = "articles.views.not_found"
handler500 = "newsroom.pages.server_error"
