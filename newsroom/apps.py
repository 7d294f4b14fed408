from importlib import import_module

from django.apps import apps
from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.sites import site


class DeskConfig(AdminConfig):
    """Django's admin with the desk as its site."""

    default_site = "articles.admin.site.Desk"

    def ready(self) -> None:
        # Asked for first from outside, the site would import the package that registers with it,
        # and a second, empty site would take its place.
        import_module("articles.admin")
        super().ready()
        site.unregister(apps.get_model("taggit", "Tag"))  # the paper has tags of its own
