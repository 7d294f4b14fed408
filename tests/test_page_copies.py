"""Last good copies on disk: for a start in an outage, never older than what workers keep."""

import os
from time import time

import pytest

from newsroom.page_store import copies as copies_module
from newsroom.page_store.copies import Copies
from tests.stand import BODY, Stand, page

pytestmark = pytest.mark.usefixtures("connections_stay_open")
WORDS = "truy cập 1278 lượt"


class Worker(Stand):
    """A worker with copies in a folder that it may share."""

    def __init__(self, folder, answer=None, most_bytes=10**7):
        super().__init__(answer, most_bytes)
        self.copies = Copies(folder, most_bytes, self.store.shelf, self.store.params)
        self.store.last_good = self.copies.last_good

    def beat(self, database_away=False):
        self.store.tell(database_away)
        self.copies.after_beat(database_away)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "pages"


def files(folder):
    return sorted(folder.glob("*"))


def started_in_an_outage(folder):
    worker = Worker(folder, lambda environ: page(status=503))
    worker.beat(database_away=True)
    return worker


def test_a_server_started_in_an_outage_hands_out_what_was_kept_before(folder):
    before = Worker(folder, lambda environ: page(f"{BODY}{WORDS}", reading=17))
    before.beat()
    wanted = before.get("/a", accept_encoding="gzip")
    before.beat()
    after = started_in_an_outage(folder)
    found = after.get("/a", accept_encoding="gzip")
    assert (found.status, found.headers, found.body) == (200, wanted.headers, wanted.body)
    assert after.read == [17]
    assert after.get("/b").status == 503


def test_declared_parameters_are_known_again(folder):
    before = Worker(folder, lambda environ: page(environ["QUERY_STRING"], params=["page"]))
    before.beat()
    before.get("/a"), before.get("/a", "page=2")
    before.beat()
    after = started_in_an_outage(folder)
    assert after.get("/a", "utm_source=zalo&page=2").body == b"page=2"
    assert after.get("/a", "fbclid=1").status == 200


def test_a_live_text_stays_live(folder):
    live = ("views:17", WORDS, "1278")
    before = Worker(folder, lambda environ: page(f"{BODY}{WORDS}", live=live))
    before.beat()
    before.get()
    before.beat()
    after = started_in_an_outage(folder)
    assert "1278" in after.get().body.decode()
    after.store.shelf.fill({"views:17": "1300"})
    assert "1300" in after.get().body.decode()


def test_what_was_taken_over_is_rendered_again_once_the_database_answers(folder):
    before = Worker(folder)
    before.beat()
    before.get()
    before.beat()
    after = started_in_an_outage(folder)
    after.site.answer = lambda environ: page("mới")
    after.store.shelf.drop(["*"])  # as the first look at the changes does
    after.beat()
    assert after.get().body == "mới".encode()
    assert files(folder) == []


def test_a_page_that_only_another_worker_has_is_handed_out_in_an_outage(folder):
    one, other = Worker(folder), Worker(folder)
    one.beat(), other.beat()
    one.get("/a")
    one.beat()
    other.site.answer = lambda environ: page(status=503)
    assert other.get("/a").status == 200  # before its heartbeat has found out
    other.beat(database_away=True)
    assert other.get("/a").status == 200
    assert other.renders == 1
    other.beat()
    other.site.answer = lambda environ: page("mới")
    assert other.get("/a").body == "mới".encode()


def test_a_dropped_page_s_copy_is_removed(folder):
    worker = Worker(folder, lambda environ: page(names=[environ["PATH_INFO"]]))
    worker.beat()
    worker.get("/a"), worker.get("/b")
    worker.beat()
    assert len(files(folder)) == 2
    worker.store.shelf.drop(["/a"])
    worker.beat()
    assert len(files(folder)) == 1
    after = started_in_an_outage(folder)
    assert (after.get("/a").status, after.get("/b").status) == (503, 200)


def test_a_page_that_is_rendered_again_replaces_its_copy(folder):
    worker = Worker(folder, lambda environ: page("cũ"))
    worker.beat()
    worker.get()
    worker.beat()
    worker.store.shelf.drop(["front"])
    worker.site.answer = lambda environ: page("mới")
    worker.get()
    worker.beat()
    assert started_in_an_outage(folder).get().body == "mới".encode()


def test_any_worker_that_drops_a_page_removes_the_copy_of_all(folder):
    one, other = Worker(folder), Worker(folder)
    one.beat(), other.beat()
    one.get(), other.get()
    one.beat(), other.beat()
    one.store.shelf.drop(["front"])
    one.beat()
    assert files(folder) == []


def test_a_copy_that_another_worker_removed_is_written_again(folder, monkeypatch):
    monkeypatch.setattr(copies_module, "LOOK_AFTER", 0)
    one, other = Worker(folder), Worker(folder)
    one.beat()
    one.get()
    one.beat()
    other.beat()  # its start clears the folder
    assert files(folder) == []
    one.beat()
    assert len(files(folder)) == 1


def test_a_start_with_the_database_up_believes_no_copy(folder):
    before = Worker(folder)
    before.beat()
    before.get()
    before.beat()
    after = Worker(folder, lambda environ: page(status=503))
    after.beat()
    assert files(folder) == []
    after.beat(database_away=True)
    assert after.get().status == 503


def test_a_worker_in_an_outage_goes_on_writing_what_it_keeps(folder):
    worker = Worker(folder)
    worker.beat()
    worker.get()
    worker.beat(database_away=True)
    assert started_in_an_outage(folder).get().status == 200


@pytest.mark.parametrize(
    "spoil",
    [
        lambda copy: b"",
        lambda copy: copy[:-1],
        lambda copy: copy.replace(b"Tin", b"tin", 1),
        lambda copy: copy.replace(b'"status": 200', b'"status": 201'),
        lambda copy: b"\0" * len(copy),
        lambda copy: b"x\n" + copy,
    ],
)
def test_a_broken_copy_is_passed_over(folder, spoil):
    worker = Worker(folder)
    worker.beat()
    worker.get("/a"), worker.get("/b")
    worker.beat()
    broken = files(folder)[0]
    broken.write_bytes(spoil(broken.read_bytes()))
    after = started_in_an_outage(folder)
    assert sorted([after.get("/a").status, after.get("/b").status]) == [200, 503]


def test_a_copy_older_than_a_day_is_passed_over(folder):
    worker = Worker(folder)
    worker.beat()
    worker.get()
    worker.beat()
    (copy,) = files(folder)
    os.utime(copy, (time() - 90_000,) * 2)
    assert started_in_an_outage(folder).get().status == 503


@pytest.mark.parametrize("status", [301, 404, 410])
def test_redirects_and_absences_are_not_copied(folder, status):
    worker = Worker(folder, lambda environ: page(status=status))
    worker.beat()
    worker.get()
    worker.beat()
    assert files(folder) == []


def test_the_folder_is_bounded_as_the_memory_is(folder):
    worker = Worker(folder, lambda environ: page("x" * 10_000), most_bytes=100_000)
    worker.beat()
    for number in range(30):
        worker.get(f"/{number}")
        worker.beat()
    assert len(files(folder)) == len(worker.store.shelf.pages)
    assert sum(file.stat().st_size for file in files(folder)) <= 110_000


def test_only_copies_are_ever_removed(folder):
    folder.mkdir()
    (folder / "photo.page.jpg").write_text("not ours")
    Worker(folder).beat()
    assert len(files(folder)) == 1


def test_no_address_becomes_a_file_s_name(folder):
    worker = Worker(folder)
    worker.beat()
    worker.get("/../../../etc/passwd"), worker.get("/" + "dài" * 500)
    worker.beat()
    assert len(files(folder)) == 2
    assert all(file.parent == folder and len(file.stem) == 32 for file in files(folder))


def test_a_full_or_forbidden_disk_stops_no_page(folder, caplog):
    folder.write_text("a file where the folder should be")
    worker = Worker(folder)
    for _ in range(3):
        worker.beat()
        assert worker.get().status == 200
    worker.beat(database_away=True)
    assert len(caplog.records) == 1
