from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import terms
from articles.models import Article, ArticleTerm
from articles.models.article_term import term_counts

from .beside import beside, is_picked

NAMED = 6  # of the terms that two stories share


@dataclass(frozen=True)
class Suggestion:
    """A story that stands beside another, and the reason in words."""

    story: Article
    reason: str
    by_hand: bool


def suggestions(article: Article) -> list[Suggestion]:
    """List what readers see beside a story, with the reasons."""
    found = beside(article)
    noted = ArticleTerm.objects.noted([article, *found])
    words = {terms.key(term): term for term in term_counts([article])[article.pk]}
    own = noted.get(article.pk, {})
    return [
        Suggestion(
            story, reason(story, shared(own, noted.get(story.pk, {}), words)), is_picked(story)
        )
        for story in found
    ]


def shared(
    own: Mapping[int, int], others: Mapping[int, int], words: Mapping[int, str]
) -> list[str]:
    """Name the terms that two stories have in common, the heaviest first.

    A syllable is left out where a longer term says it too.
    """
    both = sorted(own.keys() & others.keys() & words.keys(), key=lambda k: -own[k] * others[k])
    named = [words[key] for key in both]
    longer = {syllable for term in named if " " in term for syllable in term.split()}
    return [term for term in named if term not in longer]


def reason(story: Article, common: Iterable[str]) -> str:
    """Say why a story stands there."""
    if is_picked(story):
        return _("Picked by hand")
    named = [term.removeprefix(terms.TAG) for term in common]
    told = ngettext(
        "same subject: %(count)d keyword: %(words)s",
        "same subject: %(count)d keywords: %(words)s",
        len(named),
    )
    more = "…" if len(named) > NAMED else ""
    return told % {"count": len(named), "words": ", ".join(named[:NAMED]) + more}
