"""Planned stories: who makes, sees, takes and writes them, and what follows from it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Assignment, Revision, TrailEntry
from tests import make
from tests.reading import html_of
from tests.test_desk_articles import form, signed_in

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/assignment/"
ADD = f"{LIST}add/"


def verb(name: str, plan: Assignment) -> str:
    return reverse(f"admin:articles_assignment_{name}", args=[plan.pk])


def test_an_editor_plans_a_story_from_a_day_of_the_calendar():
    editor, section = make.editor(), make.category("Thời sự")
    client = signed_in(editor)
    address = f"{ADD}?due=2099-07-24&section={section.pk}"
    sent = form(client, address, idea="Mùa sen", length=800, needs_photo="on")
    assert (sent["due_0"], sent["due_1"]) == ("24/07/2099", "17:00")

    client.post(ADD, sent)

    plan = Assignment.objects.get()
    assert (plan.idea, plan.section, plan.state) == ("Mùa sen", section, "planned")
    assert (plan.made_by, plan.assignee, plan.length, plan.needs_photo) == (editor, None, 800, True)
    assert f"{timezone.localtime(plan.due):%d/%m/%Y %H:%M}" == "24/07/2099 17:00"


def test_what_was_planned_stands_beside_the_story():
    reporter = make.reporter()
    plan = make.plan("Mùa sen", note="Hỏi bác giữ đầm.", length=800, needs_photo=True)
    story = plan.begin(reporter)
    client = signed_in(reporter)
    page = html_of(client.get(reverse("admin:articles_article_change", args=[story.pk])))
    for words in ("Hỏi bác giữ đầm.", "800 chữ", "cần ảnh", f'href="{plan.desk_address}"'):
        assert words in page
    other = make.draft(created_by=reporter)
    page = html_of(client.get(reverse("admin:articles_article_change", args=[other.pk])))
    assert 'id="story-plan"' not in page


def test_what_changes_in_a_plan_is_in_the_trail():
    plan, client = make.plan("Mùa sen"), signed_in(make.editor())
    address = reverse("admin:articles_assignment_change", args=[plan.pk])
    client.post(address, form(client, address, idea="Mùa sen tàn", state="dropped"))
    entry = TrailEntry.objects.get()
    assert entry.deed == "replanned"
    assert [change[1:] for change in entry.changes] == [
        ["Mùa sen", "Mùa sen tàn"],
        ["Dự kiến", "Bỏ"],
    ]


def test_writing_it_makes_one_draft_of_ones_own_in_one_click():
    reporter = make.reporter()
    plan, client = make.plan("Mùa sen"), signed_in(reporter)
    for _ in range(2):  # clicked twice
        answer = client.post(verb("begin", plan))
    story = Article.objects.get()
    assert answer.url == reverse("admin:articles_article_change", args=[story.pk])
    assert (story.headline, story.section, story.status) == ("Mùa sen", plan.section, "draft")
    assert story.created_by == reporter
    plan.refresh_from_db()
    assert (plan.article, plan.assignee, plan.state) == (story, reporter, "under_way")
    assert Revision.objects.of(story.pk).count() == 1


def test_looking_at_a_plan_begins_nothing():
    plan, client = make.plan(), signed_in(make.editor())
    for name in ("begin", "take", "move"):
        assert client.get(verb(name, plan)).status_code == 405
    assert not Article.objects.exists()


def test_a_reporter_sees_what_is_theirs_or_nobodys():
    reporter, other = make.reporter(), make.reporter("khac")
    mine, free = make.plan("Của tôi", assignee=reporter), make.plan("Chưa ai nhận")
    theirs = make.plan("Của đồng nghiệp", assignee=other)
    client = signed_in(reporter)
    page = client.get(LIST).content.decode()
    assert mine.idea in page
    assert free.idea in page
    assert theirs.idea not in page
    for name in ("begin", "take", "move"):
        assert client.post(verb(name, theirs), {"day": "2099-01-01"}).status_code == 404
    assert client.get(f"{LIST}{theirs.pk}/change/").status_code == 404


def test_a_reporter_takes_what_is_nobodys_and_changes_no_plan():
    reporter, plan = make.reporter(), make.plan("Chưa ai nhận")
    client = signed_in(reporter)
    assert client.post(verb("take", plan)).url == reverse("admin:index")
    plan.refresh_from_db()
    assert plan.assignee == reporter
    due = plan.due
    assert client.get(ADD).status_code == 403
    assert client.post(verb("move", plan), {"day": "2099-01-01"}).status_code == 403
    sent = {"idea": "Khác", "section": plan.section_id, "state": "dropped"}
    assert client.post(f"{LIST}{plan.pk}/change/", sent).status_code == 403
    plan.refresh_from_db()
    assert (plan.idea, plan.due, plan.state) == ("Chưa ai nhận", due, "planned")


def test_an_editor_changes_the_plans_of_their_sections_and_reads_the_others():
    mine, other = make.category("Của tôi"), make.category("Khác")
    client = signed_in(make.editor(sections=[mine]))
    ours, theirs = make.plan(section=mine), make.plan("Của mục khác", section=other)
    assert theirs.idea in client.get(LIST).content.decode()
    sent = {"day": "2099-07-24"}
    assert client.post(verb("move", ours), sent).status_code == 302
    assert client.post(verb("move", theirs), sent).status_code == 403
    address = reverse("admin:articles_assignment_change", args=[theirs.pk])
    assert client.post(address, {"idea": "Khác"}).status_code == 403
    sections = client.get(ADD).context["adminform"].form.fields["section"].queryset
    assert list(sections) == [mine]


def test_an_editor_without_a_section_is_a_writer_like_any():
    theirs = make.plan(assignee=make.reporter())
    client = signed_in(make.user("moi", "Biên tập viên", sections=[]))
    assert client.post(verb("move", theirs), {"day": "2099-07-24"}).status_code == 404
    assert client.get(ADD).status_code == 403


def test_moving_keeps_the_hour_and_touches_no_date_of_its_story():
    story = make.article("Hẹn giờ", minutes_ago=-60)
    plan, client = make.plan(article=story), signed_in(make.editor())
    hour, published = timezone.localtime(plan.due).time(), story.published_at
    client.post(verb("move", plan), {"day": "24/07/2099", "next": "/admin/articles/assignment/"})
    plan.refresh_from_db(), story.refresh_from_db()
    assert f"{timezone.localtime(plan.due):%Y-%m-%d}" == "2099-07-24"
    assert timezone.localtime(plan.due).time() == hour
    assert story.published_at == published


@pytest.mark.parametrize("day", ["", "x", "2026-02-31", "07/24/2099"])
def test_a_move_to_no_day_moves_nothing(day: str):
    plan, client = make.plan(), signed_in(make.editor())
    assert client.post(verb("move", plan), {"day": day}).status_code == 400
    assert Assignment.objects.get().due == plan.due


@pytest.mark.parametrize("target", ["https://example.org/", "//example.org", "javascript:x"])
def test_a_button_leads_to_no_other_site(target: str):
    client = signed_in(make.reporter())
    answer = client.post(verb("take", make.plan()), {"next": target})
    assert answer.url == reverse("admin:index")


def test_a_forged_request_of_another_site_is_refused():
    client = Client(enforce_csrf_checks=True)
    client.force_login(make.editor())
    assert client.post(verb("begin", make.plan())).status_code == 403
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("fields", "waits"),
    [({}, True), ({"state": "under_way"}, True), ({"state": "done"}, False)],
)
def test_what_is_done_or_went_out_waits_no_longer(fields: dict[str, Any], waits: bool):
    plan = make.plan(**fields)
    assert Assignment.objects.waiting().exists() == plan.is_waiting == waits
    plan.article = make.article()
    plan.save()
    assert not Assignment.objects.waiting().exists()
    assert not plan.is_waiting


def test_a_plan_outlives_its_story_and_keeps_its_section():
    plan = make.plan(article=make.draft())
    Article.objects.get().delete()
    plan.refresh_from_db()
    assert plan.article is None
    client = signed_in(make.admin())
    page = client.get(f"/admin/articles/category/{plan.section_id}/delete/")
    assert plan.idea in page.content.decode()


def test_days_are_those_of_the_site():
    today = timezone.localdate()
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    plan = make.plan()
    for due, found in ((midnight, True), (midnight - timedelta(seconds=1), False)):
        plan.due = due
        plan.save()
        assert Assignment.objects.due_between(today, today).exists() == found
