"""Breaking news: put on every page with one click, taken off with one, put back with one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from articles.models import Article, BreakingBar, TrailEntry
from articles.models.breaking_bar import two_hours_on
from articles.models.fields import LineField
from articles.models.trail import in_the_papers_language

from .status import written
from .window import WindowAdmin

TEXT: Any = BreakingBar._meta.get_field("text")


@dataclass(frozen=True)
class Bars:
    """What a page of the desk shows of breaking news: what stands, what could be put back or up."""

    standing: list[BreakingBar]
    taken_down: list[BreakingBar]
    story: Article | None  # that could be put up
    text: str
    until: datetime
    may_add: bool
    may_change: bool

    def __bool__(self) -> bool:
        return bool(self.standing or self.taken_down or (self.story and self.may_add))


def bars(request: HttpRequest, stories: Iterable[Article], *, own: bool = False) -> Bars:
    """Tell what is up now and could be put up of the first story; `own`: of that story alone."""
    story = next(iter(stories), None)
    about = BreakingBar.objects.about(story) if own else BreakingBar.objects.all()
    return Bars(
        standing=list(about.showing()),
        taken_down=list(about.could_be_put_back()),
        story=story if story and story.is_public else None,
        text=story.headline[: TEXT.max_length] if story else "",
        until=two_hours_on(),
        may_add=request.user.has_perm("articles.add_breakingbar"),
        may_change=request.user.has_perm("articles.change_breakingbar"),
    )


@admin.register(BreakingBar)
class BreakingBarAdmin(WindowAdmin):
    list_display = ["text", "state", "article"]
    sortable_by: ClassVar[list[str]] = []
    fields = ["text", "article", "since", "until"]

    def get_urls(self) -> list[Any]:
        def wrap(view: Any) -> Any:
            return self.admin_site.admin_view(require_POST(view))

        own = [
            path("up/", wrap(self.put_up), name="articles_breakingbar_up"),
            path("<int:pk>/down/", wrap(self.take_down), name="articles_breakingbar_down"),
            path("<int:pk>/back/", wrap(self.put_back), name="articles_breakingbar_back"),
        ]
        return [*own, *super().get_urls()]

    def put_up(self, request: HttpRequest) -> HttpResponse:
        """Put a public story's line on every page for two hours."""
        story = self.public_story(request)
        text = LineField.canonical(request.POST.get("text", "")) or story.headline
        with transaction.atomic():
            bar = BreakingBar.objects.create(text=text[: TEXT.max_length], article=story)
            self.note(request, "bar_up", bar)
        said = gettext("“%(text)s” stands on every page until %(moment)s, then goes by itself.")
        messages.success(request, said % {"text": bar, "moment": written(bar.until)})
        return back_to(request)

    def public_story(self, request: HttpRequest) -> Article:
        """Fetch the story that is asked for, if whoever asks may put it up and see it."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        asked = request.POST.get("article", "")
        key = int(asked) if asked.isdecimal() and len(asked) < 19 else 0
        story = Article.objects.open_to(request.user).filter(pk=key).first()
        if story is None:
            raise Http404
        if not story.is_public:
            raise BadRequest
        return story

    def take_down(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take a bar off every page at once."""
        bar = self.held(request, pk)
        if not bar.is_over:
            with transaction.atomic():
                bar.take_down()
                self.note(request, "bar_down", bar)
            messages.success(request, gettext("“%s” is off every page.") % bar)
        return back_to(request)

    def put_back(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Undo a taking down: the bar stands until it would have ended."""
        bar = self.held(request, pk)
        if bar.may_be_put_back:
            with transaction.atomic():
                bar.put_back()
                self.note(request, "bar_up", bar)
            said = gettext("“%(text)s” stands on every page until %(moment)s, then goes by itself.")
            messages.success(request, said % {"text": bar, "moment": written(bar.until)})
        return back_to(request)

    def held(self, request: HttpRequest, pk: int) -> BreakingBar:
        bar = BreakingBar.objects.filter(pk=pk).first()
        if not self.has_change_permission(request, bar):
            raise PermissionDenied
        if bar is None:
            raise Http404
        return bar

    def note(self, request: HttpRequest, deed: str, bar: BreakingBar) -> None:
        with in_the_papers_language():
            changes = [
                [gettext("Breaking news"), "", bar.text],
                [gettext("until"), "", written(bar.until)],
            ]
        TrailEntry.note(request.user, deed, bar.article or bar, changes=changes)


def back_to(request: HttpRequest) -> HttpResponse:
    """Lead back to the page of the desk on which the button stood."""
    asked = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        asked = reverse("admin:articles_breakingbar_changelist")
    return HttpResponseRedirect(asked)
