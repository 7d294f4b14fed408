"""What stands beside a story: the nearest of its section, the last and the next of its line."""

from dataclasses import dataclass
from datetime import datetime

from .article import Article
from .article_queryset import ArticleQuerySet
from .prepared import Prepared
from .showing import NEWER_SHOWN, OLDER_SHOWN


@dataclass(frozen=True)
class Neighbours:
    """Stories around one, fetched as lines; `others` are its section's, newest first."""

    others: list[Article]
    earlier: Article | None
    later: Article | None

    def all(self) -> list[Article]:
        """List each of them."""
        return [story for story in (*self.others, self.earlier, self.later) if story]


def around(key: int, listed_at: datetime, section: int, *event: int) -> ArticleQuerySet:
    """Keep a public story's neighbours among the public."""
    article, published = Article(pk=key, listed_at=listed_at), Article.objects.published()
    of_section = published.filter(section=section)
    nearest = [of_section.newer_than(article)[:NEWER_SHOWN]]
    nearest += [of_section.older_than(article)[:OLDER_SHOWN]]
    for line in map(published.in_event, event):
        nearest += [line.newer_than(article)[:1], line.older_than(article)[:1]]
    found: ArticleQuerySet = published.in_any(stories.values("pk") for stories in nearest)
    return found.for_lines()


AROUND = Prepared(around)


def neighbours_of(article: Article) -> Neighbours:
    """Find a public story's neighbours among the public, with one query for all."""
    event = [article.event_id] if article.event_id else []
    found = AROUND.ask(article.pk, article.listed_at, article.section_id, *event)
    return sorted_out(article, sorted(found, key=place))


def place(article: Article) -> tuple:
    """Give what orders readers' lists, oldest first."""
    return article.listed_at, article.pk


def sorted_out(article: Article, found: list[Article]) -> Neighbours:
    """Tell which is which among an article's neighbours, given oldest first."""
    here = place(article)
    older = [story for story in found if place(story) < here]
    newer = [story for story in found if place(story) > here]
    near = older_and_newer(older, newer, article)
    before = [story for story in older if article.event_id and story.event_id == article.event_id]
    after = [story for story in newer if article.event_id and story.event_id == article.event_id]
    return Neighbours(near, before[-1] if before else None, after[0] if after else None)


def older_and_newer(older: list[Article], newer: list[Article], article: Article) -> list[Article]:
    """List the nearest of an article's section, newest first."""
    above = [story for story in newer if story.section_id == article.section_id][:NEWER_SHOWN]
    below = [story for story in older if story.section_id == article.section_id][-OLDER_SHOWN:]
    return [*reversed(above), *reversed(below)]
