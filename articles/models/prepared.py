"""Queries whose SQL is written once a process, and asked again with other values.

The ORM took 14 of the 25 ms of an article's page to write the SQL of its six queries, the database
3 to answer them. What is asked stays in the vocabulary of the querysets: only its SQL is kept.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, TypeAlias, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable

Row = TypeVar("Row", bound=Model)
Value: TypeAlias = int | datetime

# What stands in for a value while the SQL is written; no query has these by itself.
NUMBER, MOMENT = 7_000_000_000_000_000_000, datetime(101, 1, 1, tzinfo=UTC)


class Prepared(Generic[Row]):
    """A query of `make(*values)`: whole numbers and moments, which may only be compared with."""

    def __init__(self, make: Callable[..., QuerySet[Row]]) -> None:
        self.make = make
        self.statements: dict[tuple[Any, ...], Statement] = {}

    def ask(self, *values: Value) -> list[Row]:
        """Fetch the rows for these values, with one query."""
        kind = (connection.vendor, *map(type, values))
        statement = self.statements.get(kind)
        if statement is None:
            statement = self.statements[kind] = written(self.make, values)
        return statement.rows(values)


@dataclass(frozen=True)
class Statement:
    """A query as its compiler has written it; `places` says which parameter is which value."""

    sql: str
    params: Sequence[Any]
    places: Sequence[tuple[int, int]]
    select: Sequence[Any]
    klass_info: dict[str, Any]
    annotation_col_map: dict[str, int]
    converters: dict[int, Any]

    def rows(self, values: Sequence[Value]) -> list[Any]:
        params = list(self.params)
        for place, number in self.places:
            params[place] = adapted(values[number])
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            found = cursor.fetchall()
        return list(ModelIterable(Answered(self, found)))  # type: ignore[arg-type]


class Answered:
    """Rows that have been fetched, in the guise in which Django makes objects of them."""

    db = DEFAULT_DB_ALIAS
    _known_related_objects: dict[Any, Any] = {}
    _fetch_mode = getattr(QuerySet(), "_fetch_mode", None)  # which Django has since 6.1

    def __init__(self, statement: Statement, found: Sequence[Sequence[Any]]) -> None:
        self.converters, self.found, self.query = statement.converters, found, self
        self.select, self.klass_info = statement.select, statement.klass_info
        self.annotation_col_map = statement.annotation_col_map

    def get_compiler(self, using: str) -> "Answered":
        return self

    def execute_sql(self, **options: Any) -> Sequence[Sequence[Any]]:
        return self.found

    def results_iter(self, found: Sequence[Sequence[Any]]) -> Iterator[Sequence[Any]]:
        for columns in found:
            row = list(columns)
            for place, (converters, expression) in self.converters.items():
                for convert in converters:
                    row[place] = convert(row[place], expression, connection)
            yield row


def written(make: Callable[..., QuerySet[Any]], values: Sequence[Value]) -> Statement:
    """Write the SQL for values of these types."""
    stand_ins = [stand_in(value, number) for number, value in enumerate(values)]
    compiler = make(*stand_ins).query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    known = {adapted(value): number for number, value in enumerate(stand_ins)}
    places = [(place, known[param]) for place, param in enumerate(params) if param in known]
    if {number for _, number in places} != set(range(len(values))):
        raise ValueError("The query does something else with a value than compare with it.")
    converters = compiler.get_converters([column for column, *_ in compiler.select])
    told = compiler.select, compiler.klass_info, compiler.annotation_col_map
    return Statement(sql, params, places, *told, converters)


def stand_in(value: Value, number: int) -> Value:
    return MOMENT + timedelta(number) if isinstance(value, datetime) else NUMBER + number


def adapted(value: Value) -> Any:
    """Write a value as the database compares it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value
