"""The search page: what it shows, what it never tells, and what it costs."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.search import hits as engine
from newsroom.page_store import shelf
from tests import make
from tests.front_door import FrontDoor
from tests.reading import (
    BAD_PAGES,
    HARMLESS,
    HOSTILE,
    UNSEEN,
    html_of,
    links_of,
    said_in,
    stand_in_order,
    text_of,
)

pytestmark = pytest.mark.django_db
PAGE = "/tim-kiem/"
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def asked(client: Client, q: str, **more: str) -> str:
    answer = client.get(PAGE, {"q": q, **more}, **make.BROWSER)
    assert answer.status_code == 200
    return html_of(answer)


def stories_on(html: str) -> list[str]:
    return [text_of(part.split("</h2>")[0]) for part in html.split('<h2 class="headline">')[1:]]


@pytest.mark.skipif(settings.LANGUAGE_CODE != "vi", reason="the address follows the language")
def test_the_address_is_in_the_site_s_language():
    assert reverse("search") == PAGE


def test_hits_are_shown_with_what_answers_marked(client: Client):
    make.article(
        "Cầu Vạn Xuân thông xe",
        lead="Sáng nay & sau nhiều năm.",
        body=f"<p>{'Người dân chờ đợi. ' * 40}Cầu Vạn Xuân nối <b>hai</b> bờ.</p>",
    )
    page = asked(client, "van xuan")
    assert "<mark>Vạn Xuân</mark> thông xe" in page
    assert "Cầu <mark>Vạn Xuân</mark> nối hai bờ." in page
    assert "Sáng nay" not in page


def test_another_spelling_is_marked_too(client: Client):
    make.article("Mưa lớn ở thành phố Hồ Chí Minh")
    assert "<mark>thành phố Hồ Chí Minh</mark>" in asked(client, "TPHCM")


def test_nothing_that_somebody_types_becomes_markup(client: Client):
    make.article("Thẻ <script>alert(1)</script> trong tít", lead="a < b & script")
    for page in (asked(client, HOSTILE), asked(client, "script")):
        assert "<script>alert" not in page
    assert HARMLESS in asked(client, HOSTILE)
    assert "&lt;<mark>script</mark>&gt;" in asked(client, "script")


@UNSEEN
def test_what_readers_may_not_see_is_nowhere_on_it(client: Client, unseen: dict):
    make.article("Bí ẩn lòng hồ", tags=["Hồ kín"], authors=["Kín Tiếng"], **unseen)
    make.article("Tin thường")
    hidden, unknown = asked(client, "bí ẩn lòng"), asked(client, "xy yx xyx")
    assert hidden.count("<a ") == unknown.count("<a ")
    for words in ("hồ kín", "kín tiếng", "bi an long ho", "lông hồ", "bíẩn"):
        page = asked(client, words)
        assert "Bí ẩn" not in page
        assert "/tu-khoa/ho-kin" not in page
        assert "/tac-gia/kin" not in page


def test_it_is_narrowed_by_section_day_and_author(client: Client):
    top = make.category("Thời sự")
    part, other = make.category("Đô thị", parent=top), make.category("Thể thao")
    make.article(
        "Tin phố",
        section=part,
        authors=["Lê Minh"],
        published_at=datetime(2024, 5, 1, 23, 59, tzinfo=HANOI),
    )
    make.article("Tin trận", section=other, published_at=datetime(2024, 5, 2, tzinfo=HANOI))
    for query, headlines in (
        ({"section": "thoi-su"}, ["Tin phố"]),
        ({"author": "le minh"}, ["Tin phố"]),
        ({"from": "2024-05-02"}, ["Tin trận"]),
        ({"to": "01/05/2024"}, ["Tin phố"]),
        ({"from": "2024-05-01", "to": "2024-05-02"}, ["Tin trận", "Tin phố"]),
        ({"author": "không ai"}, []),
    ):
        found = stories_on(asked(client, "tin", **query))
        assert found[: len(headlines)] == headlines, query
        assert len(found) == len(headlines), query


@pytest.mark.parametrize(
    "wrong",
    [
        {"from": "2024-13-45"},
        {"from": "0001-01-01"},
        {"to": "9999-12-31"},
        {"section": "khong-co"},
        {"sort": "author__password"},
        {"author": "x" * 500},
        {"status": "draft", "_connector": "OR"},
    ],
)
def test_what_makes_no_sense_is_left_out(client: Client, wrong: dict):
    make.article("Tin số một"), make.draft("Tin nháp")
    assert stories_on(asked(client, "tin", **wrong)) == ["Tin số một"]


def test_pages_go_on_with_what_was_asked_for(client: Client):
    for number in range(45):
        make.article(f"Tin {number}", minutes_ago=number)
    first = client.get(PAGE, {"q": "tin", "sort": "newest"})
    assert f"{PAGE}?q=tin&amp;sort=newest&amp;page=2" in links_of(first)
    assert len(stories_on(asked(client, "tin", page="3"))) == 5
    for bad in (*BAD_PAGES[:2], *BAD_PAGES[3:], "4"):
        assert client.get(PAGE, {"q": "tin", "page": bad}).status_code == 404


def test_no_more_than_a_thousand_hits_are_offered(client: Client, monkeypatch):
    monkeypatch.setattr(engine, "MOST_HITS", 25), monkeypatch.setattr(engine, "MANY", 10)
    for _number in range(45):
        make.article("Tin")
    page = client.get(PAGE, {"q": "tin"})
    assert page.context["page"].paginator.num_pages == 2
    assert client.get(PAGE, {"q": "tin", "page": 3}).status_code == 404


def test_where_nothing_is_found_it_helps_on(client: Client):
    make.article("Mùa sen ở Đà Nẵng", section=make.category("Du lịch"))
    page = client.get(PAGE, {"q": "mua sne"})
    assert f"{PAGE}?q=m%C3%B9a%20sen" in links_of(page)
    assert "/du-lich/" in links_of(page)
    assert f"{PAGE}?q=%C4%91%C3%A0%20n%E1%BA%B5ng" in links_of(client.get(PAGE, {"q": "danang"}))
    assert f"{PAGE}?q=m%C3%B9a%20sen" in links_of(client.get(PAGE, {"q": "mùa sen cạn"}))
    assert stand_in_order(page, "sne", "Mùa sen ở Đà Nẵng")


def test_topics_and_authors_are_offered_beside_the_hits(client: Client):
    make.article("Tin", tags=["Hà Nội xưa"], authors=["Hà Nội Trần"], lead="Ở Hà Nội")
    links = links_of(client.get(PAGE, {"q": "ha noi"}))
    assert "/tu-khoa/ha-noi-xua/" in links
    assert "/tac-gia/ha-noi-tran/" in links


def test_without_words_it_asks_for_some(client: Client):
    for query in ({}, {"q": ""}, {"q": "  "}, {"section": "x"}):
        page = client.get(PAGE, query)
        assert page.status_code == 200
        assert said_in(page, "h1", "page-name") == _("Search")


def test_robots_do_not_keep_it_and_it_sets_no_cookie(client: Client):
    page = client.get(PAGE, {"q": "tin"})
    assert '<meta name="robots" content="noindex">' in html_of(page)
    assert not page.cookies


@pytest.mark.parametrize("address", ["/", "/khong-co/", "/do-thi/"])
def test_every_page_leads_to_it(client: Client, address: str):
    make.article(section=make.category("Đô thị"))
    page = html_of(client.get(address))
    assert f'action="{PAGE}"' in page
    assert f'href="{PAGE}"' in page


def test_nul_and_odd_bytes_break_nothing(client: Client):
    make.article("Tin")
    assert client.get(f"{PAGE}?q=a%00b").status_code == 400
    for odd in ("%ff%fe", "%ed%a0%80", "%c0%af", "+", "%25", "q&q=tin&q="):
        assert client.get(f"{PAGE}?q={odd}").status_code == 200


@pytest.mark.parametrize("stories", [5, 60])
@pytest.mark.parametrize("many", [1_000, 1])
def test_it_costs_a_handful_of_queries_however_many_hits(
    client: Client, django_assert_max_num_queries, monkeypatch, stories: int, many: int
):
    monkeypatch.setattr(engine, "MANY", many)
    image = make.image()
    for number in range(stories):
        make.article(f"Tin vui số {number}", lead_image=image, authors=["Lê Minh"])
    with django_assert_max_num_queries(15):
        asked(client, "tin vui")


@pytest.mark.usefixtures("connections_stay_open")
def test_kept_searches_follow_every_change_and_never_fill_the_store(monkeypatch):
    monkeypatch.setattr(shelf, "MOST_ENDLESS", 20)
    story = make.article("Cầu Vạn Xuân")
    door = FrontDoor()
    assert story.get_absolute_url() in door.get(f"{PAGE}?q=van+xuan").text
    door.get("/"), door.get(f"{PAGE}?q=van+xuan")
    story.withdraw()
    door.beat()
    assert story.get_absolute_url() not in door.get(f"{PAGE}?q=van+xuan").text
    story.publish()
    door.beat()
    door.get("/")
    for number in range(30):
        door.get(f"{PAGE}?q=tu+{number}")
    kept = [path for _host, path, _query in door.store.shelf.pages]
    assert kept.count(PAGE) == 20
    assert "/" in kept
