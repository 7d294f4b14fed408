"""What is done with a story beside writing it: its verbs, the notes on it, and who may."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.models import Article, Note, TrailEntry
from articles.models.note import LONGEST_QUOTE
from articles.models.revision import kept

from .story_access import StoryAccess

Status = Article.Status
# What each button does, and with stories that stand where.
BUTTONS = {
    "_publish": ("publish", {Status.DRAFT, Status.IN_REVIEW, Status.APPROVED, Status.WITHDRAWN}),
    "_withdraw": ("withdraw", {Status.PUBLISHED}),
    "_approve": ("approve", {Status.DRAFT, Status.IN_REVIEW}),
    "_send_back": ("send_back", {Status.IN_REVIEW, Status.APPROVED}),
    "_submit": ("submit", {Status.DRAFT}),
}
WRITERS = {"_submit"}  # all others are the editors'


class NoteForm(forms.Form):
    """What an editor tells a writer."""

    _note = forms.CharField(
        label=_("What is to be changed"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5, "data-grows": True}),
    )
    _quote = forms.CharField(
        label=_("Passage"),
        required=False,
        max_length=LONGEST_QUOTE,
        help_text=_("The words of the story that it is about, if it is about some."),
        widget=forms.Textarea(attrs={"rows": 2, "data-grows": True}),
    )


class StoryWorkflow(StoryAccess):
    """The verbs of a story and the notes that go with them."""

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        own = [
            path("<int:pk>/send-back/", wrap(self.send_back_view), name="articles_send_back"),
            path("<int:pk>/notes/<int:note>/", wrap(self.resolve_view), name="articles_note"),
        ]
        return [*own, *super().get_urls()]

    def verb(self, request: HttpRequest, obj: Article) -> str:
        """Name what the button that was pressed does to a story as it stands; "": only a save."""
        pressed = [button for button in BUTTONS if button in request.POST]
        if {*pressed} - WRITERS and not self.has_publish_permission(request, obj):
            raise PermissionDenied
        done = [BUTTONS[button][0] for button in pressed if obj.status in BUTTONS[button][1]]
        if done[:1] == ["send_back"] and not NoteForm(request.POST).is_valid():
            return ""  # its note is asked for next
        return done[0] if done else ""

    def do(self, request: HttpRequest, story: Article, verb: str, reason: str = "") -> None:
        """Do a verb and write it down."""
        if verb == "send_back":
            told = NoteForm(request.POST)
            told.full_clean()
            note = story.send_back(
                request.user, told.cleaned_data["_note"], told.cleaned_data["_quote"]
            )
            TrailEntry.note(request.user, verb, story, reason=note.text)
            return
        getattr(story, verb)()
        TrailEntry.note(request.user, verb, story, reason=reason)

    def asks_for_a_note(self, request: HttpRequest, obj: Article) -> HttpResponse | None:
        """Lead on to the page that asks why a story is sent back, where no note came with it."""
        waits = "_send_back" in request.POST and obj.status in BUTTONS["_send_back"][1]
        if not waits:
            return None
        return HttpResponseRedirect(reverse("admin:articles_send_back", args=[obj.pk]))

    def edited(self, request: HttpRequest, pk: int) -> Article:
        """Fetch a story that somebody edits; what is not theirs to see does not exist."""
        story = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_publish_permission(request, story):
            raise PermissionDenied
        return story

    def send_back_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the note with which a story goes back to its writer, and send it."""
        story = self.edited(request, pk)
        form = NoteForm(request.POST or None)
        back = HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
        if story.status not in BUTTONS["_send_back"][1]:
            told = gettext("This story is not in review any more.")
            self.message_user(request, told, messages.WARNING)
            return back
        if request.method == "POST" and form.is_valid():
            with kept(story, "send_back", request.user):
                self.do(request, story, "send_back")
            self.message_user(request, gettext("Sent back with your note."), messages.SUCCESS)
            return back
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Send back"),
            "subtitle": str(story),
            "opts": self.opts,
            "original": story,
            "form": form,
        }
        return TemplateResponse(request, "admin/articles/article/send_back.html", context)

    @method_decorator(require_POST)
    def resolve_view(self, request: HttpRequest, pk: int, note: int) -> HttpResponse:
        """Take a note off a story: what it asked for is done."""
        story = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_change_permission(request, story):
            raise PermissionDenied
        found = get_object_or_404(Note.objects.standing(), article=story, pk=note)
        found.resolve()
        TrailEntry.note(request.user, "resolve", story, reason=found.text)
        self.message_user(request, gettext("The note is resolved."), messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        story = kwargs.get("obj")
        if story is not None and story.pk:
            context["notes"] = list(story.notes.standing())
            context["may_resolve"] = self.has_change_permission(request, story)
            waits = story.status in BUTTONS["_send_back"][1]
            if waits and self.has_publish_permission(request, story):
                context["note_form"] = NoteForm(auto_id="send-back%s")
        return super().render_change_form(request, context, *args, **kwargs)
