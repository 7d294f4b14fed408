import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles import markup, vietnamese
from articles.models import Article
from articles.models.matching import words_of
from articles.models.spellings import said_otherwise

WORD = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?![0-9])|(?:(?!_)[\w\u0300-\u036f])+")
BEFORE, AFTER = 8, 34  # words of a snippet before the first that answers, and from it on


@dataclass(frozen=True)
class Word:
    """A word of a text: where it stands, and as search compares it."""

    start: int
    end: int
    exact: str
    folded: str


class Marker:
    """Shows in a story's texts where they answer."""

    def __init__(self, words: str) -> None:
        self.exact = words_of(words)
        self.folded = vietnamese.folded(self.exact)
        self.asked = {*self.folded, *said_otherwise(self.exact)}

    def headline(self, story: Article) -> SafeString:
        """Write the headline with the hits marked."""
        return self.marked(story.headline, 0, len(story.headline))

    def snippet(self, story: Article) -> SafeString:
        """Write the passage of lead and body that answers best, the hits marked."""
        text = " ".join(f"{story.lead} {markup.plain(story.body)}".split())
        words = list(words_in(text))
        if not words:
            return SafeString("")
        first = max(self.best(words) - BEFORE, 0)
        last = min(first + BEFORE + AFTER, len(words)) - 1
        start = words[first].start if first else 0
        end = words[last].end if last < len(words) - 1 else len(text)
        passage = self.marked(text, start, end)
        return mark_safe(f"{'… ' if first else ''}{passage}{' …' if end < len(text) else ''}")

    def best(self, words: Sequence[Word]) -> int:
        """Find the word at which the best passage begins to answer; the first without any."""
        hits = [place for place, word in enumerate(words) if word.folded in self.asked]
        return max(hits, key=lambda place: (self.worth(words, place), -place), default=0)

    def worth(self, words: Sequence[Word], place: int) -> tuple[int, int, int]:
        """Rate a passage: how much of the phrase it opens with, of that mark for mark, and more."""
        exact, folded = (
            run([getattr(word, form) for word in words[place : place + len(asked)]], asked)
            for form, asked in (("exact", self.exact), ("folded", self.folded))
        )
        near = {word.folded for word in words[place : place + AFTER]} & self.asked
        return folded, exact, len(near)

    def marked(self, text: str, start: int, end: int) -> SafeString:
        """Write a part of a text with the words that answer in `<mark>`, neighbours in one."""
        html, at = [], start
        for begin, finish in self.spans([w for w in words_in(text) if start <= w.start < end]):
            html += [escape(text[at:begin]), f"<mark>{escape(text[begin:finish])}</mark>"]
            at = finish
        return mark_safe("".join([*html, escape(text[at:end])]))

    def spans(self, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
        """Give where to mark: where words stand together as asked, these alone; else each."""
        groups: list[list[Word]] = []
        previous: Word | None = None
        for word in words:
            if word.folded in self.asked:
                if previous and previous.folded in self.asked:
                    groups[-1].append(word)
                else:
                    groups.append([word])
            previous = word
        longest = max(map(len, groups), default=0)
        least = min(2, len(self.folded)) if longest > 1 else 1
        for group in groups:
            if len(group) >= least:
                yield group[0].start, group[-1].end


def words_in(text: str) -> Iterator[Word]:
    found = [match for match in WORD.finditer(text) if any(map(str.isalnum, match[0]))]
    raw = [match[0].replace(".", "") for match in found]
    exact = vietnamese.tone_key(" ".join(raw)).lower().split(" ")
    for match, marked, plain in zip(found, exact, vietnamese.folded(raw), strict=False):
        yield Word(match.start(), match.end(), marked, plain)


def run(words: Sequence[str], asked: Sequence[str]) -> int:
    """Count how many words from the first on are as asked."""
    pairs = zip(words, asked, strict=False)
    return next((n for n, (word, wanted) in enumerate(pairs) if word != wanted), len(words))
