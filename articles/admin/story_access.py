from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse

from articles.models import Article, ArticleQuerySet, Category
from articles.models.category import CategoryQuerySet

WRITERS = {Article.Status.DRAFT, Article.Status.IN_REVIEW}  # as long as a story is its writer's


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
        return obj is None or obj.is_edited_by(request.user) or obj.status in WRITERS

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        if not super().has_delete_permission(request, obj):
            return obj is not None and self.may_throw_away(request, obj)
        return self.is_open(request, obj)

    def may_throw_away(self, request: HttpRequest, obj: Article) -> bool:
        """Say whether a story is a draft of their own that no editor has had yet."""
        mine = obj.created_by_id == request.user.pk and super().has_change_permission(request)
        return mine and obj.status == Article.Status.DRAFT and not obj.was_handed_in

    def has_publish_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Say whether somebody may publish a story; without one, whether they are an editor."""
        if not request.user.has_perm("articles.publish_article"):
            return False
        return obj is None or obj.section_id is None or obj.is_edited_by(request.user)

    def may_publish(self, request: HttpRequest, obj: Article | None) -> bool:
        """Say whether somebody may publish a story, or a new one in any section."""
        new_one = obj is not None or Category.objects.open_to(request.user).exists()
        return self.has_publish_permission(request, obj) and new_one

    def is_open(self, request: HttpRequest, obj: Article | None) -> bool:
        """Say whether a story is theirs, or theirs to edit."""
        mine = obj is None or obj.created_by_id == request.user.pk
        return mine or obj.is_edited_by(request.user)  # type: ignore[union-attr]

    def sections_open(self, request: HttpRequest, obj: Article | None = None) -> CategoryQuerySet:
        """Keep the sections in which somebody may put a story.

        A writer proposes any. An editor moves nothing into a section that is not theirs, nor out
        of one.
        """
        sections = Category.objects.as_tree()
        if not self.may_publish(request, None):
            return sections
        if obj is not None and not obj.is_edited_by(request.user):
            return sections.filter(pk=obj.section_id)
        return sections.open_to(request.user)

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        raise Http404  # a colleague's draft answers as a story that never was
