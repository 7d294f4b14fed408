"""Lists of the desk: their cost does not grow with the archive."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .traced import Traced

MOST_COUNTED = 5_000  # counting 200,000 stories took as long as showing the page
MOST_NAMED = 20  # of the things that keep another from being deleted


class BoundedPaginator(Paginator):
    """Counts no further than MOST_COUNTED; pages beyond are not offered, search is."""

    @cached_property
    def counted(self) -> int:
        stories: Any = self.object_list
        return stories.order_by().values("pk")[: MOST_COUNTED + 1].count()

    @property
    def count(self) -> int:
        return min(self.counted, MOST_COUNTED)

    @property
    def label(self) -> str:
        """Write the count, with a plus where counting stopped."""
        written = formats.number_format(self.count, force_grouping=True)
        return f"{written}+" if self.counted > MOST_COUNTED else written


class DeskChangeList(ChangeList):
    """A list whose date links are counted out, not looked up in every row."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = capfirst(str(self.opts.verbose_name_plural))

    def get_filters(self, request: HttpRequest) -> Any:
        try:
            return super().get_filters(request)
        except (OverflowError, ValueError) as error:  # the year 9999 has no year after it
            raise IncorrectLookupParameters from error

    def date_steps(self) -> dict[str, Any]:
        """Give the links of the date bar: years, the months of a year, or the days of a month."""
        year, month, day = (self.chosen(unit) for unit in ("year", "month", "day"))
        if not year:
            return {"back": None, "steps": [self.step(str(y), year=y) for y in self.years()]}
        if not month:
            months = [(date(year, m, 1), m) for m in range(1, 13)]
            steps = [
                self.step(formats.date_format(first, "YEAR_MONTH_FORMAT"), year=year, month=m)
                for first, m in months
            ]
            return {"back": self.step(_("All dates")), "steps": steps}
        back = self.step(str(year), year=year)
        days = [
            self.step(str(d), d == day, year=year, month=month, day=d)
            for d in range(1, days_in(year, month) + 1)
        ]
        month_name = formats.date_format(date(year, month, 1), "YEAR_MONTH_FORMAT")
        return {"back": back, "here": month_name, "steps": days}

    def chosen(self, unit: str) -> int | None:
        value = self.params.get(f"{self.date_hierarchy}__{unit}")
        return int(value) if value else None

    def step(self, title: str, here: bool = False, **units: int) -> dict[str, Any]:
        prefix = f"{self.date_hierarchy}__"
        wanted: dict[str, Any] = {f"{prefix}{unit}": value for unit, value in units.items()}
        return {
            "title": title,
            "link": self.get_query_string(wanted, remove=[prefix]),
            "here": here,
        }

    def years(self) -> Sequence[int]:
        """List the years from the latest to the first, by two look-ups in the index."""
        field = self.date_hierarchy
        dated = self.root_queryset.filter(**{f"{field}__isnull": False}).values_list(field)
        first, last = dated.order_by(field).first(), dated.order_by(f"-{field}").first()
        if not first or not last:
            return []
        oldest, latest = (timezone.localdate(moment[0]).year for moment in (first, last))
        return range(latest, oldest - 1, -1)


def days_in(year: int, month: int) -> int:
    """Count the days of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


class DeskAdmin(Traced):
    """What every list and search box of the desk has in common."""

    paginator = BoundedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    list_max_show_all = 0
    actions_selection_counter = True

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return DeskChangeList

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return (queryset.matching(search_term) if search_term else queryset), False

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Allow the filters and dates that the page offers, and no other look-up by address."""
        dates = {f"{self.date_hierarchy}__{unit}" for unit in ("year", "month", "day")}
        filters = self.get_list_filter(request) if request else self.list_filter
        own = {getattr(filter_, "parameter_name", filter_) for filter_ in filters}
        return lookup in own | dates

    def uses(self, thing: Any, request: HttpRequest) -> list[QuerySet[Any]]:
        """List what would break without a thing; it is not deleted as long as there is any."""
        return []

    def get_deleted_objects(self, objs: Iterable[Any], request: HttpRequest) -> Any:
        things = list(objs)
        uses = [
            line
            for thing in things
            for queryset in self.uses(thing, request)
            for line in named(queryset)
        ]
        if uses:
            return [], {}, set(), uses
        return super().get_deleted_objects(things, request)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for thing in queryset:
            thing.delete()  # one by one: the model has a say in it


def named(queryset: QuerySet[Any]) -> list[SafeString | str]:
    """Name the first things of a queryset with links, and how many more there are."""
    lines: list[SafeString | str] = [link_to(thing) for thing in queryset[:MOST_NAMED]]
    if len(lines) == MOST_NAMED:
        more = queryset.count() - MOST_NAMED
        if more:
            lines.append(_("and %s more") % formats.number_format(more, force_grouping=True))
    return lines


def link_to(thing: Model) -> SafeString:
    """Name a thing with its kind, linked to its form."""
    meta = thing._meta
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[thing.pk])
    return format_html('{}: <a href="{}">{}</a>', meta.verbose_name, address, thing)
