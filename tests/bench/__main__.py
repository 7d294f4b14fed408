"""Measures the readers' path: python -m tests.bench, or `make bench`.

BENCH_ARTICLES=stories.jsonl[.gz] takes stories from a file instead of making them up;
BENCH_SITE=folder keeps the site that was made, for the next time.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

from tests.bench import servers, table
from tests.bench.load import Measured, load
from tests.bench.rows import SIZE, Addresses, Row, rows

ROUNDS, SECONDS = 4, 2
WARM_UP = 4  # seconds, in which every worker renders every hot page
PAUSE = 0.7  # seconds, in which what was counted is folded
AS_THE_SITE = """
import sys, django
django.setup()
from tests.bench import site
getattr(site, sys.argv[1])(*sys.argv[2:])
"""


def main() -> int:
    if not shutil.which("wrk"):
        print("The bench asks for pages with wrk, which is not here: apt-get install wrk")
        return 2
    with folder() as site:
        if (site / "addresses.json").exists():
            manage(site, "migrate", "--verbosity=0")
        else:
            make(site)
        as_the_site(site, "take_picture", str(site / "pictures.json"))
        print(table.machine(), flush=True)
        with servers.running(site, SIZE) as running:
            say_what_is_left_out(running)
            at = Addresses.read(site)
            weight = weights(running.site.port, at.hot[0])
            print(table.written(measured(list(rows(running, at, weight["article"])))))
            print("\n" + table.memory(running.site.workers()))
            print(table.weight(weight))
    return 0


@contextmanager
def folder() -> Iterator[Path]:
    """Give the folder of the site: one that stays, or one of this run."""
    kept = os.environ.get("BENCH_SITE")
    if kept:
        Path(kept).mkdir(parents=True, exist_ok=True)
        yield Path(kept).resolve()
    else:
        with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as made:
            yield Path(made)


def make(site: Path) -> None:
    print("Making a site of 34,000 stories, which takes a minute or two …", flush=True)
    stories = os.environ.get("BENCH_ARTICLES", "")
    source = str(Path(stories).resolve()) if stories else ""
    as_the_site(site, "make", str(site / "addresses.json"), source)


def as_the_site(site: Path, function: str, *words: str) -> None:
    """Call a function of `tests.bench.site` in a process that is the bench's site."""
    command = [sys.executable, "-c", AS_THE_SITE, function, *words]
    subprocess.run(command, env=servers.environment(site), cwd=servers.HOUSE, check=True)


def manage(site: Path, *command: str) -> None:
    """Run a command of the site's own, as for one that was made by an earlier state of the code."""
    words = [sys.executable, "manage.py", *command]
    subprocess.run(words, env=servers.environment(site), cwd=servers.HOUSE, check=True)


def say_what_is_left_out(running: servers.Servers) -> None:
    if not running.nginx:
        print("Left out: the static file, there is no nginx (apt-get install nginx-light)")
    if not running.plain:
        print("Left out: Django's hello world and plain page, there is no gunicorn (pip install)")


def weights(port: int, article: str) -> dict[str, int]:
    """Weigh an article's page and its style sheet as they go out gzipped."""
    page, plain = asked(port, article, "gzip"), asked(port, article, "identity")
    sheet = re.search(r'rel="stylesheet" href="([^"]+)"', plain.decode())
    style = asked(port, sheet[1], "gzip") if sheet else b""
    return {"article": len(page), "style sheet": len(style)}


def asked(port: int, path: str, encoding: str) -> bytes:
    request = Request(f"http://127.0.0.1:{port}{path}", headers={"Accept-Encoding": encoding})
    with urlopen(request, timeout=10) as response:  # noqa: S310
        return response.read()


def measured(table_rows: Sequence[Row]) -> Mapping[str, list[Measured]]:
    """Measure each row a few times in turn, so that a busy moment does not hit one alone."""
    for row in table_rows:
        load(row.server.port, row.asked, 1 if row.asked.cold else WARM_UP)
    results: dict[str, list[Measured]] = {row.name: [] for row in table_rows}
    for _ in range(ROUNDS):
        for row in table_rows:
            time.sleep(PAUSE)
            results[row.name].append(once(row))
    return results


def once(row: Row) -> Measured:
    with ThreadPoolExecutor() as pool:
        if row.beside:
            pool.submit(load, row.server.port, row.beside, SECONDS)
        return load(row.server.port, row.asked, SECONDS)


if __name__ == "__main__":
    sys.exit(main())
