"""Who may know whom. This table is the map of the house; the tests keep it true."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent
ROOMS = ("newsroom", "articles")

# Each room of `articles` and the rooms it may import. Arrows go one way: what is named later never
# imports what is named earlier, and nobody imports views, admin or newsroom.
MAY_IMPORT: dict[str, set[str]] = {
    "urls": {"views", "feeds", "sitemaps", "api", "readership"},
    "views": {
        "story_page",
        "preview",
        "front_page",
        "keeping",
        "pagination",
        "readership",
        "related",
        "search",
        "images",
        "share",
        "site",
        "icalendar",
        "models",
        "markup",
    },
    "preview": {"story_page", "structured", "models", "vietnamese"},
    "story_page": {"related", "models"},
    "feeds": {"keeping", "site", "models", "markup", "vietnamese"},
    "sitemaps": {"keeping", "models"},
    "structured": {"share", "site", "models", "markup"},
    "share": {"images", "models"},
    "site": set(),
    "api": {"keeping", "pagination", "related", "search", "images", "models", "markup"},
    "watch": {"furniture", "images", "keeping", "readership", "watchdog", "models"},
    "watchdog": {"keeping", "models"},
    "furniture": {"keeping", "models"},
    "front_page": {"ranking", "models"},
    "ranking": {"furniture", "models"},
    "keeping": {"models"},
    "old_addresses": {"keeping", "models"},
    "pagination": {"search", "models"},
    "admin": {
        "checklist",
        "preview",
        "share",
        "site",
        "embeds",
        "differences",
        "front_page",
        "readership",
        "related",
        "search",
        "sparkline",
        "images",
        "models",
        "markup",
        "vietnamese",
    },
    "management": {
        "importers",
        "demo",
        "readership",
        "related",
        "search",
        "images",
        "models",
        "vietnamese",
    },
    "templatetags": {
        "sparkline",
        "furniture",
        "structured",
        "share",
        "site",
        "related",
        "images",
        "models",
        "markup",
        "vietnamese",
    },
    "demo": {"importers", "related", "images", "models", "markup", "vietnamese"},
    "importers": {"public_web", "related", "images", "models", "markup", "vietnamese"},
    "checklist": {"public_web", "models", "markup", "vietnamese"},
    "readership": {"models"},
    "related": {"models", "terms", "vietnamese"},
    "search": {"models", "markup", "vietnamese"},
    "images": {"checklist", "models", "vietnamese"},  # how syllables are spelt
    "models": {"terms", "markup", "vietnamese"},
    "terms": {"markup", "vietnamese"},
    "markup": {"embeds", "galleries"},
    "galleries": set(),
    "embeds": set(),
    "public_web": set(),
    "differences": set(),
    "sparkline": set(),
    "icalendar": set(),
    "vietnamese": set(),
    "apps": set(),
    "checks": {"models"},
    "migrations": {"models", "vietnamese"},
}
VAGUE = re.compile(r"(utils?|helpers?|common|misc|managers?|handlers?|signals?|services?)\.py")


@cache
def modules() -> dict[Path, ast.Module]:
    files = chain.from_iterable((HOUSE / room).rglob("*.py") for room in ROOMS)
    return {file: ast.parse(file.read_text("utf-8")) for file in sorted(files)}


def imports(file: Path, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give the line and the whole name of every import; what only types need is one too."""
    package = file.relative_to(HOUSE).parent.parts
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            source = ".".join([*above, *filter(None, [node.module])])
            yield from ((node.lineno, f"{source}.{name.name}") for name in node.names)


def place(file: Path, line: int) -> str:
    return f"{file.relative_to(HOUSE)}:{line}"


def room(file: Path) -> str:
    """Name the room of `articles` that a file is in; its own __init__ is none."""
    return file.relative_to(HOUSE / "articles").parts[0].removesuffix(".py")


def fail_with(rule: str, wrong: list[str]) -> None:
    if wrong:
        pytest.fail("\n".join([rule, *wrong]), pytrace=False)


def test_arrows_go_one_way():
    wrong = []
    for file, tree in modules().items():
        if not file.is_relative_to(HOUSE / "articles") or room(file) == "__init__":
            continue
        own = room(file)
        if own not in MAY_IMPORT:
            wrong.append(f"{place(file, 1)}: the room {own!r} is not in MAY_IMPORT yet")
            continue
        for line, name in imports(file, tree):
            other = name.split(".")[1] if name.startswith("articles.") else own
            if other != own and other not in MAY_IMPORT[own]:
                wrong.append(f"{place(file, line)}: {own} imports {other}")
    fail_with("Arrows go one way (MAY_IMPORT in tests/test_architecture.py):", wrong)


def test_the_table_names_no_room_that_nobody_may_import():
    named = set().union(*MAY_IMPORT.values())
    assert not named & {"admin", "urls", "management", "templatetags", "apps"}
    assert [room for room, others in MAY_IMPORT.items() if "views" in others] == ["urls"]


def test_articles_never_imports_the_project():
    wrong = [
        f"{place(file, line)}: imports {name}"
        for file, tree in modules().items()
        if file.is_relative_to(HOUSE / "articles")
        for line, name in imports(file, tree)
        if name.split(".")[0] in {"newsroom", "tests"}
    ]
    fail_with("The news do not know which project they are part of:", wrong)


def test_the_project_has_no_news_in_it():
    wrong = [
        f"{place(file, line)}: imports {name}"
        for file, tree in modules().items()
        if file.is_relative_to(HOUSE / "newsroom")
        for line, name in imports(file, tree)
        if name.split(".")[0] == "articles"
    ]
    fail_with("newsroom names articles in include() and settings only:", wrong)


def test_nothing_is_imported_inside_a_function():
    wrong = []
    for file, tree in modules().items():
        if "migrations" in file.parts:
            continue
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                inner = (
                    n for n in ast.walk(function) if isinstance(n, ast.Import | ast.ImportFrom)
                )
                wrong += [f"{place(file, n.lineno)}: in {function.name}()" for n in inner]
    fail_with("Imports stand at the top of a file:", wrong)


def test_nothing_is_imported_by_a_star():
    wrong = [
        place(file, line)
        for file, tree in modules().items()
        for line, name in imports(file, tree)
        if name.endswith(".*")
    ]
    fail_with("An import names what it takes:", wrong)


def test_who_may_see_what_is_asked_in_the_models_words():
    wrong = [
        f"{place(file, call.lineno)}: {call.func.attr}({word.arg}=…)"
        for file, tree in modules().items()
        if not {"models", "migrations"} & set(file.parts)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
        if call.func.attr in {"filter", "exclude", "get", "Q"}
        for word in call.keywords
        if word.arg and "status" in word.arg.split("__")
    ]
    fail_with("Ask published() or another word of ArticleQuerySet, not for a status:", wrong)


def test_no_file_is_longer_than_300_lines():
    lengths = {file: len(file.read_text("utf-8").splitlines()) for file in modules()}
    wrong = [
        f"{file.relative_to(HOUSE)}: {length} lines"
        for file, length in lengths.items()
        if length > 300 and "migrations" not in file.parts
    ]
    fail_with("A file that passes 300 lines becomes a package split by noun:", wrong)


def test_no_module_has_a_name_that_says_nothing():
    wrong = [f"{file.relative_to(HOUSE)}" for file in modules() if VAGUE.fullmatch(file.name)]
    fail_with("A module is named after what is in it:", wrong)


def test_the_lock_names_only_public_addresses():
    lock = tomllib.loads((HOUSE / "uv.lock").read_text("utf-8"))
    found = set(re.findall(r"https?://([^/\"']+)", str(lock)))
    assert found <= {"pypi.org", "files.pythonhosted.org"}
