"""Taking a story down: 410 with a reason for readers, the text kept as it was, and putting back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Textarea
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext

from articles.models import Article, Revision, Takedown, TrailEntry
from articles.models.revision import kept

from .story_access import StoryAccess


class TakedownForm(forms.ModelForm):
    class Meta:
        model = Takedown
        fields = ["reason", "note"]
        widgets = {
            "reason": Textarea(attrs={"rows": 2, "data-grows": True}),
            "note": Textarea(attrs={"rows": 3, "data-grows": True}),
        }


class StoryTakedown(StoryAccess):
    """Takes stories down and puts them back; while one is down, nobody changes or deletes it."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.takedown_view)
        own = [path("<int:pk>/takedown/", view, name="articles_article_takedown")]
        return [*own, *super().get_urls()]

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return super().has_change_permission(request, obj) and not is_down(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not is_down(obj)

    def has_takedown_permission(self, request: HttpRequest, obj: Article) -> bool:
        """Say whether somebody may take a story down, or put it back."""
        allowed = request.user.has_perm("articles.take_down_article")
        return allowed and self.has_view_permission(request, obj) and not obj.trashed_at

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        story: Article | None = kwargs.get("obj")
        if story and story.was_seen:
            context["may_take_down"] = self.has_takedown_permission(request, story)
        if story and is_down(story):
            context["takedown"] = Takedown.objects.of(story.pk).first()
        return super().render_change_form(request, context, *args, **kwargs)

    def takedown_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the reason and take the story down; put back what is down."""
        story = Article.objects.open_to(request.user).filter(pk=pk).first()
        if story is None or not story.was_seen:
            raise Http404
        if not self.has_takedown_permission(request, story):
            raise PermissionDenied
        form = TakedownForm(request.POST or None)
        if request.method == "POST":
            if "_put_back" in request.POST:
                return self.put_back(request, story)
            if form.is_valid():
                return self.take_down(request, story, form)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Story taken down") if is_down(story) else gettext("Take down"),
            "subtitle": str(story),
            "opts": self.opts,
            "original": story,
            "form": form,
            "takedowns": Takedown.objects.of(story.pk),
        }
        return TemplateResponse(request, "admin/articles/article/takedown.html", context)

    def take_down(self, request: HttpRequest, story: Article, form: TakedownForm) -> HttpResponse:
        reason, note = form.cleaned_data["reason"], form.cleaned_data["note"]
        try:
            with kept(story, Revision.Kind.TAKEN_DOWN, request.user):
                story.refresh_from_db()
                was = story.get_status_display()
                Takedown.carry_out(story, reason, note, request.user)
                change = [gettext("Status"), was, gettext("Taken down")]
                changes = [change, *([[gettext("Note for the desk"), "", note]] if note else [])]
                TrailEntry.note(request.user, "take_down", story, changes=changes, reason=reason)
        except ValidationError as wrong:
            self.message_user(request, " ".join(wrong.messages), messages.WARNING)
        else:
            text = gettext("Taken down: its address tells readers the reason, the text is kept.")
            self.message_user(request, text, messages.SUCCESS)
        return self.to_takedown(story)

    def put_back(self, request: HttpRequest, story: Article) -> HttpResponse:
        with kept(story, Revision.Kind.PUT_BACK, request.user):
            story.refresh_from_db()
            if is_down(story):
                story.put_back()
                change = [gettext("Status"), gettext("Taken down"), story.get_status_display()]
                TrailEntry.note(request.user, "put_back", story, changes=[change])
        text = gettext("Put back: readers can open it again at its old address.")
        self.message_user(request, text, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[story.pk]))

    def to_takedown(self, story: Article) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:articles_article_takedown", args=[story.pk]))


def is_down(story: Article | None) -> bool:
    return story is not None and story.taken_down_at is not None
