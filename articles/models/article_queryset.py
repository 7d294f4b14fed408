from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Count, OuterRef, Prefetch, Q, Subquery, Sum, Value
from django.db.models.functions import Concat, Now
from django.utils import timezone

from articles import vietnamese

from .byline import Byline
from .change import AnnouncedQuerySet
from .daily_views import DailyViews
from .status import Status
from .tag import TaggedArticle
from .trash import DAYS_IN_TRASH

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User

    from .article import Article
    from .author import Author
    from .category import Category
    from .tag import Tag

MOST_COMPARED = 200  # stories that share tags with one, of which the nearest are then chosen
MOST_WORDS = 20  # of one search at the desk; more would only make the database work


class ArticleQuerySet(AnnouncedQuerySet["Article"]):
    """The vocabulary in which every page, feed, list and command asks for stories."""

    def published(self) -> Self:
        """Keep what every reader may open now, by the database's clock."""
        return self.filter(status=Status.PUBLISHED, published_at__lte=Now())

    def withdrawn(self) -> Self:
        """Keep what readers could open once and the paper has taken off the site."""
        return self.filter(status=Status.WITHDRAWN, published_at__lte=Now())

    def scheduled(self) -> Self:
        """Keep what becomes public by itself later."""
        # By the dates first: few lie ahead, but SQLite would rather walk all that is published.
        ahead = self.model._default_manager.filter(published_at__gt=Now()).values("pk")
        return self.filter(pk__in=ahead, status=Status.PUBLISHED)

    def standing_at(self, status: Status) -> Self:
        """Keep what stands at a status, whatever its dates."""
        # As an expression: for a plain comparison SQLite takes the readers' index of what is
        # published and sorts all of it, where the desk's list is walked in its order.
        return self.alias(standing=Concat("status", Value(""))).filter(standing=status)

    def written_by(self, user: "AbstractBaseUser | AnonymousUser") -> Self:
        """Keep what an account began at the desk."""
        return self.filter(created_by=user.pk)

    def of_desk(self, user: "User | AnonymousUser") -> Self:
        """Keep what is somebody's business: an editor's every story, a reporter's their own."""
        return self if user.has_perm("articles.change_any_article") else self.written_by(user)

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
        # SQLite has one writer at a time anyway.
        return self.select_for_update().filter(pk=pk).values_list("pk").first() is not None

    def with_picture(self, given: bool) -> Self:
        """Keep the stories that have a lead image, or those that have none."""
        return self.filter(lead_image__isnull=not given)

    def newest_first(self) -> Self:
        """Order as readers' lists are."""
        return self.order_by("-listed_at", "-id")

    def in_section(self, section: "Category") -> Self:
        """Keep the stories of a section and of its sub-sections."""
        return self.filter(section__in=[section, *section.children.all()])

    def by_author(self, author: "Author") -> Self:
        """Keep the stories that an author signed, in any role."""
        return self.filter(pk__in=author.bylines.values("article"))

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

    def related_to(self, article: "Article") -> Self:
        """Keep other stories that share tags with an article, most shared first, then newest."""
        shared = TaggedArticle.objects.filter(tag__in=[tag.pk for tag in article.tags.all()])
        # Counted where nothing but tags is read: grouping whole articles took ten times as long.
        counted = shared.order_by().values("content_object").annotate(number=Count("pk"))
        nearest = counted.exclude(content_object=article.pk).order_by("-number", "-content_object")
        number = counted.filter(content_object=OuterRef("pk")).values("number")
        return (
            self.filter(pk__in=nearest.values("content_object")[:MOST_COMPARED])
            .annotate(shared_tags=Subquery(number))
            .order_by("-shared_tags", "-listed_at", "-id")
        )

    def most_read(self, days: int) -> Self:
        """Keep what was read on the last `days` days, today included, most read first."""
        since = timezone.localdate() - timedelta(days=days - 1)
        recent = DailyViews.objects.filter(day__gte=since).order_by().values("article")
        views = recent.filter(article=OuterRef("pk")).annotate(total=Sum("count")).values("total")
        return (
            self.filter(pk__in=recent)
            .annotate(recent_views=Subquery(views))
            .order_by("-recent_views", "-listed_at", "-id")
        )

    def with_views(self) -> Self:
        """Add `views`: how often each was read in all, None where nothing was ever counted."""
        counts = DailyViews.objects.filter(article=OuterRef("pk")).order_by().values("article")
        return self.annotate(views=Subquery(counts.annotate(total=Sum("count")).values("total")))

    def matching(self, words: str) -> Self:
        """Keep the stories whose headline or lead holds every word, marks or none."""
        found = self
        for word in vietnamese.fold(words).split()[:MOST_WORDS]:
            found = found.filter(search_folded__contains=word)
        return found

    def for_cards(self) -> Self:
        """Fetch what a card in a list shows, and not the body."""
        return self.select_related("section__parent", "lead_image").defer("body", "search_folded")

    def for_lines(self) -> Self:
        """Fetch what a line in a list shows: the headline, its address and the date."""
        return self.only("headline", "slug", "listed_at")

    def for_desk(self) -> Self:
        """Fetch what a row of the desk's list shows, and not the body."""
        bylines = Prefetch("bylines", Byline.objects.select_related("author"))
        return self.for_cards().with_views().prefetch_related(bylines)

    def for_page(self) -> Self:
        """Fetch what the page of an article shows of it."""
        bylines = Prefetch("bylines", Byline.objects.select_related("author"))
        return self.select_related("section__parent", "lead_image").prefetch_related(
            bylines, "tags"
        )

    def at_old_address(self, addresses: Iterable[str]) -> Self:
        """Keep the story that an earlier site had at one of these paths."""
        return self.filter(~Q(old_address=""), old_address__in=addresses)
