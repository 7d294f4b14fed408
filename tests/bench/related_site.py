"""A database of the bench's own, in which related stories are looked for."""

import json
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Self

from django.db import connection
from django.db.models import Count, F
from django.utils import timezone

from articles.importers import jsonl
from articles.importers.store import Terms, store
from articles.models import Article, TaggedArticle, nearness
from articles.related import beside
from tests.bench import stories

Rule = Callable[[int], Iterable[int]]
BEST_OF = 3  # times that each is asked: what the machine does besides is not the join's


class Site:
    """A test database, and the keys of the stories in the order in which they were told."""

    keys: list[int]

    def __enter__(self) -> Self:
        self.name = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        return self

    def __exit__(self, *error: object) -> None:
        connection.creation.destroy_test_db(self.name, verbosity=0)

    def fill(self, told: Iterable[dict[str, Any]]) -> None:
        self.read(json.dumps({**story, "id": str(n)}) for n, story in enumerate(told))

    def fill_up(self, file: Path, number: int) -> None:
        self.read(line.decode() for line in stories.lines(number, file))

    def read(self, lines: Iterable[str]) -> None:
        zone = timezone.get_default_timezone()
        read = (jsonl.read_line(line.encode(), f"{n}", zone) for n, line in enumerate(lines))
        store(read, Terms())
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self.keys = list(Article.objects.order_by("pk").values_list("pk", flat=True))

    def rules(self, seen: int) -> dict[str, Rule]:
        return {
            "keyword table": by_words,
            "keyword table, no time": lambda key: by_words_alone(key)[:seen],
            "tag overlap": lambda key: by_tags(key)[:seen],
            "newest": lambda key: newest(key)[:seen],
        }

    def timings(self, asked: int) -> list[float]:
        """Give in seconds how long the join of each of some stories takes."""
        return [timed(key) for key in self.keys[:: max(1, len(self.keys) // asked)]]


def timed(key: int) -> float:
    spans = nearness.spans_around(Article.objects.get(pk=key).listed_at)
    related = Article.objects.published().related_to(key, timezone.now(), *spans)
    statement = related.values_list("pk")[:12].query.sql_with_params()
    best = float("inf")
    for _ in range(BEST_OF):
        began = time.perf_counter()
        with connection.cursor() as cursor:
            cursor.execute(*statement)
            cursor.fetchall()
        best = min(best, time.perf_counter() - began)
    return best


def by_words(key: int) -> list[int]:
    story = Article.objects.get(pk=key)
    return [other.pk for other in beside(story, shown=5)]


def by_words_alone(key: int) -> Any:
    near = Article.objects.published().filter(
        pk__in=nearness.nearest_and_picked(key, timezone.now())
    )
    near = near.annotate(closeness=nearness.closeness(key, []))
    return near.order_by("-closeness", "-id").values_list("pk", flat=True)


def by_tags(key: int) -> Any:
    own = TaggedArticle.objects.filter(content_object=key).values("tag")
    shared = TaggedArticle.objects.filter(tag__in=own).exclude(content_object=key)
    counted = shared.order_by().values(other=F("content_object")).annotate(n=Count("pk"))
    return counted.order_by("-n", "-other").values_list("other", flat=True)


def newest(key: int) -> Any:
    others = Article.objects.published().newest_first().exclude(pk=key)
    return others.values_list("pk", flat=True)
