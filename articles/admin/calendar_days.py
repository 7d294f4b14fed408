"""What a day of the planning calendar shows."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from articles.models import Assignment, Category
from articles.models.trail import name_of

from .status import state_of, state_of_plan


@dataclass(frozen=True)
class Entry:
    """A line of a day; `move` is where a planned story is sent to another day."""

    text: str
    address: str
    moment: datetime
    section: Category
    state: str
    word: str
    who: str = ""
    move: str = ""


@dataclass(frozen=True)
class Gap:
    """A section without anything on a day."""

    section: Category
    day: date

    @property
    def add_address(self) -> str:
        return f"{plan_on(self.day)}&section={self.section.pk}"


@dataclass
class Day:
    day: date
    in_view: bool
    entries: list[Entry] = field(default_factory=list)
    more: int = 0
    more_address: str = ""
    gaps: list[Gap] = field(default_factory=list)

    @property
    def is_today(self) -> bool:
        return self.day == timezone.localdate()

    @property
    def is_past(self) -> bool:
        return self.day < timezone.localdate()

    @property
    def add_address(self) -> str:
        return plan_on(self.day)

    def add(self, entry: Entry) -> None:
        self.entries.append(entry)
        self.entries.sort(key=lambda entry: entry.moment)


def plan_on(day: date) -> str:
    """Write the address at which a story is planned for a day."""
    return f"{reverse('admin:articles_assignment_add')}?due={day.isoformat()}"


def story_entry(story: Any) -> Entry:
    address = reverse("admin:articles_article_change", args=[story.pk])
    return Entry(story.headline, address, story.listed_at, story.section, *state_of(story))


def plan_entry(plan: Assignment, *, may_move: bool) -> Entry:
    move = reverse("admin:articles_assignment_move", args=[plan.pk]) if may_move else ""
    state, word = state_of_plan(plan)
    who = name_of(plan.assignee)
    return Entry(plan.idea, plan.desk_address, plan.due, plan.section, state, word, who, move)


def stories_of(day: date, section: Category | None) -> str:
    """Write the address of the list of what is dated on a day."""
    dated = {f"published_at__{unit}": getattr(day, unit) for unit in ("year", "month", "day")}
    asked = dated | ({"section": section.pk} if section else {})
    return f"{reverse('admin:articles_article_changelist')}?{urlencode(asked)}"
