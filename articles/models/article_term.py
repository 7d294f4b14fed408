from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from articles import terms

from .rows import in_rows
from .status import Status
from .tag import TaggedArticle
from .term import ALL, Term

if TYPE_CHECKING:
    from .article import Article


class ArticleTermQuerySet(models.QuerySet["ArticleTerm"]):
    def weigh(self, stories: Collection["Article"], *, count: bool = True) -> bool:
        """Write down the terms of stories; say whether any has changed.

        Public stories that are weighed for the first time are counted, unless all were just now.
        """
        before = self.noted(stories)
        told = term_counts([story for story in stories if story.status == Status.PUBLISHED])
        with transaction.atomic():
            new = [s.pk for s in stories if count and s.is_public and s.pk not in before]
            keys = {pk: [*map(terms.key, times)] for pk, times in told.items()}
            known = frequencies(keys, new)
            after = {pk: weights(times, keys[pk], known) for pk, times in told.items()}
            return self.replace(before, after)

    def noted(self, stories: Iterable["Article"]) -> dict[int, dict[int, int]]:
        """Give the weights that stories have, by story and term."""
        found: dict[int, dict[int, int]] = defaultdict(dict)
        rows = self.filter(article__in=[story.pk for story in stories])
        for article, term, weight in rows.values_list("article", "term", "weight"):
            found[article][term] = weight
        return found

    def replace(
        self, before: Mapping[int, dict[int, int]], after: Mapping[int, dict[int, int]]
    ) -> bool:
        """Write the weights of the stories whose weights are others than before."""
        changed = [pk for pk in {*before, *after} if before.get(pk, {}) != after.get(pk, {})]
        self.filter(article__in=[pk for pk in changed if pk in before]).delete()
        rows = [(pk, *pair) for pk in changed for pair in after.get(pk, {}).items()]
        table = self.model._meta.db_table
        in_rows(f"INSERT INTO {table} (article_id, term, weight) VALUES {{rows}}", rows)  # noqa: S608
        return bool(changed)


def term_counts(stories: Collection["Article"]) -> dict[int, dict[str, int]]:
    """Count the terms of stories, by story."""
    tags: dict[int, list[str]] = defaultdict(list)
    tagged = TaggedArticle.objects.filter(content_object__in=[story.pk for story in stories])
    for article, tag in tagged.values_list("content_object", "tag__key"):
        tags[article].append(tag)
    counted = (
        (story.pk, terms.counted(story.headline, story.lead, story.body, tags[story.pk]))
        for story in stories
    )
    return {pk: terms.worth_comparing(times) for pk, times in counted}


def frequencies(keys: Mapping[int, list[int]], new: Iterable[int]) -> dict[int, int]:
    """Count the terms of new stories, and give in how many stories each of all terms stands."""
    said = [keys[pk] for pk in new if keys[pk]]
    adds = Counter(chain.from_iterable(said))
    adds.update(dict.fromkeys(chain.from_iterable(keys.values()), 0))
    return Term.objects.add(adds, len(said)) if adds else {}


def weights(
    times: Mapping[str, int], keys: Sequence[int], known: Mapping[int, int]
) -> dict[int, int]:
    """Weigh the terms of one story, by key."""
    key = dict(zip(times, keys, strict=True))
    stories = dict(zip(times, map(known.__getitem__, keys), strict=True))
    weighed = terms.weighed(times, stories, known.get(ALL, 0))
    return {key[term]: weight for term, weight in weighed.items() if weight}


class ArticleTerm(models.Model):
    """One of the terms that tell most about a story, and how much, in thousandths.

    Only stories that are published or scheduled have any.
    """

    article = models.ForeignKey("Article", models.CASCADE, related_name="terms", db_index=False)
    term = models.BigIntegerField(_("term"))  # by its key
    # Not a small one: PostgreSQL multiplies two of those as small ones, and their product is not.
    weight = models.PositiveIntegerField(_("weight"))

    objects = ArticleTermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term of an article")
        verbose_name_plural = _("terms of articles")
        default_permissions = ()  # nobody edits them
        indexes = [
            models.Index(fields=["article", "term", "weight"], name="terms_of_an_article"),
            models.Index(fields=["term", "article", "weight"], name="articles_with_a_term"),
        ]

    def __str__(self) -> str:
        return f"{self.term}: {self.weight}"
