"""In which form answers reach the server: whole, so that slow readers hold none of its threads."""

import socket
from types import SimpleNamespace

import pytest
from django.core.wsgi import get_wsgi_application
from django.test import RequestFactory

from newsroom import front_door
from newsroom.at_once import LARGEST, at_once
from newsroom.serve import THREADS
from tests import make
from tests.server import Site

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("connections_stay_open")]


@pytest.fixture(autouse=True)
def _static_files_from_where_they_are_written(settings):
    settings.WHITENOISE_USE_FINDERS, settings.WHITENOISE_AUTOREFRESH = True, False


def ask(address, method="GET", **headers):
    """Ask as a server does; `form` is what it gets, `body` what would go out."""
    site = at_once(front_door.build(get_wsgi_application()))
    headers = {"user-agent": make.BROWSER["HTTP_USER_AGENT"], "host": "localhost"} | headers
    request = RequestFactory().generic(method, address, headers=headers)
    request.environ["wsgi.file_wrapper"] = iter
    said = []
    form = site(request.environ, lambda *words: said.append(words))
    body = b"".join(form)
    getattr(form, "close", bool)()
    status, sent = said[-1][:2]
    return SimpleNamespace(form=form, body=body, status=status, headers=dict(sent))


def uploaded(settings, size, name="anh.jpg"):
    (settings.MEDIA_ROOT / name).write_bytes(bytes(size))
    return f"/media/{name}"


@pytest.mark.parametrize(
    "address", ["/static/css/site.css", "/admin/login/", "/khong-co/", "/", "/healthz"]
)
def test_pages_and_static_files_reach_the_server_in_one_piece(address):
    answer = ask(address)
    assert isinstance(answer.form, list)
    assert len(answer.form) == 1
    assert answer.body


@pytest.mark.parametrize("size", [0, 1, 300_000, LARGEST])
def test_pictures_reach_it_in_one_piece_and_whole(settings, size):
    answer = ask(uploaded(settings, size))
    assert isinstance(answer.form, list)
    assert len(answer.body) == size
    assert answer.headers["Content-Length"] == str(size)


def test_a_file_beyond_that_is_sent_in_pieces(settings):
    answer = ask(uploaded(settings, LARGEST + 1))
    assert not isinstance(answer.form, list)
    assert len(answer.body) == LARGEST + 1


def test_what_is_asked_for_in_part_or_is_known_is_in_one_piece_too(settings):
    address = uploaded(settings, 300_000)
    known = ask(address)
    again = ask(address, **{"if-none-match": known.headers["ETag"]})
    assert (again.status, again.body) == ("304 Not Modified", b"")
    part = ask("/static/css/site.css", range="bytes=0-9")
    assert (part.status, len(part.body)) == ("206 Partial Content", 10)
    assert isinstance(part.form, list)


def test_of_a_file_asked_for_its_headers_nothing_is_read(settings):
    answer = ask(uploaded(settings, 300_000), method="HEAD")
    assert (answer.form, answer.headers["Content-Length"]) == ([], "300000")


@pytest.mark.slow
def test_phones_that_do_not_fetch_what_they_asked_for_lock_nobody_out(tmp_path):
    site = Site(tmp_path, DJANGO_SETTINGS_MODULE="tests.served_settings")
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "anh.jpg").write_bytes(bytes(LARGEST))
    assert site.python("manage.py", "migrate", "--verbosity=0").returncode == 0
    site.start(WEB_WORKERS="1")
    phones = [silent_phone(site.port) for _ in range(2 * THREADS)]
    try:
        assert site.read("/media/khong-co.jpg").status == 404
        assert site.read("/").status == 200
    finally:
        for phone in phones:
            phone.close()
        site.end()


def silent_phone(port):
    """Ask for a picture and take nothing of it but its first bytes."""
    phone = socket.socket()
    phone.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    phone.settimeout(15)
    phone.connect(("127.0.0.1", port))
    phone.sendall(b"GET /media/anh.jpg HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    assert phone.recv(12) == b"HTTP/1.1 200"
    return phone
