"""How fast stories come in: python -m tests.bench.imports [number of stories].

Imports JSON Lines into an empty SQLite site as an operator would, and prints stories a second and
the most memory that the command took.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import servers, stories

MANAGE = [sys.executable, "manage.py"]


def main(number: int = 10_000) -> int:
    with tempfile.TemporaryDirectory(prefix="newsroom-imports-") as folder:
        site = Path(folder)
        source = os.environ.get("BENCH_ARTICLES")
        with (site / "stories.jsonl").open("wb") as file:
            file.writelines(stories.lines(number, Path(source) if source else None))
        run(site, "migrate", "--verbosity=0")
        began = time.monotonic()
        run(site, "import_articles", "jsonl", str(site / "stories.jsonl"))
        seconds = time.monotonic() - began
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"{number:,} stories in {seconds:.1f} s: {number / seconds:.0f} a second,", end=" ")
        print(f"at most {peak:.0f} MB of memory")
    return 0


def run(site: Path, *command: str) -> None:
    environment = servers.environment(site)
    subprocess.run([*MANAGE, *command], env=environment, cwd=servers.HOUSE, check=True)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
