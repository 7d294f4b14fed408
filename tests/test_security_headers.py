"""What every answer to a reader says, and what no request can make the site do."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from articles import share
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def addresses() -> list[str]:
    """Every kind of public page that shows news, and pages that are not there."""
    section = make.category("Thời sự")
    story = make.article("Cầu mới", section=section, tags=["Đà Nẵng"], authors=["Lê Minh Châu"])
    return [
        reverse("front"),
        section.get_absolute_url(),
        story.get_absolute_url(),
        story.tags.get().get_absolute_url(),
        story.bylines.get().author.get_absolute_url(),
        reverse("most-read"),
        reverse("feeds"),
        reverse("feed", args=["rss"]),
        reverse("sitemap"),
        reverse("offline"),
        share.address(story, "card"),
        "/khong-co/",
        "/khong-co-999.html",
    ]


def test_every_public_page_carries_the_security_headers(client, addresses):
    for address in addresses:
        headers = client.get(address).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"], address
        assert "frame-ancestors 'self'" in headers["Content-Security-Policy"], address
        assert headers["X-Content-Type-Options"] == "nosniff", address
        assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin", address
        assert headers["X-Frame-Options"] == "SAMEORIGIN", address
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin", address


def test_the_policy_lets_no_script_run_that_is_not_a_file_of_the_site(client, addresses):
    for address in addresses:
        policy = client.get(address).headers["Content-Security-Policy"]
        assert "unsafe" not in policy, address
        assert "script-src 'self'" in policy.split("; "), address


def test_the_desk_has_its_own_policy_with_a_new_nonce_each_time(client):
    policies = {client.get("/admin/login/").headers["Content-Security-Policy"] for _ in range(2)}
    assert len(policies) == 2
    assert all("'nonce-" in policy and "unsafe-eval" not in policy for policy in policies)


def test_no_public_page_sets_a_cookie(client, addresses):
    for address in addresses:
        assert not client.get(address).cookies, address


def test_no_public_page_varies_by_cookie(client, addresses):
    for address in addresses:
        assert "Cookie" not in client.get(address).headers.get("Vary", ""), address


def test_a_session_does_not_change_that(addresses):
    client = Client()
    client.force_login(make.admin())
    for address in addresses:
        assert not client.get(address).cookies, address


@pytest.mark.parametrize(
    "address",
    ["/%00", "/tin%00-1.html", "/?page=%00", "/?%00=1", "/admin/?q=%00", "/media/%00.jpg"],
)
def test_a_nul_byte_answers_400(client, address):
    assert client.get(address).status_code == 400


@pytest.mark.parametrize(
    "value", ["%ED%A0%80", "%C0%AF", "%FF%FE", "%F4%90%80%80", "%E2%80%AE", "%"]
)
@pytest.mark.parametrize(
    "address",
    ["/{}/", "/{}-1.html", "/?page={}", "/?in={}", "/tu-khoa/{}/", "/tim-kiem/?q={}", "/media/{}"],
)
def test_bytes_that_are_no_text_are_never_an_error_of_the_site(client, address, value):
    assert client.get(address.format(value)).status_code < 500


@pytest.mark.parametrize("value", ["\ud800", "a\udfffb", "\u202e", "\x01", "x" * 5000, "９", "²"])
def test_characters_that_are_no_text_are_never_an_error_of_the_site(client, value):
    query = value.encode("utf-8", "surrogatepass")
    assert client.get("/", {"page": query}).status_code < 500
    assert client.get("/admin/login/", {"next": query}).status_code < 500


@pytest.mark.parametrize("host", ["ke-gian.example", "testserver.ke-gian.example", "a b", "[::1"])
def test_an_unknown_host_answers_400(client, host):
    assert client.get("/", headers={"host": host}).status_code == 400


def test_what_a_proxy_would_say_is_not_believed(client):
    story = make.article("Cầu mới")
    claims = {"x-forwarded-host": "ke-gian.example", "x-forwarded-port": "666"}
    claims |= {"x-forwarded-proto": "https", "x-forwarded-prefix": "/ke-gian"}
    response = client.get(story.get_absolute_url(), headers=claims)
    assert response.status_code == 200
    assert b"ke-gian" not in response.content
    assert b"https://testserver" not in response.content
    assert settings.SITE_URL.encode() in response.content


@pytest.mark.parametrize(
    "path", ["../settings.py", "..%2f..%2fmanage.py", "%2e%2e/x", "//etc/passwd", "..\\x", "", "."]
)
def test_nothing_outside_the_media_folder_is_handed_out(client, path):
    assert client.get(f"/media/{path}").status_code == 404


def test_media_that_is_not_there_answers_404(client):
    assert client.get("/media/2026/11/khong-co.jpg").status_code == 404


def test_a_picture_may_be_kept_for_ever_and_is_not_taken_for_anything_else(client):
    image = make.image()
    response = client.get(image.file.url)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies


@pytest.mark.parametrize("path", ["/.env", "/.git/config", "/db.sqlite3", "/manage.py", "/var/"])
def test_the_files_of_the_site_are_not_readable(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_an_operator_can_ask_whether_it_runs(client, path):
    response = client.get(path)
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_public_pages_answer_readers_only(client, method):
    assert getattr(client, method)("/").status_code == 405
