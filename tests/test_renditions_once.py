"""Sizes of a picture that many ask for at once, and those that are made before anybody does."""

import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from articles import images
from articles.images import encoding, prefilling, renditions
from articles.models import Prefill
from newsroom.folder import Folder
from tests import make
from tests.pictures import MEDIA, files, picture_of

pytestmark = pytest.mark.django_db


def test_many_who_ask_first_get_one(settings, monkeypatch):
    image = make.image()
    rendition = image.rendition(320, "1x1", "avif")
    made, start = [], threading.Barrier(6)
    encoded = renditions.encoded

    def counted(rendition):
        made.append(rendition)
        return encoded(rendition)

    def ask(_):
        start.wait()
        return renditions.made(rendition).read()

    monkeypatch.setattr(renditions, "encoded", counted)
    with ThreadPoolExecutor(6) as pool:
        answers = set(pool.map(ask, range(6)))
    assert len(answers) == len(made) == 1


def test_processes_that_ask_first_together_make_one(tmp_path, monkeypatch):
    rendition = make.image().rendition(320, "1x1", "avif")
    fork, made, encoded = get_context("fork"), tmp_path / "made", renditions.encoded
    start, answers = fork.Barrier(4), fork.SimpleQueue()

    def noted(rendition):
        with made.open("a") as file:
            file.write(f"{os.getpid()}\n")
        return encoded(rendition)

    def ask():
        encoding.behind = ThreadPoolExecutor(1)  # the threads of the other are not here
        start.wait()
        answers.put(renditions.made(rendition).read())

    monkeypatch.setattr(renditions, "encoded", noted)
    asking = [fork.Process(target=ask) for _ in range(4)]
    for process in asking:
        process.start()
    got = {answers.get() for _ in asking}
    for process in asking:
        process.join()
    assert len(made.read_text().splitlines()) == 1
    assert got == {default_storage.open(rendition.name).read()}


def test_who_cannot_be_served_at_once_gets_what_there_is(client):
    image = make.image()
    address = image.rendition_url(800, "original", "avif")
    with renditions.slots, renditions.slots:
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (302, "no-store")
        assert picture_of(client, answer.headers["Location"]).size == (640, 427)
    assert picture_of(client, address).format == "AVIF"


def test_a_small_picture_stands_in_for_its_own_sizes(client):
    image = images.store(make.picture(500, 400))
    with renditions.slots, renditions.slots:
        answer = client.get(image.rendition_url(320))
        assert answer.headers["Location"] == image.file.url


def test_a_turn_that_somebody_else_keeps_is_not_waited_for_for_ever(client, monkeypatch):
    monkeypatch.setattr(renditions, "LONGEST_WAIT", 0.05)
    image = make.image()
    rendition = image.rendition(320, "original", "avif")
    with renditions.turn(renditions.turn_of(rendition), 0):
        assert client.get(image.rendition_url(320, format="avif")).status_code == 302


@pytest.mark.skipif(sys.platform != "linux", reason="no other system has a niceness for threads")
def test_encoding_lets_pages_go_first():
    def niceness():
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    own = niceness()
    assert encoding.behind.submit(niceness).result() == max(own, encoding.NICENESS)
    assert niceness() == own


def test_where_there_is_no_room_readers_get_it_all_the_same(client, monkeypatch):
    image = make.image()

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Folder, "_save", full)
    address = image.rendition_url(320)
    assert picture_of(client, address).size == (320, 213)
    assert not default_storage.exists(address.removeprefix(MEDIA))


def test_a_file_that_could_not_be_written_to_its_end_is_not_there(settings):
    class Torn(ContentFile):
        def chunks(self, chunk_size=None):
            yield b"half"
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        default_storage.save("2026/11/anh.jpg", Torn(b"half and half"))
    assert files(settings) == []


def test_a_file_is_written_over_and_never_named_otherwise(settings):
    assert default_storage.save("anh.jpg", ContentFile(b"mot")) == "anh.jpg"
    assert default_storage.save("anh.jpg", ContentFile(b"hai")) == "anh.jpg"
    assert default_storage.open("anh.jpg").read() == b"hai"
    assert files(settings) == ["anh.jpg"]


# ── ahead of their readers ───────────────────────────────────────────────────────────────────


def prefill():
    work = prefilling.Prefilling()
    work.go_on()
    if work.thread:
        work.thread.join()
    return work.thread is not None


def test_what_is_published_is_made_before_anybody_asks():
    image = images.store(make.picture(400, 300))
    make.article(lead_image=image)
    assert prefill()
    for ratio in prefilling.SHAPES:
        for rendition in image.renditions(ratio, "avif"):
            assert default_storage.exists(rendition.name)
    assert not prefill()


def test_what_comes_out_later_is_made_before_it_does():
    make.article(lead_image=images.store(make.picture(64, 48)), minutes_ago=-60)
    assert prefill()


def test_what_nobody_is_about_to_see_is_not():
    make.draft(lead_image=images.store(make.picture(64, 48)))
    make.article(lead_image=images.store(make.picture(64, 40)), minutes_ago=60 * 24 * 30)
    assert not prefill()


def test_another_focal_point_is_made_ahead_too():
    image = images.store(make.picture(400, 300))
    make.article(lead_image=image)
    assert prefill()
    image.focal_x = 0
    image.save()
    assert prefill()


def test_one_worker_of_a_machine_is_at_it():
    make.article(lead_image=images.store(make.picture(64, 48)))
    with prefilling.turn("prefilling", 0):
        assert not prefill()
    assert not Prefill.objects.exists()
