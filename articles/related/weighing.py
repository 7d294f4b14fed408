"""Weighing many stories: what an import brought, or every night all of them."""

from collections import Counter
from collections.abc import Iterator

from django.db import transaction

from articles import terms
from articles.models import Article, ArticleQuerySet, ArticleTerm, Change, Term
from articles.models.article_term import term_counts
from articles.models.change import EVERYTHING
from articles.models.term import ALL

# Weighed together: enough to tell common words from rare ones even where the paper was empty, and
# few enough that an editor who saves meanwhile waits for less than a second.
AT_ONCE = 1_000
WRITTEN_AT_ONCE = 20_000


def weigh_new() -> int:
    """Weigh the stories that came in bulk, in one step for all; return how many."""
    done = 0
    for stories in parts(Article.objects.to_be_weighed().unweighed()):
        with transaction.atomic():
            if ArticleTerm.objects.weigh(stories):
                Change.note([EVERYTHING])
        done += len(stories)
    return done


def refresh() -> int:
    """Count all words anew and weigh every story by them; return how many stories.

    While stories come and change, words are only added to: this also forgets what is gone.
    """
    count_anew()
    done = 0
    for stories in parts(Article.objects.to_be_weighed()):
        with transaction.atomic():
            if ArticleTerm.objects.weigh(stories, count=False):
                Change.note([EVERYTHING])
        done += len(stories)
    return done


def parts(stories: ArticleQuerySet) -> Iterator[list[Article]]:
    """Fetch what weighing needs of stories, so many at once, oldest row first."""
    last, wanted = 0, stories.for_weighing().order_by("pk")
    while part := list(wanted.filter(pk__gt=last)[:AT_ONCE]):
        yield part
        last = part[-1].pk


def count_anew() -> None:
    """Count in how many public stories each term stands."""
    stories: Counter[int] = Counter()
    for part in parts(Article.objects.published()):
        told = [counts for counts in term_counts(part).values() if counts]
        stories[ALL] += len(told)
        stories.update(terms.key(term) for counts in told for term in counts)
    gone = set(Term.objects.values_list("key", flat=True)) - stories.keys()
    known = sorted([*stories.items(), *((key, 0) for key in gone)])
    for start in range(0, len(known), WRITTEN_AT_ONCE):
        Term.objects.set(dict(known[start : start + WRITTEN_AT_ONCE]))
