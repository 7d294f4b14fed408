"""What the fingers do while the head is elsewhere."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles import vietnamese

from .finding import Said
from .story import Passage, Story
from .syllable import Slip, is_spelt, slip_in, typed_blind

WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
SPACES = re.compile(r"(?<=\S)[ \xa0\t]{2,}(?=\S)")
BEFORE = re.compile(r"(?<=[^\W\d_])[ \xa0]+(?:[,;:!?](?=\s|$)|\.(?=\s|$)|[)\]”»](?=[\s.,;:!?]|$))")
AFTER = re.compile(r"(?:[\w”»)][,;](?=[^\W\d_])|[a-zà-ỹ]{2}[.!?](?=[A-ZĐÀ-Ỹ][a-zà-ỹ]))")
AROUND = 24  # characters quoted on either side of a slip
# Words that mean nothing said twice; others do so on purpose: xanh xanh, ngày ngày, dần dần.
SMALL_WORDS = """
của và các những được trong với cho đã sẽ để bị tại này khi đến theo như nhưng thì mà ở rằng cũng
vẫn hoặc do nếu bởi tuy đó việc
"""
NEVER_TWICE = frozenset(SMALL_WORDS.split())
TWICE = re.compile(r"\b([^\W\d_]+)[ \xa0]+\1\b", re.IGNORECASE)


def around(passage: Passage, start: int, end: int) -> str:
    """Quote the place of a slip with a little on both sides, at the ends of words."""
    text = passage.text
    left, right = max(start - AROUND, 0), min(end + AROUND, len(text))
    if left:
        left = text.find(" ", left, start) + 1 or start
    if right < len(text):
        right = max(text.rfind(" ", end, right), end)
    return f"{'…' if left else ''}{text[left:right].strip()}{'…' if right < len(text) else ''}"


def said(passage: Passage, match: re.Match[str], text: str) -> Said:
    place = around(passage, match.start(), match.end())
    return Said(passage.field, text, place, passage.number)


def syllables(story: Story) -> Iterator[Said]:
    """Find words that no Vietnamese could be: ddường, tieengs, ngừoi, đươc."""
    for passage in story.passages():
        words = list(WORD.finditer(passage.text))
        for at, match in enumerate(words):
            slip = slip_in(match[0]) if not beside_hyphen(passage.text, match) else None
            if slip is None and match[0].isascii() and is_among_ours(words, at):
                slip = typed_blind(match[0])
            if slip:
                yield said(passage, match, told(slip))


def beside_hyphen(text: str, match: re.Match[str]) -> bool:
    """Say whether a word is part of a longer one: Ô-xtrây-li-a is nobody's slip."""
    return "-" in text[max(match.start() - 1, 0) : match.start()] + text[match.end() :][:1]


def is_among_ours(words: list[re.Match[str]], at: int) -> bool:
    """Say whether a word in plain letters stands beside a Vietnamese one, not in a foreign name."""
    near = words[max(at - 1, 0) : at] + words[at + 1 : at + 2]
    return any(not word[0].isascii() and is_spelt(word[0].lower()) for word in near)


def told(slip: Slip) -> str:
    if slip.meant:
        text = _("“%(word)s” is no Vietnamese word. Did you mean “%(meant)s”?")
        return text % {"word": slip.word, "meant": slip.meant}
    text = _("“%(word)s” is no Vietnamese word: look at its tone and its letters.")
    return text % {"word": slip.word}


def tone_style(story: Story) -> Iterator[Said]:
    """Find hoà and thuý where the house writes hòa and thúy; names keep their own spelling."""
    for passage in story.passages():
        for match in WORD.finditer(passage.text):
            word = match[0]
            house = vietnamese.tone_key(word)
            if word == word.lower() and house != word and slip_in(word) is None:
                text = _("The house writes “%(house)s”, not “%(word)s”.")
                yield said(passage, match, text % {"house": house, "word": word})


def doubled_words(story: Story) -> Iterator[Said]:
    for passage in story.passages():
        for match in TWICE.finditer(passage.text):
            if match[1].lower() in NEVER_TWICE:
                text = _("“%(word)s” stands there twice. Take one out.")
                yield said(passage, match, text % {"word": match[1]})


def found(pattern: re.Pattern[str], text: str, story: Story) -> Iterator[Said]:
    for passage in story.passages():
        for match in pattern.finditer(passage.text):
            yield said(passage, match, text)


def double_spaces(story: Story) -> Iterator[Said]:
    return found(SPACES, _("Two spaces in a row. Leave one."), story)


def space_before_mark(story: Story) -> Iterator[Said]:
    return found(BEFORE, _("A space stands before a mark. Take it out."), story)


def no_space_after_mark(story: Story) -> Iterator[Said]:
    return found(AFTER, _("No space after a mark. Put one in."), story)
