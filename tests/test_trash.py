"""What is deleted at the desk lies in the trash for thirty days and comes back as it was."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models.deletion import ProtectedError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, DailyViews, FormSent, Presence, Revision, TrailEntry
from articles.models.revision import kept
from articles.watch import sweep
from tests import make
from tests.test_desk_articles import change, signed_in

pytestmark = pytest.mark.django_db
LIST, TRASH = "/admin/articles/article/", "/admin/articles/article/trash/"


@pytest.fixture
def chief() -> Client:
    return signed_in(make.managing_editor())


def put_away(client: Client, story: Article) -> None:
    address = reverse("admin:articles_article_delete", args=[story.pk])
    assert client.post(address, {"post": "yes"}).status_code == 302


def test_a_story_comes_back_with_its_address_views_tags_and_bylines(chief: Client):
    story = make.article("Đã gỡ", status="withdrawn", tags=["Cầu"], authors=["Thế Hà"])
    DailyViews.objects.create(article=story, day="2019-07-24", count=1278)
    before = Article.objects.with_views().get(pk=story.pk)
    put_away(chief, story)
    answer = chief.post(TRASH, {"story": story.pk, "_take_back": ""})
    after = Article.objects.with_views().get(pk=story.pk)
    assert answer.url == change(story)
    for name in ("slug", "status", "views", "published_at", "headline", "trashed_at"):
        assert getattr(after, name) == getattr(before, name)
    assert [tag.name for tag in after.tags.all()] == ["Cầu"]
    assert [line.author.name for line in after.bylines.all()] == ["Thế Hà"]
    kinds = Revision.objects.of(story.pk).order_by("number").values_list("kind", flat=True)
    assert list(kinds) == ["found", "trashed", "taken_back"]


def test_it_vanishes_from_the_desk_and_stands_in_the_trash(chief: Client):
    story = make.draft("Bỏ đi")
    put_away(chief, story)
    assert "Bỏ đi" in chief.get(LIST).content.decode()  # the note that says where it went
    assert "Bỏ đi" not in chief.get(LIST).content.decode()
    assert "Bỏ đi" not in chief.get(LIST, {"q": "bo di"}).content.decode()
    assert "Bỏ đi" not in chief.get("/admin/").content.decode()
    assert "Bỏ đi" in chief.get(TRASH).content.decode()
    assert chief.get(change(story)).url == TRASH


def test_a_withdrawn_story_keeps_answering_410(chief: Client):
    story = make.article(status="withdrawn")
    put_away(chief, story)
    assert Client().get(story.get_absolute_url()).status_code == 410


def test_a_published_story_cannot_be_in_the_trash():
    story = make.article()
    with pytest.raises(ProtectedError):
        story.trash()
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=story.pk).update(trashed_at=timezone.now())


def test_many_are_put_away_at_once(chief: Client):
    stories = [make.draft() for _ in range(3)]
    sent = {"action": "delete_selected", "_selected_action": [story.pk for story in stories]}
    assert 'name="post"' in chief.post(LIST, sent).content.decode()
    chief.post(LIST, sent | {"post": "yes"})
    assert Article.objects.in_trash().count() == 3


def test_who_may_only_write_empties_no_trash():
    story = make.draft("Bỏ đi")
    story.trash()
    editor = signed_in(make.editor())
    assert "_for_good" not in editor.get(TRASH).content.decode()
    for verb in ("_for_good", "_take_back"):
        assert editor.post(TRASH, {"story": story.pk, verb: ""}).status_code == 403
    assert Article.objects.in_trash().exists()


def test_the_trash_of_others_is_not_shown_to_a_reporter():
    story = make.draft("Tin mật")
    story.trash()
    reporter = signed_in(make.reporter())
    assert "Tin mật" not in reporter.get(TRASH).content.decode()
    assert reporter.post(TRASH, {"story": story.pk, "_take_back": ""}).status_code == 404
    assert reporter.get(change(story)).status_code == 404


def test_a_managing_editor_deletes_for_good(chief: Client):
    story = make.draft("Bỏ hẳn")
    put_away(chief, story)
    chief.post(TRASH, {"story": story.pk, "_for_good": ""})
    assert not Article.objects.exists()


@pytest.mark.parametrize("wrong", ["", "x", "99", "9" * 40])
def test_what_is_not_in_the_trash_answers_404(chief: Client, wrong: str):
    assert chief.post(TRASH, {"story": wrong}).status_code == 404


def test_after_thirty_days_it_is_deleted_for_good():
    old, new, kept = make.draft(), make.article(status="withdrawn"), make.draft()
    now = timezone.now()
    Article.objects.filter(pk=old.pk).update(trashed_at=now - timedelta(days=30, minutes=1))
    Article.objects.filter(pk=new.pk).update(trashed_at=now - timedelta(days=29))
    sweep()
    assert set(Article.objects.all()) == {new, kept}


def test_who_was_there_long_ago_is_forgotten():
    story, user = make.draft(), make.editor()
    long_ago = timezone.now() - timedelta(days=8)
    Presence.objects.create(article=story, user=user, seen_at=long_ago)
    token = "00000000-0000-4000-8000-000000000001"
    FormSent.objects.create(article=story, token=token, at=long_ago)
    sweep()
    assert not Presence.objects.exists()
    assert not FormSent.objects.exists()


# ── a reporter's own drafts ──────────────────────────────────────────────────────────────────


def may_delete(user: User, story: Article) -> bool:
    client = signed_in(user)
    address = reverse("admin:articles_article_delete", args=[story.pk])
    asked = client.get(address).status_code == 200
    done = client.post(address, {"post": "yes"}).status_code == 302
    story.refresh_from_db()
    assert asked == done == bool(story.trashed_at)
    return done


def test_a_reporter_throws_away_a_draft_of_their_own_and_takes_it_back():
    reporter = make.reporter()
    story, client = make.draft("Ý tưởng cũ", created_by=reporter), signed_in(reporter)
    assert reverse("admin:articles_article_delete", args=[story.pk]) in page_of(client, story)
    assert may_delete(reporter, story)
    assert TrailEntry.objects.of(story)[0].deed == "trash"
    refused = client.post(TRASH, {"story": story.pk, "_for_good": ""})
    assert refused.status_code == 403
    client.post(TRASH, {"story": story.pk, "_take_back": ""})
    story.refresh_from_db()
    assert story.trashed_at is None


def test_a_reporter_throws_away_nothing_that_an_editor_has_had():
    reporter = make.reporter()
    stories = [make.draft(f"Tin {n}", created_by=reporter) for n in range(4)]
    handed_in, sent_back, again, planned = stories
    editor = make.editor()
    handed_in.submit()
    sent_back.submit()
    sent_back.send_back(editor, "Thiếu nguồn.")
    for verb in ("submit", "withdraw"):  # somebody made a draft of it again
        with kept(again, verb, editor):
            again.stand("in_review" if verb == "submit" else "draft")
    planned.publish(at=timezone.now() + timedelta(days=1))
    planned.withdraw()
    others = [make.draft("Của đồng nghiệp", created_by=editor), make.draft("Nhập về")]
    for story in [*stories, *others]:
        assert not may_delete(reporter, story)
        assert "/delete/" not in page_of(signed_in(reporter), story)


def page_of(client: Client, story: Article) -> str:
    return client.get(change(story)).content.decode()
