"""The tag field of a story: names, known or new, in the order in which they were given."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from articles.models import Tag, TaggedArticle
from articles.models.tag import split_tags, tag_key

LONGEST = Tag._meta.get_field("name").max_length or 0


class TagPicker(AutocompleteSelectMultiple):
    """The admin's own search box in its tags mode; a comma, semicolon or Enter ends a name."""

    def __init__(self) -> None:
        super().__init__(TaggedArticle._meta.get_field("tag"), admin.site)

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        attrs = super().build_attrs(base_attrs, extra_attrs)
        # Each tag has its own cross; one for all of them stands in the list and is no entry of it.
        crosses = {"data-allow-clear": "false"}
        return attrs | crosses | {"data-tags": "true", "data-token-separators": '[",",";"]'}

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> list[Any]:
        options = [
            self.create_option(name, tag, tag, True, number) for number, tag in enumerate(value)
        ]
        return [(None, options, 0)]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        given = data.getlist(name) if isinstance(data, QueryDict) else data.get(name, [])
        return [tag for text in given for tag in split_tags(text)]


class TagNames(forms.Field):
    """Names of tags; two spellings of one tag are one."""

    widget = TagPicker

    def prepare_value(self, value: Any) -> list[str]:
        return [str(tag) for tag in value or []]

    def to_python(self, value: Any) -> list[str]:
        names: dict[str, str] = {}
        for name in value or []:
            names.setdefault(tag_key(name), name)
        return list(names.values())

    def validate(self, value: Iterable[str]) -> None:
        super().validate(value)
        for name in value:
            if len(name) > LONGEST:
                raise ValidationError(
                    _("“%(name)s…” is too long for a tag."), params={"name": name[:40]}
                )

    def has_changed(self, initial: Any, data: Any) -> bool:
        return [tag_key(str(tag)) for tag in initial or []] != [tag_key(n) for n in data or []]
