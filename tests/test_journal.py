"""The journal of readings: one file a worker, one write a reading, nothing lost or read twice."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import readership
from articles.readership import journal, record
from articles.readership.journal import own
from articles.readership.pseudonym import address, pseudonym, salt
from articles.readership.record import CLAIMED, OPENED, SIZE
from tests import make

READER = {"REQUEST_METHOD": "GET", "REMOTE_ADDR": "203.0.113.7", **make.BROWSER}
SOME = record.write(OPENED, 17, 1_700_000_000_000, -5)
OTHER = record.write(CLAIMED, 2**62, 0, 2**63 - 1)


@pytest.fixture(autouse=True)
def _every_reading(settings):
    """Count every request: then a reading needs no database."""
    settings.VIEWS_REPEAT_AFTER = 0


def files(settings):
    return sorted(Path(settings.JOURNAL_DIR).iterdir())


def test_a_record_is_32_bytes_and_reads_as_it_was_written():
    assert SIZE == len(SOME) == 32
    batch = record.read(SOME + OTHER)
    assert [found[:4] for found in batch.records] == [
        (OPENED, 17, 1_700_000_000_000, -5),
        (CLAIMED, 2**62, 0, 2**63 - 1),
    ]
    assert batch[1:] == (64, 0)


def test_the_start_of_a_record_at_the_end_is_left_for_later():
    assert record.read(SOME + OTHER[:31])[1:] == (32, 0)
    assert record.read(OTHER[:31])[1:] == (0, 0)


@given(st.binary(max_size=100), st.integers(0, 31), st.integers(0, 255))
def test_whatever_stands_between_records_costs_no_whole_one(rubbish, at, bits):
    broken = bytearray(SOME)
    broken[at] ^= bits
    batch = record.read(bytes(broken[: at + 1]) + rubbish + OTHER + SOME)
    assert [found.article_id for found in batch.records[-2:]] == [2**62, 17]
    assert batch.length == at + 1 + len(rubbish) + 64


@given(st.binary(max_size=200))
def test_rubbish_alone_is_skipped_up_to_what_could_be_a_start(rubbish):
    batch = record.read(rubbish)
    assert len(rubbish) - SIZE < batch.length <= len(rubbish)
    assert batch.records == []


def test_any_changed_bit_is_noticed():
    for bit in range(SIZE * 8):
        changed = bytearray(SOME)
        changed[bit // 8] ^= 1 << bit % 8
        assert record.read(bytes(changed)).records == []


def test_readings_of_one_worker_stand_in_one_file_in_order(settings):
    for pk in (3, 1, 2):
        readership.note(pk, READER)
    (file,) = files(settings)
    assert [found.article_id for found in record.read(file.read_bytes()).records] == [3, 1, 2]
    assert f"-{os.getpid()}-" in file.name
    assert file.stat().st_mode & 0o777 == 0o600


def test_nothing_is_opened_before_there_is_a_reading(settings):
    assert files(settings) == []


def test_a_reading_is_written_in_one_call(monkeypatch):
    calls, write = [], os.write
    monkeypatch.setattr(os, "write", lambda fd, data: calls.append(len(data)) or write(fd, data))
    readership.note(1, READER)
    assert calls == [SIZE]


def test_threads_share_one_file_and_lose_nothing(settings):
    threads = [
        Thread(target=lambda: [readership.note(1, READER) for _ in range(500)]) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (file,) = files(settings)
    assert len(record.read(file.read_bytes()).records) == 4000


def test_a_new_file_takes_over_while_threads_write(settings):
    readership.note(1, READER)
    thread = Thread(target=lambda: [readership.note(1, READER) for _ in range(3000)])
    thread.start()
    while thread.is_alive():
        own.replace()
    thread.join()
    found = [record.read(file.read_bytes()) for file in files(settings)]
    assert sum(len(batch.records) for batch in found) == 3001
    assert sum(batch.damaged for batch in found) == 0


def test_a_forked_worker_has_a_file_of_its_own(settings):
    readership.note(1, READER)
    child = os.fork()
    if not child:
        readership.note(2, READER)
        os._exit(0)
    os.waitpid(child, 0)
    assert len(files(settings)) == 2
    assert [path.name for path, _ in journal.left_behind()] == [
        file.name for file in files(settings) if f"-{child}-" in file.name
    ]


def test_a_fork_that_lives_on_does_not_keep_its_parents_file(settings):
    readership.note(1, READER)
    end, go = os.pipe()
    ready, say = os.pipe()
    child = os.fork()
    if not child:
        os.close(go)
        os.write(say, b"!")
        os.read(end, 1)  # until the parent closes its side
        os._exit(0)
    os.read(ready, 1)
    readership.forget()
    assert len(list(journal.left_behind())) == 1
    os.close(go)
    os.waitpid(child, 0)


def test_a_living_workers_file_is_left_alone(settings):
    program = f"""
import fcntl, sys
file = open({str(settings.JOURNAL_DIR / "other-1-1.journal")!r}, "wb")
fcntl.flock(file, fcntl.LOCK_EX)
print(flush=True)
sys.stdin.read()
"""
    command = [sys.executable, "-c", program]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, **pipes) as worker:
        worker.stdout.readline()
        assert list(journal.left_behind()) == []
        worker.stdin.close()
        worker.wait()
    assert len(list(journal.left_behind())) == 1


def test_a_file_that_is_removed_while_it_is_made_is_not_used(settings, monkeypatch):
    open_, made = os.open, []

    def raced(path, *rest):
        fd = open_(path, *rest)
        made.append(path)
        if len(made) == 1:
            Path(path).unlink()  # as a worker does that took it for a dead one's
        return fd

    monkeypatch.setattr(os, "open", raced)
    readership.note(1, READER)
    assert [file.read_bytes()[:4] for file in files(settings)] == [OPENED]
    assert len(made) == 2


def test_a_full_disk_costs_the_reading_and_not_the_page(monkeypatch, caplog):
    def full(fd, data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    readership.note(1, READER)
    monkeypatch.setattr(os, "write", full)
    for _ in range(3):
        readership.note(1, READER)
    assert caplog.text.count("Readings are not being counted") == 1


def test_a_disk_that_takes_half_a_record_costs_that_one_only(settings, monkeypatch, caplog):
    write = os.write
    readership.note(1, READER)
    with monkeypatch.context() as full:
        full.setattr(os, "write", lambda fd, data: write(fd, data[:10]))
        readership.note(2, READER)
    readership.note(3, READER)
    batch = record.read(files(settings)[0].read_bytes())
    assert [found.article_id for found in batch.records] == [1, 3]
    assert "No space left" in caplog.text


def test_a_folder_that_cannot_be_made_does_not_fail_the_page(settings, tmp_path, caplog):
    (tmp_path / "file").touch()
    settings.JOURNAL_DIR = tmp_path / "file" / "journal"
    readership.note(1, READER)
    assert "Readings are not being counted" in caplog.text


# ── pseudonyms ────────────────────────────────────────────────────────────────────────────────


def test_where_every_request_counts_nobody_is_told_apart(settings):
    assert pseudonym(READER) == 0


def test_a_reader_is_an_address_and_a_browser(settings, db):
    settings.VIEWS_REPEAT_AFTER = 30
    someone = pseudonym(READER)
    assert someone == pseudonym({**READER, "HTTP_COOKIE": "a=b", "QUERY_STRING": "lite=1"})
    assert someone != pseudonym({**READER, "REMOTE_ADDR": "203.0.113.8"})
    assert someone != pseudonym({**READER, "HTTP_USER_AGENT": "Opera/9.80"})
    assert len({someone, pseudonym({}), 0}) == 3


def test_nothing_of_a_readers_address_or_browser_is_written(settings, db):
    settings.VIEWS_REPEAT_AFTER = 30
    readership.note(1, READER)
    written = files(settings)[0].read_bytes()
    assert b"203.0.113.7" not in written
    assert bytes([203, 0, 113, 7]) not in written
    assert b"Mozilla" not in written


def test_any_bytes_in_an_agent_make_a_pseudonym(settings, db):
    settings.VIEWS_REPEAT_AFTER = 30
    assert pseudonym({**READER, "HTTP_USER_AGENT": "\udc80 \xff Cốc"})


def test_an_address_behind_proxies_is_believed_only_as_far_as_they_are_ours(settings):
    asked = {**READER, "HTTP_X_FORWARDED_FOR": "1.1.1.1, 198.51.100.2,10.0.0.3"}
    seen = {}
    for settings.TRUSTED_PROXIES in (0, 1, 2, 3, 4):
        seen[settings.TRUSTED_PROXIES] = address(asked)
    assert seen == {
        0: "203.0.113.7",
        1: "10.0.0.3",
        2: "198.51.100.2",
        3: "1.1.1.1",
        4: "1.1.1.1",
    }
    assert address(READER) == "203.0.113.7"


def test_two_workers_have_the_same_pseudonyms_on_one_day(settings, db):
    settings.VIEWS_REPEAT_AFTER = 30
    first = pseudonym(READER)
    salt.forget()  # as a worker that has just started
    assert pseudonym(READER) == first
