from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse

from articles.models import Article, ArticleQuerySet


class StoryAccess(admin.ModelAdmin):
    """What somebody at the desk may see and change of a story."""

    def get_queryset(self, request: HttpRequest) -> ArticleQuerySet:
        stories: Any = super().get_queryset(request)
        if hasattr(request, "replayed"):  # tried on a story that a colleague put into the trash
            return stories.of_desk(request.user)
        return stories.open_to(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return super().has_view_permission(request, obj) and self.is_open(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        if not super().has_change_permission(request, obj) or not self.is_open(request, obj):
            return False
        if obj is None or request.user.has_perm("articles.change_any_article"):
            return True
        return obj.status in {Article.Status.DRAFT, Article.Status.IN_REVIEW}

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return super().has_delete_permission(request, obj) and self.is_open(request, obj)

    def has_publish_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return request.user.has_perm("articles.publish_article")

    def is_open(self, request: HttpRequest, obj: Article | None) -> bool:
        """Say whether a story is theirs, or they may open any."""
        return (
            obj is None
            or obj.created_by_id == request.user.pk
            or request.user.has_perm("articles.change_any_article")
        )

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        raise Http404  # a colleague's draft answers as a story that never was
