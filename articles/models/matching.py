"""From words to a question that both databases answer alike, whatever their locale."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import BooleanField, F, Func

from articles import vietnamese

MOST_LETTERS = 1_000  # of what somebody asks for, and
MOST_WORDS = 40  # of its words: the longest headlines have as many


def words_of(asked: str) -> list[str]:
    """Take the words out of what somebody typed; signs and operators part words and mean nothing.

    Cut, so that a pasted story costs no more than a headline.
    """
    return vietnamese.syllables(asked[:MOST_LETTERS])[:MOST_WORDS]


@dataclass(frozen=True)
class Match:
    """One way in which a story may answer: which of its words are compared, and how."""

    words: tuple[str, ...]
    exact: bool  # mark for mark, or folded
    phrase: bool  # side by side in this order, or anywhere
    headline: bool  # in the headline alone, or in headline, lead and body

    @property
    def parts(self) -> list[tuple[str, ...]]:
        """Part the words into what must be there: each word or, of a phrase, each pair."""
        if self.phrase and len(self.words) > 1:
            pairs = zip(self.words, self.words[1:], strict=False)
            return list(dict.fromkeys(pairs))
        return [(word,) for word in dict.fromkeys(self.words)]

    @property
    def fts5(self) -> str:
        """Write it for SQLite. Words have no quotes in them."""
        form = "exact" if self.exact else "folded"
        columns = f"headline_{form}" if self.headline else f"headline_{form} {form}"
        asked = " AND ".join(f'"{" ".join(part)}"' for part in self.parts)
        return f"{{{columns}}} : ({asked})"

    @property
    def tsquery(self) -> str:
        """Write it for PostgreSQL, in the terms that its function `articles_terms` makes."""
        kind = ("h" if self.headline else "") + ("=" if self.exact else ":")
        return " & ".join(f"'{kind}{' '.join(part)}'" for part in self.parts)


def anywhere(words: Sequence[str]) -> Match:
    """Ask for all words, wherever they are, with marks or none: what makes a story a hit."""
    return Match(tuple(vietnamese.folded(list(words))), exact=False, phrase=False, headline=False)


def groups(words: Sequence[str]) -> Iterator[list[Match]]:
    """List how a hit may answer, the best way first, as a phrase and then with all words.

    In both mark for mark, then folded; of each first in the headline. The last of a group holds
    what answers in any way of it.
    """
    marked, plain = tuple(words), tuple(vietnamese.folded(list(words)))
    for phrase in (True, False) if len(words) > 1 else (False,):
        yield [
            Match(marked if exact else plain, exact, phrase, headline)
            for exact in (True, False)
            for headline in (True, False)
        ]


def ways(words: Sequence[str]) -> Iterator[Match]:
    """List how a hit may answer, the best way first; `anywhere` is the last."""
    for group in groups(words):
        yield from group


TERMS = "articles_terms(headline_exact, headline_folded, exact, folded)"
IN_INDEX = f"SELECT article_id FROM articles_articletext WHERE {TERMS} @@ %s::tsquery"  # noqa: S608
# Materialized: the planner would rather try story after story in a list's order, and computing the
# terms of one takes a millisecond.
ANSWERING = {
    "sqlite": "SELECT rowid FROM articles_words WHERE articles_words MATCH %s",
    "postgresql": f"WITH found AS MATERIALIZED ({IN_INDEX}) SELECT article_id FROM found",  # noqa: S608
}


def found(match: Match, most: int) -> list[int]:
    """List the ids of the stories that answer, public or not, to at most so many, in no order."""
    asked = match.fts5 if connection.vendor == "sqlite" else match.tsquery
    with connection.cursor() as cursor:
        cursor.execute(f"{ANSWERING[connection.vendor]} LIMIT %s", [asked, most])
        return [pk for (pk,) in cursor.fetchall()]


class Answers(Func):
    """True for the stories that answer in this way.

    `many` tells the database to walk a list in its order and look each story up among the answers;
    otherwise it fetches the stories that answer and sorts them, which takes long for thousands.
    """

    output_field = BooleanField()
    conditional = True

    def __init__(self, match: Match, many: bool = False) -> None:
        super().__init__(F("pk"))
        self.match, self.many = match, many

    def as_sqlite(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, tuple[Any, ...]]:
        sql, params = compiler.compile(self.source_expressions[0])
        walk = "+" if self.many else ""
        return f"{walk}{sql} IN ({ANSWERING['sqlite']})", (*params, self.match.fts5)

    def as_postgresql(
        self, compiler: Any, connection: Any, **_: Any
    ) -> tuple[str, tuple[Any, ...]]:
        sql, params = compiler.compile(self.source_expressions[0])
        among = f"{sql} IN ({ANSWERING['postgresql']})"
        # What COALESCE hides the planner cannot turn into a join and a sort of all.
        walk = f"COALESCE({among}, FALSE)" if self.many else among
        return walk, (*params, self.match.tsquery)


class OneOf(Func):
    """True for the stories with one of many numbers, handed over as one value.

    A thousand values of their own take longer to write and to read than to look up.
    """

    output_field = BooleanField()
    conditional = True

    def __init__(self, ids: Sequence[int]) -> None:
        super().__init__(F("pk"))
        self.ids = list(ids)

    def as_sqlite(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, tuple[Any, ...]]:
        sql, params = compiler.compile(self.source_expressions[0])
        among = f"{sql} IN (SELECT value FROM json_each(%s))"  # noqa: S608
        return among, (*params, json.dumps(self.ids))

    def as_postgresql(
        self, compiler: Any, connection: Any, **_: Any
    ) -> tuple[str, tuple[Any, ...]]:
        sql, params = compiler.compile(self.source_expressions[0])
        return f"{sql} = ANY(%s::bigint[])", (*params, self.ids)
