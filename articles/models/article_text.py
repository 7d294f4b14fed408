from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles import markup, vietnamese

from .spellings import respelled

if TYPE_CHECKING:
    from .article import Article

STORIES_AT_ONCE = 200
MOST_SYLLABLES = 10_000  # of one story that are found; PostgreSQL's index takes a megabyte a story
SAID = ("headline", "lead", "body")  # what of a story is searched
COLUMNS = ("headline_exact", "headline_folded", "exact", "folded")


class ArticleTextQuerySet(models.QuerySet["ArticleText"]):
    def write(self, articles: Sequence["Article"]) -> None:
        """Keep the words of these stories as they are now."""
        ArticleText.objects.bulk_create(
            [words_in(article) for article in articles],
            batch_size=STORIES_AT_ONCE,
            update_conflicts=True,
            unique_fields=["article"],
            update_fields=COLUMNS,
        )

    def write_again(self, articles: "models.QuerySet[Article]", ids: Iterable[int]) -> None:
        """Read stories back from the database and keep their words, a batch at a time."""
        left = list(ids)
        while left:
            batch, left = left[:STORIES_AT_ONCE], left[STORIES_AT_ONCE:]
            self.write(list(articles.filter(pk__in=batch).only(*SAID)))


class ArticleText(models.Model):
    """A story's words as search compares them, joined by spaces: as marked, and folded.

    The databases' indexes of words stand on this table, so whatever writes or deletes its rows
    keeps them in step: FTS5 by triggers on SQLite, a tsvector of `articles_terms` on PostgreSQL.
    """

    article = models.OneToOneField(
        "Article", models.CASCADE, primary_key=True, related_name="searched"
    )
    headline_exact = models.TextField(_("headline's words"))
    headline_folded = models.TextField(_("headline's words, folded"))
    exact = models.TextField(_("words"))
    folded = models.TextField(_("words, folded"))

    objects = ArticleTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("searched text")
        verbose_name_plural = _("searched texts")
        default_permissions = ()  # nobody edits them

    def __str__(self) -> str:
        return self.headline_exact


def words_in(article: "Article") -> ArticleText:
    """Take the words out of a story."""
    headline = respelled(vietnamese.syllables(article.headline))
    text = f"{article.lead}\n{markup.plain(article.body)}"
    words = respelled(vietnamese.syllables(text)[:MOST_SYLLABLES])
    return ArticleText(
        article_id=article.pk,
        headline_exact=" ".join(headline),
        headline_folded=" ".join(vietnamese.folded(headline)),
        exact=" ".join(words),
        folded=" ".join(vietnamese.folded(words)),
    )
