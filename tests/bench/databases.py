"""Asking one thing of a site of the bench's on SQLite, and on a PostgreSQL where one can be had."""

import os
import sys
from pathlib import Path
from subprocess import run

from tests import postgresql
from tests.bench import servers
from tests.bench.__main__ import folder


def on_both(asked: str, sqlite: str, stored: str) -> int:
    """Call `ask` of a module of the bench's in a process of its own for each database.

    `sqlite` names the one's file, `stored` the other's folder, both below the folder of the site.
    """
    with folder() as site:
        measure(asked, site, f"sqlite:///{site / sqlite}", "SQLite")
        (site / stored).mkdir(exist_ok=True)
        server = postgresql.server_in(site / stored)
        if server is None:
            print("Left out: PostgreSQL, there is none (see tests/postgresql.py)")
            return 0
        server.start()
        try:
            measure(asked, site, server.url, "PostgreSQL")
        finally:
            server.stop()
    return 0


def measure(asked: str, site: Path, database: str, name: str) -> None:
    print(f"── {name}", flush=True)
    environment = servers.environment(site) | {"DATABASE_URL": database, "LC_ALL": "C"}
    if stories := os.environ.get("BENCH_ARTICLES"):
        environment["BENCH_ARTICLES"] = str(Path(stories).resolve())
    asking = f"import django; django.setup(); from tests.bench.{asked} import ask; ask()"
    run([sys.executable, "-c", asking], env=environment, cwd=servers.HOUSE, check=True)
