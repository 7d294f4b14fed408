"""What stands beside a story: the nearest of its section, the last and the next of its line."""

from dataclasses import dataclass

from .article import Article
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


def neighbours_of(article: Article) -> Neighbours:
    """Find a public story's neighbours among the public, with one query for all."""
    published = Article.objects.published()
    section = published.filter(section=article.section_id)
    nearest = [section.newer_than(article)[:NEWER_SHOWN], section.older_than(article)[:OLDER_SHOWN]]
    if article.event_id:
        line = published.in_event(article.event_id)
        nearest += [line.newer_than(article)[:1], line.older_than(article)[:1]]
    found = published.in_any(stories.values("pk") for stories in nearest).for_lines()
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
