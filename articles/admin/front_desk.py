"""The front-page desk: stories are put into places, looked at, launched all at once, and undone."""

import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext
from js_asset import ImportMap, Media

from articles.models import Arrangement, FrontDraft, FrontLaunch, FrontSlot
from articles.models.arrangement import Pin
from articles.models.front_draft import standing
from articles.models.front_launch import LaunchedMeanwhile, in_words

from .breaking_bar import bars
from .drafts import account
from .front_asked import asked_to_put, launch_of, placeable, placing, to_be_broken
from .front_board import board_of, offered, page_of
from .front_pin import PinForm
from .scripts import module

LAUNCHES_A_PAGE = 20


@admin.register(FrontSlot)
class FrontDesk(admin.ModelAdmin):
    """Arranges the front page in a draft of one's own; only a launch changes what readers see."""

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        return [
            path("", wrap(self.desk), name="articles_frontslot_changelist"),
            path("launches/", wrap(self.launches), name="articles_frontslot_launches"),
            path("preview/", wrap(self.preview), name="articles_frontslot_preview"),
            path("preview/page/", wrap(self.preview_page), name="articles_frontslot_preview_page"),
        ]

    # ── looking ──────────────────────────────────────────────────────────────────────────────

    def desk(self, request: HttpRequest) -> HttpResponse:
        """Show the front page as it would be; a POST does one thing to the draft, or launches."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self.act(request)
        return self.shown(request)

    def shown(self, request: HttpRequest, status: int = 200, **more: Any) -> HttpResponse:
        draft = FrontDraft.objects.of(request.user).first()
        live = standing()
        arrangement = draft.arrangement if draft else live
        board, last = board_of(arrangement), FrontLaunch.objects.last_first().first()
        words = request.GET.get("q", "")
        may_change = self.has_change_permission(request)
        chosen = placing(request.GET.get("place", ""), board) if may_change else None
        if chosen:
            board.number(chosen)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Front page"),
            "opts": self.opts,
            "draft": draft,
            "stale": bool(draft and last and draft.base != last.number),
            "changes": in_words(live.differences(arrangement)) if draft else [],
            "board": board,
            "words": words,
            "offered": offered(words, board),
            "last": last,
            "may_change": may_change,
            "placing": chosen,
            "media": scripts(request) if may_change else "",
            "aside": None if draft else FrontDraft.objects.aside(request.user).first(),
            "breaking": bars(request, to_be_broken(request.GET.get("bar", ""), board)),
        }
        return TemplateResponse(
            request, "admin/articles/frontslot/desk.html", context | more, status=status
        )

    def preview(self, request: HttpRequest) -> HttpResponse:
        """Show the whole front page of the draft at the width of a phone and of a desk."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Preview of the front page"),
            "opts": self.opts,
            "draft": FrontDraft.objects.of(request.user).first(),
            "may_change": self.has_change_permission(request),
        }
        return TemplateResponse(request, "admin/articles/frontslot/preview.html", context)

    def preview_page(self, request: HttpRequest) -> HttpResponse:
        """Render the draft by the readers' own templates; nobody keeps or counts this page."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        draft = FrontDraft.objects.of(request.user).first()
        page = page_of(draft.arrangement if draft else standing())
        response = TemplateResponse(
            request, "admin/articles/frontslot/preview_page.html", {"front": page}
        )
        response.headers["Cache-Control"] = "no-store, private"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def launches(self, request: HttpRequest) -> HttpResponse:
        """List who launched what and when, last first."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        page = Paginator(FrontLaunch.objects.last_first(), LAUNCHES_A_PAGE).get_page(
            request.GET.get("p")
        )
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Launches of the front page"),
            "opts": self.opts,
            "page": page,
            "may_change": self.has_change_permission(request),
        }
        return TemplateResponse(request, "admin/articles/frontslot/launches.html", context)

    # ── doing ────────────────────────────────────────────────────────────────────────────────

    def act(self, request: HttpRequest) -> HttpResponse:
        """Do what the one pressed button says."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        verbs: dict[str, Callable[[HttpRequest, str], HttpResponse | None]] = {
            "put": self.put,
            "up": self.up,
            "down": self.down,
            "remove": self.remove,
            "edit": self.edit,
            "launch": self.launch,
            "undo": self.undo,
            "keep_mine": self.keep_mine,
            "discard": self.discard,
            "take_back": self.take_back,
            "reopen": self.reopen,
        }
        pressed = [name for name in verbs if name in request.POST]
        if len(pressed) != 1:
            raise BadRequest
        answer = verbs[pressed[0]](request, request.POST[pressed[0]])
        return answer or HttpResponseRedirect(self.address(request))

    def address(self, request: HttpRequest) -> str:
        desk, words = reverse("admin:articles_frontslot_changelist"), request.GET.get("q", "")
        return f"{desk}?{urlencode({'q': words})}" if words else desk

    def put(self, request: HttpRequest, value: str) -> None:
        """Put a story, or a pin that there is already, at a place."""
        asked = asked_to_put(value)
        story = placeable(asked.name) if asked.is_story else None

        def how(arrangement: Arrangement) -> Arrangement:
            if story is None:
                pin = arrangement.pin(asked.name)
            else:
                new = Pin(uuid.uuid4().hex[:12], *asked.place, story.pk)
                pin = arrangement.holding(story.pk) or new
            return arrangement.put(pin, asked.place, asked.index) if pin else arrangement

        self.change(request, how, gettext("Placed in your draft."))

    def up(self, request: HttpRequest, key: str) -> None:
        self.change(request, lambda found: found.moved(key, -1), gettext("Moved up in your draft."))

    def down(self, request: HttpRequest, key: str) -> None:
        self.change(
            request, lambda found: found.moved(key, 1), gettext("Moved down in your draft.")
        )

    def remove(self, request: HttpRequest, key: str) -> None:
        self.change(request, lambda found: found.without(key), gettext("Taken out, in your draft."))

    def edit(self, request: HttpRequest, key: str) -> HttpResponse | None:
        form = PinForm(request.POST)
        if not form.is_valid():
            return self.shown(request, 422, wrong={"key": key, "form": form})
        fields = form.cleaned_data
        self.change(
            request, lambda found: found.changed(key, **fields), gettext("Changed in your draft.")
        )
        return None

    def change(
        self, request: HttpRequest, how: Callable[[Arrangement], Arrangement], said: str
    ) -> None:
        FrontDraft.objects.change(account(request), how)
        messages.success(request, said)

    def launch(self, request: HttpRequest, stand: str) -> HttpResponse | None:
        """Put the draft before readers, if it is still what the editor looked at."""
        draft = FrontDraft.objects.of(request.user).first()
        if draft is None:
            return None
        if draft.stand != stand:
            said = gettext("Your draft was changed in another window. Look at it again.")
            messages.warning(request, said)
            return self.shown(request, 409)
        try:
            draft.launch()
        except LaunchedMeanwhile:
            return self.shown(request, 409)
        messages.success(request, gettext("Launched. Readers see it within a second."))
        return None

    def undo(self, request: HttpRequest, value: str) -> HttpResponse | None:
        """Restore what stood before the last launch, if it is still the last."""
        launch = launch_of(value)
        try:
            launch.undo(account(request))
        except LaunchedMeanwhile:
            differs = Arrangement.of(launch.before).differences(standing())
            return self.shown(request, 409, not_undone=launch, differs=in_words(differs))
        messages.success(request, gettext("Undone. The front page is as it was before."))
        return None

    def keep_mine(self, request: HttpRequest, _value: str) -> None:
        """Go on with one's own arrangement on top of what a colleague launched."""
        draft = FrontDraft.objects.of(request.user).first()
        if draft:
            draft.begin_again()
            said = gettext("Your draft now replaces what stands. Look at the changes, then launch.")
            messages.success(request, said)

    def discard(self, request: HttpRequest, _value: str) -> None:
        FrontDraft.objects.of(request.user).update(set_aside=True)
        messages.success(request, gettext("Your draft is set aside. This is the page readers see."))

    def take_back(self, request: HttpRequest, _value: str) -> None:
        FrontDraft.objects.aside(request.user).update(set_aside=False)
        messages.success(request, gettext("Your draft is back."))

    def reopen(self, request: HttpRequest, value: str) -> None:
        """Take an earlier arrangement into the draft: what a launch showed, or stood before it."""
        side, _, launched = value.partition(":")
        launch = launch_of(launched)
        earlier = Arrangement.of(launch.before if side == "before" else launch.after).not_over()
        FrontDraft.objects.of(request.user).delete()
        self.change(request, lambda _found: earlier, gettext("Taken into your draft."))


def scripts(request: HttpRequest) -> Media:
    """Give the scripts of the desk; the import map is one in the page and needs the nonce."""
    drag = ImportMap({"desk/front-drag": "js/desk/front-drag.js"})
    return Media(js=[module("front")], importmap=drag, nonce=getattr(request, "csp_nonce", ""))
