"""How fast the picture library answers: python -m tests.bench.library.

Asks for what the desk asks, as a managing editor and over HTTP, among 100,000 pictures and 30,000
stories that show half of them, on SQLite and on a PostgreSQL where one can be had. Prints the
median and the worst time of each question, how many queries it took, and the slowest of them.

BENCH_SITE=folder keeps both sites.
"""

import sys
from pathlib import Path
from subprocess import run

from tests import postgresql
from tests.bench import servers
from tests.bench.__main__ import folder

ASK = "import django; django.setup(); from tests.bench.library_asked import ask; ask()"


def main() -> int:
    with folder() as site:
        measure(site, f"sqlite:///{site / 'library.sqlite3'}", "SQLite")
        stored = site / "postgresql-library"
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
    run([sys.executable, "-c", ASK], env=environment, cwd=servers.HOUSE, check=True)


if __name__ == "__main__":
    sys.exit(main())
