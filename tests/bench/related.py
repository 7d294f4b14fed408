"""How well related stories are found: python -m tests.bench.related FILE [stories to time with].

FILE is JSON Lines (.gz too) of real stories. What belongs together is told by names that the scorer
is not shown: of each story, half of its rare names (two to four capitalised syllables inside a
sentence, in two to eight stories of the file) are held out, chosen by the name itself, and struck
from every text, with the tags that have them, before the stories come into the database. Two
stories belong together if they share a held-out name that at least one of them says twice, or two
such names; the rest of their text has to bring them near. Dates stay as the file tells them: where
those are made up, the newest and the weighing by time find little, so a row without time is printed
too.

Also prints how long the join takes on an archive of 34,000 stories (the file told over and over, so
that each has many near neighbours: harder than a real archive), on the database of DATABASE_URL.
Made in a test database, which is dropped at the end.
"""

import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path
from statistics import median
from typing import Any

import django
from django.db import connection

SEEN = 5  # stories beside each
RARE = range(2, 9)  # stories that a name stands in
TIMED = 34_000
ASKED = 500  # stories to time with
CAPITAL = r"[A-ZÀ-ỸĐ][\wÀ-ỹ]*"
NAME = re.compile(rf"(?<=[a-zà-ỹđ,;] ){CAPITAL}(?: {CAPITAL}){{1,3}}")

Told = dict[str, Any]
Rule = Callable[[Any], Iterable[int]]


def main(file: str, timed: str = str(TIMED)) -> int:
    django.setup()
    from tests.bench.related_site import Site  # noqa: PLC0415, its models need the setup

    stories = [json.loads(line) for line in opened(Path(file))]
    names = held_out(stories)
    together = belonging(stories, names)
    said = re.compile("|".join(sorted(map(re.escape, set().union(*names)), key=len, reverse=True)))
    with Site() as site:
        site.fill(struck(story, said) for story in stories)
        questions = {site.keys[n]: {site.keys[o] for o in others} for n, others in together.items()}
        print(f"{len(stories):,} stories; {len(questions):,} of them have others to be found")
        for label, rule in site.rules(SEEN).items():
            print(f"  {label:<26} precision@{SEEN} {scored(rule, questions)}")
    with Site() as site:
        site.fill_up(Path(file), int(timed))
        print(f"{connection.vendor}, {int(timed):,} stories: {timing(site.timings(ASKED))}")
    return 0


def opened(path: Path) -> Iterable[bytes]:
    from articles.importers import jsonl  # noqa: PLC0415

    with jsonl.opened(path) as file:
        yield from file


def text_of(story: Told) -> str:
    return "\n".join([story["title"], story.get("lead") or "", *story.get("body", [])])


def held_out(stories: list[Told]) -> list[set[str]]:
    """Give the names of each story that the scorer does not see."""
    found = [set(NAME.findall(text_of(story))) for story in stories]
    known = Counter(name for names in found for name in names)
    return [{n for n in names if known[n] in RARE and is_held_out(n)} for names in found]


def is_held_out(name: str) -> bool:
    return blake2b(name.encode()).digest()[0] % 2 == 0


def belonging(stories: list[Told], names: list[set[str]]) -> dict[int, set[int]]:
    """Say which stories belong together, by their numbers in the file."""
    with_name = defaultdict(list)
    for number, own in enumerate(names):
        for name in own:
            with_name[name].append((number, text_of(stories[number]).count(name) > 1))
    shared: dict[int, Counter[int]] = defaultdict(Counter)
    for places in with_name.values():
        for number, twice in places:
            for other, other_twice in places:
                if other != number:
                    shared[number][other] += 2 if twice or other_twice else 1
    related = {n: {o for o, sure in found.items() if sure > 1} for n, found in shared.items()}
    return {number: others for number, others in related.items() if others}


def struck(story: Told, said: re.Pattern[str]) -> Told:
    """Take the held-out names out of a story."""
    clean = {key: said.sub("…", story.get(key) or "") for key in ("title", "lead")}
    body = [said.sub("…", block) for block in story.get("body", [])]
    tags = [tag for tag in story.get("tags", []) if not said.search(tag)]
    return {
        **story,
        **clean,
        "tags": tags,
        "title": clean["title"].strip("… ") or "…",
        "body": body,
    }


def scored(rule: Rule, questions: dict[int, set[int]]) -> str:
    found = shown = 0
    for key, others in questions.items():
        answer = list(rule(key))[:SEEN]
        shown += len(answer)
        found += len(others & set(answer))
    of_shown = found / shown if shown else 0
    return (
        f"{found / (SEEN * len(questions)):.3f}, of those shown {of_shown:.3f} "
        f"({shown / len(questions):.1f} a story)"
    )


def timing(seconds: list[float]) -> str:
    ms = sorted(1000 * s for s in seconds)
    return (
        f"the join takes {median(ms):.2f} ms (median), {ms[len(ms) * 95 // 100]:.2f} ms (95 %), "
        f"{ms[-1]:.2f} ms (worst)"
    )


if __name__ == "__main__":
    began = time.monotonic()
    status = main(*sys.argv[1:])
    print(f"({time.monotonic() - began:.0f} s)")
    sys.exit(status)
