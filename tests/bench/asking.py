"""The questions of `tests.bench.search`, asked of the site that this process is."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from django.core.management import call_command
from django.db import connection

from articles import vietnamese
from articles.models import Article
from articles.search import Hits
from tests.bench import site

QUESTIONS = 100  # of each length, and again without marks
LENGTHS = (1, 2, 3, 4)  # syllables
FIRST_PAGE = 20
HOSTILE = ["tin " * 1000, '"(((NEAR/3 AND -OR* :' * 400, "a AND b OR NOT c ^ : <-> !x & y | ''"]
TIME_TOLD = re.compile(r" \([0-9]+\)$")


@dataclass
class Figures:
    """What was measured of one kind of question; times in ms."""

    times: list[float] = field(default_factory=list)
    first: int = 0
    in_ten: int = 0

    def __str__(self) -> str:
        asked = len(self.times)
        found = f"{self.first / asked:.2f} first, {self.in_ten / asked:.2f} in ten"
        return f"median {median(self.times):5.1f}, worst {max(self.times):5.1f}; {found}"


def ask() -> None:
    """Ask everything and print the figures; the first time, fill the site before."""
    call_command("migrate", interactive=False, verbosity=0)
    if not Article.objects.exists():
        fill()
    told = sorted({told_once(h) for h in Article.objects.values_list("headline", flat=True)})
    times: list[float] = []
    for length in LENGTHS:
        for marks in (True, False):
            figures = Figures()
            for headline, words in questions(told, length):
                note(figures, headline, words if marks else vietnamese.fold(words))
            times += figures.times
            print(f"{length} syllables, {'marked' if marks else 'folded'}: {figures}", flush=True)
    print(f"all: median {median(times):.1f} ms, worst {max(times):.1f} ms")
    for words in HOSTILE:
        _, taken = first_page(words)
        print(f"{words[:24]!r}… ({len(words)} characters): {taken:.1f} ms")


def fill() -> None:
    source = os.environ.get("BENCH_ARTICLES")
    site.fill(Path(source) if source else None)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "PRAGMA optimize")


def questions(headlines: list[str], length: int) -> Iterator[tuple[str, str]]:
    """Give headlines, each with so many words in a row of it, the same at each run."""
    random = Random(length)  # noqa: S311
    for _ in range(QUESTIONS):
        headline = random.choice(headlines)
        words = vietnamese.syllables(headline)
        start = random.randrange(max(len(words) - length, 0) + 1)
        yield headline, " ".join(words[start : start + length])


def note(figures: Figures, headline: str, words: str) -> None:
    """Ask, and note how long it took and where the headline stands, however often it is told."""
    ids, taken = first_page(words)
    found = Article.objects.in_bulk(ids, field_name="id")
    names = list(dict.fromkeys(told_once(found[pk].headline) for pk in ids))
    figures.times.append(taken)
    figures.first += names[:1] == [headline]
    figures.in_ten += headline in names[:10]


def first_page(words: str) -> tuple[list[int], float]:
    began = perf_counter()
    ids = Hits(Article.objects.published(), words)[0:FIRST_PAGE]
    return ids, (perf_counter() - began) * 1000


def told_once(headline: str) -> str:
    return TIME_TOLD.sub("", headline)
