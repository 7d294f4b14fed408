"""Which readers' pages show an article: in names, as the pages themselves carry them."""

from typing import TYPE_CHECKING

from . import nearness
from .article_queryset import ArticleQuerySet
from .change import EVERYTHING, gathered
from .related_pick import RelatedPick
from .status import Status

if TYPE_CHECKING:
    from .article import Article

# The pages that list the newest of all, the most read or hits, and addresses where nothing was:
# a story that appears or goes changes them all.
LISTS = {"front", "most-read", "nowhere", "search"}
CORRECTIONS = "corrections"  # the list of them
# How far a story stands on the pages of its neighbours: an article's page lists so many newer and
# older stories of its section.
NEWER_SHOWN, OLDER_SHOWN = 3, 5


def pages_showing(articles: ArticleQuerySet, pk: int) -> set[str]:
    """Name the pages that an article is on; none for what readers have never seen."""
    if gathered.get() is not None:
        return set()  # whoever saves many tells of all pages at once
    story = (
        articles.filter(pk=pk, status__in=[Status.PUBLISHED, Status.WITHDRAWN])
        .select_related("section")
        .defer("body")
        .first()
    )
    if story is None or story.listed_at is None:
        return set()
    sections = {story.section_id, story.section.parent_id} - {None}
    of_section = articles.published().filter(section=story.section_id)
    neighbours = [
        *of_section.newer_than(story).values_list("pk", flat=True)[:OLDER_SHOWN],
        *of_section.older_than(story).values_list("pk", flat=True)[:NEWER_SHOWN],
    ]
    if story.breaking_bars.not_over().exists():
        return {EVERYTHING}  # the bar stands on every page, and goes with its story
    return (
        LISTS
        | {f"month:{story.listed_month}"}
        | {f"article:{key}" for key in (pk, *neighbours)}
        | {f"category:{key}" for key in sections}
        | {f"author:{key}" for key in story.bylines.values_list("author", flat=True)}
        | {f"tag:{key}" for key in story.tagged.values_list("tag", flat=True)}
        | ({CORRECTIONS} if story.corrections.exists() else set())
        | (line_names(story, articles.in_event(story.event_id)) if story.event_id else set())
    )


def pages_beside(articles: ArticleQuerySet, pk: int) -> set[str]:
    """Name the stories beside which an article may now stand as related.

    Nearness is the same from both sides. Pages that show it already are named after it.
    """
    near = articles.published().filter(pk__in=nearness.near(pk)).values_list("pk", flat=True)
    picked = RelatedPick.objects.holding(pk).values_list("article", flat=True)
    return {f"article:{key}" for key in (*near, *picked)}


def line_names(story: "Article", line: ArticleQuerySet) -> set[str]:
    """Name the page of a story's event line, and those of the stories before and after it."""
    public = line.published()
    ends = [public.newer_than(story).first(), public.older_than(story).first()]
    return {f"event:{story.event_id}"} | {f"article:{end.pk}" for end in ends if end}
