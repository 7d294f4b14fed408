"""What differs between texts, word by word and block by block, and what two of them add up to.

Knows nothing of stories. A body's HTML is compared as text: each paragraph, heading, list item,
caption or cell is a line of its own, and where only its formatting differs, the line says so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html.parser import HTMLParser
from typing import TypeVar

SAME, GONE, NEW = "same", "gone", "new"
# Elements that hold a line of text, and those that only hold such elements.
LINES = {"p", "h2", "h3", "li", "pre", "th", "td", "figcaption", "caption", "blockquote"}
AROUND = {"ul", "ol", "table", "thead", "tbody", "tr", "figure"}
VOID = {"br", "hr"}
WORD = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
T = TypeVar("T")


@dataclass(frozen=True)
class Piece:
    """A run of words that both texts have, or one of them."""

    kind: str  # SAME, GONE or NEW
    text: str


@dataclass(frozen=True)
class Line:
    """A line of a body: the element it stands in, its words, and how they are formatted."""

    tag: str
    text: str
    form: str = field(default="", repr=False)


@dataclass(frozen=True)
class Changed:
    """A line as it was and became, in pieces; `reformatted` where the words are the same."""

    tag: str
    pieces: list[Piece]
    reformatted: bool = False

    @property
    def is_same(self) -> bool:
        return not self.reformatted and all(piece.kind == SAME for piece in self.pieces)


def words(old: str, new: str) -> list[Piece]:
    """Compare two texts word by word; white space alone is no difference."""
    before, after = WORD.findall(old), WORD.findall(new)
    matcher = SequenceMatcher(None, bare(before), bare(after))
    pieces = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(Piece(SAME, "".join(after[c:d])))
            continue
        if b > a:
            # The words before may have lost their space to a text that ends with them.
            space = " " if a and before[a - 1][-1:].isspace() and not ends_open(pieces) else ""
            pieces.append(Piece(GONE, space + "".join(before[a:b])))
        pieces += [Piece(NEW, "".join(after[c:d]))] if d > c else []
    return pieces


def ends_open(pieces: Sequence[Piece]) -> bool:
    """Say whether another word can follow as it is."""
    return not pieces or pieces[-1].text[-1:].isspace()


def bare(tokens: Sequence[str]) -> list[str]:
    return [token.strip() for token in tokens]


def bodies(old: str, new: str) -> list[Changed]:
    """Compare two bodies of HTML line by line, and word by word where a line was changed."""
    before, after = lines(old), lines(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    changed: list[Changed] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            changed += [Changed(line.tag, [Piece(SAME, line.text)]) for line in after[c:d]]
        else:
            changed += paired(before[a:b], after[c:d])
    return changed


def paired(before: Sequence[Line], after: Sequence[Line]) -> Iterator[Changed]:
    """Set the lines that were changed beside what they became, in their order."""
    rest = list(before)
    for line in after:
        match = next((n for n, old in enumerate(rest) if alike(old, line)), None)
        if match is None:
            yield Changed(line.tag, [Piece(NEW, line.text)])
            continue
        yield from (Changed(old.tag, [Piece(GONE, old.text)]) for old in rest[:match])
        yield Changed(line.tag, words(rest[match].text, line.text), rest[match].text == line.text)
        del rest[: match + 1]
    yield from (Changed(old.tag, [Piece(GONE, old.text)]) for old in rest)


def alike(old: Line, new: Line) -> bool:
    """Say whether one line is a changed form of the other: a third of their words are shared."""
    if old.text == new.text:
        return True
    mine, theirs = set(old.text.split()), set(new.text.split())
    return 3 * len(mine & theirs) >= max(len(mine), len(theirs)) > 0


class LineReader(HTMLParser):
    """Cuts HTML into lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.form: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = " ".join(f"{name}={value}" for name, value in attrs)
        if tag in LINES | AROUND | {"hr"}:
            self.end_line()
            if tag not in VOID:
                self.open.append(tag)
            if tag in {"figure", "hr"}:
                named = "gallery" if ("data-gallery", "") in attrs else tag
                self.lines.append(Line(named, " ".join(value or "" for _, value in attrs), told))
            return
        self.text += [" "] if tag == "br" else []
        # Where in the words it opens, so that bold moved to another word is a difference.
        self.form.append(f"<{tag} {told} {len(''.join(self.text))}>")

    def handle_endtag(self, tag: str) -> None:
        if tag not in LINES | AROUND:
            self.form.append(f"</{tag} {len(''.join(self.text))}>")
            return
        self.end_line()
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def end_line(self) -> None:
        text = " ".join("".join(self.text).split())
        if text:
            tag = next((tag for tag in reversed(self.open) if tag in LINES), "p")
            self.lines.append(Line(tag, text, "".join(self.form)))
        self.text, self.form = [], []


def lines(html: str) -> list[Line]:
    """Cut HTML into its lines."""
    reader = LineReader()
    reader.feed(html)
    reader.close()
    reader.end_line()
    return reader.lines


class BlockReader(HTMLParser):
    """Cuts HTML into its outermost elements, as they are written."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.depth = 0
        self.starts = [0]
        self.line_starts: list[int] = []

    def feed(self, data: str) -> None:
        self.line_starts = [0, *(match.end() for match in re.finditer("\n", data))]
        super().feed(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth == 0 and (tag in LINES | AROUND or tag == "hr"):
            line, column = self.getpos()
            self.starts.append(self.line_starts[line - 1] + column)
        self.depth += tag not in VOID

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag not in VOID


def blocks(html: str) -> list[str]:
    """Cut HTML into its outermost elements."""
    reader = BlockReader()
    reader.feed(html)
    reader.close()
    ends = [*reader.starts[1:], len(html)]
    cut = (html[start:end].strip() for start, end in zip(reader.starts, ends, strict=True))
    return [block for block in cut if block]


Edit = tuple[int, int, tuple[T, ...]]


def edits(base: Sequence[T], changed: Sequence[T]) -> list[Edit]:
    """List what was changed: from where to where in the base, and what stands there now."""
    matcher = SequenceMatcher(None, base, changed, autojunk=False)
    return [
        (a, b, tuple(changed[c:d])) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"
    ]


def together(base: Sequence[T], mine: Sequence[T], theirs: Sequence[T]) -> list[T] | None:
    """Apply both sides' changes to what both began from; None where they meet."""
    all_edits = sorted({*edits(base, mine), *edits(base, theirs)}, key=lambda edit: edit[:2])
    result: list[T] = []
    done = 0
    for number, (start, end, new) in enumerate(all_edits):
        if number and meets(all_edits[number - 1], (start, end, new)):
            return None
        result += [*base[done:start], *new]
        done = end
    return [*result, *base[done:]]


def meets(first: Edit, second: Edit) -> bool:
    """Say whether two changes touch the same place, or one was put in at the other's edge."""
    inserted = first[0] == first[1] or second[0] == second[1]
    return second[0] < first[1] or (inserted and second[0] == first[1])


def bodies_together(base: str, mine: str, theirs: str) -> str | None:
    """Bring two changed bodies together, block by block; None where both changed one place."""
    result = together(blocks(base), blocks(mine), blocks(theirs))
    return None if result is None else "\n".join(result)


def names_together(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Bring two changed lists together: what either took out is out, what either added is in."""
    stays = [name for name in theirs if name in mine or name not in base]
    return stays + [name for name in mine if name not in base and name not in theirs]
