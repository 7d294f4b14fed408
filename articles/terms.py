"""The words by which one story is near another, as pure functions.

A term is a syllable or two that follow each other, with their marks. Terms count where a story says
them more than once, or in its headline: what is said once in passing says little about it, and the
name of something new weighs from the first story on.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from heapq import nlargest
from itertools import chain, pairwise
from math import log, sqrt

from articles import markup, vietnamese

HEADLINE_TIMES = 3
BODY_HEAD = 4_000  # characters; what comes later adds words, not the subject
TERMS_A_STORY = 30
FEW = 5  # words; a text of fewer says too little to be compared
TAG = "#"  # opens the term of a tag, which no text has
TAG_TIMES = 3  # a tag counts as a word of the headline
YOUNG = 20  # stories; of fewer, nobody can tell which syllables are common
COMMON = 10  # per cent of all stories, or so many of few; a term of more tells nothing
UNIT = 1_000  # of a weight: weights are whole thousandths, so that their sums are exact anywhere

_PHRASES = re.compile(r"[^\W_]+(?: [^\W_]+)*")
_NEW_STYLE = frozenset(["oà", "oả", "oã", "oá", "oạ", "oè", "oẻ", "oẽ", "oé", "oẹ"]) | {
    "uỳ", "uỷ", "uỹ", "uý", "uỵ"
}  # fmt: skip
_KEY_BYTES = 6  # 281 million million keys, in six bytes of an SQLite row


def counted(headline: str, lead: str, body: str, tags: Iterable[str] = ()) -> dict[str, int]:
    """Count the terms of a story, its tags (by key) among them.

    Bigrams never cross punctuation; a number alone is no term.
    """
    times: Counter[str] = Counter()
    add_terms(times, headline, HEADLINE_TIMES)
    add_terms(times, f"{lead}\n{markup.head(body, BODY_HEAD)}", 1)
    found = {term: n for term, n in times.items() if n > 1 and not term.isdecimal()}
    return found | {TAG + tag: TAG_TIMES for tag in tags}


def worth_comparing(times: dict[str, int]) -> dict[str, int]:
    """Keep the terms of a story that says enough; of one that does not, its tags."""
    tags = {term: n for term, n in times.items() if term.startswith(TAG)}
    return times if len(times) - len(tags) >= FEW else tags


def add_terms(times: Counter[str], text: str, each: int) -> None:
    """Add a text's syllables and bigrams, each occurrence so many times."""
    phrases = split(text.lower())
    syllables = Counter(chain.from_iterable(phrases))
    if any(map(is_new_style, syllables)):  # rare; looking costs a fifth of moving the tones
        phrases = split(vietnamese.tone_key(text.lower()))
        syllables = Counter(chain.from_iterable(phrases))
    bigrams = Counter(chain.from_iterable(map(pairwise, phrases)))
    for syllable, n in syllables.items():
        times[syllable] += n * each
    for bigram, n in bigrams.items():
        if n * each > 1:
            times[" ".join(bigram)] += n * each


def split(text: str) -> list[list[str]]:
    """Split a text into phrases of syllables; anything but a space ends one."""
    return [phrase.split(" ") for phrase in _PHRASES.findall(text)]


def is_new_style(syllable: str) -> bool:
    """Say whether `vietnamese.tone_key` would move its tone."""
    return syllable[-2:] in _NEW_STYLE and not (syllable[-2] == "u" and syllable[-3:-2] == "q")


@lru_cache(maxsize=65_536)
def key(term: str) -> int:
    """Return the number that stands for a term in the database: 1 or more, 48 bits."""
    return int.from_bytes(blake2b(term.encode(), digest_size=_KEY_BYTES).digest()) or 1


def weighed(times: Mapping[str, int], stories: Mapping[str, int], total: int) -> dict[str, int]:
    """Weigh a story's terms: the heaviest, in thousandths of a vector of length 1.

    `stories` says in how many of the paper's `total` stories each term stands.
    """
    most, total = max(total * COMMON // 100, COMMON), max(total, 1)
    weights = {
        term: sqrt(n) * log(1 + total / (stories.get(term) or 1))
        for term, n in times.items()
        if stories.get(term, 0) <= most or term[0] == TAG
    }
    if total < YOUNG:
        weights = {term: weight for term, weight in weights.items() if not is_syllable(term)}
    heaviest = nlargest(TERMS_A_STORY, weights.items(), key=lambda pair: (pair[1], pair[0]))
    length = sqrt(sum(weight * weight for _, weight in heaviest)) or 1.0
    return {term: round(UNIT * weight / length) for term, weight in heaviest}


def is_syllable(term: str) -> bool:
    return " " not in term and not term.startswith(TAG)
