"""The buttons of a story do what they say; for ten seconds readers' view goes back."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Note, Revision, TrailEntry
from articles.models.step import SALT
from tests import make
from tests.test_desk_articles import ADD, change, form, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    return signed_in(make.editor())


def press(client: Client, story: Article, button: str, **fields: Any) -> Any:
    sent = form(client, change(story), **{button: ""}, **fields)
    answer = client.post(change(story), sent, follow=True)
    story.refresh_from_db()
    return answer


def told(answer: Any) -> str:
    return "".join(map(str, answer.context["messages"]))


# ── verbs ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("status", "buttons"),
    [
        ("draft", ["_save", "_submit", "_publish"]),
        ("in_review", ["_save", "_send_back", "_approve", "_publish"]),
        ("approved", ["_save", "_send_back", "_publish"]),
        ("published", ["_save", "_withdraw"]),
        ("withdrawn", ["_save", "_publish"]),
    ],
)
def test_each_thing_that_can_be_done_has_one_button(client: Client, status: str, buttons: list):
    story = make.article(status=status)
    page = client.get(change(story))
    assert [verb.name for verb in page.context["verbs"]] == buttons
    assert sum(verb.primary for verb in page.context["verbs"]) == 1
    assert all(verb.hint for verb in page.context["verbs"] if verb.name != "_save")


def test_the_primary_button_says_when_readers_will_see_it(client: Client):
    later = timezone.localtime(timezone.now() + timedelta(hours=2, minutes=5))
    story = make.article(status="approved", published_at=later)
    page = client.get(change(story)).content.decode()
    says = page.partition('id="hint_publish">')[2].partition("<")[0]
    assert f"{later:%H:%M}" in says
    assert "2 giờ 5 phút" in says


def test_a_story_is_approved_and_then_published(client: Client):
    story = make.article(status="in_review")
    press(client, story, "_approve")
    assert story.status == "approved"
    assert Client().get(story.get_absolute_url()).status_code == 404
    press(client, story, "_publish")
    assert story.is_public
    deeds = TrailEntry.objects.of(story).values_list("deed", flat=True)
    assert {"approve", "publish"} <= set(deeds)


def test_a_story_goes_back_with_a_note_on_a_passage(client: Client):
    writer = make.reporter()
    story = make.article(status="in_review", created_by=writer)
    press(client, story, "_send_back", _note="Thiếu nguồn.", _quote="84 m", headline="Tít sửa")
    note = Note.objects.get()
    assert (story.status, story.headline, note.text, note.quote) == (
        "draft",
        "Tít sửa",
        "Thiếu nguồn.",
        "84 m",
    )
    page = signed_in(writer).get(change(story)).content.decode()
    assert all(part in page for part in ("Thiếu nguồn.", "84 m"))
    assert TrailEntry.objects.get(deed="send_back").reason == "Thiếu nguồn."


def test_without_a_note_the_text_is_saved_and_the_note_asked_for(client: Client):
    story = make.article(status="in_review")
    answer = press(client, story, "_send_back", headline="Tít sửa")
    page = reverse("admin:articles_send_back", args=[story.pk])
    assert answer.redirect_chain[-1][0] == page
    assert (story.status, story.headline) == ("in_review", "Tít sửa")
    assert client.post(page, {"_note": " "}).status_code == 200
    client.post(page, {"_note": "Viết lại sa-pô."})
    story.refresh_from_db()
    assert story.status == "draft"
    assert Revision.objects.of(story.pk)[0].kind == "send_back"


def test_a_note_stands_until_its_writer_has_done_it(client: Client):
    writer = make.reporter()
    story = make.article(status="in_review", created_by=writer)
    note = story.send_back(make.managing_editor(), "Đổi ảnh.")
    address = reverse("admin:articles_note", args=[story.pk, note.pk])
    stranger = signed_in(make.reporter("nguoi-khac"))
    assert stranger.post(address).status_code == 404
    assert client.get(address).status_code == 405
    assert Note.objects.standing()
    signed_in(writer).post(address)
    assert not Note.objects.standing()


def test_what_is_approved_is_no_longer_its_writers():
    writer = make.reporter()
    story = make.article("Tít", status="approved", created_by=writer)
    answer = signed_in(writer).post(change(story), {"headline": "Sửa", "_save": ""})
    story.refresh_from_db()
    assert answer.status_code == 403
    assert story.headline == "Tít"


# ── undo ─────────────────────────────────────────────────────────────────────────────────────


def undo(client: Client, answer: Any) -> Any:
    """Press the button that the message brought."""
    text = told(answer)
    address = text.partition('action="')[2].partition('"')[0]
    step = text.partition('name="step" value="')[2].partition('"')[0]
    assert step
    return client.post(address, {"step": step}, follow=True)


def standing(story: Article) -> tuple:
    names = ["status", "posted_at", "published_at", "updated_at", "public_changed_at"]
    return Article.objects.values_list(*names, "sent_back_at", "listed_at").get(pk=story.pk)


@pytest.mark.parametrize("status", ["draft", "in_review", "approved"])
def test_a_publication_undone_leaves_no_trace(client: Client, status: str):
    story = make.article(status=status)
    before = standing(story)
    answer = press(client, story, "_publish", headline="Tít mới")
    address = story.get_absolute_url()
    assert Client().get(address).status_code == 200
    undo(client, answer)
    story.refresh_from_db()
    assert standing(story) == before
    assert story.headline == "Tít mới"  # what was typed is no step
    assert Client().get(address).status_code == 404
    assert TrailEntry.objects.of(story)[0].deed == "undo"


def test_a_new_story_that_went_out_at_once_is_a_draft_again(client: Client):
    section = make.category().pk
    sent = form(client, ADD, headline="Cầu Long Biên mở cửa", section=section, _publish="")
    sent |= {"lead": "Từ sáng nay.", "override_reason": "Gấp"}
    answer = client.post(
        ADD, sent | {"lead": "Từ sáng nay.", "override_reason": "Gấp"}, follow=True
    )
    undo(client, answer)
    story = Article.objects.get()
    assert (story.status, story.posted_at, story.published_at) == ("draft", None, None)


def test_a_withdrawal_undone_shows_readers_what_they_saw(client: Client):
    story = make.article("Tít cũ", body="<p>Cũ</p>")
    before = standing(story)
    answer = press(client, story, "_withdraw", headline="Tít khác")
    assert Client().get(story.get_absolute_url()).status_code == 410
    undo(client, answer)
    story.refresh_from_db()
    assert standing(story) == before
    assert story.headline == "Tít cũ"
    assert Client().get(story.get_absolute_url()).status_code == 200


def test_a_story_withdrawn_before_its_hour_is_told_to_be_a_draft(client: Client):
    story = make.article("Chưa ai thấy", minutes_ago=-90)
    answer = press(client, story, "_withdraw")
    assert story.status == "draft"
    assert "bài lại là bản nháp" in told(answer)
    assert "Bạn đọc thấy" not in told(answer)


def test_an_update_undone_brings_back_text_tags_and_dates(client: Client):
    story = make.article("Tít cũ", body="<p>Cũ</p>", tags=["lũ"], authors=["Thế Hà"])
    before = standing(story)
    answer = press(client, story, "_save", headline="Tít mới", tags=["bão"])
    assert story.headline == "Tít mới"
    undo(client, answer)
    story.refresh_from_db()
    assert (story.headline, list(story.tags.names())) == ("Tít cũ", ["lũ"])
    assert standing(story) == before
    assert Revision.objects.of(story.pk)[0].kind == "undone"


def test_nothing_is_offered_where_readers_saw_nothing(client: Client):
    draft = make.draft()
    live = make.article(published_at=timezone.now().replace(second=0, microsecond=0))
    assert "step" not in told(press(client, draft, "_save", headline="Khác"))
    assert "step" not in told(press(client, live, "_save"))  # nothing changed


def test_after_the_ten_seconds_it_is_refused_politely(client: Client, monkeypatch):
    story = make.draft()
    answer = press(client, story, "_publish")
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 16)
    text = told(undo(client, answer))
    story.refresh_from_db()
    assert story.is_public
    assert "step" not in text


def test_until_when_it_can_be_undone_is_said_without_a_script_too(client: Client):
    before = timezone.localtime() + timedelta(seconds=10)
    text = told(press(client, make.draft(), "_publish"))
    said = re.search(r"\(đến (\d\d:\d\d:\d\d)\)", text)
    after = timezone.localtime() + timedelta(seconds=10)
    assert said
    assert f"{before:%H:%M:%S}" <= said[1] <= f"{after:%H:%M:%S}"


def test_what_a_colleague_saved_since_is_not_undone(client: Client):
    story = make.draft()
    answer = press(client, story, "_publish")
    colleague = signed_in(make.editor("khac"))
    press(colleague, story, "_save", headline="Của đồng nghiệp")
    undo(client, answer)
    story.refresh_from_db()
    assert (story.headline, story.is_public) == ("Của đồng nghiệp", True)


def test_a_step_is_undone_by_whoever_took_it_and_for_that_story_alone(client: Client):
    story, other = make.draft(), make.article()
    text = told(press(client, story, "_publish"))
    step = text.partition('name="step" value="')[2].partition('"')[0]
    address = reverse("admin:articles_undo", args=[story.pk])
    elsewhere = reverse("admin:articles_undo", args=[other.pk])
    forged = signing.dumps({"article": story.pk}, salt="other")
    assert signed_in(make.editor("khac")).post(address, {"step": step}).status_code == 403
    assert client.post(elsewhere, {"step": step}).status_code == 403
    assert client.post(address, {"step": forged}).status_code == 400
    assert client.post(address, {"step": step + "x"}).status_code == 400
    assert client.get(address).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post(address, {"step": step}).status_code == 403
    story.refresh_from_db()
    assert story.is_public
    assert SALT != "other"
