"""Trying links of a story: only public hosts are asked, and nothing waits for long."""

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from articles import public_web
from articles.checklist import outside_links
from articles.checklist.outside_links import BusyError, ask, in_trouble
from articles.public_web import NotPublicError, connect, is_public, public_address, split

REFUSED = """
http://127.0.0.1/ http://localhost/ http://[::1]/ http://[::ffff:127.0.0.1]/ http://2130706433/
http://0.0.0.0/ http://10.1.2.3/ http://172.16.0.1/ http://192.168.1.1/ http://169.254.169.254/
http://[fe80::1]/ http://[fc00::7]/ http://100.64.0.1/ http://224.0.0.1/ http://0x7f.1/
http://[64:ff9b::7f00:1]/ http://[2002:7f00:1::]/ https://user:pass@93.184.216.34/
http://93.184.216.34:22/ ftp://93.184.216.34/ file:///etc/passwd http:///x gopher://93.184.216.34/
"""


@pytest.mark.parametrize("address", REFUSED.split())
def test_what_is_not_of_the_open_web_is_never_gone_to(address: str):
    with pytest.raises((NotPublicError, OSError)):
        connect(split(address))


def test_one_private_address_behind_a_name_is_enough_to_refuse_it(monkeypatch):
    rows = [(2, 1, 6, "", (ip, 80)) for ip in ("93.184.216.34", "192.168.0.7")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rows)
    with pytest.raises(NotPublicError):
        public_address("hai-mat.example", 80)


def test_the_connection_is_made_to_the_address_that_was_looked_at(monkeypatch):
    answers = iter(["93.184.216.34", "127.0.0.1"])  # a name that changes its mind
    rows = lambda *_, **__: [(2, 1, 6, "", (next(answers), 80))]  # noqa: E731
    gone_to = []
    monkeypatch.setattr(socket, "getaddrinfo", rows)
    monkeypatch.setattr(socket, "create_connection", lambda to, *_: gone_to.append(to))
    connect(split("http://doi-y.example/x")).connect()
    assert gone_to == [("93.184.216.34", 80)]


class Site(BaseHTTPRequestHandler):
    """Answers as its address says; /doi never does."""

    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/doi":
            time.sleep(1.5)
        word = self.path.strip("/")
        status = int(word) if word.isdigit() else 302 if word.startswith("di-") else 200
        self.send_response(status)
        where = {"di-tiep": "/200", "di-trong": "http://169.254.169.254/", "di-mai": "/di-mai"}
        if word in where:
            self.send_header("Location", where[word])
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site(monkeypatch) -> Iterator[str]:
    """Stand for the open web: this one host passes as public, all others are judged as ever."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]
    Site.asked = []
    monkeypatch.setitem(public_web.PORTS, "http", port)
    monkeypatch.setattr(public_web, "is_public", lambda ip: str(ip) == "127.0.0.1" or is_public(ip))
    yield f"http://127.0.0.1:{port}"
    server.shutdown()
    server.server_close()


def test_links_that_answer_and_links_that_do_not_are_told_apart(site: str):
    words = ["200", "403", "404", "410", "503", "di-tiep", "di-trong", "di-mai"]
    answers = ask([f"{site}/{word}" for word in words])
    assert [a.address.rpartition("/")[2] for a in in_trouble(answers)] == [
        *("404", "410", "503", "di-trong", "di-mai")
    ]
    assert all(answer.trouble for answer in in_trouble(answers))


def test_nobody_waits_longer_than_the_limit_and_each_link_is_asked_once(site: str, monkeypatch):
    monkeypatch.setattr(outside_links, "SECONDS_IN_ALL", 0.3)
    begun = time.monotonic()
    answers = ask([f"{site}/doi", f"{site}/200", f"{site}/doi"])
    assert time.monotonic() - begun < 1.2
    assert [bool(answer.trouble) for answer in answers] == [True, False]
    assert Site.asked.count("/doi") == 1


def test_a_network_that_is_away_is_only_told():
    (answer,) = ask(["http://khong-co-may-nay.invalid/"])
    assert answer.trouble


def test_only_outside_links_are_asked_and_not_too_many(settings):
    links = [f"https://example.org/{n}" for n in range(40)]
    own = [f"{settings.SITE_URL}/a", "/b", "mailto:a@example.org", links[0]]
    assert outside_links.outside([*own, *links]) == links[: outside_links.MOST_LINKS]


def test_a_third_story_at_once_is_told_to_wait():
    taken = [outside_links.STORIES_AT_ONCE.acquire(blocking=False) for _ in range(2)]
    try:
        assert taken == [True, True]
        with pytest.raises(BusyError):
            ask(["https://example.org/"])
    finally:
        for _ in taken:
            outside_links.STORIES_AT_ONCE.release()
