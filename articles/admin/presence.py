"""Who else has a story open: told while they have it, before two texts collide."""

from datetime import timedelta
from typing import Any

from django.contrib.admin.utils import unquote
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article, Presence, Revision
from articles.models.presence import PresenceQuerySet
from articles.models.trail import name_of

from .story_access import StoryAccess

TYPES_NOW = timedelta(seconds=45)
MOST_NAMED = 5


def there_now() -> PresenceQuerySet:
    return Presence.objects.there_now()


# Named by a list of stories, one query for all its rows.
THERE_NOW = Prefetch("presences", there_now(), to_attr="there_now")


def presence_mark(article: Any) -> SafeString | str:
    """Mark a row of the list with who has the story open."""
    seen = getattr(article, "there_now", [])  # on the form of a story a line of its own says it
    names = ", ".join(name_of(presence.user) for presence in seen[:MOST_NAMED])
    if not names:
        return ""
    return format_html(
        '<span class="presence-mark"><span aria-hidden="true">✎</span> '
        '<span class="visually-hidden">{}</span>{}</span>',
        _("Open now at:"),
        names,
    )


def line(presence: Presence) -> str:
    """Say of somebody what they do: `Lan is editing, 2 minutes ago`."""
    name, now = name_of(presence.user), timezone.now()
    if presence.typed_at is None:
        return _("%s has this story open.") % name
    minutes = int((now - presence.typed_at).total_seconds() // 60)
    if now - presence.typed_at < TYPES_NOW:
        return _("%s is editing now.") % name
    minutes = max(minutes, 1)
    said = ngettext(
        "%(name)s is editing, %(count)d minute ago.",
        "%(name)s is editing, %(count)d minutes ago.",
        minutes,
    )
    return said % {"name": name, "count": minutes}


class StoryPresence(StoryAccess):
    """Notes who has the form of a story open and tells the others."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.presence_view)
        own = [path("<path:object_id>/presence/", view, name="articles_article_presence")]
        return own + super().get_urls()

    def presence_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Note that somebody is there, types or leaves; answer who else is, and what was saved."""
        story = self.get_object(request, unquote(object_id))
        if story is None or not self.has_view_permission(request, story):
            raise Http404
        if request.method == "POST":
            self.note(request, story)
        seen = request.POST.get("version", "")
        return JsonResponse({"lines": self.lines(request, story), "saved": newer(story, seen)})

    def note(self, request: HttpRequest, story: Article) -> None:
        mine = Presence.objects.filter(article=story, user=request.user.pk)
        if "left" in request.POST:
            mine.delete()
            return
        now = timezone.now()
        seen = {"seen_at": now} | ({"typed_at": now} if "typed" in request.POST else {})
        who: Any = request.user
        Presence.objects.update_or_create(article=story, user=who, defaults=seen)

    def lines(self, request: HttpRequest, story: Article | None) -> list[str]:
        """Say who else has the story open."""
        if story is None:
            return []
        others = there_now().filter(article=story).exclude(user=request.user.pk)
        return [line(presence) for presence in others[:MOST_NAMED]]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["presence"] = self.lines(request, kwargs.get("obj"))
        return super().render_change_form(request, context, *args, **kwargs)


def newer(story: Article, seen: str) -> str:
    """Say that a form is behind: who saved the story since it was opened, and when."""
    last = Revision.objects.of(story.pk).defer("content").first()
    if not seen or last is None or last.digest == seen:
        return ""
    when = time_format(timezone.localtime(last.saved_at), "TIME_FORMAT")
    said = _("%(name)s saved this story at %(time)s. When you save, you will see both texts.")
    return said % {"name": last.saver or _("Somebody"), "time": when}
