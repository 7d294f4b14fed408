"""What a browser sends of a story's form, as a draft keeps it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict

MOST_ROWS = 50
BYLINES = "bylines"


def as_sent(content: Mapping[str, Sequence[str]]) -> QueryDict:
    """Give a draft's content as the form data it came from."""
    sent = QueryDict(mutable=True)
    for name, values in content.items():
        sent.setlist(name, list(values))
    return sent


def byline_rows(sent: QueryDict) -> list[dict[str, Any]]:
    """List the signatures that were sent, those on their way out too: their texts by field."""
    total = sent.get(f"{BYLINES}-TOTAL_FORMS", "")
    count = min(int(total), MOST_ROWS) if is_number(total) else 0
    rows = [byline_row(sent, f"{BYLINES}-{number}-") for number in range(count)]
    return [row for row in rows if row["id"] or row["author"]]


def byline_row(sent: QueryDict, prefix: str) -> dict[str, Any]:
    texts = {name: sent.get(prefix + name, "") for name in ("id", "author", "role", "position")}
    numbers = {name: text for name, text in texts.items() if name != "role" and is_number(text)}
    return {
        **dict.fromkeys(texts, ""),
        **numbers,
        "role": texts["role"],
        "DELETE": f"{prefix}DELETE" in sent,
    }


def is_number(text: Any) -> bool:
    return isinstance(text, str) and text.isascii() and text.isdigit() and len(text) < 19
