"""What stands around a story: its age, where it can be shared, videos, what its page weighs."""

import gzip
import json
import re
from base64 import b64decode
from datetime import timedelta
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from tests import make
from tests.reading import html_of, said_in

WAITS_FOR_NOTHING = re.compile('type="(module|application/ld\\+json)"')

pytestmark = pytest.mark.django_db


def years_ago(years: int, days: int = 0):
    today = timezone.now()
    return today.replace(year=today.year - years, day=min(today.day, 28)) - timedelta(days=days)


@pytest.mark.parametrize(("days", "years"), [(1, 1), (200, 1), (366, 2)])
def test_a_story_of_more_than_a_year_says_so(client: Client, days: int, years: int) -> None:
    story = make.article(published_at=years_ago(1, days), lead="Chuyện cũ.")
    said = said_in(client.get(story.get_absolute_url()), "p", "age")
    assert str(years) in said
    assert f"{timezone.localdate(story.published_at):%d/%m/%Y}" in said


def test_a_younger_one_does_not_and_the_desk_can_switch_it_off(client: Client) -> None:
    young = make.article(published_at=timezone.now() - timedelta(days=364))
    always_true = make.article(published_at=years_ago(5), says_its_age=False)
    for story in (young, always_true):
        assert 'class="age"' not in html_of(client.get(story.get_absolute_url()))


def shared_at(client: Client, headline: str) -> dict[str, str]:
    story = make.article(headline)
    html = html_of(client.get(story.get_absolute_url())).split('class="share"')[1]
    links = re.findall(r'<a href="([^"]+)" rel="noopener nofollow">([^<]+)</a>', html)
    return {name: unescape(address) for address, name in links}


def test_a_story_can_be_shared_by_plain_links(client: Client) -> None:
    places = shared_at(client, "Cầu mới & “đê” cũ")
    address = f"{settings.SITE_URL}/cau-moi-de-cu-"
    facebook, zalo, x, mail = (urlsplit(place) for place in places.values())
    assert parse_qs(facebook.query)["u"][0].startswith(address)
    assert parse_qs(x.query)["text"] == ["Cầu mới & “đê” cũ"]
    assert parse_qs(x.query)["url"][0].startswith(address)
    wrapped = parse_qs(zalo.query)["d"][0]
    assert json.loads(b64decode(wrapped))["url"].startswith(address)
    assert mail.scheme == "mailto"
    assert "+" not in mail.query
    assert parse_qs(mail.query)["subject"] == ["Cầu mới & “đê” cũ"]
    assert address in parse_qs(mail.query)["body"][0]


def test_hostile_words_leave_no_link(client: Client) -> None:
    places = shared_at(client, 'Tít" onclick="x()&u=https://ke-gian.example/')
    assert len(places) == 4
    for place in places.values():
        assert "ke-gian.example/" not in urlsplit(place).netloc
        assert len(parse_qs(urlsplit(place).query).get("u", [""])) == 1


def test_a_video_is_a_link_until_somebody_taps(client: Client) -> None:
    video = '<figure data-embed="youtube:dQw4w9WgXcQ"><figcaption>Đêm giữ đê.</figcaption></figure>'
    html = html_of(client.get(make.article(body=f"<p>Một</p>{video}").get_absolute_url()))
    assert "<iframe" not in html
    assert 'data-frame="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1' in html
    assert '<a class="action" href="https://www.youtube.com/watch?v=dQw4w9WgXcQ"' in html
    assert "<figcaption>Đêm giữ đê.</figcaption>" in html


def test_a_page_without_pictures_weighs_25_kb_at_most_with_its_style(client: Client) -> None:
    section, paragraph = make.category("Đô thị"), "Xóm bãi thức trắng đêm giữ đê, nước lên. "
    body = "".join(f"<p>{n * n} {paragraph * 8}{n}.</p>" for n in range(20))
    for _ in range(12):
        make.article(section=section, tags=["Đê"])
    story = make.article(section=section, lead=paragraph * 4, body=body, tags=["Đê"])
    page = gzip.compress(client.get(story.get_absolute_url()).content)
    files = [settings.BASE_DIR / "static" / name for name in ("css/site.css", "js/begin.js")]
    weight = len(page) + sum(len(gzip.compress(file.read_bytes())) for file in files)
    weight += len(gzip.compress((settings.BASE_DIR / "static/js/story.js").read_bytes()))
    assert weight <= 25_000


def test_the_style_is_all_that_the_head_waits_for(client: Client) -> None:
    html = html_of(client.get(make.article().get_absolute_url()))
    head, body = html.split("</head>")
    assert head.count('rel="stylesheet"') == 1
    assert all(WAITS_FOR_NOTHING.search(tag) for tag in re.findall("<script[^>]*>", head))
    assert not re.findall("<style|style=", html)
    assert re.findall("<script[^>]*>", body) == ['<script src="/static/js/begin.js">']
