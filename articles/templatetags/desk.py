"""What the desk's own pages need: times as people say them, and readings as small lines."""

from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.sparkline import sparkline

register = template.Library()
register.simple_tag(sparkline)

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
