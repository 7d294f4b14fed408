from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    Max,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Concat, Now
from django.utils import timezone

from . import nearness
from .article_days import ArticleDays
from .article_term import ArticleTerm
from .byline import Byline
from .editing import edits_everywhere, given_to, sections_given
from .figure import Figure
from .hourly_views import WEEK, HourlyViews
from .matching import Answers, anywhere, ways, words_of
from .status import Status
from .trash import DAYS_IN_TRASH

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User

    from .article import Article
    from .author import Author
    from .category import Category
    from .event import Event
    from .image import Image
    from .tag import Tag

MOST_COMPARED = 200  # stories that are read, of which the first are shown
CLOSEST_FIRST = (F("closeness").desc(nulls_last=True), "-listed_at", "-id")


class ArticleQuerySet(ArticleDays):
    """The vocabulary in which every page, feed, list and command asks for stories."""

    def standing_at(self, status: Status) -> Self:
        """Keep what stands at a status, whatever its dates."""
        # As an expression: for a plain comparison SQLite takes the readers' index of what is
        # published and sorts all of it, where the desk's list is walked in its order.
        return self.alias(standing=Concat("status", Value(""))).filter(standing=status)

    def written_by(self, user: "AbstractBaseUser | AnonymousUser") -> Self:
        """Keep what an account began at the desk."""
        return self.filter(created_by=user.pk)

    def of_desk(self, user: "User | AnonymousUser") -> Self:
        """Keep what is somebody's business: their own, and what stands in sections they edit."""
        if edits_everywhere(user):
            return self
        if not user.has_perm("articles.publish_article"):
            return self.written_by(user)
        theirs = Q(created_by=user.pk) | Q(section__in=given_to(user).values("pk"))
        # As an expression: SQLite would rather fetch all of it by two indexes, and sort, than walk
        # the desk's list in its order.
        return self.filter(Case(When(theirs, then=True), default=False))

    def edited_by(self, user: "User | AnonymousUser") -> Self:
        """Keep what somebody edits and publishes, whoever wrote it."""
        if edits_everywhere(user):
            return self
        # As an expression, as above: SQLite would fetch all of the sections for the few asked for.
        theirs = When(section__in=sections_given(user), then=True)
        return self.filter(Case(theirs, default=False))

    def sent_back(self) -> Self:
        """Keep what its editors want changed and its writer has not submitted again."""
        return self.filter(status=Status.DRAFT, sent_back_at__isnull=False)

    def open_to(self, user: "User | AnonymousUser") -> Self:
        """Keep what somebody at the desk may open; what lies in the trash is taken out first."""
        return self.of_desk(user).filter(trashed_at__isnull=True)

    def in_trash(self) -> Self:
        """Keep what was put away, last first."""
        return self.filter(trashed_at__isnull=False).order_by("-trashed_at", "-id")

    def long_in_trash(self) -> Self:
        """Keep what was put away so long ago that it is deleted for good."""
        return self.in_trash().filter(trashed_at__lt=Now() - timedelta(days=DAYS_IN_TRASH))

    def hold(self, pk: int) -> bool:
        """Let nobody else write a story until this transaction ends; say whether there is one."""
        return pk in self.hold_each([pk])

    def hold_each(self, pks: Collection[int]) -> list[int]:
        """Hold many, as `hold` does one; give the keys of those that there are."""
        # SQLite has one writer at a time anyway; elsewhere who holds some of the same waits, and
        # never crosses: they are held in one order.
        held = self.select_for_update().filter(pk__in=pks).order_by("pk")
        return list(held.values_list("pk", flat=True))

    def with_picture(self, given: bool) -> Self:
        """Keep the stories that have a lead image, or those that have none."""
        return self.filter(lead_image__isnull=not given)

    def showing(self, *images: "Image") -> Self:
        """Keep the stories that show any of these images, above their text or in it."""
        shown = Figure.objects.filter(image__in=images)
        return self.filter(Q(lead_image__in=images) | Q(pk__in=shown.values("article")))

    def newest_first(self) -> Self:
        """Order as readers' lists are."""
        return self.order_by("-listed_at", "-id")

    def in_section(self, section: "Category") -> Self:
        """Keep the stories of a section and of its sub-sections."""
        return self.filter(section__in=[section, *section.children.all()])

    def in_event(self, event: "Event | int") -> Self:
        """Keep the stories of an event line."""
        return self.filter(event=event)

    def by_author(self, author: "Author") -> Self:
        """Keep the stories that an author signed, in any role."""
        return self.filter(pk__in=author.bylines.values("article"))

    def by_any(self, authors: models.QuerySet["Author"]) -> Self:
        """Keep the stories that any of these authors signed."""
        signed = Byline.objects.filter(author__in=authors.order_by().values("pk"))
        return self.filter(pk__in=signed.order_by().values("article"))

    def listed_between(self, first: date | None, last: date | None) -> Self:
        """Keep what stands in readers' lists from one day to another, both included."""
        kept = self
        if first:
            kept = kept.filter(
                listed_at__gte=timezone.make_aware(datetime.combine(first, time.min))
            )
        if last:
            kept = kept.filter(listed_at__lte=timezone.make_aware(datetime.combine(last, time.max)))
        return kept

    def tagged_with(self, tag: "Tag") -> Self:
        """Keep the stories with a tag."""
        return self.filter(pk__in=tag.tagged.values("content_object"))

    def last_saved_first(self) -> Self:
        """Order as the desk's list is."""
        return self.order_by("-modified_at", "-id")

    def newer_than(self, article: "Article") -> Self:
        """Keep what stands above an article in a list of the newest, nearest first."""
        return (
            self.filter(listed_at__gte=article.listed_at)
            .exclude(listed_at=article.listed_at, pk__lte=article.pk)
            .order_by("listed_at", "id")
        )

    def older_than(self, article: "Article") -> Self:
        """Keep what stands below an article in a list of the newest, nearest first."""
        return (
            self.filter(listed_at__lte=article.listed_at)
            .exclude(listed_at=article.listed_at, pk__gte=article.pk)
            .newest_first()
        )

    def of_last(self, days: int) -> Self:
        """Keep what took its place in the lists in the last `days` times 24 hours."""
        return self.filter(listed_at__gte=Now() - timedelta(days=days))

    def in_month(self, month: int) -> Self:
        """Keep what is listed in a month of the site's calendar, written as 202611."""
        return self.filter(listed_month=month)

    def months(self) -> models.QuerySet:
        """Give the months that have stories, newest first: `month`, `stories` and `changed_at`."""
        grouped = self.order_by("-listed_month").values(month=F("listed_month"))
        return grouped.annotate(stories=Count("pk"), changed_at=Max("public_changed_at"))

    def newest_of_each(self, sections: Sequence["Category"], count: int) -> Self:
        """Keep the newest `count` stories of each of these sections, with one query for all."""
        if not sections:
            return self.none()
        return self.in_any(
            self.in_section(section).newest_first().values("pk")[:count] for section in sections
        ).newest_first()

    def in_any(self, keys: Iterable[models.QuerySet]) -> Self:
        """Keep the stories whose keys one of these sliced queries gives, with one query."""
        # A sliced query may not stand in a union on SQLite, but inside a branch of one it may.
        stories = self.model._default_manager
        first, *others = (stories.filter(pk__in=some).values("pk") for some in keys)
        return self.filter(pk__in=first.union(*others, all=True))

    def related_to(self, key: int, now: datetime, *spans: datetime) -> Self:
        """Keep other stories near one, an editor's choice first, then nearest.

        The nearest are those that share most terms, weighed by how far apart in time the two were
        published: `spans` are `nearness.spans_around` that. Adds `picked_at`, None where no editor
        picked it.
        """
        return (
            self.filter(pk__in=nearness.nearest_and_picked(key, now))
            .annotate(picked_at=nearness.place(key))
            .annotate(closeness=nearness.closeness(key, spans))
            .order_by(F("picked_at").asc(nulls_last=True), *CLOSEST_FIRST)
        )

    def to_be_weighed(self) -> Self:
        """Keep what readers may see, now or by itself later: its terms are written down."""
        return self.filter(status=Status.PUBLISHED)

    def open_or_ahead(self) -> Self:
        """Keep what readers may open now, or will by itself later."""
        return self.filter(status=Status.PUBLISHED).exclude(expires_at__lte=Now())

    def unweighed(self) -> Self:
        """Keep the stories of which no terms are written down."""
        return self.filter(~Exists(ArticleTerm.objects.filter(article=OuterRef("pk"))))

    def most_read(self, hours: int = 0, among: Collection[int] | None = None) -> Self:
        """Keep what was read in the last hours, most read first, with its `recent_views`.

        Without a number: in the week, where a reading weighs less with every hour. `among`: the ids
        of the only stories to be weighed, where the caller knows which can be the first.
        """
        readings = HourlyViews.objects.within(hours or WEEK)
        own = readings.filter(article_id=OuterRef("pk")).by_article(decayed=not hours)
        first = readings.most_read(decayed=not hours)[:MOST_COMPARED] if among is None else among
        return (
            self.filter(pk__in=first)
            .annotate(recent_views=Subquery(own.values("readings")))
            .order_by("-recent_views", "-listed_at", "-id")
        )

    def matching(self, words: str, many: bool = False) -> Self:
        """Keep the stories that have every word in headline, lead or body, marks or none.

        `many`: see `Answers`.
        """
        asked = words_of(words)
        return self.filter(Answers(anywhere(asked), many)) if asked else self.none()

    def search(self, words: str) -> Self:
        """Keep the stories that match, those first that answer in the best way, then the newest.

        For a few thousand hits; `articles.search` finds the first of any number.
        """
        asked = words_of(words)
        if not asked:
            return self.none()
        *better, widest = ways(asked)
        places = [When(Answers(match), then=place) for place, match in enumerate(better)]
        place = Case(*places, default=len(places), output_field=models.SmallIntegerField())
        found = self.filter(Answers(widest)).alias(place=place)
        return found.order_by("place", "-listed_at", "-id")

    def at_old_address(self, addresses: Iterable[str]) -> Self:
        """Keep the story that an earlier site had at one of these paths."""
        return self.filter(~Q(old_address=""), old_address__in=addresses)
