"""The desk's calendar on a phone: by an address of one's own, what one may see, until revoked."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.signing import Signer
from django.test import Client
from django.utils import timezone

from articles.icalendar import Date, calendar
from articles.models import CalendarLink, TrailEntry
from tests import make
from tests.test_desk_articles import signed_in

pytestmark = pytest.mark.django_db
LINK = "/admin/calendar/link/"


def address(user: Any) -> str:
    signed_in(user).post(LINK, {"make": "1"})
    return CalendarLink.objects.get(owner=user).get_absolute_url()


def feed(path: str) -> str:
    """Read a feed as a phone does, who has no session; long lines are joined."""
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert not answer.cookies
    return answer.content.decode().replace("\r\n ", "")


def summaries(path: str) -> set[str]:
    return set(re.findall(r"^SUMMARY:(.*)\r$", feed(path), re.MULTILINE))


def test_it_tells_what_is_due_and_what_goes_out(client):
    soon = timezone.now() + timedelta(hours=2)
    make.plan("Đê biển, sau bão")
    make.article("Hẹn giờ", published_at=soon)
    make.article("Tin kín", published_at=soon, embargo_until=soon)
    make.article("Đã lên trang"), make.draft("Bản nháp")
    path = address(make.managing_editor())
    assert summaries(path) == {
        "Hạn nộp: Đê biển\\, sau bão",
        "Lên trang: Hẹn giờ",
        "Lên trang: bài đang cấm đăng",
    }
    assert f"DTSTART:{soon:%Y%m%dT%H%M%SZ}" in feed(path)


def test_a_reporter_reads_what_they_may_see_and_nothing_else():
    reporter, colleague = make.reporter(), make.reporter("khac")
    make.plan("Của tôi", assignee=reporter), make.plan("Của người khác", assignee=colleague)
    soon = timezone.now() + timedelta(hours=2)
    make.article("Bài của người khác", published_at=soon, created_by=colleague)
    assert summaries(address(reporter)) == {"Hạn nộp: Của tôi"}


def test_it_opens_nothing_once_revoked_replaced_or_its_owner_gone():
    editor = make.editor()
    first = address(editor)
    second = address(editor)
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    editor.is_active = False
    editor.save()
    assert Client().get(second).status_code == 404
    editor.is_active = True
    editor.save()
    signed_in(editor).post(LINK, {"revoke": "1"})
    assert Client().get(second).status_code == 404
    deeds = TrailEntry.objects.about(editor).values_list("deed", flat=True)
    assert list(deeds)[:3] == ["calendar_link_revoked", "calendar_link", "calendar_link"]


def test_without_the_permission_it_opens_nothing():
    editor = make.editor()
    path = address(editor)
    editor.groups.clear()
    assert Client().get(path).status_code == 404
    assert signed_in(editor).post(LINK, {"make": "1"}).status_code == 403


def test_an_address_cannot_be_made_up():
    make.editor()
    link = CalendarLink.make(make.managing_editor())
    for token in (link.key, Signer(sep=".").sign(link.key), f"{link.key}.x", "Ẫ"):
        assert Client().get(f"/xem-truoc/{token}.ics").status_code == 404
    assert Client().post(link.get_absolute_url()).status_code == 405


def test_the_calendar_page_makes_and_shows_ones_own_address():
    client = signed_in(make.reporter())
    assert "/xem-truoc/" not in client.get("/admin/calendar/").content.decode()
    client.get(LINK)
    assert not CalendarLink.objects.exists()
    client.post(LINK, {"make": "1"})
    link = CalendarLink.objects.get()
    assert link.get_absolute_url() in client.get("/admin/calendar/").content.decode()
    assert link.key not in str(link)


def test_lines_are_cut_between_letters_and_texts_open_nothing():
    now = timezone.now()
    due = Date("a", now, "Ẫ" * 90 + "\r\nEND:VCALENDAR;,\\", "", "https://a/")
    told = calendar("Báo", [due], now)
    lines = told.encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line.decode() for line in lines].count("END:VCALENDAR") == 1
    assert "Ẫ" * 90 + "\\nEND:VCALENDAR\\;\\,\\\\" in told.replace("\r\n ", "")
