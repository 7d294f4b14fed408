"""A story as its readers will see it and as networks will show it, while it is written."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods, require_safe

from articles import preview, share
from articles.models import Article, Category, Draft, Image
from articles.models.draft import content_of
from articles.models.sent import is_number

from .drafts import LARGEST, as_uuid
from .story_access import StoryAccess

JSON = "application/json"


class StoryPreview(StoryAccess):
    """Draws what is in a form; nothing of it is kept."""

    def get_urls(self) -> list[Any]:
        wrap, page = self.admin_site.admin_view, "articles_preview"
        own = [
            path("preview/", wrap(self.preview_view), name=page),
            path("<int:pk>/preview/", wrap(self.preview_view), name=page),
            path("card.jpg", wrap(self.card_view), name="articles_preview_card"),
        ]
        return [*own, *super().get_urls()]

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def preview_view(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Show the form that was sent; without one, what somebody has under way or is saved.

        To a script as JSON: the page, and the cards of networks.
        """
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
            return HttpResponse(status=413)
        story = self.story_to_preview(request, pk)
        content = self.content_to_preview(request, story)
        shown = shown_of(story, content)
        page = preview.for_desk(request, shown)
        if request.headers.get("Accept") != JSON:
            return page
        told = {"page": page.content.decode(), "cards": cards(shown)}
        return preview.private(JsonResponse(told))

    def story_to_preview(self, request: HttpRequest, pk: int | None) -> Article | None:
        """Fetch a story that somebody may open, None for a new one."""
        if pk is None:
            if not self.has_add_permission(request):
                raise PermissionDenied
            return None
        story = get_object_or_404(self.get_queryset(request).for_page(), pk=pk)
        if not self.has_view_permission(request, story):
            raise Http404  # as a story that never was
        return story

    def content_to_preview(
        self, request: HttpRequest, story: Article | None
    ) -> dict[str, list[str]] | None:
        """Give what was sent, or what somebody has written and not saved; None for neither."""
        # Where somebody may only read, the form has no fields.
        if request.method == "POST" and (story is None or "headline" in request.POST):
            return content_of(request.POST)
        key = as_uuid(request.GET.get("draft", ""))
        draft = Draft.objects.of(request.user, story, key).filter(set_aside=False).first()
        if draft is None:
            return None
        draft.article = story
        return draft.content if draft.is_current else None

    @method_decorator(require_safe)
    def card_view(self, request: HttpRequest) -> HttpResponse:
        """Draw the picture that a shared link would bring, of a headline, section and image."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        asked = request.GET
        library = self.admin_site.get_model_admin(Image)
        image = row(Image, asked.get("image")) if library.has_view_permission(request) else None
        story = Article(headline=asked.get("headline", "")[:300], lead_image=image)
        story.section = row(Category, asked.get("section")) or Category(name="")
        try:
            drawn = share.picture(story, "card")
        except OSError:  # no turn is free, or its photograph is out of reach: the next time
            return preview.private(HttpResponse(status=503, headers={"Retry-After": "5"}))
        return preview.private(HttpResponse(drawn, content_type="image/jpeg"))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        article = kwargs.get("obj")
        address = reverse("admin:articles_preview", args=[article.pk] if article else [])
        return super().render_change_form(request, context | {"preview": address}, *args, **kwargs)


def shown_of(story: Article | None, content: dict[str, list[str]] | None) -> Article:
    """Give the story to draw: as a form has it, or else as it is saved."""
    if content is not None:
        return preview.as_written(story, content)
    if story is None:
        raise Http404
    return preview.as_it_stands(story)


def row(model: type[Any], key: str | None) -> Any:
    return model.objects.filter(pk=key).first() if is_number(key) else None


def cards(story: Article) -> str:
    """Draw how networks will show a story."""
    asked: dict[str, str | int] = {"headline": story.headline}
    asked |= {"section": story.section_id} if story.section_id else {}
    asked |= {"image": story.lead_image_id} if story.lead_image_id else {}
    picture = f"{reverse('admin:articles_preview_card')}?{urlencode(asked)}"
    told = {"shared": preview.shared(story), "picture": picture, "image": story.lead_image}
    return render_to_string("admin/articles/article/_cards.html", told)
