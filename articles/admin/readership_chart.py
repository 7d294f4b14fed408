"""How much the paper is read today, against the same weekday of last week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from time import time

from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from articles.models import HourlyViews
from articles.models.article_days import midnight
from articles.models.hourly_views import DAY, WEEK, hour_of

WIDTH, HEIGHT, LEFT, FOOT, TOP = 640, 200, 56, 24, 12  # of the picture, in its own units
# Of fewer, or of a day ten times as busy, a change in per cent says nothing but that it was little.
FEW, TIMES = 50, 10
STEPS = (1, 2, 5)  # round numbers for the scale: these times a power of ten


@dataclass(frozen=True)
class Day:
    """How often the paper had been read by the end of each hour of a day; the last one is now."""

    counts: list[int]

    @property
    def total(self) -> int:
        return self.counts[-1] if self.counts else 0


@dataclass(frozen=True)
class Chart:
    """Two days as lines that rise; `passed` is how far the hour that has begun has gone, 0 to 1.

    They add up: the hour that has begun would else always seem a slump, and who is ahead is what
    is asked.
    """

    today: Day
    before: Day
    passed: float
    day_before: date

    @property
    def before_by_now(self) -> int:
        """Tell how often it had been read by this time of the day, a week ago."""
        here = len(self.today.counts) - 1
        begun = self.before.counts[here - 1] if here else 0
        return round(begun + (self.before.counts[here] - begun) * self.passed)

    @property
    def summary(self) -> str:
        """Say it in a sentence."""
        told = {"today": written(self.today.total), "before": written(self.before_by_now)}
        if not self.before_by_now:
            return _("%(today)s views today; nothing was counted by this time a week ago.") % told
        if self.before_by_now < max(FEW, self.today.total / TIMES):
            text = _(
                "%(today)s views today; %(before)s by this time a week ago, too few to compare."
            )
            return text % told
        change = round(100 * (self.today.total / self.before_by_now - 1))
        told["change"] = f"{'+' if change > 0 else '−' if change < 0 else ''}{abs(change)}"
        text = _("%(today)s views today, %(before)s by this time a week ago (%(change)s %%).")
        return text % told

    @property
    def top(self) -> int:
        """Give the round number at which the scale ends."""
        most = max(self.today.total, self.before.total, 10)
        power = 10 ** (len(str(most)) - 1)
        return next(step * power for step in (*STEPS, 10) if step * power >= most)

    @property
    def scale(self) -> list[tuple[float, str]]:
        """List the heights at which a line is drawn, each with its number."""
        marks = (0, self.top // 2, self.top)
        return [(self.height(mark), written(mark)) for mark in marks]

    @property
    def hours(self) -> list[tuple[float, str]]:
        """List the hours that are named under the picture."""
        return [(self.place(hour), f"{hour}:00") for hour in (0, 6, 12, 18, 24)]

    @property
    def line_today(self) -> str:
        whole, here = self.today.counts[:-1], len(self.today.counts) - 1 + self.passed
        ends = [*enumerate([0, *whole]), (here, self.today.total)]
        return self.line(ends)

    @property
    def line_before(self) -> str:
        return self.line(list(enumerate([0, *self.before.counts])))

    @property
    def now(self) -> tuple[float, float]:
        """Give the place of this moment in the picture."""
        return self.place(len(self.today.counts) - 1 + self.passed), self.height(self.today.total)

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """List the hours in figures: the hour, today by its end, a week ago."""
        today = [written(count) for count in self.today.counts]
        today += ["–"] * (DAY - len(today))
        return [
            (f"{hour}:00–{hour + 1}:00", today[hour], written(before))
            for hour, before in enumerate(self.before.counts)
        ]

    def line(self, ends: Sequence[tuple[float, int]]) -> str:
        return " ".join(f"{self.place(hour)},{self.height(count)}" for hour, count in ends)

    def place(self, hour: float) -> float:
        return round(LEFT + (WIDTH - LEFT - TOP) * hour / DAY, 1)

    def height(self, count: int) -> float:
        return round(HEIGHT - FOOT - (HEIGHT - FOOT - TOP) * count / self.top, 1)


def readership_chart(request: HttpRequest) -> Chart | None:
    """Draw the chart for whoever may see how the paper is read; with one query."""
    if not request.user.has_perm("articles.view_dailyviews"):
        return None
    today, now = timezone.localdate(), time()
    begin = hour_of(int(midnight(today).timestamp() * 1000))
    counts = HourlyViews.objects.of_days(begin, begin - WEEK).by_hour()
    return Chart(
        today=Day(summed(counts, begin, hour_of(int(now * 1000)))),
        before=Day(summed(counts, begin - WEEK, begin - WEEK + DAY - 1)),
        passed=now % 3600 / 3600,
        day_before=today - timedelta(weeks=1),
    )


def summed(counts: dict[int, int], first: int, last: int) -> list[int]:
    """Add up the hours from one to another, both included."""
    return list(accumulate(counts.get(hour, 0) for hour in range(first, last + 1)))


def written(number: int) -> str:
    return number_format(number, force_grouping=True)
