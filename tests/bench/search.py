"""How fast and how well search finds: python -m tests.bench.search.

Asks for windows of headlines, with marks and without, among 34,000 stories on SQLite and on a
PostgreSQL where one can be had. Prints the median and the worst time of the first page's hits and
how often the story whose headline it was stands first and among the first ten.

BENCH_ARTICLES=stories.jsonl[.gz] takes stories from a file; BENCH_SITE=folder keeps both sites.
"""

import sys

from tests.bench.databases import on_both

if __name__ == "__main__":
    sys.exit(on_both("asking", "site.sqlite3", "postgresql"))
