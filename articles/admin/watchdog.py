"""One line on the desk for each way in which what is public differs from the plan; else none."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article, Change, EmbargoLift, Pulse

from .outlook import in_words

READ_AFTER = timedelta(seconds=5)  # in which a worker has read a change
MOST_NAMED = 3


@dataclass(frozen=True)
class Line:
    """What is to be seen to, and where; `is_alarm` where readers may see something else."""

    text: str
    address: str = ""
    is_alarm: bool = True


def lines(request: HttpRequest) -> list[Line]:
    """Say what differs from the plan, to whoever may publish; nothing if all is as it should be."""
    if not request.user.has_perm("articles.publish_article"):
        return []
    return [*worker_lines(), *missed_lines(request), *lift_lines(request)]


def worker_lines() -> list[Line]:
    """Say what is wrong with the workers that keep pages; none where nothing keeps any."""
    pulses = [pulse for pulse in Pulse.objects.expected() if not pulse.is_over]
    return [
        *(late(pulse) for pulse in pulses if pulse.is_late),
        *(apart(pulse) for pulse in pulses if pulse.apart and not pulse.is_late),
        *(astray(pulse) for pulse in pulses if pulse.went_astray),
        *(behind(pulse) for pulse in blind(pulses)),
    ]


def late(pulse: Pulse) -> Line:
    said = _("Server %(worker)s has not looked after its pages for %(seconds)d seconds.")
    return Line(said % {"worker": pulse, "seconds": pulse.late_by})


def apart(pulse: Pulse) -> Line:
    said = _("The clock of server %(worker)s and the database’s are %(seconds)d seconds apart.")
    return Line(said % {"worker": pulse, "seconds": round(abs(pulse.apart))})


def astray(pulse: Pulse) -> Line:
    said = _("Server %(worker)s had pages that differed from the plan and dropped them: %(names)s.")
    return Line(said % {"worker": pulse, "names": ", ".join(pulse.astray[:MOST_NAMED])})


def behind(pulse: Pulse) -> Line:
    return Line(_("Server %s has not read the last changes; its pages may be old.") % pulse)


def blind(pulses: list[Pulse]) -> list[Pulse]:
    """Keep those that had not read a change well before they last beat."""
    beating = [pulse for pulse in pulses if not pulse.is_late]
    if not beating:
        return []
    first = min(pulse.seen for pulse in beating)
    changes = list(Change.objects.filter(pk__gt=first).order_by("pk").values_list("pk", "at")[:100])
    return [
        pulse
        for pulse in beating
        if any(pk > pulse.seen and at < pulse.beaten_at - READ_AFTER for pk, at in changes)
    ]


def missed_lines(request: HttpRequest) -> list[Line]:
    """Say which stories were to go out by now and nobody has published."""
    missed = (
        Article.objects.open_to(request.user).missed().order_by("-published_at")[: MOST_NAMED + 1]
    )
    return [
        Line(
            _("“%(story)s” was to go out at %(moment)s and is not published.")
            % {"story": story, "moment": in_words(story.published_at)},
            reverse("admin:articles_article_change", args=[story.pk]),
        )
        for story in missed
        if story.published_at
    ]


def lift_lines(request: HttpRequest) -> list[Line]:
    """Say whose request waits for a second person, to those who are one."""
    waiting = EmbargoLift.objects.open().exclude(asked_by=request.user.pk)
    return [
        Line(
            _("%(name)s asks to lift the embargo of “%(story)s” early.")
            % {"name": lift.asker, "story": lift.article},
            reverse("admin:articles_article_embargo", args=[lift.article_id]),
            is_alarm=False,
        )
        for lift in waiting.select_related("article").order_by("asked_at")[:MOST_NAMED]
        if lift.article.is_edited_by(request.user)
    ]
