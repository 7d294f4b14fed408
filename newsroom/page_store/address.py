from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

from .shelf import Key


def address(
    environ: dict[str, Any], params: Mapping[tuple[str, str], frozenset[str]]
) -> Key | None:
    """Make the address under which a page is kept: host, path and the parameters it depends on.

    `params` has these by host and path. Returns None where a query stands behind a path that was
    not rendered yet: only the page itself knows what it depends on.
    """
    host, path = environ.get("HTTP_HOST", "").lower(), environ["PATH_INFO"]
    query = environ["QUERY_STRING"]
    if not query:
        return host, path, ""
    declared = params.get((host, path))
    return None if declared is None else (host, path, declared_only(query, declared))


def first_of(environ: dict[str, Any]) -> Key:
    """Make the address of a page without any parameters."""
    return environ.get("HTTP_HOST", "").lower(), environ["PATH_INFO"], ""


def declared_only(query: str, declared: frozenset[str]) -> str:
    """Return the part of a query that a page depends on, in one order and one spelling.

    `utm_source`, `fbclid` and all else that a link picks up on its way neither splits a page into
    copies nor reaches its rendering.
    """
    if not declared:
        return ""
    pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=100, errors="replace")
    return urlencode(sorted((name, value) for name, value in pairs if name in declared))
