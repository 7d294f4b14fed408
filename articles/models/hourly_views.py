from collections.abc import Collection, Iterable, Sequence
from time import time
from typing import Any, Self

from django.db import models
from django.db.models import F, Sum, Value
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

DAY = 24
WEEK = 168  # hours that are looked back on
KEPT = WEEK + 24  # hours before a count is forgotten
HALF_LIFE = 12  # hours in which a reading comes to weigh half
HALVINGS = WEEK // HALF_LIFE


def hour_of(milliseconds: int) -> int:
    """Number the hour of a moment in milliseconds since 1970: the same all over the world."""
    return milliseconds // 3600_000


def this_hour() -> int:
    """Number the hour that has begun."""
    return hour_of(int(time() * 1000))


def past_hour(curve: Sequence[int]) -> int:
    """Tell how often a story was read in the last sixty minutes, of its counts by the hour.

    Of the hour before the one that has begun counts the part that lies in them.
    """
    *_earlier, before, now = 0, 0, *curve
    return now + round(before * (1 - time() % 3600 / 3600))


def past_hour_in_words(curve: Sequence[int]) -> str:
    read = past_hour(curve)
    told = ngettext("%s view in the past hour", "%s views in the past hour", read)
    return told % number_format(read, force_grouping=True)


class HourlyViewsQuerySet(models.QuerySet["HourlyViews"]):
    def within(self, hours: int) -> Self:
        """Keep the last hours, the one that has begun included."""
        return self.filter(hour__gt=this_hour() - hours)

    def forgettable(self) -> Self:
        """Keep what no list looks at any more."""
        return self.exclude(hour__gt=this_hour() - KEPT)

    def by_article(self, *, decayed: bool = False) -> models.QuerySet[Any, dict[str, Any]]:
        """Sum up `article_id` and `readings` in all, or as they weigh now, each half after a while.

        In integers, so that every database orders alike: halving is a shift, and between two
        halvings the weight falls on a straight line.
        """
        age = Value(this_hour()) - F("hour")
        line = F("count") * (2 * HALF_LIFE - age % HALF_LIFE)
        halvings: Any = HALVINGS - age / HALF_LIFE
        weight = line.bitleftshift(halvings)
        what = weight if decayed else F("count")
        summed = Sum(what, output_field=models.BigIntegerField())
        return self.order_by().values("article_id").annotate(readings=summed)

    def most_read(self, *, decayed: bool) -> models.QuerySet[Any, Any]:
        """List the ids of the stories, most read first, of these hours."""
        ranked = self.by_article(decayed=decayed).order_by("-readings", "-article_id")
        return ranked.values_list("article_id", flat=True)

    def curves(self, articles: Collection[int], hours: int) -> dict[int, list[int]]:
        """Give the counts of each article's last hours, oldest first, with one query for all."""
        first = this_hour() - hours + 1
        lists = {pk: [0] * hours for pk in articles}
        rows = self.within(hours).filter(article_id__in=lists)
        for pk, hour, count in rows.values_list("article_id", "hour", "count"):
            lists[pk][min(hour - first, hours - 1)] += count
        return lists

    def of_days(self, *firsts: int) -> Self:
        """Keep the 24 hours that begin with each of these."""
        return self.filter(hour__in=[first + n for first in firsts for n in range(DAY)])

    def by_hour(self) -> dict[int, int]:
        """Sum up how often anything was read in each hour; hours without readings are left out."""
        return dict(self.order_by().values_list("hour").annotate(Sum("count")))

    def add(self, counts: Iterable[tuple[int, int, int]]) -> None:
        """Write new rows of article, hour and count."""
        self.bulk_create(self.model(article_id=a, hour=h, count=c) for a, h, c in counts)


class HourlyViews(models.Model):
    """How often a story was read in one hour of the last days, for what is most read just now.

    Narrow, for it is written as often as stories are read: no foreign key, and no index that
    holds the count, so that counting up changes none. Rows of stories that are gone are forgotten
    with their hour, as all are.
    """

    pk = models.CompositePrimaryKey("article_id", "hour")
    article_id = models.BigIntegerField(_("article"))
    hour = models.IntegerField(_("hour"), help_text=_("Since 1970, by universal time."))
    count = models.BigIntegerField(_("views"))

    objects = HourlyViewsQuerySet.as_manager()

    class Meta:
        verbose_name = _("hourly views")
        verbose_name_plural = _("hourly views")
        default_permissions = ()  # nobody edits them
        indexes = [models.Index(fields=["hour"], name="views_of_an_hour")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.hour}: {self.count}"
