"""Many rows in few statements, the same on SQLite and PostgreSQL."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from django.db import connection

MOST = 5_000  # SQLite takes 32,766 values in a statement


def in_rows(statement: str, rows: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    """Execute a statement with these rows in place of `{rows}`; return what it returns."""
    returned: list[tuple[Any, ...]] = []
    with connection.cursor() as cursor:
        for start in range(0, len(rows), MOST):
            part = rows[start : start + MOST]
            row = f"({', '.join(['%s'] * len(part[0]))})"
            values = ", ".join([row] * len(part))
            cursor.execute(statement.replace("{rows}", values), list(chain.from_iterable(part)))
            returned += cursor.fetchall() if cursor.description else []
    return returned
