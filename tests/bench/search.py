"""How fast and how well search finds: python -m tests.bench.search.

Asks for windows of headlines, with marks and without, among 34,000 stories on SQLite and on a
PostgreSQL where one can be had. Prints the median and the worst time of the first page's hits and
how often the story whose headline it was stands first and among the first ten.

BENCH_ARTICLES=stories.jsonl[.gz] takes stories from a file; BENCH_SITE=folder keeps both sites.
"""

import os
import subprocess
import sys
from pathlib import Path

from tests import postgresql
from tests.bench import servers
from tests.bench.__main__ import folder

ASK = "import django; django.setup(); from tests.bench.asking import ask; ask()"


def main() -> int:
    with folder() as site:
        measure(site, f"sqlite:///{site / 'site.sqlite3'}", "SQLite")
        stored = site / "postgresql"
        stored.mkdir(exist_ok=True)
        server = postgresql.server_in(stored)
        if server is None:
            print("Left out: PostgreSQL, there is none (see tests/postgresql.py)")
            return 0
        server.start()
        try:
            measure(site, server.url, "PostgreSQL")
        finally:
            server.stop()
    return 0


def measure(site: Path, database: str, name: str) -> None:
    print(f"── {name}", flush=True)
    environment = servers.environment(site) | {"DATABASE_URL": database, "LC_ALL": "C"}
    if stories := os.environ.get("BENCH_ARTICLES"):
        environment["BENCH_ARTICLES"] = str(Path(stories).resolve())
    subprocess.run([sys.executable, "-c", ASK], env=environment, cwd=servers.HOUSE, check=True)


if __name__ == "__main__":
    sys.exit(main())
