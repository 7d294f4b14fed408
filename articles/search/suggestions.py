"""What to ask instead, where nothing is found: made of what readers may see, and nothing else."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from string import ascii_lowercase

from articles import vietnamese
from articles.models import Article
from articles.models.matching import words_of

HEADLINES = 2_000  # the newest, whose words are known
MOST_MENDED = 8  # words of what was asked for; a mistyped query is short
MOST_OFFERED = 3


@dataclass(frozen=True)
class Suggestions:
    """Other questions that have hits: as probably meant, and with a word less."""

    meant: str = ""
    shorter: tuple[str, ...] = ()


def suggest(asked: str) -> Suggestions:
    """Find what to ask instead. Meant for a question without hits: it takes tens of ms."""
    words = words_of(asked)
    if not words or len(words) > MOST_MENDED:
        return Suggestions()
    newest = Article.objects.published().newest_first().values_list("headline", flat=True)
    known = Known(newest[:HEADLINES])
    meant = known.mend(vietnamese.folded(words))
    shorter = (" ".join(words[:n] + words[n + 1 :]) for n in reversed(range(len(words))))
    return Suggestions(
        meant=meant if meant and is_found(meant) else "",
        shorter=tuple(less for less in shorter if less and is_found(less))[:MOST_OFFERED],
    )


def is_found(words: str) -> bool:
    return Article.objects.published().matching(words).order_by().exists()


class Known:
    """The words of headlines, folded, with how often each and each pair of neighbours stands."""

    def __init__(self, headlines: Iterable[str]) -> None:
        self.words: Counter[str] = Counter()
        self.pairs: Counter[tuple[str, str]] = Counter()
        self.marked: dict[tuple[str, ...], Counter[tuple[str, ...]]] = {}
        for headline in headlines:
            self.learn(vietnamese.syllables(headline))

    def learn(self, exact: list[str]) -> None:
        plain = vietnamese.folded(exact)
        self.words.update(plain)
        self.pairs.update(pairwise(plain))
        for size in (1, 2):
            for at in range(len(plain) - size + 1):
                spelled = self.marked.setdefault(tuple(plain[at : at + size]), Counter())
                spelled[tuple(exact[at : at + size])] += 1

    def mend(self, words: Sequence[str]) -> str:
        """Replace what is in no headline by what is, near to it; "" if nothing changes."""
        mended: list[str] = []
        for place, word in enumerate(words):
            after = words[place + 1] if place + 1 < len(words) else ""
            mended += [word] if word in self.words else self.nearest(mended[-1:], word, after)
        return "" if mended == list(words) else self.with_marks(mended)

    def nearest(self, before: Sequence[str], word: str, after: str) -> list[str]:
        """Choose among two words that were typed as one and words one slip away."""
        halves = ((word[:n], word[n:]) for n in range(1, len(word)))
        glued = max(halves, key=lambda pair: self.pairs[pair], default=("", ""))
        if self.pairs[glued]:
            return list(glued)

        def likely(slip: str) -> tuple[int, int]:
            beside = sum(self.pairs[left, slip] for left in before) + self.pairs[slip, after]
            return beside, self.words[slip]

        slips_known = [slip for slip in slips(word) if slip in self.words]
        return [max(slips_known, key=likely, default=word)]

    def with_marks(self, words: Sequence[str]) -> str:
        """Write folded words as headlines most often have them, pairs before single words."""
        written: list[str] = []
        while len(written) < len(words):
            left = tuple(words[len(written) :])
            for size in (2, 1):
                if left[:size] in self.marked and len(left) >= size:
                    written += self.marked[left[:size]].most_common(1)[0][0]
                    break
            else:
                written.append(left[0])
        return " ".join(written)


def slips(word: str) -> Iterator[str]:
    """Give all that one slip of a finger makes of a word."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in ascii_lowercase)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in ascii_lowercase)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
