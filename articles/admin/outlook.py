"""When a story goes out and when it goes, said as the newsroom says it, by the site's clock."""

from datetime import datetime, timedelta
from math import ceil

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy

from articles.models import Article

WEEKDAYS = [
    pgettext_lazy("in a sentence", "Monday"),
    pgettext_lazy("in a sentence", "Tuesday"),
    pgettext_lazy("in a sentence", "Wednesday"),
    pgettext_lazy("in a sentence", "Thursday"),
    pgettext_lazy("in a sentence", "Friday"),
    pgettext_lazy("in a sentence", "Saturday"),
    pgettext_lazy("in a sentence", "Sunday"),
]
MINUTES_A_DAY, MINUTES_AN_HOUR = 24 * 60, 60


def outlook(story: Article) -> list[str]:
    """Say in sentences what time does with a story by itself, as it stands."""
    return [said for said in (goes_out(story), goes(story)) if said]


def goes_out(story: Article) -> str:
    """Say when readers see a story that is published as it stands; "" if that is at once."""
    moment = story.appears_at or story.embargo_until
    if moment is None or moment <= timezone.now():
        return ""
    if moment == story.embargo_until:
        return held(moment)
    return _("Goes out at %(moment)s, %(left)s.") % told(moment)


def held(until: datetime) -> str:
    """Say how long an embargo holds."""
    return _("Embargo until %(moment)s, %(left)s. No reader sees it before.") % told(until)


def goes(story: Article) -> str:
    """Say when a story expires, or since when it has; "" if it stays."""
    if story.expires_at is None:
        return ""
    if story.expires_at > timezone.now():
        return _("Expires at %(moment)s, %(left)s.") % told(story.expires_at)
    said = _("Expired at %(moment)s: its address says that it is no longer available.")
    return said % told(story.expires_at)


def told(moment: datetime) -> dict[str, str]:
    return {"moment": in_words(moment), "left": left(moment)}


def in_words(moment: datetime) -> str:
    """Write a moment as in a sentence: `18:00 thứ Bảy 22/11 (giờ Hà Nội)`."""
    local = timezone.localtime(moment)
    this_year = local.year == timezone.localdate().year
    return _("%(hour)s on %(weekday)s %(day)s (%(zone)s)") % {
        "hour": f"{local:%H:%M}",
        "weekday": WEEKDAYS[local.weekday()],
        "day": f"{local:%d/%m}" if this_year else f"{local:%d/%m/%Y}",
        "zone": zone_name(),
    }


def zone_name() -> str:
    """Name the site's zone by its city; Vietnam's by its capital, as the country does."""
    if settings.TIME_ZONE == "Asia/Ho_Chi_Minh":
        return _("Hà Nội time")
    if "/" not in settings.TIME_ZONE:
        return settings.TIME_ZONE
    return _("%s time") % settings.TIME_ZONE.rpartition("/")[2].replace("_", " ")


def left(moment: datetime) -> str:
    """Say how long it is until a moment: `còn 2 giờ 5 phút`; the last minute counts whole."""
    minutes = ceil((moment - timezone.now()) / timedelta(minutes=1))
    if minutes <= 0:
        return pgettext("time left", "now")
    days, rest = divmod(minutes, MINUTES_A_DAY)
    hours, minutes = divmod(rest, MINUTES_AN_HOUR)
    parts = [
        (days, ngettext("%d day", "%d days", days)),
        (hours, ngettext("%d hour", "%d hours", hours)),
        (0 if days else minutes, ngettext("%d minute", "%d minutes", minutes)),
    ]
    return pgettext("time left", "in %s") % " ".join(text % n for n, text in parts if n)
