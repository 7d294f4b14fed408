"""Workers that note and fold are killed with SIGKILL, and no reading is lost or counted twice.

The workers are forked by a process of its own, so that nothing of pytest's is killed with them.
Each writes down what it is about to note ("s", sent) and what it has noted ("a", acknowledged):
what is counted must lie between the two, story by story.
"""

import os
import secrets
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Thread
from time import sleep

import pytest
from django.conf import settings
from django.db import DatabaseError, connection

from articles import readership
from articles.models import Article, JournalOffset
from articles.readership import journal
from tests import make
from tests.server import database_of_this_test

KILLS, WORKERS, THREADS, READERS = 20, 4, 3, 40
PROGRAM = """
import sys, django
django.setup()
from tests.test_views_survive_kills import main
main(sys.argv[1])
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("repeat_after", ["0", "30"], ids=["every request", "repeats once"])
def test_no_reading_is_lost_or_doubled_when_workers_are_killed(tmp_path, repeat_after):
    stories = [make.article() for _ in range(8)]
    environment = {
        "DATABASE_URL": database_of_this_test(),
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "JOURNAL_DIR": str(tmp_path / "journal"),
        "VIEWS_REPEAT_AFTER": repeat_after,
    }
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    house = Path(__file__).parent.parent
    subprocess.run(command, env=os.environ | environment, cwd=house, check=True, timeout=300)
    counting: Callable[..., Iterable] = list if repeat_after == "0" else set
    sent, acknowledged = said(tmp_path, "s", counting), said(tmp_path, "a", counting)
    found = {story.pk: story.views or 0 for story in Article.objects.with_views()}
    assert all(acknowledged[pk] <= found[pk] <= sent[pk] for pk in found)
    assert min(acknowledged[story.pk] for story in stories) > (100 if repeat_after == "0" else 20)
    assert list((tmp_path / "journal").iterdir()) == []
    assert not JournalOffset.objects.exists()


def said(folder: Path, what: str, counting: Callable[..., Iterable]) -> Counter:
    """Count by story what the workers wrote down; a set counts each reader once."""
    lines = [line.split() for log in folder.glob("*.log") for line in log.read_text().splitlines()]
    pairs = counting((pk, reader) for kind, pk, reader in lines if kind == what)
    return Counter(int(pk) for pk, _ in pairs)


# ── the program ───────────────────────────────────────────────────────────────────────────────


def main(logs: str) -> None:
    folder = Path(logs)
    stories = list(Article.objects.values_list("pk", flat=True))
    connection.close()  # workers are forked from here
    alive = [start(folder, stories) for _ in range(WORKERS)]
    for _ in range(KILLS):
        sleep(0.02 + secrets.randbelow(180) / 1000)
        kill(alive.pop(secrets.randbelow(WORKERS)))
        alive.append(start(folder, stories))
    sleep(0.2)
    for worker in alive:
        kill(worker)
    while list(settings.JOURNAL_DIR.iterdir()):
        readership.fold()
    assert journal.own.path is None


def start(folder: Path, stories: list[int]) -> int:
    worker = os.fork()
    if not worker:
        for number in range(THREADS):
            Thread(target=be_read, args=(folder, stories, number), daemon=True).start()
        fold_again_and_again()
    return worker


def kill(worker: int) -> None:
    os.kill(worker, signal.SIGKILL)
    os.waitpid(worker, 0)


def be_read(folder: Path, stories: list[int], number: int) -> None:
    """Note readings, saying before and after each what it is."""
    log = os.open(folder / f"{os.getpid()}-{number}.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    while True:
        pk, reader = secrets.choice(stories), secrets.randbelow(READERS)
        environ = {"REMOTE_ADDR": str(reader), **make.BROWSER}
        os.write(log, f"s {pk} {reader}\n".encode())
        readership.note(pk, environ)
        os.write(log, f"a {pk} {reader}\n".encode())
        sleep(0.0005)


def fold_again_and_again() -> None:
    while True:
        try:
            readership.fold()
        except DatabaseError:
            connection.close()
        sleep(0.005)
