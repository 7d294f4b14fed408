"""Setting a headline: the largest size that fits, lines of even length, whole words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont

FONTS = Path(__file__).parent / "fonts"
SERIF, SANS = "NotoSerif-Bold.ttf", "NotoSans-Bold.ttf"
TRAILING = " ,;:–-…"  # of what is cut; an ellipsis stands behind a word
LINE_HEIGHT = 1.28  # of the size: Ẫ above and ệ below never touch
# What the fonts have; of anything else (emoji, other scripts) a box would be drawn.
NOT_IN_THE_FONTS = re.compile(
    "[^\u0020-\u007e\u00a0-\u017f\u01a0-\u01b0\u1e00-\u1eff\u2010-\u2015\u2018-\u201e\u2020-\u2022"
    "\u2026\u2030\u2032\u2033\u2039\u203a\u20ab\u20ac\u2116\u2122\u2190-\u2193\u2212\u2264\u2265]"
)


@dataclass(frozen=True)
class Setting:
    """A text as it is to be drawn, sizes in pixels."""

    lines: list[str]
    font: FreeTypeFont

    @property
    def leading(self) -> int:
        return round(self.font.size * LINE_HEIGHT)

    @property
    def height(self) -> int:
        return self.leading * len(self.lines)


@cache
def font(name: str, size: int) -> FreeTypeFont:
    return ImageFont.truetype(FONTS / name, size)


def printable(text: str) -> str:
    """Leave out what the fonts do not have."""
    return " ".join(NOT_IN_THE_FONTS.sub(" ", text).split())


def fit(text: str, width: int, height: int, sizes: range) -> Setting:
    """Set a text in a box at the largest of these sizes, else at the least and cut at a word."""
    words = printable(text).split()
    for size in sizes:
        set_so = balanced(words, font(SERIF, size), width)
        widest = max((wide(line, set_so.font) for line in set_so.lines), default=0)
        if set_so.height <= height and widest <= width:
            return set_so
    return cut(words, font(SERIF, sizes[-1]), width, height)


def balanced(words: list[str], face: FreeTypeFont, width: int) -> Setting:
    """Break words into as few lines as the width allows, all about as long."""
    count = len(list(broken(words, face, width)))
    least, most = width // 3, width
    while most - least > 8:
        middle = (least + most) // 2
        fewer = len(list(broken(words, face, middle))) <= count
        least, most = (least, middle) if fewer else (middle, most)
    return Setting(list(broken(words, face, most)), face)


def broken(words: list[str], face: FreeTypeFont, width: int) -> Iterator[str]:
    """Give the lines that words make, each as full as it can be."""
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and wide(longer, face) > width:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def cut(words: list[str], face: FreeTypeFont, width: int, height: int) -> Setting:
    """Set as many words as the box holds, with an ellipsis; a word too wide is cut itself."""
    words = [shortened(word, face, width) for word in words]
    room = max(height // Setting([""], face).leading, 1)
    lines = list(broken(words, face, width))
    if len(lines) <= room:
        return Setting(lines, face)
    *kept, last = lines[:room]
    while " " in last and wide(f"{last}…", face) > width:
        last = last.rpartition(" ")[0]
    return Setting([*kept, f"{last.rstrip(TRAILING)}…"], face)


def shortened(text: str, face: FreeTypeFont, width: int) -> str:
    """Cut a text to a width in pixels, with an ellipsis if anything had to go, at a word if it can.

    A word that is too wide by itself is cut in its middle.
    """
    if wide(text, face) <= width:
        return text
    kept = text
    while kept and wide(f"{kept}…", face) > width:
        kept = kept[:-1]
    if text[len(kept)] != " " and " " in kept:
        kept = kept.rpartition(" ")[0]
    return f"{kept.rstrip(TRAILING)}…"


def wide(text: str, face: FreeTypeFont) -> float:
    return face.getlength(text)
