"""Pictures of imported stories: from beside the file, or from hosts that were named, once each."""

import json
import os
import threading
import time
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from articles import public_web
from articles.images import RefusedError
from articles.importers import distant_pictures
from articles.importers.distant_pictures import Hosts, fetch
from articles.importers.pictures import MOST_AWAY
from articles.models import Article, Image
from tests import make


class Site(BaseHTTPRequestHandler):
    """Hands out pictures as its paths say."""

    asked: list[str] = []
    there = {"/anh.jpg"}

    def do_GET(self) -> None:
        self.asked.append(self.path)
        moved = {
            "/cu.jpg": "/anh.jpg",
            "/ra-ngoai.jpg": "http://169.254.169.254/latest/",
            "/tep": "file:///etc/passwd",
            "/vong": "/vong",
        }
        if self.path in moved:
            self.send_response(302)
            self.send_header("Location", moved[self.path])
            self.end_headers()
        elif self.path.startswith("/cham"):
            self.drip()
        elif self.path in self.there:
            self.give(make.picture(64, 48).read())
        elif self.path == "/lon":
            self.give(b"\xff\xd8\xff" + bytes(4000))
        elif self.path == "/trang":
            self.give(b"<html>khong co</html>")
        else:
            self.send_error(404)

    def give(self, content: bytes) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(content)

    def drip(self) -> None:
        """Send a byte now and then, so that no timeout of the socket ends it."""
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):  # whoever asked has hung up
            for _time in range(30):
                self.wfile.write(b"\xff")
                self.wfile.flush()
                time.sleep(0.1)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    Site.asked, Site.there = [], {"/anh.jpg"}
    yield f"127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def run(db: None, tmp_path: Any, site: str) -> Any:
    """Import one story with pictures at addresses of the site; gives status and words."""

    def run(
        *paths: str, private: bool = True, title: str = "Tin có ảnh", dry_run: bool = False
    ) -> tuple[int, str]:
        given = [{"url": f"http://{site}{path}", "caption": path, "credit": "A"} for path in paths]
        told = {"id": "1", "title": title, "published": "2019-07-24", "images": given}
        file, out, status = tmp_path / "tin.jsonl", StringIO(), 0
        file.write_text(json.dumps(told))
        hosts = {"images_from": [site], "private_network": private, "dry_run": dry_run}
        try:
            call_command("import_articles", "jsonl", file, stdout=out, stderr=out, **hosts)
        except SystemExit as stop:
            status = stop.code
        return status, out.getvalue()

    return run


def test_a_picture_comes_from_a_host_that_was_named(run: Any):
    status, _said = run("/anh.jpg")
    image = Image.objects.get()
    assert (status, image.caption, image.width) == (0, "/anh.jpg", 64)
    assert Article.objects.get().lead_image == image


def test_importing_again_fetches_and_doubles_nothing(run: Any):
    run("/anh.jpg", "/cu.jpg")
    assert Image.objects.count() == 1  # the same file at two addresses
    asked = len(Site.asked)
    run("/anh.jpg", "/cu.jpg")
    assert len(Site.asked) == asked
    run("/anh.jpg", "/cu.jpg", title="Tít mới")
    assert Image.objects.count() == 1


@pytest.mark.parametrize("path", ["/khong-co.jpg", "/trang", "/lon", "/ra-ngoai.jpg", "/tep"])
def test_a_picture_that_is_refused_is_told_with_the_reason_and_the_story_comes(run: Any, path: str):
    status, said = run("/anh.jpg", path)
    assert status == 0
    assert path in said
    assert Image.objects.count() == 1
    assert path in Article.objects.get().body  # its caption


def test_a_private_network_is_not_gone_to_unless_the_operator_says_so(run: Any):
    _status, said = run("/anh.jpg", private=False)
    assert not Site.asked
    assert not Image.objects.exists()
    assert "/anh.jpg" in said


def test_a_picture_that_was_missing_comes_with_the_next_import(run: Any):
    Site.there = set()
    run("/anh.jpg")
    assert Article.objects.get().lead_image is None
    _status, again = run("/anh.jpg")
    assert "giữ nguyên: 1" in again
    assert "/anh.jpg; chú thích vẫn giữ" in again  # it is told of as long as it is missing
    Site.there = {"/anh.jpg"}
    run("/anh.jpg")
    assert Article.objects.get().lead_image == Image.objects.get()


def test_a_dry_run_fetches_nothing_and_keeps_nothing(run: Any):
    run("/anh.jpg", dry_run=True)
    assert not Site.asked
    assert not Image.objects.exists()
    assert not Article.objects.exists()


def test_what_the_desk_wrote_meanwhile_is_not_replaced_for_a_picture(run: Any):
    Site.there = set()
    run("/anh.jpg")
    story = Article.objects.get()
    story.lead = "Sa-pô của tòa soạn"
    story.save()
    Site.there = {"/anh.jpg"}
    status, _said = run("/anh.jpg")
    assert status == 0
    assert Article.objects.get().lead == "Sa-pô của tòa soạn"


# ── files beside the dump ─────────────────────────────────────────────────────────────────────


@pytest.fixture
def beside(db: None, tmp_path: Any) -> Any:
    """Import a story with a picture that lies beside the file; gives what is said."""
    folder = tmp_path / "dump" / "ảnh bài"
    folder.mkdir(parents=True)
    (folder / unicodedata.normalize("NFD", "Cầu mới.JPG")).write_bytes(make.picture().read())
    (tmp_path / "mat.jpg").write_bytes(make.picture().read())
    (folder / "ra").symlink_to(tmp_path / "mat.jpg")
    (folder / "vong").symlink_to("vong")
    os.mkfifo(folder / "ong")

    def beside(address: str, caption: str = "Cầu") -> str:
        told = {"title": "Tin", "images": [{"file": address, "caption": caption}]}
        file, out = tmp_path / "dump" / "tin.jsonl", StringIO()
        file.write_text(json.dumps(told))
        call_command("import_articles", "jsonl", file, stdout=out, stderr=out)
        return out.getvalue()

    return beside


@pytest.mark.parametrize(
    "address",
    [
        "ảnh bài/Cầu mới.JPG",
        "ảnh bài/cầu mới.jpg",
        "ẢNH BÀI\\Cầu Mới.jpg",
        "./ảnh bài/CẦU MỚI.jpg",
    ],
)
def test_a_file_is_found_however_its_name_is_spelt(beside: Any, address: str):
    assert "đã nhận: 1, " in beside(address).splitlines()[-1]
    assert Article.objects.get().lead_image == Image.objects.get()


@pytest.mark.parametrize(
    "address",
    [
        *("../mat.jpg", "ảnh bài/../../mat.jpg", "ảnh bài/ra", "ảnh bài/vong", "ảnh bài/ong"),
        *("ảnh bài", "/etc/passwd", "C:\\anh.jpg", "\ud800.jpg", "a\x00.jpg", "a" * 300, "."),
    ],
)
def test_what_lies_elsewhere_or_is_no_file_is_refused_alone(beside: Any, address: str):
    said = beside(address).splitlines()
    assert said[0].startswith("tin.jsonl:1: ")
    assert "đã nhận: 0, " in said[-1]
    assert not Image.objects.exists()
    assert "Cầu" in Article.objects.get().body


def test_a_caption_longer_than_there_is_room_for_is_cut_and_refuses_nothing(beside: Any):
    said = beside("ảnh bài/cầu mới.jpg", "Cầu mới qua sông. " * 100)
    assert "Chú thích ảnh đầu bài quá dài" in said
    image, story = Image.objects.get(), Article.objects.get()
    assert 900 < len(image.caption) <= 1000
    assert story.lead_caption == image.caption


# ── the way there ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "address",
    [
        *("http://khac.example/a.jpg", "http://127.0.0.1:1/a.jpg", "//anh.example/a.jpg"),
        *("ftp://anh.example/a.jpg", "file:///etc/passwd", "http://u:p@anh.example/a.jpg"),
        *("http://anh.example:8080/a.jpg", "http://anh.example@169.254.169.254/", "http:///a.jpg"),
        *("gopher://anh.example/", "http://anh.example.khac.example/", "http://[anh.example/"),
    ],
)
def test_only_addresses_of_named_hosts_are_gone_to(address: str, monkeypatch: Any):
    monkeypatch.setattr(public_web, "connect", lambda *_, **__: pytest.fail("it went there"))
    with pytest.raises(RefusedError):
        fetch(address, Hosts(frozenset({"anh.example"})))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "[::1]", "2130706433", "[::ffff:10.0.0.1]"]
)
def test_a_named_host_of_a_private_network_is_refused(host: str):
    with pytest.raises(RefusedError):
        fetch(f"http://{host}/a.jpg", Hosts(frozenset({host})))


def test_a_redirect_is_looked_at_anew(site: str):
    hosts = Hosts(frozenset({site}), private=True)
    with fetch(f"http://{site}/cu.jpg", hosts) as file:
        assert file.read(3) == b"\xff\xd8\xff"
    for path in ("/ra-ngoai.jpg", "/tep", "/vong"):
        with pytest.raises(RefusedError):
            fetch(f"http://{site}{path}", hosts)
    assert len([path for path in Site.asked if path == "/vong"]) == 5


def test_what_is_too_large_is_not_read_to_its_end(site: str, monkeypatch: Any):
    monkeypatch.setattr(distant_pictures, "MOST_BYTES", 1000)
    with pytest.raises(RefusedError):
        fetch(f"http://{site}/lon", Hosts(frozenset({site}), private=True))


def test_what_comes_too_slowly_is_given_up(site: str, monkeypatch: Any):
    monkeypatch.setattr(distant_pictures, "SECONDS", 0.4)
    begun = time.monotonic()
    with pytest.raises(RefusedError):
        fetch(f"http://{site}/cham", Hosts(frozenset({site}), private=True))
    assert time.monotonic() - begun < 1.5


def test_a_host_that_does_not_answer_is_not_asked_for_ever(run: Any, monkeypatch: Any):
    monkeypatch.setattr(distant_pictures, "SECONDS", 0.1)
    _status, said = run(*(f"/cham?{n}" for n in range(6)))
    assert len(Site.asked) == MOST_AWAY
    assert said.count("không hỏi lại") == 3
    assert "chưa nhận: 6" in said
