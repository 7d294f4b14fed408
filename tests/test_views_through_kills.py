"""The server's workers are killed again and again while readers read: no view is lost or doubled.

As a reader sees it: an answer that arrived whole is acknowledged, one that was asked for was sent,
and what is counted lies between the two, story by story.
"""

import json
import os
import secrets
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from itertools import count
from pathlib import Path
from threading import Lock, Thread

import pytest
from django.conf import settings

from articles.models import Article
from tests import make
from tests.server import Site, database_of_this_test, wait_until

STORIES, VIEWS, CLIENTS, KILLS = 50, 20_000, 32, 20
READERS = """
import sys, django
django.setup()
from tests.test_views_through_kills import read_all
read_all(*sys.argv[1:])
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="processes are listed in /proc on Linux only")
@pytest.mark.django_db(transaction=True)
def test_no_view_is_lost_or_doubled_when_workers_and_server_are_killed(tmp_path):
    stories = [make.article() for _ in range(STORIES)]
    site = Site(
        tmp_path,
        DATABASE_URL=database_of_this_test(),
        DJANGO_SETTINGS_MODULE="tests.served_settings",
        VIEWS_REPEAT_AFTER="0",
    )
    try:
        site.start()
        killed = kill_while_read(site, stories, tmp_path / "seen.json")
        site.end()  # all of them, by SIGKILL
        site.start()
        wait_until(lambda: not list((tmp_path / "journal").iterdir()))
    finally:
        site.end()
    said = json.loads((tmp_path / "seen.json").read_text())
    found = {str(story.pk): story.views or 0 for story in Article.objects.with_views()}
    print(f"{killed} kills, {totals(said)}, counted {sum(found.values())}")  # noqa: T201
    assert killed == KILLS
    assert sum(said["sent"].values()) == VIEWS
    assert sum(said["acknowledged"].values()) > VIEWS * 0.9
    for pk, counted in found.items():
        assert said["acknowledged"].get(pk, 0) <= counted <= said["sent"].get(pk, 0)


def totals(said: dict[str, dict[str, int]]) -> str:
    return ", ".join(f"{what} {sum(counts.values())}" for what, counts in said.items())


def kill_while_read(site: Site, stories: list[Article], seen: Path) -> int:
    """Let clients read, and kill a worker each time that another part of the views was sent."""
    addresses = {story.pk: story.get_absolute_url() for story in stories}
    command = [sys.executable, "-c", READERS, str(site.port), json.dumps(addresses), str(seen)]
    readers = subprocess.Popen(command, cwd=settings.BASE_DIR, stdout=subprocess.PIPE, text=True)
    killed = 0
    for _line in readers.stdout:  # one each VIEWS / KILLS
        wait_until(site.workers)  # both may have been killed just now
        os.kill(secrets.choice(site.workers()), signal.SIGKILL)
        killed += 1
        time.sleep(0.1)
    assert readers.wait() == 0
    return killed


# ── the readers, in a process of their own ────────────────────────────────────────────────────


class Reader(Thread):
    """Reads one story after the other on a connection that it opens again when it breaks."""

    def __init__(self, port: int, addresses: dict[str, str], sent_one: Callable[[], None]) -> None:
        super().__init__()
        self.addresses, self.sent_one = addresses, sent_one
        self.line = HTTPConnection("127.0.0.1", port, timeout=10)
        self.sent, self.acknowledged = Counter(), Counter()

    def run(self) -> None:
        for _ in range(VIEWS // CLIENTS):
            pk = secrets.choice(list(self.addresses))
            self.connect()
            self.sent[pk] += 1
            self.sent_one()
            with suppress(OSError, HTTPException):
                self.acknowledged[pk] += self.read(self.addresses[pk])
                continue
            self.line.close()

    def connect(self) -> None:
        while self.line.sock is None:
            with suppress(OSError):
                self.line.connect()
                return
            time.sleep(0.02)

    def read(self, address: str) -> bool:
        self.line.request("GET", address, headers={"User-Agent": make.BROWSER["HTTP_USER_AGENT"]})
        answer = self.line.getresponse()
        answer.read()
        return answer.status == 200


def read_all(port: str, addresses: str, seen: str) -> None:
    """Let all readers read; print a line whenever the next worker may be killed."""
    sent, lock = count(1), Lock()

    def sent_one() -> None:
        with lock:
            if next(sent) % (VIEWS // KILLS) == 0:
                print(flush=True)  # noqa: T201

    readers = [Reader(int(port), json.loads(addresses), sent_one) for _ in range(CLIENTS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    totals = {
        "sent": sum((reader.sent for reader in readers), Counter()),
        "acknowledged": sum((reader.acknowledged for reader in readers), Counter()),
    }
    Path(seen).write_text(json.dumps(totals))
