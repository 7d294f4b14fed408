from typing import Any

from django.http import HttpRequest, HttpResponse

from articles.models import Assignment

from .story_access import StoryAccess


class StoryPlan(StoryAccess):
    """Shows beside a story what was planned for it: by when, how long, and whom to ask."""

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        story = kwargs.get("obj")
        if story and story.pk:
            context["plan"] = Assignment.objects.filter(article=story.pk).first()
        return super().render_change_form(request, context, *args, **kwargs)
