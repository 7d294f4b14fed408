"""A story as a reader opens it: with its views, bylines, tags and corrections, in four queries."""

from typing import Any

from django.db.models import Model, QuerySet

from .article import Article
from .article_queryset import ArticleQuerySet
from .byline import Byline
from .correction import Correction
from .prepared import Prepared
from .tag import Tag


def open_story(key: int) -> ArticleQuerySet:
    """Keep one story, if every reader may open it now."""
    return Article.objects.published().for_page().with_views().filter(pk=key)


def signatures(key: int) -> QuerySet[Byline]:
    return Byline.objects.filter(article=key).select_related("author")


def tags(key: int) -> QuerySet[Tag]:
    return Tag.objects.filter(tagged__content_object=key)


def corrections(key: int) -> QuerySet[Correction]:
    return Correction.objects.filter(article=key)


STORY = Prepared(open_story)
PARTS: dict[str, tuple[type[Model], Prepared[Any]]] = {
    "bylines": (Byline, Prepared(signatures)),
    "tags": (Tag, Prepared(tags)),
    "corrections": (Correction, Prepared(corrections)),
}


def opened(key: int) -> Article | None:
    """Fetch a story that every reader may open now, with all that its page shows of it."""
    story = next(iter(STORY.ask(key)), None)
    if story is not None:
        parts = {name: fetched(model, part.ask(key)) for name, (model, part) in PARTS.items()}
        story._prefetched_objects_cache = parts  # type: ignore[attr-defined]
    return story


def fetched(model: type[Model], rows: list[Any]) -> QuerySet[Any]:
    """Give rows as the queryset that a relation answers with once it was prefetched."""
    found: Any = model._default_manager.all()
    found._result_cache = rows
    return found
