"""Two texts of one story that began from the same version, and what is to become of them."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from articles import differences
from articles.differences import GONE
from articles.models.snapshot import TAGS, Snapshot
from articles.models.wording import in_words, label

from .values import Run, difference, runs, without

MINE, THEIRS, TOGETHER = "mine", "theirs", "together"
FOLLOWS = {"slug": "headline"}  # made from it, so one choice is for both


@dataclass(frozen=True)
class Question:
    """A field in which the two differ; `chosen` is what stands unless the editor says otherwise."""

    name: str
    base: Snapshot | None
    mine: Snapshot
    theirs: Snapshot
    chosen: str = ""

    def of(self, side: Snapshot | None) -> Any:
        return side.content.get(self.name) if side else None

    @property
    def label(self) -> str:
        return label(self.name)

    @cached_property
    def changed_by(self) -> str:
        """Name the side that changed it: MINE, THEIRS or, with "", both."""
        if self.base is None:
            return ""
        if self.of(self.mine) == self.of(self.base):
            return THEIRS
        return MINE if self.of(self.theirs) == self.of(self.base) else ""

    @cached_property
    def together(self) -> Any:
        """Give what both changes add up to; None where they meet."""
        if self.changed_by or self.base is None:
            return None
        sides = (self.of(self.base), self.of(self.mine), self.of(self.theirs))
        if self.name == "body":
            return differences.bodies_together(*sides)
        return differences.names_together(*sides) if self.name == TAGS else None

    @property
    def answer(self) -> str:
        """Say which side is taken; "" where nobody can know but the editor."""
        return self.chosen or self.changed_by or (TOGETHER if self.together is not None else "")

    @property
    def value(self) -> Any:
        return {MINE: self.of(self.mine), THEIRS: self.of(self.theirs), TOGETHER: self.together}[
            self.answer
        ]

    def my_text(self) -> list[Run]:
        return runs(without(GONE, difference(self.name, self.theirs, self.mine)))

    def their_text(self) -> list[Run]:
        return runs(without(GONE, difference(self.name, self.mine, self.theirs)))

    def together_text(self) -> list[Run]:
        both = Snapshot(self.theirs.content | {self.name: self.together}, self.theirs.names)
        return runs(difference(self.name, self.base, both)) if self.base else []

    def is_empty(self, side: Snapshot) -> bool:
        return not in_words(self.name, side)

    @property
    def mine_is_empty(self) -> bool:
        return self.is_empty(self.mine)

    @property
    def theirs_is_empty(self) -> bool:
        return self.is_empty(self.theirs)


@dataclass(frozen=True)
class Sides:
    """What one editor would have saved and what another had, both from `base`, where it is known.

    `asked` names the fields that may be chosen; of all others theirs stands.
    """

    base: Snapshot | None
    mine: Snapshot
    theirs: Snapshot
    asked: Set[str]
    choices: Mapping[str, str]

    @cached_property
    def questions(self) -> list[Question]:
        return [
            self.question(name)
            for name, value in self.mine.content.items()
            if name in self.asked and value != self.theirs.content.get(name)
        ]

    def question(self, name: str) -> Question:
        chosen = self.choices.get(name, "")
        question = Question(name, self.base, self.mine, self.theirs)
        allowed = {MINE, THEIRS} | ({TOGETHER} if question.together is not None else set())
        if chosen not in allowed:
            return question
        return Question(name, self.base, self.mine, self.theirs, chosen)

    @property
    def shown(self) -> list[Question]:
        """List what the editor is asked."""
        named = {question.name for question in self.questions}
        return [each for each in self.questions if FOLLOWS.get(each.name) not in named]

    @property
    def open(self) -> list[Question]:
        """List what only the editor can answer."""
        return [question for question in self.shown if not question.answer]

    def merged(self) -> Snapshot:
        """Put the chosen sides together; every question has to have its answer."""
        answers = {question.name: question for question in self.questions}
        content = dict(self.theirs.content)
        for name, question in answers.items():
            followed = answers.get(FOLLOWS.get(name, ""))
            if followed is None:
                content[name] = question.value
            elif followed.answer == MINE:
                content[name] = self.mine.content[name]
        return Snapshot(content, self.mine.names | self.theirs.names)
