"""What stands on every page: the menu, the imprint, the breaking news."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic, time
from typing import Any, TypeVar

from django.db.models import CharField, Model, QuerySet, Value
from django.db.models.functions import JSONObject
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString

from articles.keeping import MENU, horizon
from articles.models import BreakingBar, Category, Imprint
from articles.models.change import EVERYTHING

TRUSTED = 5.0  # seconds without a heartbeat after which what was kept is asked for again

Row = TypeVar("Row", bound=Model)

SECTION = {name: name for name in ("id", "name", "slug", "parent_id", "position")}
IMPRINT = {field.attname: field.attname for field in Imprint._meta.concrete_fields}
BAR = {"id": "id", "text": "text", "since": "since", "pk": "article_id", "slug": "article__slug"}


@dataclass(frozen=True)
class MenuEntry:
    """A top section of the menu and those of its parts that stand there too."""

    section: Category
    parts: list[Category]


@dataclass(frozen=True)
class Breaking:
    """The line of breaking news, and the path that it leads to or ""."""

    text: str
    path: str


@dataclass(frozen=True)
class Furniture:
    """What one page's frame shows; `drawn` are parts of the frame as they were rendered of it."""

    menu: list[MenuEntry]
    imprint: Imprint
    breaking: Breaking | None
    drawn: dict[Hashable, SafeString] = field(default_factory=dict, compare=False)


class Kept:
    """The furniture as this worker last fetched it, good for as long as a heartbeat says so.

    Without one (commands, tests, the development server) it is asked for each time.
    """

    def __init__(self) -> None:
        self.last: tuple[Furniture, float] | None = None  # until when it holds, since 1970
        self.beaten = -TRUSTED
        self.generation = 0
        self.lock = Lock()

    def now(self) -> Furniture:
        """Give what stands on every page at this moment."""
        last = self.last
        if last is None or time() >= last[1] or not self.is_in_step():
            return self.fetch()
        return last[0]

    def is_in_step(self) -> bool:
        """Say whether a heartbeat tells this process what changes."""
        return monotonic() - self.beaten < TRUSTED

    def fetch(self) -> Furniture:
        """Ask for it, and keep it unless a change was heard of since we began to ask.

        What was read before the change would otherwise stand on every page until the next one.
        """
        generation, until = self.generation, horizon.moment
        fetched = arranged(rows())
        with self.lock:
            if self.generation == generation:
                self.last = fetched, until
        return fetched

    def hear(self, names: Iterable[str]) -> None:
        """Hear from the heartbeat, before pages are dropped, which names have changed."""
        self.beaten = monotonic()
        if not {EVERYTHING, MENU}.isdisjoint(names):
            self.forget()

    def forget(self) -> None:
        """Ask again next time."""
        with self.lock:
            self.generation += 1
            self.last = None


kept = Kept()


def furniture_of(context: Context) -> Furniture:
    """Give what stands on the page that is being rendered, asked for once a page."""
    if "furniture" not in context.render_context:
        context.render_context["furniture"] = kept.now()
    furniture: Furniture = context.render_context["furniture"]
    return furniture


def rows() -> list[tuple[str, dict[str, Any]]]:
    """Fetch the rows of all three tables with one query, each with the name of its kind."""
    sections = as_rows("section", Category.objects.for_menu(), SECTION)
    imprint = as_rows("imprint", Imprint.objects.all(), IMPRINT)
    bars = as_rows("bar", BreakingBar.objects.showing(), BAR)
    together = sections.union(imprint, bars, all=True)
    return list(together.order_by())  # Django 6.1 would order them as sections are


def as_rows(kind: str, query: QuerySet[Any], columns: Mapping[str, str]) -> QuerySet[Any]:
    """Write a query's rows as objects of one shape, so that it can stand in a union."""
    named = Value(kind, output_field=CharField())
    return query.order_by().values_list(named, JSONObject(**columns))


def arranged(rows: Iterable[tuple[str, dict[str, Any]]]) -> Furniture:
    """Make furniture of rows in any order."""
    found: dict[str, list[dict[str, Any]]] = {"section": [], "imprint": [], "bar": []}
    for kind, columns in rows:
        found[kind].append(columns)
    imprints = [made(Imprint, columns) for columns in found["imprint"]]
    bars = sorted(found["bar"], key=lambda bar: (bar["since"], bar["id"]))
    return Furniture(
        menu=menu_of([made(Category, columns) for columns in found["section"]]),
        imprint=imprints[0] if imprints else Imprint(),
        breaking=breaking(**bars[-1]) if bars else None,
    )


def made(model: type[Row], columns: Mapping[str, Any]) -> Row:
    """Make an object of a row that came as JSON, where a date is a text."""
    fields = {name: model._meta.get_field(name.removesuffix("_id")) for name in columns}
    return model(**{name: fields[name].to_python(value) for name, value in columns.items()})  # type: ignore[union-attr]


def menu_of(sections: list[Category]) -> list[MenuEntry]:
    """Arrange the sections of the menu in the paper's order."""
    ordered = sorted(sections, key=lambda section: (section.position, section.pk))
    tops = {section.pk: MenuEntry(section, []) for section in ordered if not section.parent_id}
    for part in ordered:
        if part.parent_id:
            part.parent = tops[part.parent_id].section
            tops[part.parent_id].parts.append(part)
    return list(tops.values())


def breaking(text: str, pk: int | None, slug: str | None, **_moment: Any) -> Breaking:
    """Make the line of its row."""
    return Breaking(text, reverse("article", args=[slug, pk]) if pk else "")
