"""While the database is away: what needs it says so at once, the rest goes on."""

from threading import Thread

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from newsroom.heartbeat import Heartbeat
from newsroom.outage import outage
from tests import make
from tests.reading import html_of, links_of


@pytest.fixture
def away(monkeypatch):
    monkeypatch.setattr(outage, "now", True)


@pytest.mark.parametrize(
    "address", ["/", "/tin-17.html", "/thoi-su/", "/khong-co/x.html", "/admin/", "/static/no.css"]
)
def test_what_needs_the_database_says_so_at_once(away, address):
    page = Client().get(address)  # no django_db: a query would raise
    assert page.status_code == 503
    assert page["Retry-After"] == "5"
    assert page["Cache-Control"] == "no-store"
    assert "default-src 'none'" in page["Content-Security-Policy"]
    assert "css/site.css" in html_of(page)
    assert links_of(page) == ["/"]
    assert '<meta name="robots" content="noindex">' in html_of(page)
    assert not page.cookies


def test_the_desk_says_so_whatever_is_sent_to_it(away):
    client = Client()
    client.cookies["sessionid"] = "x" * 32
    assert client.get("/admin/articles/article/").status_code == 503
    assert client.post("/admin/login/", {"username": "a"}).status_code == 503


def test_what_needs_no_database_goes_on(away, settings):
    settings.VIEWS_MODE, settings.VIEWS_REPEAT_AFTER = "beacon", 0
    settings.MEDIA_ROOT.joinpath("anh.jpg").write_bytes(b"jpeg")
    client = Client()
    assert client.get("/healthz").status_code == 200
    assert client.get("/media/anh.jpg").status_code == 200
    here = {"sec-fetch-site": "same-origin", "user-agent": make.BROWSER["HTTP_USER_AGENT"]}
    assert client.post(reverse("reading", args=[17]), headers=here).status_code == 204


def test_readiness_is_not_tried_again_for_every_probe(away):
    assert Client().get("/readyz").status_code == 503


@pytest.mark.django_db
def test_the_heartbeat_says_that_the_database_answers():
    told = []
    Heartbeat(lambda: None, told.append).try_to_beat()
    assert told == [False]


def told_by(beat):
    """What a heartbeat says after a beat, in a thread with a connection of its own."""
    told = []
    thread = Thread(target=Heartbeat(beat, told.append).try_to_beat)
    thread.start()
    thread.join()
    return told


@pytest.mark.django_db
def test_a_lock_that_took_too_long_is_no_outage():
    def locked():
        connection.ensure_connection()
        raise OperationalError("database is locked")

    assert told_by(locked) == [False]


def test_a_database_that_cannot_be_reached_is_away():
    def refused():
        raise OperationalError("connection refused")

    assert told_by(refused) == [True]
