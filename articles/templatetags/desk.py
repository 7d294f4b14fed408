"""What the desk's own pages need: times as people say them, and readings as small lines."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()

LINE_WIDTH, LINE_HEIGHT = 96, 24  # of a sparkline, in the units of its own picture
INSET = 2  # so that the line's ends are not cut
MINUTE, HOUR = 60, 3600


@register.simple_tag
def moment_from_now(moment: datetime | None) -> SafeString:
    """Say how far a moment is from now; the exact one on hover and to assistive technology."""
    if moment is None:
        return SafeString("")
    local = timezone.localtime(moment)
    exact = date_format(local, "SHORT_DATETIME_FORMAT")
    said = from_now(local - timezone.now()) or exact
    return format_html(
        '<time datetime="{}" title="{}">{}{}</time>',
        local.isoformat(timespec="minutes"),
        exact,
        said,
        "" if said == exact else format_html('<span class="visually-hidden"> ({})</span>', exact),
    )


def from_now(distance: timedelta) -> str:
    """Say a distance of less than a day as people do, "" for others: 14 minutes ago."""
    seconds = int(distance.total_seconds())
    away = abs(seconds)
    if away >= 24 * HOUR:
        return ""
    if away < MINUTE:
        return _("just now") if seconds <= 0 else _("at once")
    hours, minutes = away // HOUR, away % HOUR // MINUTE
    length = ngettext("%d minute", "%d minutes", minutes) % minutes
    if hours:
        length_in_hours = ngettext("%d hour", "%d hours", hours) % hours
        length = f"{length_in_hours} {length}" if minutes and hours < 6 else length_in_hours
    return (_("%s ago") if seconds < 0 else _("in %s")) % length


@register.simple_tag
def sparkline(curve: Sequence[int]) -> SafeString:
    """Draw the counts of the last hours, oldest first, as a small line; said in words too."""
    total, most = sum(curve), max(curve, default=0)
    if not most:
        return format_html('<span class="sparkline-none">{}</span>', _("no views yet"))
    said = _("Last %(hours)d hours: %(total)s views, at most %(most)s in an hour, now %(now)s.")
    said %= {
        "hours": len(curve),
        "total": figure(total),
        "most": figure(most),
        "now": figure(curve[-1]),
    }
    points = places(curve, most)
    x, y = points[-1]
    return format_html(
        '<svg class="sparkline" viewBox="0 0 {} {}" width="{}" height="{}" role="img" '
        'aria-label="{}"><title>{}</title><polyline points="{}"/><circle cx="{}" cy="{}" r="2"/>'
        "</svg>",
        *(LINE_WIDTH, LINE_HEIGHT) * 2,
        said,
        said,
        " ".join(f"{x},{y}" for x, y in points),
        x,
        y,
    )


def places(curve: Sequence[int], most: int) -> list[tuple[float, float]]:
    """Place the counts in the picture, the highest at its top."""
    step = (LINE_WIDTH - 2 * INSET) / max(len(curve) - 1, 1)
    height = LINE_HEIGHT - 2 * INSET
    return [
        (round(INSET + step * number, 1), round(LINE_HEIGHT - INSET - height * count / most, 1))
        for number, count in enumerate(curve)
    ]


def figure(number: int) -> str:
    """Write a number as the desk does: 1.278."""
    return number_format(number, force_grouping=True)
