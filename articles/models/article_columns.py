from typing import Self

from django.db.models import OuterRef, Prefetch, Subquery, Sum

from .article_moments import ArticleMoments
from .byline import Byline
from .daily_views import DailyViews


class ArticleColumns(ArticleMoments):
    """What each page, list and feed fetches of a story, so that none asks for more."""

    def with_views(self) -> Self:
        """Add `views`: how often each was read in all, None where nothing was ever counted."""
        counts = DailyViews.objects.filter(article=OuterRef("pk")).order_by().values("article")
        return self.annotate(views=Subquery(counts.annotate(total=Sum("count")).values("total")))

    def for_cards(self) -> Self:
        """Fetch what a card in a list shows, and not the body."""
        return self.select_related("section__parent", "lead_image").defer("body")

    def for_hits(self) -> Self:
        """Fetch what a hit shows: the card, and the body of which a passage is shown."""
        return self.select_related("section__parent", "lead_image")

    def for_lines(self) -> Self:
        """Fetch what a line in a list shows: the headline, its address, the date; and where."""
        return self.only("headline", "slug", "listed_at", "section", "event")

    def for_sitemap(self) -> Self:
        """Fetch what a sitemap says of a story: address, dates, headline and picture."""
        return self.select_related("lead_image").only(
            "headline", "slug", "listed_at", "public_changed_at", "lead_image__file"
        )

    def for_feed(self) -> Self:
        """Fetch what a feed says of a story; its body too, for a story may have no lead."""
        return self.select_related("section__parent", "lead_image").prefetch_related(
            with_authors(), "tags"
        )

    def for_desk(self) -> Self:
        """Fetch what a row of the desk's list shows, and not the body."""
        return self.for_cards().with_views().prefetch_related(with_authors())

    def for_page(self) -> Self:
        """Fetch what the page of an article shows of it."""
        return self.select_related("section__parent", "lead_image", "event").prefetch_related(
            with_authors(), "tags", "corrections"
        )

    def for_weighing(self) -> Self:
        """Fetch what tells the words of a story, and whether they count."""
        moments = ("published_at", "embargo_until", "expires_at")
        return self.only("headline", "lead", "body", "status", *moments)


def with_authors() -> Prefetch:
    """Fetch who signed the stories with one query."""
    return Prefetch("bylines", Byline.objects.select_related("author"))
