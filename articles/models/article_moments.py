from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import transaction
from django.db.models import Case, CharField, DateTimeField, Expression, F, Q, Value, When
from django.db.models.functions import Now
from django.db.models.lookups import Exact, GreaterThan

from .article_text import SAID, STORIES_AT_ONCE, ArticleText
from .change import AnnouncedQuerySet
from .embargo import EmbargoError
from .status import Status

if TYPE_CHECKING:
    from .article import Article

# What decides when readers see a story; what is stored of that follows in every bulk change too.
DATES = frozenset({"status", "published_at", "posted_at", "embargo_until"})
MADE_OF_THEM = ("listed_at", "listed_month")
MISSED_FOR = timedelta(days=7)
NOT_EXPIRED = Q(expires_at=None) | Q(expires_at__gt=Now())
EXPIRED = Q(status=Status.PUBLISHED, expires_at__lte=Now())
WITHDRAWN = Q(status=Status.WITHDRAWN, published_at__lte=Now())


class ArticleMoments(AnnouncedQuerySet["Article"]):
    """What is public when, by the database's clock: nothing has to run for it."""

    def published(self) -> Self:
        """Keep what every reader may open now: no embargo holds it, and it has not expired."""
        # `public_from` is empty unless it is published, so that one column says both.
        return self.filter(NOT_EXPIRED, public_from__lte=Now())

    def published_or(self, key: int | None) -> Self:
        """Keep what every reader may open now, and one story whatever it is."""
        return self.filter(Q(pk__in=self.model._default_manager.published()) | Q(pk=key))

    def withdrawn(self) -> Self:
        """Keep what readers could open once and the paper has taken off the site."""
        return self.filter(WITHDRAWN).exclude(embargo_until__gt=Now())

    def expired(self) -> Self:
        """Keep what readers could open until its time was over."""
        return self.filter(EXPIRED)

    def gone(self) -> Self:
        """Keep what readers could open once: withdrawn, or expired."""
        return self.filter(WITHDRAWN | EXPIRED).exclude(embargo_until__gt=Now())

    def embargoed(self) -> Self:
        """Keep what an embargo holds now, whatever its status: drafts too."""
        return self.filter(embargo_until__gt=Now())

    def scheduled(self) -> Self:
        """Keep what becomes public by itself later."""
        # By the dates first: few lie ahead, but SQLite would rather walk all that is published.
        stories = self.model._default_manager
        dated = stories.filter(published_at__gt=Now()).values("pk")
        held = stories.filter(embargo_until__gt=Now()).values("pk")
        return self.filter(pk__in=dated.union(held, all=True), public_from__gt=Now())

    def expiring(self) -> Self:
        """Keep what is published and goes by itself later, whether it has appeared or not."""
        return self.filter(status=Status.PUBLISHED, expires_at__gt=Now())

    def missed(self) -> Self:
        """Keep what was to go out in the last days and has not been published."""
        due = self.filter(published_at__lte=Now(), published_at__gt=Now() - MISSED_FOR)
        return due.filter(trashed_at=None).exclude(status__in=[Status.PUBLISHED, Status.WITHDRAWN])

    def update(self, **values: Any) -> int:
        if values.keys().isdisjoint(DATES.union(SAID)):
            return super().update(**values)
        with transaction.atomic():
            ids = list(self.order_by().values_list("pk", flat=True))
            if "embargo_until" in values:
                self.refuse_early_lifting(values["embargo_until"])
            if not DATES.isdisjoint(values):
                values["public_from"] = public_from(values)
            changed = super().update(**values)
            self.keep_in_step(ids, values.keys())
        return changed

    def refuse_early_lifting(self, until: Any) -> None:
        held = self.model._default_manager.filter(pk__in=self.values("pk")).embargoed()
        if isinstance(until, datetime):
            held = held.filter(embargo_until__gt=until)
        if held.exists():
            raise EmbargoError

    def keep_in_step(self, ids: Sequence[int], changed: Set[str]) -> None:
        """Write again what is made of columns that were changed in bulk."""
        stories = self.model._default_manager.all()
        if not DATES.isdisjoint(changed):
            for start in range(0, len(ids), STORIES_AT_ONCE):
                stories.filter(pk__in=ids[start : start + STORIES_AT_ONCE]).write_moments()
        if not changed.isdisjoint(SAID):
            ArticleText.objects.write_again(stories, ids)

    def write_moments(self) -> None:
        """Tell anew where stories stand in lists and in the archive."""
        stories = list(self.only(*DATES))
        fields = [field for field in self.model._meta.fields if field.name in MADE_OF_THEM]
        for story in stories:
            for field in fields:
                field.pre_save(story, False)
        self.model._default_manager.bulk_update(stories, MADE_OF_THEM)

    def bulk_create(self, objs: Iterable["Article"], *args: Any, **options: Any) -> Any:
        with transaction.atomic():
            made = super().bulk_create(objs, *args, **options)
            ArticleText.objects.write(made)
        return made


def public_from(values: Mapping[str, Any]) -> Expression:
    """Tell the database from when on rows are public that are given these values."""
    status, published, embargo = (
        given(values, name) for name in ("status", "published_at", "embargo_until")
    )
    appears_at = Case(When(GreaterThan(embargo, published), then=embargo), default=published)
    return Case(When(Exact(status, Value(Status.PUBLISHED.value)), then=appears_at))


def given(values: Mapping[str, Any], name: str) -> Any:
    """Give what a column is going to hold."""
    value = values.get(name, F(name))
    is_moment = name != "status"
    if hasattr(value, "resolve_expression"):
        return value
    return Value(value, output_field=DateTimeField() if is_moment else CharField())
