"""The planning calendar: what stands on which day, for whom, and at what cost."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.admin.calendar import MOST_A_DAY
from articles.models import Assignment
from tests import make
from tests.test_desk_articles import signed_in

pytestmark = pytest.mark.django_db
CALENDAR = "/admin/calendar/"


def noon(day: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(f"{day} 12:00"))


def plan(idea: str, day: str, **fields: Any) -> Assignment:
    made = make.plan(idea, **fields)
    Assignment.objects.filter(pk=made.pk).update(due=noon(day))
    return made


def days(client: Client, **asked: Any) -> dict[str, list[tuple[str, str]]]:
    """Give each day that has something: what it is and where that stands."""
    shown = client.get(CALENDAR, asked).context["calendar"].days
    return {
        day.day.isoformat(): [(entry.text, entry.state) for entry in day.entries]
        for day in shown
        if day.entries
    }


@pytest.fixture
def client() -> Client:
    return signed_in(make.editor())


def test_a_week_begins_on_monday_and_names_its_days_as_the_press_does(client: Client):
    page = client.get(CALENDAR, {"day": "2099-07-24"})
    shown = page.context["calendar"].days
    assert [day.day.isoformat() for day in shown] == [f"2099-07-{n}" for n in range(20, 27)]
    text = page.content.decode()
    assert text.index("Thứ Hai") < text.index("Thứ Bảy") < text.index("Chủ nhật")


def test_a_month_is_whole_weeks(client: Client):
    shown = client.get(CALENDAR, {"view": "month", "day": "2099-07-24"}).context["calendar"].days
    assert (len(shown), shown[0].day.isoformat()) == (35, "2099-06-29")
    assert [day.in_view for day in shown].count(True) == 31


def test_planned_scheduled_and_published_stand_on_their_days(client: Client):
    plan("Dự kiến", "2099-07-20"), plan("Bỏ", "2099-07-20", state="dropped")
    begun = plan("Đã có bài", "2099-07-21", article=make.article(status="in_review"))
    plan("Đã lên trang", "2099-07-21", article=make.article("Bài của nó"))
    make.article("Hẹn", published_at=noon("2099-07-22"))
    make.article("Cấm", published_at=noon("2099-07-22"), embargo_until=noon("2099-07-23"))
    make.draft("Nháp", published_at=noon("2099-07-22"))
    assert days(client, day="2099-07-24") == {
        "2099-07-20": [("Dự kiến", "planned")],
        "2099-07-21": [(begun.idea, "in_review")],
        "2099-07-22": [("Hẹn", "scheduled")],
        "2099-07-23": [("Cấm", "embargoed")],
    }
    past = make.article("Đăng", published_at=noon("2019-07-24"))
    plan("Trễ", "2019-07-23")
    assert days(client, day="2019-07-24") == {
        "2019-07-23": [("Trễ", "late")],
        "2019-07-24": [(past.headline, "published")],
    }


def test_it_is_narrowed_by_section_and_person_in_its_address(client: Client):
    sport, other = make.category("Thể thao"), make.category("Khác")
    football = make.category("Bóng đá", parent=sport)
    writer = make.reporter()
    plan("Trận", "2099-07-20", section=football, assignee=writer)
    plan("Chợ", "2099-07-20", section=other)
    make.article("Hẹn", published_at=noon("2099-07-20"), section=sport, created_by=writer)
    asked = {"day": "2099-07-20"}
    by_section = days(client, **asked, section=sport.pk)["2099-07-20"]
    assert {text for text, _state in by_section} == {"Trận", "Hẹn"}
    by_person = days(client, **asked, person=writer.pk)["2099-07-20"]
    assert {text for text, _state in by_person} == {"Trận", "Hẹn"}
    kept = client.get(CALENDAR, asked | {"section": sport.pk}).context["calendar"].steps["month"]
    assert f"section={sport.pk}" in kept


def test_a_reporter_sees_their_own_alone():
    reporter, editor = make.reporter(), make.editor()
    plan("Của tôi", "2099-07-20", assignee=reporter), plan("Kín", "2099-07-20", assignee=editor)
    make.article("Tin kín", published_at=noon("2099-07-20"), created_by=editor)
    client = signed_in(reporter)
    assert days(client, day="2099-07-20", person=editor.pk) == {
        "2099-07-20": [("Của tôi", "planned")]
    }
    page = client.get(CALENDAR, {"day": "2099-07-20"}).content.decode()
    assert "data-moves" not in page
    assert "assignment/add" not in page


def test_nobody_without_the_permission_opens_it():
    assert signed_in(make.user("khach")).get(CALENDAR).status_code == 403
    assert Client().get(CALENDAR).status_code == 302


def test_a_full_day_is_cut_and_counted(client: Client):
    for hour in range(MOST_A_DAY["week"] + 3):
        make.article(f"Tin {hour}", published_at=noon("2019-07-24") + timedelta(minutes=hour))
    day = client.get(CALENDAR, {"day": "2019-07-24"}).context["calendar"].days[2]
    assert (len(day.entries), day.more) == (MOST_A_DAY["week"], 3)
    assert day.entries[-1].text == f"Tin {MOST_A_DAY['week'] + 2}"
    listed = client.get(day.more_address).context["cl"].result_list
    assert len(listed) == MOST_A_DAY["week"] + 3


def test_days_without_anything_for_a_section_say_so(client: Client):
    sport, other = make.category("Thể thao"), make.category("Khác")
    make.category("Ngoài thực đơn", in_menu=False)
    plan("Trận", "2099-07-20", section=make.category("Bóng đá", parent=sport))
    shown = client.get(CALENDAR, {"day": "2099-07-20"}).context["calendar"].days
    assert [[gap.section for gap in day.gaps] for day in shown[:2]] == [[other], [sport, other]]
    assert client.get(shown[1].gaps[0].add_address).context["adminform"].form.initial["due"] == (
        timezone.make_aware(datetime(2099, 7, 21, 17))
    )
    past = client.get(CALENDAR, {"day": "2019-07-24"}).context["calendar"].days
    assert not any(day.gaps for day in past)


@pytest.mark.parametrize("view", ["week", "month"])
def test_many_entries_take_as_many_queries_as_few(client: Client, view: str):
    def fill() -> None:
        writer = make.reporter(f"pv-{Assignment.objects.count()}")
        for day in range(20, 25):
            section = make.category()
            plan("Đề tài", f"2099-07-{day}", assignee=writer, article=make.draft(section=section))
            make.article(published_at=noon(f"2099-07-{day}"), section=section)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(CALENDAR, {"day": "2099-07-24", "view": view})
        return len(captured)

    fill()
    few = queries()
    fill()
    assert queries() == few <= 11


@pytest.mark.parametrize(
    "asked",
    [
        {"day": "9999-12-31"},
        {"day": "0001-01-01", "view": "month"},
        {"day": "2026-02-31"},
        {"day": "x" * 5000},
        {"view": "year", "section": "x", "person": "-1"},
        {"section": "9" * 40},
    ],
)
def test_odd_addresses_show_some_calendar(client: Client, asked: dict[str, str]):
    assert client.get(CALENDAR, asked).status_code == 200
