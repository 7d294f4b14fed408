"""Quotation marks and brackets that open and never close, or the other way round."""

import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from .finding import Said
from .story import Passage, Story
from .typing_slips import around

BRACKETS = {"(": ")", "[": "]"}
OPENING, CLOSING, EITHER = "“«", "”»", '"'
QUOTES = OPENING + CLOSING + EITHER
POINT_OF_A_LIST = re.compile(r"(?:^|[\s(])[^\W_]{1,3}$")  # a) and 1) close nothing
FACE = re.compile(r"[:;]-?[()]")
INCHES = re.compile(r'(?<=\d)\s?"')


def unclosed(story: Story) -> Iterator[Said]:
    passages = list(story.passages())
    for passage in passages:
        for at in lonely_brackets(blanked(FACE, passage.text)):
            yield told(passage, at)
    for passage, at in lonely_quotes(passages):
        yield told(passage, at)


def lonely_brackets(text: str) -> list[int]:
    """List the places of brackets without their partner."""
    opened: list[int] = []
    alone = []
    for at, character in enumerate(text):
        if character in BRACKETS:
            opened.append(at)
        elif character in BRACKETS.values():
            if opened and BRACKETS[text[opened[-1]]] == character:
                opened.pop()
            elif not POINT_OF_A_LIST.search(text[:at]):
                alone.append(at)
    return sorted(opened + alone)


def lonely_quotes(passages: Sequence[Passage]) -> Iterator[tuple[Passage, int]]:
    """Find quotation marks without their partner.

    A quotation of several paragraphs opens each of them and closes the last one only.
    """
    for number, passage in enumerate(passages):
        opened, closed = open_and_closed(blanked(INCHES, passage.text))
        before = passages[number - 1] if number else None
        after = passages[number + 1] if number + 1 < len(passages) else None
        if opened and not (passage.field == "body" and after and goes_on(after)):
            yield passage, opened[-1]
        if closed and not (before and before.field == "body" and is_left_open(before)):
            yield passage, closed[0]


def open_and_closed(text: str) -> tuple[list[int], list[int]]:
    """List the marks that open and are not closed, and those that close and were not opened."""
    opened: list[int] = []
    closed = []
    for at, mark in enumerate(text):
        if mark not in QUOTES:
            continue
        opens = mark in OPENING or (mark in EITHER and not opened and not ends_word(text, at))
        if opens:
            opened.append(at)
        elif opened:
            opened.pop()
        else:
            closed.append(at)
    return opened, closed


def ends_word(text: str, at: int) -> bool:
    """Say whether a straight mark stands behind a word and before none."""
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    return not before.isspace() and not after.isalnum()


def goes_on(passage: Passage) -> bool:
    """Say whether a quotation that was left open goes on: opened anew, or closed first of all."""
    opened, closed = open_and_closed(passage.text)
    return bool(closed) or passage.text[:1] in OPENING + EITHER or bool(opened and not closed)


def is_left_open(passage: Passage) -> bool:
    return bool(open_and_closed(passage.text)[0])


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """Put blanks where a pattern is, so that places stay what they are."""
    return pattern.sub(lambda match: " " * len(match[0]), text)


def told(passage: Passage, at: int) -> Said:
    text = _("“%(mark)s” has no partner. Close it, or take it out.") % {"mark": passage.text[at]}
    return Said(passage.field, text, around(passage, at, at + 1), passage.number)
