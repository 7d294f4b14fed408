"""Which stories the front page weighs for the most read."""

from collections.abc import Collection
from time import monotonic

from articles.furniture import kept
from articles.models import HourlyViews
from articles.models.hourly_views import WEEK

WEIGHED_AGAIN_AFTER = 30.0  # seconds
MOST_KEPT = 200


class Ranking:
    """The stories read most of all, as this worker last weighed them.

    To weigh a week of a busy paper is a quarter of a second, and the front page is rendered with
    every story that is published. Their order among each other is always asked for anew. Without
    a heartbeat (commands, tests, the development server) all are weighed each time.
    """

    def __init__(self) -> None:
        self.ids: list[int] = []
        self.weighed = -WEIGHED_AGAIN_AFTER

    def first(self, count: int, besides: Collection[int]) -> list[int]:
        """Give the ids of the stories that stand first, without those that a page shows already."""
        if monotonic() - self.weighed >= WEIGHED_AGAIN_AFTER or not kept.is_in_step():
            readings = HourlyViews.objects.within(WEEK)
            self.ids = list(readings.most_read(decayed=True)[:MOST_KEPT])
            self.weighed = monotonic()
        return [pk for pk in self.ids if pk not in besides][:count]


ranking = Ranking()
