"""Runs every test on SQLite and then on PostgreSQL: python -m tests [options of pytest].

At the end it says in words what was left out and why. With NOTHING_LEFT_OUT=1, as in CI, whatever
was left out is a failure.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).resolve().parent.parent
SQLITE = f"sqlite:///{HOUSE / 'var' / 'unused.sqlite3'}"
# One more than cores: the tests of whole servers wait more than they compute.
AT_ONCE = ["-n", str(min((os.cpu_count() or 1) + 1, 8))]
# Handed out one by one: with more, one of them has the slowest left when the others are done.
AT_ONCE += ["--maxschedchunk=1"]
# The site's own settings would change what the tests see.
SETTINGS = {
    "ALLOWED_HOSTS", "CACHE_URL", "DEBUG", "JOURNAL_DIR", "LANGUAGE_CODE", "MEDIA_STORAGE",
    "PAGE_STORE_DIR", "PAGE_STORE_MB", "PORT", "SECRET_KEY", "SITE_NAME", "SITE_URL", "TIME_ZONE",
    "TRUSTED_PROXIES", "VIEWS_MODE", "VIEWS_REPEAT_AFTER", "WEB_HOST", "WEB_WORKERS",
}  # fmt: skip


def main(options: list[str]) -> int:
    environment = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    runs = {
        "SQLite": run(options, environment | {"DATABASE_URL": SQLITE}),
        # A browser sees no database: the pages themselves are tested on both.
        "PostgreSQL": run(["-p", "tests.postgresql", "-m", "not browser", *options], environment),
    }
    print("\n── " + "─" * 70)
    for database, result in runs.items():
        print(f"{database}: {'passed' if result['status'] == 0 else 'FAILED'}", end="")
        print(f", {result['passed']} tests" if result["passed"] else "")
    left_out = [line for database, result in runs.items() for line in words(database, result)]
    print("\n".join(left_out) or "Nothing was left out.")
    failed = any(result["status"] for result in runs.values())
    strict = os.environ.get("NOTHING_LEFT_OUT") == "1"
    return int(failed or bool(strict and left_out))


def run(options: list[str], environment: dict[str, str]) -> dict[str, Any]:
    """Run pytest; return its exit status and what it wrote about passed and left-out tests."""
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.json"
        status = subprocess.run(
            [sys.executable, "-m", "pytest", *AT_ONCE, *options],
            env=environment | {"TEST_RESULTS": str(results)},
            cwd=HOUSE,
            check=False,
        ).returncode
        known = json.loads(results.read_text("utf-8")) if results.exists() else {}
    return {"status": status, "passed": 0, "left_out": []} | known


def words(database: str, result: dict[str, Any]) -> list[str]:
    """Say which tests were left out, one line a reason."""
    reasons = Counter(result["left_out"])
    return [f"Left out on {database}: {n} tests, because {why}" for why, n in reasons.items()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
