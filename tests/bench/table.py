"""What was measured, as Markdown."""

import os
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

from tests.bench.load import CONNECTIONS, Measured
from tests.bench.rows import (
    AS_LONG,
    COLD_ARTICLE,
    CONSTANT,
    FIRST_PAGE,
    HELLO,
    HOT,
    LAST_PAGE,
    NGINX,
    PLAIN,
    UNHURRIED,
)  # fmt: skip

PACKAGES = ("django", "granian", "gunicorn")
AIMS = (
    (HOT, CONSTANT, "at least 0.75, aim 0.9"),
    (HOT, AS_LONG, ""),
    (HOT, NGINX, "aim 0.5"),
    (HOT, HELLO, "at least 4"),
    (COLD_ARTICLE, PLAIN, "at least 1.5"),
    (FIRST_PAGE, LAST_PAGE, "at most 1.5"),
)
LATE = (
    (HOT, " (at most 5)"),
    (HOT + UNHURRIED, " (at most 5)"),
    (CONSTANT, ""),
    (CONSTANT + UNHURRIED, ""),
    (NGINX, ""),
    (NGINX + UNHURRIED, ""),
)


def machine() -> str:
    """Describe where this runs, and how busy it is with other things."""
    packages = [f"{name} {found}" for name in PACKAGES if (found := version_of(name))]
    load = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} cores, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, {', '.join(packages)}; {CONNECTIONS} connections, "
        f"load {load:.1f} before"
    )


def version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def written(results: Mapping[str, Sequence[Measured]]) -> str:
    """Write a line a row, of the medians of its rounds, and what the figures are to be."""
    rates = {name: median(one.rate for one in ones) for name, ones in results.items()}
    lines = [
        "| | requests/s | ÷ constant | p50 ms | p99 ms | errors |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for name, ones in results.items():
        p50, p99 = median(one.p50 for one in ones), median(one.p99 for one in ones)
        errors = sum(one.errors for one in ones)
        ratio = rates[name] / rates[CONSTANT]
        lines.append(
            f"| {name} | {rates[name]:,.0f} | {ratio:.3g} | {p50:.2f} | {p99:.1f} | {errors} |"
        )
    return "\n".join([*lines, "", *aims(rates), *late(results)])


def aims(rates: Mapping[str, float]) -> list[str]:
    return [
        f"- {one} ÷ {other}: {rates[one] / rates[other]:.2f}{aim and f' ({aim})'}"
        for one, other, aim in AIMS
        if one in rates and other in rates
    ]


def late(results: Mapping[str, Sequence[Measured]]) -> list[str]:
    """Say how much longer than half of them the slowest in a hundred wait."""
    tails = {
        name: median(one.p99 for one in ones) / median(one.p50 for one in ones)
        for name, ones in results.items()
    }
    return [f"- {name}: p99 ÷ p50 {tails[name]:.1f}{aim}" for name, aim in LATE if name in tails]


def memory(workers: Sequence[int]) -> str:
    """Say how much memory the largest worker has; the database's mapped file is shared."""
    resident, own = max((in_memory(pid) for pid in workers), default=(0, 0))
    return f"Memory of a worker: {resident:.0f} MB resident, {own:.0f} MB of it its own"


def in_memory(pid: int) -> tuple[float, float]:
    """Give in MB what a process has resident, and how much of that is in no file."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    kilobytes = {line.split()[0]: int(line.split()[1]) for line in lines}
    return kilobytes["Rss:"] / 1024, kilobytes["Anonymous:"] / 1024


def weight(bytes_of: Mapping[str, int]) -> str:
    """Say what a reader without a cache downloads for an article without pictures."""
    parts = [f"{name} {size:,} bytes" for name, size in bytes_of.items()]
    return f"Page weight, gzipped: {', '.join(parts)}; {sum(bytes_of.values()):,} in all"
