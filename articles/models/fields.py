"""Fields that keep text canonical on every way into the database.

Django asks a field for its database value in `save()`, `bulk_create()`, `update()` and in every
look-up, so what is typed, imported or asked for meets the same form: a title stored as NFD would
never be found by an NFC query.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models.lookups import Contains

from articles import markup, vietnamese


class CanonicalText(models.Field):
    """Keep text as `canonical` writes it; the object holds that form too once it is saved."""

    @staticmethod
    def canonical(text: str) -> str:
        return vietnamese.canonical(text).strip()

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return self.canonical(value) if isinstance(value, str) else value

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = self.get_prep_value(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return self.canonical(value) if isinstance(value, str) else value


class LineField(CanonicalText, models.CharField):
    """One line of text: headline, name, caption. White space runs are one space."""

    @staticmethod
    def canonical(text: str) -> str:
        return vietnamese.one_line(text)


class ProseField(CanonicalText, models.TextField):
    """Plain text of any length; its line ends stay."""


class BodyField(CanonicalText, models.TextField):
    """The HTML of a story, cleaned by the house's one cleaner."""

    @staticmethod
    def canonical(text: str) -> str:
        return markup.clean(vietnamese.canonical(text))


class DerivedField(models.CharField):
    """A stored column computed from others of its row, for searching and sorting.

    `of` names the columns, `by` makes the value from their texts joined by a space. What does not
    fit `max_length` is cut: the column orders and finds, nobody reads it.
    """

    def __init__(
        self, *args: Any, of: tuple[str, ...] = (), by: Callable[[str], str] = str, **kwargs: Any
    ) -> None:
        self.of, self.by = of, by
        kwargs |= {"editable": False, "blank": True, "default": ""}
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        text = " ".join(str(getattr(model_instance, name)) for name in self.of)
        value = self.by(text)[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value

    def deconstruct(self) -> Any:
        """Stand in migrations as the plain column it is."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


@DerivedField.register_lookup
class Holds(Contains):
    """True where a derived text holds another; PostgreSQL is slower to match `LIKE '%…%'`."""

    lookup_name = "holds"

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        return connection.operators["contains"] % rhs

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        sql, params = self.process_lhs(compiler, connection)
        return f"STRPOS({sql}, %s) > 0", [*params, self.rhs]


class DerivedMomentField(models.DateTimeField):
    """A stored moment computed from others of its row; `by` names the property that gives it."""

    def __init__(self, *args: Any, by: str = "", **kwargs: Any) -> None:
        self.by = by
        super().__init__(*args, **kwargs | {"editable": False, "null": True})

    def pre_save(self, model_instance: Any, add: bool) -> datetime | None:
        moment: datetime | None = getattr(model_instance, self.by)
        setattr(model_instance, self.attname, moment)
        return moment

    def deconstruct(self) -> Any:
        """Stand in migrations as the plain column it is."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DateTimeField", args, kwargs
