"""Keeps one worker's pages true: a few cheap queries, about twice a second."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from time import monotonic, time
from typing import Protocol

from django.db import transaction
from django.db.models import Max, Q, QuerySet, Sum
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import images, readership
from articles.furniture import kept
from articles.keeping import horizon
from articles.models import (
    Article,
    BreakingBar,
    BulkWork,
    Change,
    DailyViews,
    FormSent,
    Presence,
    Pulse,
    TrailEntry,
)
from articles.watchdog import Watchdog

FAR = 3600.0  # seconds; how far ahead the horizon lies where nothing is scheduled
LOOK_UP_AFTER = 60.0  # seconds; the horizon moves on with the time
FOLD_AFTER = 1.0  # seconds
COUNT_AFTER = 5.0  # seconds; with the folding, the number on a page lags by at most ten
GAP_IS_OLD_AFTER = 600.0  # seconds; no transaction that announces a change takes as long
PRUNE_AFTER = timedelta(hours=1)
SWEEP_AFTER = 3600.0  # seconds; nobody waits for the trash to be emptied
MOST_SWEPT = 50  # stories at once; editors wait for the transaction
MOST_FILES = 200


class Shelf(Protocol):
    """Where the kept pages are."""

    def drop(self, names: Iterable[str]) -> None: ...
    def live(self) -> set[str]: ...
    def fill(self, texts: Mapping[str, str]) -> None: ...
    def ages(self) -> Mapping[str, float]: ...


class Watch:
    """What one worker has seen so far. Raises DatabaseError while the database is away."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf, self.changes, self.counts = shelf, Changes(), Counts()
        self.watchdog = Watchdog(shelf)
        self.looked_up = self.folded = self.counted = self.swept = -FAR

    def beat(self) -> None:
        """Drop what changed, fold what was read, put new counts into the pages."""
        names, now = self.changes.new(), monotonic()
        if names or now - self.looked_up >= LOOK_UP_AFTER:
            self.looked_up, horizon.moment = now, next_moment()
        kept.hear(names)  # before the pages go: the next ones are rendered with what is kept here
        self.shelf.drop(names)
        if now - self.folded >= FOLD_AFTER:
            self.folded = now
            readership.fold()
        if now - self.counted >= COUNT_AFTER:
            self.counted = now
            self.shelf.fill(self.counts.of(self.shelf.live()))
        if now - self.swept >= SWEEP_AFTER:
            self.swept = now
            sweep()
        self.watchdog.beat(self.changes.last or 0)


def sweep() -> None:
    """Delete for good what has lain in the trash long enough, and forget who is long gone."""
    for story in Article.objects.long_in_trash()[:MOST_SWEPT]:
        with transaction.atomic():
            TrailEntry.note(None, "deleted", story, reason=_("It lay in the trash for 30 days."))
            story.delete()
    Presence.objects.long_gone().delete()
    FormSent.objects.long_ago().delete()
    BulkWork.objects.long_ago().delete()
    Pulse.objects.forgettable().delete()
    images.begin_to_remove(MOST_FILES)


def next_moment() -> float:
    """Find when something next shows or goes by itself, in seconds since 1970 of this host.

    That is a story that is scheduled, held or expires, or the breaking news on every page.
    """
    asked_at = time()
    stories = Article.objects.annotate(now=Now())
    bars = BreakingBar.objects.not_over().annotate(now=Now())
    moments: list[tuple] = [
        *stories.scheduled().order_by("public_from").values_list("now", "public_from")[:1],
        *stories.expiring().order_by("expires_at").values_list("now", "expires_at")[:1],
        *bars.values_list("now", "since", "until"),
    ]
    # The database's clock decides what is public; this host's clock may differ from it.
    ahead = [
        (edge - now).total_seconds() for now, *edges in moments for edge in edges if edge > now
    ]
    return asked_at + min([*ahead, FAR])


class Changes:
    """Reads the names of what changed since the last look, each change once.

    Numbers are given when a change is written and seen when it is committed, so on PostgreSQL a
    lower one may appear after a higher one: a gap is asked for again until it is old.
    """

    def __init__(self) -> None:
        self.last: int | None = None
        self.gaps: dict[int, float] = {}

    def new(self) -> list[str]:
        """Return the names; the first look has none, as no page was kept before it."""
        if self.last is None:
            self.last = Change.objects.aggregate(last=Max("pk"))["last"] or 0
            self.prune()
            return ["*"]
        unseen = Change.objects.filter(Q(pk__gt=self.last) | Q(pk__in=list(self.gaps)))
        found = dict(unseen.values_list("pk", "names"))
        self.note_gaps(found)
        return [name for names in found.values() for name in names.split()]

    def note_gaps(self, found: Mapping[int, str]) -> None:
        now, last = monotonic(), self.last or 0
        highest = max(found, default=last)
        self.gaps |= {pk: now for pk in range(last + 1, highest) if pk not in found}
        self.gaps = {
            pk: since
            for pk, since in self.gaps.items()
            if pk not in found and now - since < GAP_IS_OLD_AFTER
        }
        self.last = max(last, highest)

    @staticmethod
    def prune() -> None:
        """Forget what every worker has seen long ago."""
        Change.objects.filter(at__lt=Now() - PRUNE_AFTER).delete()


class Counts:
    """How often articles were read in all: earlier days are summed once, today's row each time."""

    def __init__(self) -> None:
        self.day: date | None = None
        self.earlier: dict[int, int] = {}

    def of(self, live: Iterable[str]) -> dict[str, str]:
        """Return the text of each live count: `{"views:17": "1278"}`."""
        ids = {int(name.partition(":")[2]) for name in live}
        today = timezone.localdate()
        if today != self.day:
            self.day, self.earlier = today, {}
        new = ids - self.earlier.keys()
        if new:
            sums = total(DailyViews.objects.filter(article__in=new).exclude(day=today))
            self.earlier |= {pk: sums.get(pk, 0) for pk in new}
        read = total(DailyViews.objects.filter(article__in=ids, day=today)) if ids else {}
        return {f"views:{pk}": str(self.earlier[pk] + read.get(pk, 0)) for pk in ids}


def total(rows: QuerySet[DailyViews]) -> dict[int, int]:
    """Sum counts by article."""
    return dict(rows.values_list("article").annotate(Sum("count")))
