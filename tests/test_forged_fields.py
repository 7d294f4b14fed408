"""What a form does not offer changes nothing, whoever sends it."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article, Category, Revision
from articles.models.revision import kept
from tests import make
from tests.test_desk_articles import ADD, change, form, signed_in

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
KEPT = ["status", "published_at", "posted_at", "created_by_id", "slug", "section_id"]
KEPT += ["sent_back_at", "taken_down_at", "trashed_at", "embargo_until", "expires_at"]
KEPT += ["public_from", "old_address"]


@pytest.fixture
def sections() -> tuple[Category, Category]:
    return make.category("Ở đây"), make.category("Chỗ khác")


def standing(story: Article) -> dict[str, Any]:
    return Article.objects.values(*KEPT).get(pk=story.pk)


FORGED = [
    {"status": "published"},
    {"status": "approved", "sent_back_at": ""},
    {"published_at_0": "24/07/2019", "published_at_1": "07:28", "published_at": "2019-07-24"},
    {"posted_at_0": "24/07/2019", "posted_at_1": "07:28", "posted_at": "2019-07-24"},
    {"expires_at_0": "24/07/2019", "expires_at_1": "07:28"},
    {"created_by": "1", "public_from": "2019-07-24", "listed_at": "2019-07-24"},
    {"old_address": "/cu", "taken_down_at": "2019-07-24", "trashed_at": "2019-07-24"},
]


@pytest.mark.parametrize("forged", FORGED)
def test_a_reporter_forges_nothing_into_a_story(forged: dict[str, str], sections: Any):
    writer = make.reporter()
    client = signed_in(writer)
    story = make.article("Bài", status="in_review", section=sections[0], created_by=writer)
    before = standing(story)
    client.post(change(story), form(client, change(story), **forged, _save=""))
    assert standing(story) == before
    client.post(ADD, form(client, ADD, headline="Mới", section=sections[0].pk, **forged, _save=""))
    made = Article.objects.get(headline="Mới")
    assert (made.status, made.published_at, made.posted_at) == ("draft", None, None)
    assert made.created_by == writer


@pytest.mark.parametrize("button", ["_publish", "_approve", "_send_back", "_withdraw"])
@pytest.mark.parametrize("role", ["writer", "elsewhere"])
def test_no_button_of_an_editor_is_forged(button: str, role: str, sections: Any):
    here, there = sections
    writer = make.reporter()
    users = {"writer": writer, "elsewhere": make.editor("noi-khac", sections=[there])}
    story = make.article("Bài", status="in_review", section=here, created_by=writer)
    client, before = signed_in(users[role]), standing(story)
    sent = {"headline": "Sửa", "section": here.pk, "_note": "Vì", button: ""}
    if role == "writer":
        sent = form(client, change(story), headline="Sửa", _note="Vì", **{button: ""})
    assert client.post(change(story), sent).status_code in {403, 404}
    assert standing(story) == before
    assert Article.objects.get(pk=story.pk).headline == "Bài"


@pytest.mark.parametrize("status", ["draft", "in_review", "published"])
def test_an_editor_moves_nothing_into_a_section_that_is_not_theirs(status: str, sections: Any):
    here, there = sections
    client = signed_in(make.editor(sections=[here]))
    story = make.article(status=status, section=here)
    for button in ("_save", "_publish"):
        sent = form(client, change(story), section=there.pk, **{button: ""})
        assert client.post(change(story), sent).status_code == 200  # the form says why
        assert standing(story)["section_id"] == here.pk


def test_an_editor_moves_their_own_story_out_of_no_section_that_is_not_theirs(sections: Any):
    here, there = sections
    editor = make.editor(sections=[here])
    client = signed_in(editor)
    story = make.draft(section=there, created_by=editor)
    for button in ("_save", "_submit"):
        sent = form(client, change(story), section=here.pk, **{button: ""})
        assert client.post(change(story), sent).status_code == 200  # the form says why
        assert standing(story)["section_id"] == there.pk
    assert client.post(change(story), form(client, change(story), _publish="")).status_code == 403
    assert standing(story)["status"] == "draft"


def test_an_editor_begins_nothing_in_a_section_that_is_not_theirs(sections: Any):
    client = signed_in(make.editor(sections=[sections[0]]))
    for button in ("_save", "_publish"):
        sent = form(client, ADD, headline="Tin", section=sections[1].pk, **{button: ""})
        client.post(ADD, sent)
    assert not Article.objects.exists()


def test_a_version_brings_no_story_into_a_section_that_is_not_theirs(sections: Any):
    here, there = sections
    editor = make.editor(sections=[here])
    story = make.draft("Cũ", section=there)
    with kept(story, "saved"):
        story.section, story.headline = here, "Mới"
        story.save()
    client = signed_in(editor)
    address = reverse("admin:articles_article_history", args=[story.pk])
    seen = {"number": "1", "version": Revision.objects.of(story.pk)[0].digest}
    assert client.post(address, seen | {"field": "section"}).status_code == 403
    client.post(address, seen)
    story.refresh_from_db()
    assert (story.headline, story.section) == ("Cũ", here)


@pytest.mark.parametrize("deed", ["publish", "withdraw", "move"])
def test_bulk_work_reaches_nothing_in_another_section(deed: str, sections: Any):
    here, there = sections
    editor = make.editor(sections=[here])
    own = make.draft(section=there, created_by=editor)  # theirs to write and not to publish
    stories = [own, make.draft(section=there), make.article(section=there)]
    before = [standing(story) for story in stories]
    keys = ",".join(str(story.pk) for story in stories)
    sent = {"stories": keys, "section": here.pk, "_do": "", "token": uuid4()}
    address = reverse("admin:articles_bulk_deed", args=[deed])
    answer = signed_in(editor).post(address, sent, follow=True)
    assert answer.status_code == 200
    assert [standing(story) for story in stories] == before


def test_search_boxes_and_lists_name_nothing_of_another_section(sections: Any):
    client = signed_in(make.editor(sections=[sections[0]]))
    make.draft("Tin mật", section=sections[1])
    asked = {"app_label": "articles", "model_name": "breakingbar", "field_name": "article"}
    for address, query in (
        ("/admin/autocomplete/", {**asked, "term": "tin mat"}),
        (LIST, {"q": "tin mat"}),
        (LIST, {}),
        ("/admin/", {}),
        ("/admin/search/", {"q": "tin mat"}),
        ("/admin/calendar/", {}),
    ):
        assert "Tin mật" not in client.get(address, query).content.decode()


def test_nobody_gives_themselves_a_section(sections: Any):
    editor = make.editor(sections=[sections[0]])
    address = reverse("admin:articles_category_change", args=[sections[1].pk])
    sent = {"name": "Chỗ khác", "editors": [editor.pk], "position": 1}
    assert signed_in(editor).post(address, sent).status_code == 403
    assert list(editor.sections.all()) == [sections[0]]
    boss: Client = signed_in(make.managing_editor())
    boss.post(address, form(boss, address, editors=[editor.pk]))
    assert set(editor.sections.all()) == {*sections}
