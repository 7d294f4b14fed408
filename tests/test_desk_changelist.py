"""The desk's list of stories: what it finds, and that its cost does not grow."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.admin import lists
from articles.models import Article, DailyViews
from articles.search import hits
from tests import make
from tests.test_desk_articles import signed_in

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"


@pytest.fixture
def client() -> Client:
    return signed_in(make.editor())


def found(client: Client, **query: Any) -> set[str]:
    return {story.headline for story in client.get(LIST, query).context["cl"].result_list}


def queries(client: Client, address: str, **query: Any) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address, query).status_code == 200
    return len(captured)


def test_stories_are_found_with_marks_or_none(client: Client):
    make.draft("Đảng bộ Quân sự"), make.draft("Bóng đá")
    for words in ("dang bo", "ĐẢNG BỘ", "quân đảng"):
        assert found(client, q=words) == {"Đảng bộ Quân sự"}


@pytest.mark.parametrize("many", [1_000, 1])
def test_words_of_the_body_find_a_story_and_a_reporter_only_their_own(monkeypatch: Any, many: int):
    monkeypatch.setattr(hits, "MANY", many)
    reporter = make.reporter()
    make.draft("Của tôi", body="<p>Mùa sen nở</p>", created_by=reporter)
    make.draft("Của người khác", body="<p>Mùa sen tàn</p>")
    assert found(signed_in(reporter), q="mua sen") == {"Của tôi"}
    assert found(signed_in(make.editor()), q="mùa sen") == {"Của tôi", "Của người khác"}
    assert found(signed_in(reporter), q="((") == set()


def test_filters_keep_what_they_say(client: Client):
    top = make.category("Thời sự")
    part = make.category("Quốc hội", parent=top)
    make.draft("Nháp", section=part)
    make.article("Chờ", status="in_review", section=make.category("Khác"))
    make.article("Hẹn", minutes_ago=-60, section=top)
    make.article("Đăng", section=top, lead_image=make.image())
    make.article("Gỡ", status="withdrawn", section=top)
    for state, headline in (
        ("draft", "Nháp"),
        ("in_review", "Chờ"),
        ("scheduled", "Hẹn"),
        ("published", "Đăng"),
        ("withdrawn", "Gỡ"),
    ):
        assert found(client, state=state) == {headline}
    assert found(client, section=top.pk) == {"Nháp", "Hẹn", "Đăng", "Gỡ"}
    assert found(client, picture=1) == {"Đăng"}
    assert "Đăng" not in found(client, picture=0)
    assert found(client, mine=1) == set()


def test_scheduled_stands_with_its_moment(client: Client):
    moment = datetime(2099, 7, 24, 7, 28, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    make.article("Hẹn", published_at=moment)
    page = client.get(LIST).content.decode()
    assert "status-scheduled" in page
    assert "24/07/2099 07:28" in page


def test_views_and_bylines_are_shown(client: Client):
    story = make.article(authors=["Thế Hà", "M.Quang"])
    DailyViews.objects.create(article=story, day="2019-07-24", count=1278)
    page = client.get(LIST).content.decode()
    assert "1.278" in page
    assert "Thế Hà, M.Quang" in page


def test_the_last_saved_stands_first(client: Client):
    old, _new = make.draft("Cũ"), make.draft("Mới")
    old.save()
    page = client.get(LIST)
    assert [story.headline for story in page.context["cl"].result_list] == ["Cũ", "Mới"]


def test_dates_lead_from_year_to_day(client: Client):
    zone = ZoneInfo("Asia/Ho_Chi_Minh")
    make.article("Tháng bảy", published_at=datetime(2019, 7, 24, 0, 30, tzinfo=zone))
    make.article("Năm sau", published_at=datetime(2020, 1, 1, tzinfo=zone))
    steps = client.get(LIST).context["cl"].date_steps()["steps"]
    assert [step["title"] for step in steps] == ["2020", "2019"]
    july = {"published_at__year": 2019, "published_at__month": 7}
    assert found(client, **july) == {"Tháng bảy"}
    assert len(client.get(LIST, july).context["cl"].date_steps()["steps"]) == 31
    assert found(client, **july, published_at__day=24) == {"Tháng bảy"}
    assert found(client, **july, published_at__day=23) == set()


def test_many_stories_take_as_many_queries_as_few(client: Client):
    section, image = make.category(), make.image()

    def fill(count: int) -> None:
        for _ in range(count):
            make.article("Tin", section=section, lead_image=image, authors=["Thế Hà", "M.Quang"])

    def each() -> list[int]:
        asked: list[dict[str, Any]] = [{}, {"q": "tin"}, {"state": "published"}, {"p": 2}]
        return [queries(client, LIST, **query) for query in asked]

    fill(51)
    few = each()
    fill(60)
    assert each() == few
    assert max(few) <= 14


def test_the_other_lists_do_not_grow_either():
    client = signed_in(make.managing_editor())

    def fill() -> None:
        for number in range(8):
            image = make.image(f"Ảnh {number}")
            author = make.author(portrait=image)
            make.article(
                section=make.category(), lead_image=image, authors=[author.name], tags=[author.name]
            )

    def each() -> list[int]:
        kinds = ["image", "author", "tag", "category"]
        return [queries(client, f"/admin/articles/{kind}/") for kind in kinds]

    fill()
    few = each()
    fill()
    assert each() == few


def test_counting_stops_and_later_pages_are_not_offered(client: Client, monkeypatch: Any):
    monkeypatch.setattr(lists, "MOST_COUNTED", 100)
    section = make.category()
    Article.objects.bulk_create(
        Article(headline=f"Tin {n}", slug=f"tin-{n}", section=section) for n in range(130)
    )
    page = client.get(LIST)
    assert "100+" in page.content.decode()
    assert page.context["cl"].paginator.num_pages == 2
    assert client.get(LIST, {"p": 3}).status_code == 302
