from collections.abc import Iterable, Iterator
from datetime import datetime
from difflib import SequenceMatcher
from itertools import islice

from django.utils import timezone

from articles import vietnamese
from articles.models import Article, ArticleQuerySet
from articles.models.nearness import spans_around
from articles.models.prepared import Prepared

SHOWN = 4
SPARE = 8  # fetched beyond these, as some may be the same news under nearly the same headline
ALIKE = 0.94  # of two headlines' letters: one slip in sixteen
MOST_MORE = 20  # letters that one may have more than the other: 6 % of the longest headline


def nearest(key: int, now: datetime, *spans: datetime) -> ArticleQuerySet:
    """Keep what readers may find beside a story, and a few more."""
    found = Article.objects.published().for_cards().related_to(key, now, *spans)
    return found[: SHOWN + SPARE]


NEAREST = Prepared(nearest)


def beside(article: Article, shown: int = SHOWN) -> list[Article]:
    """Choose what stands beside a story as related, with one query.

    What an editor picked always does; of the others none whose headline says what another's did.
    """
    found = NEAREST.ask(article.pk, timezone.now(), *spans_around(article.listed_at))
    return list(islice(once_each(article, found), shown))


def once_each(article: Article, found: Iterable[Article]) -> Iterator[Article]:
    """Leave out what no editor picked and is headed as the article or one before it."""
    said = [spelling(article.headline)]
    for story in found:
        spelled = spelling(story.headline)
        if is_picked(story) or not any(alike(spelled, other) for other in said):
            said.append(spelled)
            yield story


def is_picked(story: Article) -> bool:
    """Say of a story that `related_to` found whether an editor put it there."""
    return getattr(story, "picked_at", None) is not None


def spelling(headline: str) -> str:
    """Return what of a headline counts for comparing: letters and digits, no marks."""
    return "".join(filter(str.isalnum, vietnamese.fold(headline)))


def alike(one: str, other: str) -> bool:
    """Say whether two spellings are the same but for a slip; "Bài 1" and "Bài 2" are two."""
    if one == other:
        return True
    if digits(one) != digits(other) or abs(len(one) - len(other)) > MOST_MORE:
        return False
    letters = SequenceMatcher(None, one, other, autojunk=False)
    return letters.quick_ratio() >= ALIKE <= letters.ratio()


def digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
