"""The front page of the desk: what waits for whom, how it is read, and at what cost."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.admin import readership_chart
from articles.admin.queues import ROWS
from articles.models import DailyViews, HourlyViews
from articles.models.hourly_views import WEEK, this_hour
from articles.sparkline import sparkline
from articles.templatetags.desk import from_now
from tests import make
from tests.test_desk_articles import signed_in

pytestmark = pytest.mark.django_db
DESK = "/admin/"


def lists(client: Client) -> dict[str, list[str]]:
    """Give the lists of the front page: the titles, each with what stands in it."""
    return {
        queue.title: [row.text for row in queue.shown]
        for queue in client.get(DESK).context["queues"]
    }


def test_each_list_shows_what_it_says():
    editor = make.editor()
    make.draft("Nháp của tôi", created_by=editor), make.draft("Nháp của người khác")
    back = make.article("Trả lại", status="in_review", created_by=editor)
    back.send_back(make.managing_editor(), "Thêm số liệu của năm ngoái.")
    make.article("Chờ duyệt", status="in_review"), make.article("Chờ đăng", status="approved")
    make.plan("Đề tài của tôi", assignee=editor), make.plan("Chưa ai nhận")
    make.plan("Của người khác", assignee=make.reporter())
    picture = make.image()
    make.article("Sắp lên", minutes_ago=-60, lead_image=picture)
    make.article("Tuần sau", minutes_ago=-60 * 24 * 7, lead_image=picture)
    make.article("Vừa đăng", lead_image=picture)
    make.article("Thiếu ảnh", minutes_ago=90)
    make.article("Thiếu ảnh đã lâu", minutes_ago=60 * 24 * 9)
    make.draft("Cấm đến tối", embargo_until=timezone.now() + timedelta(hours=3))

    found = lists(signed_in(editor))

    assert found["Bản nháp của tôi"] == ["Nháp của tôi"]
    assert found["Trả lại cho tôi"] == ["Trả lại"]
    assert found["Chờ tôi"] == ["Chờ đăng", "Chờ duyệt"]
    assert found["Đề tài của tôi"] == ["Đề tài của tôi", "Chưa ai nhận"]
    assert found["Sắp lên trang"] == ["Sắp lên"]
    assert found["Vừa đăng"] == ["Vừa đăng", "Thiếu ảnh", "Thiếu ảnh đã lâu"]
    assert found["Đang cấm đăng"] == ["Cấm đến tối"]
    assert found["Thiếu ảnh đại diện"] == ["Thiếu ảnh"]


def test_an_embargo_decides_when_a_story_goes_out():
    make.article("Cấm lâu", minutes_ago=-60, embargo_until=timezone.now() + timedelta(days=3))
    make.article("Cấm ngắn", embargo_until=timezone.now() + timedelta(hours=2))
    assert lists(signed_in(make.editor()))["Sắp lên trang"] == ["Cấm ngắn"]


def test_what_came_back_shows_what_was_said():
    reporter = make.reporter()
    story = make.article(status="in_review", created_by=reporter)
    story.send_back(make.editor(), "Thêm số liệu của năm ngoái.")
    row = signed_in(reporter).get(DESK).context["queues"][0].rows[0]
    assert (row.text, row.note) == (story.headline, "bien-tap: Thêm số liệu của năm ngoái.")
    story.submit()
    assert lists(signed_in(reporter))["Ở chỗ biên tập viên"] == [story.headline]


def test_an_editor_waits_for_their_own_sections():
    mine, other = make.category("Của tôi"), make.category("Khác")
    editor = make.editor(sections=[mine])
    make.article("Ở mục của tôi", status="in_review", section=mine)
    make.article("Ở mục khác", status="in_review", section=other)
    make.article("Tôi viết cho mục khác", status="in_review", section=other, created_by=editor)
    assert lists(signed_in(editor))["Chờ tôi"] == ["Ở mục của tôi"]


def test_a_reporter_sees_their_own_alone():
    reporter = make.reporter()
    for status in ("draft", "in_review", "published"):
        make.article("Tin kín", status=status)
    make.article("Hẹn kín", minutes_ago=-60)
    make.plan("Đề tài kín", assignee=make.editor())
    make.draft("Của tôi", created_by=reporter)
    page = signed_in(reporter).get(DESK).content.decode()
    assert "Của tôi" in page
    assert "kín" not in page


def test_every_empty_list_says_what_to_do():
    page = signed_in(make.editor()).get(DESK)
    assert len(page.context["queues"]) == 9
    assert page.content.decode().count("queue-empty") == 9


def test_the_desk_is_no_list_of_models():
    page = signed_in(make.admin()).get(DESK).content.decode()
    assert "Việc của tôi" in page
    assert "app-articles" not in page
    nav = page[page.index("desk-nav-links") : page.index("desk-more")]
    assert re.findall(r"<a [^>]*>([^<]+)</a>", nav) == [
        "Việc của tôi",
        "Bài viết",
        "Lịch",
        "Trang nhất",
        "Ảnh",
    ]


def test_many_stories_take_as_many_queries_as_few():
    editor = make.managing_editor()
    client, picture = signed_in(editor), make.image()

    def fill() -> None:
        for _ in range(ROWS):
            make.draft(created_by=editor), make.article(status="in_review")
            make.draft(created_by=editor).send_back(editor, "Thêm số liệu")
            make.plan(assignee=editor), make.article(minutes_ago=-60)
            make.read(make.article(lead_image=picture), 7), make.article()
            make.draft(embargo_until=timezone.now() + timedelta(hours=3))

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(DESK).status_code == 200
        return len(captured)

    fill()
    few = queries()
    fill()
    assert queries() == few <= 22


def test_readings_of_the_past_hour_stand_beside_a_story():
    story = make.read(make.read(make.article("Vừa đăng"), 30), 60, hours_ago=1)
    row = signed_in(make.editor()).get(DESK).context["queues"][5].rows[0]
    assert row.text == story.headline
    assert sum(row.curve) == 90
    assert 30 <= row.past_hour <= 90


def test_a_sparkline_says_in_words_what_it_draws():
    drawn = sparkline([0, 40, 1_200, 7])
    assert "4 giờ qua: 1.247 lượt đọc, cao nhất 1.200 lượt một giờ, giờ này 7." in drawn
    assert 'points="2.0,22.0 32.7,21.3 63.3,2.0 94.0,21.9"' in drawn
    assert "svg" not in sparkline([0, 0])


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-20, "vừa xong"),
        (-14 * 60, "14 phút trước"),
        (-3 * 3600, "3 giờ trước"),
        (2 * 3600 + 300, "còn 2 giờ 5 phút"),
        (9 * 3600 + 300, "còn 9 giờ"),
        (-86_400, ""),
    ],
)
def test_a_time_is_said_as_people_do(seconds: int, said: str):
    assert from_now(timedelta(seconds=seconds)) == said


# ── the chart ─────────────────────────────────────────────────────────────────────────────────


def chart_at(monkeypatch: Any, hour: int, minutes: int = 30) -> Any:
    """Draw the chart as an editor sees it at an hour of today, by counts made for it."""
    begin = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
    monkeypatch.setattr(readership_chart, "time", lambda: begin + hour * 3600 + minutes * 60)
    return signed_in(make.editor()).get(DESK).context["chart"]


def count(hour_of_day: int, views: int, *, weeks_ago: int = 0) -> None:
    begin = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
    hour = int(begin) // 3600 + hour_of_day - weeks_ago * WEEK
    HourlyViews.objects.add([(1, hour, views)])


def test_today_is_compared_with_the_same_time_a_week_ago(monkeypatch: Any):
    count(8, 100), count(9, 50)
    count(8, 80, weeks_ago=1), count(9, 40, weeks_ago=1), count(20, 999, weeks_ago=1)
    chart = chart_at(monkeypatch, 9)
    assert (chart.today.total, chart.before_by_now, chart.before.total) == (150, 100, 1119)
    assert chart.summary == "Hôm nay 150 lượt đọc, đến giờ này tuần trước là 100 (+50 %)."
    assert chart.top == 2000
    assert chart.rows[9] == ("9:00–10:00", "150", "120")
    assert chart.rows[10] == ("10:00–11:00", "–", "120")
    assert len(chart.line_today.split()) == 11
    assert len(chart.line_before.split()) == 25


def test_a_paper_that_nobody_read_has_a_chart_too(monkeypatch: Any):
    chart = chart_at(monkeypatch, 0, 0)
    assert chart.today.total == 0
    assert "tuần trước chưa đếm được" in chart.summary


@pytest.mark.parametrize(("today", "before"), [(1468, 20), (30, 40), (900, 80)])
def test_with_too_little_a_week_ago_nothing_is_compared(monkeypatch: Any, today: int, before: int):
    count(8, today), count(8, before, weeks_ago=1)
    said = chart_at(monkeypatch, 9, 0).summary
    assert "%" not in said
    assert f"tuần trước {before}" in said


def test_the_chart_is_for_those_who_may_see_the_counts():
    assert "readership" not in signed_in(make.reporter()).get(DESK).content.decode()
    page = signed_in(make.editor()).get(DESK).content.decode()
    assert 'class="readership-today"' in page
    assert page.count('<th scope="row">') == 24


# ── the list of stories ───────────────────────────────────────────────────────────────────────


def test_the_list_draws_the_last_day_of_each_story():
    story = make.read(make.article("Được đọc"), 5)
    DailyViews.objects.create(article=story, day=timezone.localdate(), count=1278)
    make.article("Chưa ai đọc")
    page = signed_in(make.editor()).get("/admin/articles/article/").content.decode()
    assert page.count('class="sparkline"') == 1
    assert "1.278" in page


def test_hours_are_kept_as_long_as_the_chart_looks_back():
    oldest = this_hour() - WEEK - 23
    HourlyViews.objects.add([(1, oldest, 1)])
    assert not HourlyViews.objects.forgettable().exists()
