from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Self

from django.db.models import Case, Count, F, Prefetch, Q, SmallIntegerField, Value, When, Window
from django.db.models.functions import Coalesce, Concat, Now, RowNumber
from django.utils import timezone

from .article_columns import ArticleColumns
from .article_moments import NOT_EXPIRED
from .status import Status

# As an expression: for a plain comparison SQLite takes another index, and sorts.
STANDING = Concat("status", Value(""))
# As the index `articles_handed_in` has it, word for word: only then SQLite takes that.
HANDED_IN = Q(status=Status.IN_REVIEW) | Q(status=Status.APPROVED)


class ArticleDays(ArticleColumns):
    """Stories by their days: what goes out when, for the desk's front page and its calendar."""

    def going_out_within(self, hours: int) -> Self:
        """Keep what becomes public by itself in the next hours, soonest first."""
        soon = self.scheduled().filter(public_from__lt=Now() + timedelta(hours=hours))
        return soon.order_by("public_from", "id")

    def without_picture_from(self, *, days_ago: int, hours_ahead: int) -> Self:
        """Keep what readers see since lately, or will soon by itself, without a lead image."""
        since, until = Now() - timedelta(days=days_ago), Now() + timedelta(hours=hours_ahead)
        # By the dates first: SQLite would rather fetch every story that has no picture.
        listed = self.model._default_manager.listed().filter(listed_at__gt=since)
        bare = self.alias(picture=Coalesce("lead_image", Value(0))).filter(picture=0)
        soon = listed.filter(listed_at__lt=until)
        found = bare.filter(NOT_EXPIRED, pk__in=soon.values("pk"))
        return found.order_by("-listed_at", "-id")

    def begun(self) -> Self:
        """Keep the drafts that nobody sent back: their writer knows what to do."""
        return self.alias(standing=STANDING).filter(standing=Status.DRAFT, sent_back_at=None)

    def handed_in(self) -> Self:
        """Keep what waits for an editor: to be read, or to be published."""
        return self.filter(HANDED_IN)

    def with_standing_notes(self) -> Self:
        """Fetch the notes that nobody has resolved, last first."""
        notes: Any = self.model._meta.get_field("notes").related_model
        return self.prefetch_related(Prefetch("notes", notes.objects.standing()))

    def listed(self) -> Self:
        """Keep what has its place in readers' lists, now or by itself later."""
        return self.filter(public_from__isnull=False)

    def dated_on(self, days: Sequence[date]) -> Self:
        """Keep what is listed on these days of the site's calendar, which follow one another."""
        begin, end = midnight(days[0]), midnight(days[-1] + timedelta(days=1))
        return self.listed().filter(listed_at__gte=begin, listed_at__lt=end)

    def last_of_each_day(self, days: Sequence[date], most: int) -> Self:
        """Keep at most so many stories of each of these days, its last ones, with one query."""
        place = Window(
            RowNumber(),
            partition_by=number_of_day(days),
            order_by=[F("listed_at").desc(), F("id").desc()],
        )
        placed = self.dated_on(days).annotate(place=place).filter(place__lte=most)
        return self.filter(pk__in=placed.values("pk"))

    def counted_by_day(self, days: Sequence[date]) -> dict[tuple[date, int], int]:
        """Count the stories listed on each day in each section, by day and the section's key."""
        dated = self.dated_on(days).order_by()
        rows = dated.values_list(number_of_day(days), "section").annotate(Count("pk"))
        return {(days[number], section): count for number, section, count in rows}


def number_of_day(days: Sequence[date]) -> Case:
    """Number the day that a story is listed on; for SQLite ten times as fast as to name it."""
    ends = (midnight(day + timedelta(days=1)) for day in days)
    numbered = [When(listed_at__lt=end, then=number) for number, end in enumerate(ends)]
    return Case(*numbered, output_field=SmallIntegerField())


def midnight(day: date) -> datetime:
    """Give the moment at which a day of the site's calendar begins."""
    return timezone.make_aware(datetime.combine(day, time.min))
