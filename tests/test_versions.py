"""Every save at the desk is kept; any two versions are compared, all or one field taken back."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.galleries import gallery
from articles.importers.record import Story
from articles.importers.store import Terms, store
from articles.models import Article, Revision
from tests import make
from tests.test_desk_articles import ADD, change, form, signed_in

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"


@pytest.fixture
def editor() -> Client:
    return signed_in(make.user("lan", "Biên tập viên", first_name="Lan", last_name="Trần"))


@pytest.fixture
def story() -> Article:
    return make.draft("Tít cũ", lead="Sa-pô cũ", tags=["Hà Nội", "Cầu"], authors=["Thế Hà"])


def history(story: Article) -> str:
    return reverse("admin:articles_article_history", args=[story.pk])


def save(client: Client, story: Article, **fields: Any) -> None:
    sent = form(client, change(story)) | {"_save": ""} | fields
    assert client.post(change(story), sent).status_code == 302
    story.refresh_from_db()


def restore(client: Client, story: Article, number: int, **fields: Any) -> Any:
    version = client.get(history(story)).context["version"]
    return client.post(history(story), {"number": number, "version": version} | fields)


def kinds(story: Article) -> list[str]:
    return list(story.revisions.order_by("number").values_list("kind", flat=True))


def test_the_first_save_keeps_the_story_as_it_stood_and_as_it_becomes(editor, story):
    save(editor, story, headline="Tít mới")
    stood, became = Revision.objects.of(story.pk).order_by("number")
    assert (stood.kind, stood.saver) == ("found", "")
    assert stood.content["headline"] == "Tít cũ"
    assert (became.kind, became.saver, became.saved_by.username) == ("saved", "Trần Lan", "lan")
    assert set(became.changed) == {"headline", "slug"}
    assert became.content["tags"] == ["Hà Nội", "Cầu"]


def test_a_save_without_a_change_is_not_kept_twice(editor, story):
    for _ in range(3):
        save(editor, story)
    assert kinds(story) == ["found"]


def test_a_new_story_and_every_verb_are_kept(editor):
    sent = form(editor, ADD, headline="Tin mới", section=make.category().pk, _submit="")
    editor.post(ADD, sent)
    story = Article.objects.get()
    save(editor, story, _publish="")
    sent = {"stories": story.pk, "token": uuid4(), "_do": ""}
    editor.post(f"{LIST}bulk/withdraw/", sent)
    assert kinds(story) == ["submit", "publish", "withdraw"]


def test_who_saved_is_known_when_the_account_is_gone(editor, story):
    save(editor, story, lead="Mới")
    Revision.objects.of(story.pk)[0].saved_by.delete()
    kept = Revision.objects.of(story.pk)[0]
    assert (kept.saved_by, kept.saver) == (None, "Trần Lan")


def test_any_two_versions_are_compared_word_by_word(editor, story):
    save(editor, story, headline="Tít mới hẳn", body="<p>Một hai</p>\n<h2>Tít phụ</h2>")
    save(editor, story, body="<p>Một ba</p>\n<h2>Tít phụ</h2>", tags=["Cầu"])
    last_two = editor.get(history(story)).content.decode()
    assert ">hai</del>" in last_two
    assert ">ba</ins>" in last_two
    assert "mới hẳn" not in last_two.partition('id="difference"')[2]
    all_three = editor.get(history(story), {"a": 3, "b": 1}).content.decode()
    assert ">mới hẳn</ins>" in all_three
    assert "version-tags" in all_three
    assert editor.get(history(story), {"a": 1, "b": 99}).status_code == 404


def test_a_version_is_shown_as_text_and_never_as_markup(editor, story):
    save(editor, story, headline="<script>x</script>", body="<p>&lt;b onclick=1&gt;</p>")
    page = editor.get(history(story)).content.decode()
    assert "<script>x" not in page
    assert "<b onclick" not in page


def test_all_of_a_version_is_restored_but_for_where_it_stands(editor, story):
    save(editor, story, headline="Tít mới", lead="", tags=["Khác"], **{"bylines-0-DELETE": "on"})
    save(editor, story, _publish="")
    published_at = story.published_at
    assert restore(editor, story, 1).status_code == 302
    story.refresh_from_db()
    assert (story.headline, story.lead) == ("Tít cũ", "Sa-pô cũ")
    assert list(story.tagged.order_by("id").values_list("tag__name", flat=True)) == [
        "Hà Nội",
        "Cầu",
    ]
    assert [line.author.name for line in story.bylines.all()] == ["Thế Hà"]
    assert (story.status, story.slug) == ("published", "tit-moi")
    assert story.published_at == published_at
    assert story.updated_at is not None
    last = Revision.objects.of(story.pk)[0]
    assert (last.kind, last.restored_from, last.number) == ("restored", 1, 4)


def test_one_field_is_restored_and_the_rest_stays(editor, story):
    save(editor, story, headline="Tít mới", lead="Sa-pô mới")
    restore(editor, story, 1, field="lead")
    story.refresh_from_db()
    assert (story.headline, story.lead) == ("Tít mới", "Sa-pô cũ")


@pytest.mark.parametrize("field", ["status", "published_at", "slug", "created_by", "khong-co"])
def test_where_a_story_stands_is_not_restored(editor, story, field: str):
    save(editor, story, lead="Mới")
    assert restore(editor, story, 1, field=field).status_code == 403


def test_what_is_gone_is_left_out_and_said(editor, story):
    image = make.image()
    save(editor, story, lead_image=image.pk, body=f'<figure data-image="{image.pk}"></figure>')
    save(editor, story, lead_image="", body="<p>Không ảnh</p>", lead="Mới")
    image.delete()
    answer = restore(editor, story, 2)
    story.refresh_from_db()
    assert answer.status_code == 302
    assert (story.lead, story.lead_image) == ("Sa-pô cũ", None)
    assert story.body == "<figure></figure>"


def test_a_gallery_and_the_words_of_one_use_come_back_with_their_version(editor, story):
    figure = f'<figure data-image="{make.image().pk}" data-alt="Đê"><figcaption>Đây</figcaption>'
    body = gallery(f"{figure}</figure>", "Cả chùm")
    save(editor, story, body=body, lead_alt="Ở bài này")
    save(editor, story, body="<p>Khác</p>", lead_alt="")
    restore(editor, story, 2)
    story.refresh_from_db()
    assert (story.body, story.lead_alt) == (body, "Ở bài này")


def test_restoring_over_a_colleagues_save_is_refused(editor, story):
    save(editor, story, lead="Mới")
    version = editor.get(history(story)).context["version"]
    save(editor, story, headline="Của đồng nghiệp")
    editor.post(history(story), {"number": 1, "version": version})
    story.refresh_from_db()
    assert story.headline == "Của đồng nghiệp"


def test_versions_of_a_colleagues_draft_are_not_there(editor, story):
    save(editor, story, lead="Mới")
    reporter = signed_in(make.reporter())
    assert reporter.get(history(story)).status_code == 404
    assert reporter.post(history(story), {"number": 1}).status_code == 404


def test_a_reporter_reads_the_versions_of_a_published_story_and_restores_none(editor):
    reporter = make.reporter()
    story = make.draft("Tin mới", created_by=reporter, lead="Cũ")
    save(editor, story, lead="Mới", _publish="")
    client = signed_in(reporter)
    assert "restore" not in client.get(history(story)).content.decode().partition("<main")[
        2
    ].replace('id="restore"', "")
    assert restore(client, story, 1).status_code == 403


def told(**fields: Any) -> Story:
    return Story(where="tin.jsonl:1", identity="1", source="báo", headline="Tin nguồn", **fields)


def test_an_import_keeps_what_it_writes_over(editor):
    store([told(lead="Một")], Terms())
    story = Article.objects.get()
    story.section.editors.set(User.objects.all())
    assert kinds(story) == []
    store([told(lead="Hai")], Terms())
    assert kinds(story) == ["found", "imported"]
    save(editor, story, lead="Của tòa soạn")
    refused = store([told(lead="Ba")], Terms())
    assert len(refused.refused) == 1
    store([told(lead="Ba")], Terms(overwrite=True))
    leads = [kept.content["lead"] for kept in Revision.objects.of(story.pk).order_by("number")]
    assert leads == ["Một", "Hai", "Của tòa soạn", "Ba"]


def test_a_second_import_leaves_the_trash_alone():
    store([told(lead="Một")], Terms())
    Article.objects.get().withdraw()
    Article.objects.get().trash()
    assert len(store([told(lead="Hai")], Terms(overwrite=True)).refused) == 1


def test_many_versions_take_as_many_queries_as_few(editor, story):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert editor.get(history(story)).status_code == 200
        return len(captured)

    save(editor, story, lead="Một")
    few = queries()
    for number in range(40):
        story.lead = f"Sa-pô {number}"
        story.save()
        Revision.keep(story.pk, "saved")
    assert queries() == few <= 14
    assert "?p=2" in editor.get(history(story)).content.decode()


def test_a_story_that_was_never_saved_here_has_no_version_yet(editor, story):
    page = editor.get(history(story))
    assert page.status_code == 200
    assert list(page.context["rows"]) == []
