from typing import Any

from django.http import HttpRequest, HttpResponse

from .breaking_bar import bars
from .story_access import StoryAccess


class StoryBreaking(StoryAccess):
    """Lets a public story be put on the breaking bar from its own page."""

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        story = kwargs.get("obj")
        if story and story.was_seen:
            context["breaking"] = bars(request, [story], own=True)
        return super().render_change_form(request, context, *args, **kwargs)
