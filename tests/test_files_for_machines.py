"""robots.txt, security.txt, manifest, icons, service worker: what no reader reads."""

import io
import json
import re
from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from PIL import Image as Pillow

from newsroom.outage import outage
from tests import make

pytestmark = pytest.mark.django_db
WITHOUT_NEWS = [
    "/robots.txt",
    "/.well-known/security.txt",
    "/manifest.webmanifest",
    "/favicon.ico",
    "/sw.js",
    "/offline/",
]


def test_robots_may_read_all_but_the_desk_searches_and_reports(client, settings):
    settings.SITE_URL = "https://bao.example.vn"
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    closed = [line.removeprefix("Disallow: ") for line in lines if line.startswith("Disallow")]
    assert closed == ["/admin/", "/tim-kiem/", "/search/", "/luot-doc/"]
    assert "Sitemap: https://bao.example.vn/sitemap.xml" in lines
    assert "Sitemap: https://bao.example.vn/sitemap-news.xml" in lines
    story = make.article(section=make.category("Thời sự"))
    for address in ("/", "/thoi-su/", story.get_absolute_url(), "/rss/tin-moi.rss"):
        assert not address.startswith(tuple(closed))


def test_who_finds_a_hole_is_told_where_to_write(client, settings):
    settings.SECURITY_CONTACT = "mailto:an-ninh@bao.example.vn"
    answer = client.get("/.well-known/security.txt")
    said = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert said["Contact"] == "mailto:an-ninh@bao.example.vn"
    expires = datetime.fromisoformat(said["Expires"])
    assert timedelta(days=90) < expires - timezone.now() < timedelta(days=365)


def test_the_manifest_names_the_site_and_icons_of_their_sizes(client, settings):
    settings.SITE_NAME = "Báo Bến"
    answer = client.get("/manifest.webmanifest")
    said = json.loads(answer.content)
    assert answer.headers["Content-Type"] == "application/manifest+json"
    assert (said["name"], said["lang"], said["start_url"]) == ("Báo Bến", "vi", "/")
    assert {icon["purpose"] for icon in said["icons"]} == {"any", "maskable"}
    for icon in said["icons"]:
        file = settings.BASE_DIR / icon["src"].lstrip("/")
        assert "{}x{}".format(*Pillow.open(file).size) == icon["sizes"]


def test_the_icon_is_where_browsers_look_for_it(client, settings):
    icon = Pillow.open(io.BytesIO(client.get("/favicon.ico").content))
    assert (32, 32) in icon.info["sizes"]
    page = client.get("/").content.decode()
    for file in re.findall(r'<link rel="(?:icon|apple-touch-icon)" href="([^"]+)"', page):
        assert (settings.BASE_DIR / file.lstrip("/")).is_file()


def test_the_worker_is_small_and_serves_the_whole_site(client):
    answer = client.get("/sw.js")
    assert answer.headers["Content-Type"] == "text/javascript"
    assert len(answer.content) < 2048
    assert reverse("offline") in answer.content.decode()


def test_they_answer_while_the_database_is_away(client, django_assert_num_queries, monkeypatch):
    monkeypatch.setattr(outage, "now", True)
    for address in WITHOUT_NEWS:
        with django_assert_num_queries(0):
            assert client.get(address).status_code == 200, address
    assert client.get("/rss/tin-moi.rss").status_code == 503


def test_they_set_no_cookie_and_are_kept(client):
    for address in WITHOUT_NEWS:
        answer = client.get(address)
        assert not answer.cookies
        assert answer.keep.reading is None
