"""The database is stopped under readers, and comes back. On a PostgreSQL server of this test's own.

OUTAGE_SECONDS sets for how long; conftest.py leaves the file out where the tests run on SQLite,
which has no server that could be away.
"""

import json
import os
import random
import shutil
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from newsroom.patience import LONGEST
from tests.postgresql import server_in
from tests.server import Site, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.own_server]

SECONDS = float(os.environ.get("OUTAGE_SECONDS", "10"))
BACK_WITHIN = 5.0  # seconds after the database
AT_ONCE = 1.0  # seconds
STORIES, COLD, READERS = 40, 10, 8

MAKE_PAPER = """
import json, django; django.setup()
from django.conf import settings
from django.core.management import call_command
from tests import make
call_command("migrate", verbosity=0)
settings.MEDIA_ROOT.mkdir()
settings.MEDIA_ROOT.joinpath("anh.jpg").write_bytes(b"jpeg")
stories = [make.article(authors=["Lê Minh"], tags=["Giao thông"]) for _ in range(%d)]
print(json.dumps([story.get_absolute_url() for story in stories]))
"""
COUNT = """
import json, django; django.setup()
from articles.models import Article
stories = Article.objects.with_views()
print(json.dumps({story.get_absolute_url(): story.views or 0 for story in stories}))
"""


class Readers:
    """Readers who open pages until `stop`, and remember what they got."""

    def __init__(self, site: Site, addresses: list[str]) -> None:
        self.site, self.addresses, self.stopped = site, addresses, Event()
        self.got: list[tuple[float, str, int]] = []
        self.threads = [Thread(target=self.run) for _ in range(READERS)]
        for thread in self.threads:
            thread.start()

    def run(self) -> None:
        while not self.stopped.is_set():
            address, began = random.choice(self.addresses), time.monotonic()  # noqa: S311
            self.got.append((began, address, self.site.read(address).status))

    def stop(self) -> None:
        self.stopped.set()
        for thread in self.threads:
            thread.join()

    def answered(self, since: float, until: float) -> Counter[int]:
        return Counter(status for began, _, status in self.got if since <= began <= until)

    def acknowledged(self) -> Counter[str]:
        return Counter(address for _, address, status in self.got if status == 200)


@pytest.fixture
def database() -> Iterator[Any]:
    folder = Path(tempfile.mkdtemp(prefix="newsroom-outage-"))  # a socket's path must be short
    server = server_in(folder)
    if server is None:
        pytest.skip("there are no programs for a PostgreSQL server of its own")
    server.start()
    yield server
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def site(database: Any, tmp_path: Path) -> Iterator[Site]:
    made = Site(
        tmp_path,
        DATABASE_URL=database.url,
        DJANGO_SETTINGS_MODULE="tests.served_settings",
        VIEWS_REPEAT_AFTER="0",
    )
    made.stories = told(made, MAKE_PAPER % STORIES)
    made.start()
    yield made
    made.end()


def told(site: Site, program: str) -> Any:
    """Run a program beside the site; return the JSON that it prints."""
    done = site.python("-c", program)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def statuses(site: Site, addresses: list[str]) -> set[int]:
    return {site.read(address).status for address in addresses}


def test_readers_hardly_notice_and_nothing_is_lost(site, database):
    cold, seen = site.stories[:COLD], site.stories[COLD:]
    others = ["/", seen[0], "/tac-gia/le-minh/"]
    assert statuses(site, [*seen, *others]) == {200}  # each seen by one worker only
    first = Counter([*seen, seen[0]])
    time.sleep(1)
    readers = Readers(site, [*seen, *others])
    time.sleep(0.5)
    database.stop()
    away = time.monotonic()
    time.sleep(AT_ONCE)
    assert_closed(site, cold)
    time.sleep(max(0, away + SECONDS - time.monotonic()))
    assert_closed(site, cold)
    database.start()
    back = time.monotonic()
    readers.stop()
    time.sleep(max(0, back + BACK_WITHIN - time.monotonic()))
    assert statuses(site, [*cold, "/admin/login/", "/readyz"]) == {200}
    got = readers.answered(away, back)
    print(f"{back - away:.0f} s away: {dict(got)}")  # noqa: T201
    assert got[200] / got.total() >= 0.995
    counted = told(site, COUNT)
    acknowledged = first + readers.acknowledged()
    assert {address: counted[address] for address in seen} == {
        address: acknowledged[address] for address in seen
    }
    assert set(readers.answered(0, away)) == {200}


def assert_closed(site: Site, cold: list[str]) -> None:
    """Check that what needs the database says so at once, and that the rest goes on."""
    for address in [*cold, "/admin/", "/khong-co/"]:
        answer = site.read(address)
        assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.took < AT_ONCE
    assert statuses(site, ["/healthz", "/static/css/site.css", "/media/anh.jpg"]) == {200}
    assert site.read("/readyz").status == 503


def test_a_database_that_says_nothing_is_away_too(site, database):
    cold, seen = site.stories[:COLD], site.stories[COLD:]
    assert statuses(site, seen) == {200}
    readers = Readers(site, seen)
    frozen = processes_of(database)
    for process in frozen:
        os.kill(process, signal.SIGSTOP)
    try:
        with ThreadPoolExecutor(len(cold)) as others:  # more than there are threads
            answers = list(others.map(site.read, cold))
        assert {answer.status for answer in answers} == {503}
        assert max(answer.took for answer in answers) < LONGEST + 2 * AT_ONCE
        assert_closed(site, cold)
    finally:
        for process in reversed(frozen):
            os.kill(process, signal.SIGCONT)
    time.sleep(BACK_WITHIN)
    readers.stop()
    assert statuses(site, cold) == {200}
    got = Counter(status for _, _, status in readers.got)
    assert got[200] / got.total() >= 0.995


def processes_of(database: Any) -> list[int]:
    """List the processes of a server, its first one first."""
    first = int((database.data / "postmaster.pid").read_text().split()[0])
    children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
    return [first, *map(int, children)]


def test_a_restart_in_the_middle_of_it_serves_what_was_seen(site, database):
    cold, seen = site.stories[:COLD], site.stories[COLD:]
    copies = site.log.parent / "pages"  # written by the heartbeat, behind the readers' path
    rounds = []  # a worker's first beat drops what it kept before

    def are_copied() -> bool:
        rounds.append(statuses(site, seen))
        return len(list(copies.glob("*.page"))) >= len(seen)

    wait_until(are_copied)
    assert rounds[-1] == {200}
    database.stop()
    site.end()  # by SIGKILL, with all its workers
    site.start()
    for _ in range(3):
        assert statuses(site, seen) == {200}
    assert statuses(site, cold) == {503}
    database.start()
    time.sleep(BACK_WITHIN)
    counted = told(site, COUNT)
    assert [counted[address] for address in seen] == [len(rounds) + 3] * len(seen)
    assert statuses(site, site.stories) == {200}
