"""How what two versions keep is compared: word by word, in lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles import differences
from articles.differences import Changed
from articles.models.snapshot import Snapshot
from articles.models.wording import in_words

LONGEST_SAME_RUN = 3  # lines that did not change; longer runs fold


@dataclass(frozen=True)
class Run:
    """Lines of a difference; `folded` where many in a row are the same."""

    lines: Sequence[Changed]
    folded: bool


def difference(name: str, old: Snapshot, new: Snapshot) -> list[Changed]:
    """Compare a field of two versions word by word, the body in its lines."""
    if name == "body":
        return differences.bodies(old.content.get(name) or "", new.content.get(name) or "")
    return [Changed("p", differences.words(in_words(name, old), in_words(name, new)))]


def without(kind: str, lines: Iterable[Changed]) -> list[Changed]:
    """Leave one side's words out, so that the other's text remains."""
    sided = (
        Changed(line.tag, [piece for piece in line.pieces if piece.kind != kind], line.reformatted)
        for line in lines
    )
    return [line for line in sided if line.pieces]


def runs(lines: Iterable[Changed]) -> list[Run]:
    """Fold long stretches in which nothing changed."""
    grouped: list[list[Changed]] = []
    for line in lines:
        if grouped and grouped[-1][0].is_same == line.is_same:
            grouped[-1].append(line)
        else:
            grouped.append([line])
    return [Run(group, group[0].is_same and len(group) > LONGEST_SAME_RUN) for group in grouped]
