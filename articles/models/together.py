"""Many stories saved in one transaction: what each save tells is told once for all of them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction

from .article import Article
from .article_term import ArticleTerm
from .change import EVERYTHING, Change, gathering
from .public_change import SEEN_BEFORE


@contextmanager
def told_together(stories: Sequence[Article]) -> Iterator[None]:
    """Weigh the terms of stories that are saved inside in one step, and announce them as one.

    If readers have seen any, all pages are: to name those of each takes longer than to make all
    pages anew.
    """
    weighed: list[int] = []
    were_seen = any(story.status in SEEN_BEFORE for story in stories)
    for story in stories:
        story.weighed_with = weighed
    with transaction.atomic():
        with gathering() as names:
            yield
        # As the database has them: what one story refused was rolled back.
        ArticleTerm.objects.weigh(list(Article.objects.filter(pk__in=weighed)))
        seen = were_seen or any(story.status in SEEN_BEFORE for story in stories)
        Change.note([EVERYTHING] if seen else names)
