"""The planning calendar: what went out, what goes out by itself, and what is planned."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.models import Article, Assignment, Category
from articles.models.assignment import plans_for_others
from articles.models.trail import name_of

from .calendar_days import Day, Gap, plan_entry, stories_of, story_entry
from .calendar_link import address_of
from .dates import day_of

MOST_A_DAY = {"week": 10, "month": 3}  # stories that are named; the others are counted
FIRST_YEAR, LAST_YEAR = 1900, 2200


class Calendar:
    """A week or a month as somebody at the desk may see it; what is odd in an address is left."""

    def __init__(self, request: HttpRequest) -> None:
        asked = request.GET
        self.user: Any = request.user
        self.view = "month" if asked.get("view") == "month" else "week"
        self.day = within_reach(day_of(asked.get("day")))
        self.sections = list(Category.objects.as_tree())
        self.section = chosen(self.sections, asked.get("section"))
        self.people = self.colleagues()
        self.person = chosen(self.people, asked.get("person"))

    def colleagues(self) -> list[User]:
        """List whose plans may be looked at; who does not plan sees their own alone."""
        if not plans_for_others(self.user):
            return []
        staff = User.objects.filter(is_staff=True, is_active=True)
        return list(staff.order_by("first_name", "last_name", "username"))

    @property
    def named_people(self) -> list[tuple[User, str]]:
        return [(person, name_of(person)) for person in self.people]

    # ── its days ─────────────────────────────────────────────────────────────────────────────

    @cached_property
    def first(self) -> date:
        begin = self.day if self.view == "week" else self.day.replace(day=1)
        return begin - timedelta(days=begin.weekday())

    @cached_property
    def last(self) -> date:
        end = self.day if self.view == "week" else self.next_month - timedelta(days=1)
        return end + timedelta(days=6 - end.weekday())

    @property
    def next_month(self) -> date:
        return (self.day.replace(day=1) + timedelta(days=32)).replace(day=1)

    @cached_property
    def dates(self) -> list[date]:
        return [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]

    @property
    def title(self) -> str:
        if self.view == "month":
            return capfirst(date_format(self.day, "YEAR_MONTH_FORMAT"))
        ends = (date_format(day, "SHORT_DATE_FORMAT") for day in (self.first, self.last))
        return _("%s to %s") % tuple(ends)

    @property
    def steps(self) -> dict[str, str]:
        """Give the addresses of what lies before, after and now."""
        week, first = timedelta(weeks=1), self.day.replace(day=1)
        before = self.day - week if self.view == "week" else first - timedelta(days=1)
        after = self.day + week if self.view == "week" else self.next_month
        return {
            "before": self.at(day=before.isoformat()),
            "after": self.at(day=after.isoformat()),
            "now": self.at(day="") + "#today",
            "week": self.at(view="week"),
            "month": self.at(view="month"),
        }

    def at(self, **changed: str) -> str:
        """Write the address of this calendar with something changed; it can be sent to others."""
        told = {
            "view": self.view,
            "day": self.day.isoformat(),
            "section": self.section.pk if self.section else "",
            "person": self.person.pk if self.person else "",
        }
        kept = {name: value for name, value in (told | changed).items() if value}
        return f"{reverse('admin:calendar')}?{urlencode(kept)}"

    # ── what stands in it ────────────────────────────────────────────────────────────────────

    @cached_property
    def stories(self) -> Any:
        stories = Article.objects.open_to(self.user)
        stories = stories.in_section(self.section) if self.section else stories
        return stories.written_by(self.person) if self.person else stories

    @cached_property
    def plans(self) -> Any:
        plans = Assignment.objects.open_to(self.user).standing()
        plans = plans.in_section(self.section) if self.section else plans
        plans = plans.of(self.person) if self.person else plans
        return plans.due_between(self.first, self.last).for_calendar()

    @cached_property
    def days(self) -> list[Day]:
        """Lay stories and plans into their days."""
        month = self.day.month if self.view == "month" else None
        days = {day: Day(day, month in {None, day.month}) for day in self.dates}
        for plan in self.plans:
            may_move = plan.is_planned_by(self.user)
            days[timezone.localdate(plan.due)].add(plan_entry(plan, may_move=may_move))
        named: Counter[date] = Counter()
        for story in self.stories.last_of_each_day(self.dates, MOST_A_DAY[self.view]).for_cards():
            on = timezone.localdate(story.listed_at)
            days[on].add(story_entry(story))
            named[on] += 1
        self.count(days, named)
        return list(days.values())

    def count(self, days: dict[date, Day], named: Counter[date]) -> None:
        """Tell of each day how many stories are not named, and which sections have nothing."""
        counted = self.stories.counted_by_day(self.dates)
        totals: Counter[date] = Counter()
        filled: dict[date, set[int]] = {day: set() for day in days}
        for (on, section), number in counted.items():
            totals[on] += number
            filled[on].add(section)
        for on, day in days.items():
            day.more = max(totals[on] - named[on], 0)
            day.more_address = stories_of(on, self.section)
            filled[on] |= {entry.section.pk for entry in day.entries}
            empty = [top for top in self.tops if filled[on].isdisjoint(self.trees[top.pk])]
            day.gaps = [] if day.is_past else [Gap(top, on) for top in empty]

    @cached_property
    def tops(self) -> list[Category]:
        """List the sections that want something every day: those of the menu, or the one asked."""
        if self.section:
            return [self.section]
        return [section for section in self.sections if section.in_menu and not section.parent_id]

    @cached_property
    def trees(self) -> dict[int, set[int]]:
        """Give each section's key with those of its parts."""
        trees: dict[int, set[int]] = {section.pk: {section.pk} for section in self.sections}
        for section in self.sections:
            if section.parent_id:
                trees[section.parent_id].add(section.pk)
        return trees


def calendar(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """Show the calendar to whoever may see plans; `context` is what every page of the desk has."""
    if not request.user.has_perm("articles.view_assignment"):
        raise PermissionDenied
    shown = Calendar(request)
    own: dict[str, Any] = {
        "title": _("Calendar"),
        "calendar": shown,
        "legend": legend(),
        "may_plan": plans_for_others(request.user),
        "feed": address_of(request),
    }
    return TemplateResponse(request, "admin/calendar.html", context | own)


def legend() -> list[tuple[str, Any]]:
    """List the states that stand in the calendar, each with its shape and word."""
    plan, story = Assignment.State, Article.Status
    return [
        (plan.PLANNED, plan.PLANNED.label),
        (plan.UNDER_WAY, plan.UNDER_WAY.label),
        ("late", _("Late")),
        (story.IN_REVIEW, story.IN_REVIEW.label),
        ("scheduled", _("Scheduled")),
        ("embargoed", _("Embargo")),
        (story.PUBLISHED, story.PUBLISHED.label),
    ]


def chosen(things: Sequence[Any], key: str | None) -> Any:
    """Give the thing that an address names, None where it names none of these."""
    return next((thing for thing in things if str(thing.pk) == key), None)


def within_reach(day: date | None) -> date:
    """Give a day around which a month can be counted; today where there is none."""
    reach = day is not None and FIRST_YEAR <= day.year <= LAST_YEAR
    return day if day and reach else timezone.localdate()
