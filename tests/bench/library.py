"""How fast the picture library answers: python -m tests.bench.library.

Asks for what the desk asks, as a managing editor and over HTTP, among 100,000 pictures and 30,000
stories that show half of them, on SQLite and on a PostgreSQL where one can be had. Prints the
median and the worst time of each question, how many queries it took, and the slowest of them.

BENCH_SITE=folder keeps both sites.
"""

import sys

from tests.bench.databases import on_both

if __name__ == "__main__":
    sys.exit(on_both("library_asked", "library.sqlite3", "postgresql-library"))
