"""The trail at the desk: read by whoever may, filtered, paged without counting, taken away."""

import csv
import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.admin import trail_export, trail_page
from articles.models import Article, TrailEntry
from tests import make
from tests.test_desk_articles import change, signed_in

pytestmark = pytest.mark.django_db
PAGE = "/admin/articles/trailentry/"


@pytest.fixture
def boss() -> Client:
    return signed_in(make.managing_editor())


def sentences(client: Client, **query: Any) -> list[str]:
    return [row.entry.sentence for row in client.get(PAGE, query).context["rows"]]


def subjects(client: Client, **query: Any) -> list[str]:
    return [row.entry.subject for row in client.get(PAGE, query).context["rows"]]


def on(day: str, subject: str) -> None:
    at = timezone.datetime.fromisoformat(f"{day}T10:00+07:00")
    TrailEntry.objects.create(at=at, deed="imported", subject=subject)


def test_a_page_tells_it_last_first_with_day_hour_and_link(boss):
    story = make.draft("Đê biển")
    at = timezone.datetime.fromisoformat("2026-07-24T14:05+07:00")
    changes = [["Tít", "Đê", "Đê biển"]]
    TrailEntry.objects.create(
        at=at, name="Trần Lan", deed="saved", article=story, changes=changes, version=2,
        kind="articles.article", key=str(story.pk), subject="Đê biển",
    )  # fmt: skip
    page = boss.get(PAGE).content.decode()
    assert "24/07/2026" in page
    assert "14:05" in page
    assert f'href="{PAGE}csv/"' in page
    assert f'href="{PAGE}jsonl/"' in page
    assert f'Trần Lan sửa <a href="{change(story)}">“Đê biển”</a>' in page
    assert "<del>Đê</del>" in page
    assert f"/admin/articles/article/{story.pk}/history/?a=1&amp;b=2" in page


def test_what_somebody_typed_is_no_markup(boss):
    TrailEntry.note(None, "saved", make.draft("<b>Đê</b>"), changes=[["<i>", "<u>", "<s>"]])
    page = boss.get(PAGE).content.decode()
    assert "&lt;b&gt;Đê" in page
    assert not any(part in page for part in ("<b>Đê", "<dt><i>", "<del><u>", "<ins><s>"))


def test_filters_keep_what_they_say(boss):
    lan, story = make.editor("lan"), make.draft("Đê biển")
    TrailEntry.note(lan, "saved", story)
    TrailEntry.note(lan, "publish", make.draft("Bão"))
    on("2026-07-23", "cũ"), on("2026-07-24", "giữa"), on("2026-07-25", "mới")
    assert subjects(boss, who=lan.pk) == ["Bão", "Đê biển"]
    assert subjects(boss, deed="publish") == ["Bão"]
    for asked in (story.pk, f"https://bao.vn/de-bien-{story.pk}.html", "de bien"):
        assert subjects(boss, story=asked) == ["Đê biển"]
    assert subjects(boss, first="24/07/2026", last="24/07/2026") == ["giữa"]
    assert subjects(boss, last="23/07/2026") == ["cũ"]


def test_what_cannot_be_read_asks_for_nothing(boss):
    on("2026-07-23", "cũ")
    wrong = {"who": "x", "deed": "x", "first": "99/99/9999", "before": "x_y", "story": ""}
    for query in (wrong, {"before": "2026-13-45T00:00:00+00:00_1"}, {"before": "_"}):
        assert subjects(boss, **query) == ["cũ"]
    assert subjects(boss, story="9" * 18) == []


def test_a_story_that_is_gone_is_found_by_its_number(boss):
    story = make.draft("Đê biển")
    number = story.pk
    TrailEntry.note(None, "deleted", story)
    story.delete()
    assert subjects(boss, story=number) == ["Đê biển"]


def test_pages_follow_each_other_and_lose_nothing(boss, monkeypatch):
    monkeypatch.setattr(trail_page, "ENTRIES_A_PAGE", 3)
    at = timezone.now()
    for number in range(8):
        TrailEntry.objects.create(at=at, deed="imported", subject=str(number))
    seen, query = [], ""
    for _ in range(4):
        answer = boss.get(f"{PAGE}?{query}")
        seen += [row.entry.subject for row in answer.context["rows"]]
        query = answer.context["older"]
        if not query:
            break
    assert seen == list("76543210")


def test_the_page_takes_as_many_queries_whatever_stands_on_it(boss):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert boss.get(PAGE).status_code == 200
        return len(captured)

    TrailEntry.note(make.editor(), "saved", make.draft())
    boss.get(PAGE)
    few = queries()
    for number in range(60):
        TrailEntry.note(make.editor(f"e{number}"), "saved", make.draft())
    assert queries() == few <= 6


def test_a_reporter_reads_the_trail_of_their_own_stories_only(boss):
    reporter = make.reporter()
    TrailEntry.note(None, "saved", make.draft("Của tôi", created_by=reporter))
    TrailEntry.note(None, "saved", make.draft("Của người khác"))
    TrailEntry.note(None, "signed_in", reporter)
    client = signed_in(reporter)
    assert subjects(client) == ["Của tôi"]
    secret = Article.objects.get(headline="Của người khác")
    assert subjects(client, story=secret.pk) == []
    assert "Của người khác" not in b"".join(client.get(f"{PAGE}csv/").streaming_content).decode()
    assert len(subjects(boss)) == 3


def test_nobody_who_reads_no_stories_reads_the_trail():
    assert signed_in(make.user("khach")).get(PAGE).status_code == 403
    assert Client().get(PAGE).status_code == 302
    assert Client().get(f"{PAGE}jsonl/").status_code == 302


def test_not_even_an_administrator_writes_into_it():
    entry = TrailEntry.note(None, "saved", make.draft())
    client = signed_in(make.admin())
    for address in ("add/", f"{entry.pk}/change/", f"{entry.pk}/delete/"):
        for method in (client.get, client.post):
            assert method(PAGE + address, {"post": "yes"}).status_code == 404
    assert client.post(PAGE, {"action": "delete_selected", "_selected_action": entry.pk, "post": 1})
    assert TrailEntry.objects.get() == entry


def test_the_table_can_be_opened_without_harm(boss):
    story = make.draft("=1+1")
    changes = [["Tít", "a;b", 'c"d']]
    TrailEntry.note(None, "saved", story, changes=changes, reason="\t@SUM(A1)")
    answer = boss.get(f"{PAGE}csv/")
    text = b"".join(answer.streaming_content).decode()
    assert text.startswith("\ufeff")
    assert answer["Content-Disposition"].startswith('attachment; filename="nhat-ky-')
    head, row = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    told = dict(zip(head, row, strict=True))
    assert told["Về"] == "'=1+1"
    assert told["Lý do"] == "'\t@SUM(A1)"
    assert told["Thay đổi"] == 'Tít: a;b → c"d'


@pytest.mark.parametrize("opening", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "  ="])
def test_a_cell_that_opens_like_a_formula_is_text(opening: str):
    assert trail_export.neutral(f"{opening}x") == f"'{opening}x"
    assert trail_export.neutral("Đê biển = 3") == "Đê biển = 3"


def test_lines_for_machines_say_all_of_it(boss, monkeypatch):
    monkeypatch.setattr(trail_export, "ENTRIES_A_BATCH", 2)
    for number in range(5):
        on(f"2026-07-2{number}", str(number))
    TrailEntry.note(None, "saved", make.draft("Đê"), changes=[["Tít", "a", "b"]])
    answer = boss.get(f"{PAGE}jsonl/", {"last": "23/07/2026"})
    lines = [json.loads(line) for line in b"".join(answer.streaming_content).decode().splitlines()]
    assert [line["subject"] for line in lines] == ["3", "2", "1", "0"]
    assert lines[0]["at"] == "2026-07-23T10:00:00+07:00"
    everything = b"".join(boss.get(f"{PAGE}jsonl/").streaming_content).decode().splitlines()
    assert json.loads(everything[0])["changes"] == [{"field": "Tít", "from": "a", "to": "b"}]
    assert len(everything) == 6


def test_a_thing_shows_its_own_trail_as_its_history(boss):
    author, other = make.author("Thế Hà"), make.author("M.Quang")
    for each in (author, other):
        TrailEntry.note(None, "added", each)
    page = boss.get(f"/admin/articles/author/{author.pk}/history/")
    assert [row.entry.subject for row in page.context["rows"]] == ["Thế Hà"]
    assert signed_in(make.user("khach")).get(page.request["PATH_INFO"]).status_code == 403


def test_the_page_of_a_storys_versions_shows_its_trail(boss):
    story = make.draft("Đê biển")
    TrailEntry.note(None, "saved", story, reason="Bạn đọc báo sai")
    page = boss.get(f"/admin/articles/article/{story.pk}/history/").content.decode()
    assert "Bạn đọc báo sai" in page
    assert f"{PAGE}?story={story.pk}" in page


def test_old_days_are_reached_as_quickly(boss):
    old = timezone.now() - timedelta(days=400)
    TrailEntry.objects.bulk_create(
        TrailEntry(at=old + timedelta(hours=n), deed="imported", subject=str(n)) for n in range(200)
    )
    with connection.cursor() as cursor:
        entries = TrailEntry.objects.older_than(old + timedelta(hours=20), 1)[:50]
        text, values = entries.query.sql_with_params()
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {text}", values)
            plan = str(cursor.fetchall())
            assert "trail_by_time" in plan
            assert "TEMP B-TREE" not in plan
    assert len(entries) == 20
