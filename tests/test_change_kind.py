"""A change of a live story is a typing slip, an update or a correction, and readers are told."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.change_kind import judged
from articles.models import Article, Correction, Revision, TrailEntry
from tests import make
from tests.changes import told_by
from tests.reading import html_of
from tests.test_desk_articles import change, form, signed_in

pytestmark = pytest.mark.django_db
BODY = "<p>Cầu dài 48 m bắc qua sông. Người dân vui mừng.</p>"


@pytest.fixture
def editor() -> Client:
    return signed_in(make.editor())


@pytest.fixture
def story() -> Article:
    return make.article("Cầu mới thông xe", lead="Sáng nay.", body=BODY)


def save(client: Client, story: Article, **fields: Any) -> Any:
    answer = client.post(change(story), form(client, change(story), _save="") | fields)
    story.refresh_from_db()
    return answer


def last_kind(story: Article) -> str:
    return Revision.objects.of(story.pk)[0].kind


def test_a_typing_slip_moves_no_date(editor: Client, story: Article, client: Client):
    save(editor, story, change_kind="typo", body=BODY.replace("dân", "dân địa phương"))
    assert story.updated_at is None
    assert last_kind(story) == "typo"
    page = html_of(client.get(story.get_absolute_url()))
    assert "dân địa phương" in page
    assert 'class="updated"' not in page
    assert (
        f'"dateModified":"{timezone.localtime(story.listed_at).isoformat("T", "seconds")}"' in page
    )


def test_an_update_says_its_hour_and_what_is_new(editor: Client, story: Article, client: Client):
    save(editor, story, change_kind="update", update_told="Thêm lời dân.", lead="Trưa nay.")
    assert last_kind(story) == "update"
    page = html_of(client.get(story.get_absolute_url()))
    moment = timezone.localtime(story.updated_at)
    assert re.search(f">{moment:%H:%M}(, {moment:%d/%m/%Y})?</time>", page)  # the day too, at night
    assert "Thêm lời dân." in page
    assert f'"dateModified":"{moment.isoformat("T", "seconds")}"' in page
    save(editor, story, change_kind="update", lead="Chiều nay.")
    assert story.update_note == ""  # what was new before is new no longer


def test_an_update_may_be_told_where_the_text_stays(editor: Client, story: Article):
    save(editor, story, change_kind="update", update_told="Đã xác minh.")
    assert story.updated_at is not None
    assert story.update_note == "Đã xác minh."


def test_a_correction_is_shown_listed_and_noted(editor: Client, story: Article, client: Client):
    fields = {"correction_kind": "apology", "correction_text": "Viết 48 m, đúng là 84 m."}
    told = told_by(
        lambda: save(
            editor, story, change_kind="correction", body=BODY.replace("48", "84"), **fields
        )
    )
    assert {f"article:{story.pk}", "corrections"} <= told
    assert last_kind(story) == "correction"
    for address in (story.get_absolute_url(), "/dinh-chinh/"):
        page = html_of(client.get(address))
        assert "Viết 48 m, đúng là 84 m." in page
        assert _("Correction and apology") in page
    assert '"CorrectionComment"' in html_of(client.get(story.get_absolute_url()))
    noted = TrailEntry.objects.get(deed="correction")
    assert (noted.article, noted.name) == (story, "bien-tap")
    assert Correction.objects.get().made_by.username == "bien-tap"


def test_a_correction_alone_is_a_version_and_moves_no_date(editor: Client, story: Article):
    save(editor, story, change_kind="correction", correction_text="Ảnh là cầu cũ.")
    assert story.updated_at is None
    assert last_kind(story) == "correction"


def test_a_correction_without_words_is_asked_for_them_and_nothing_is_lost(
    editor: Client, story: Article
):
    page = save(editor, story, change_kind="correction", lead="Trưa nay.")
    assert page.status_code == 200
    assert _("Say what was wrong and what is right.") in html_of(page)
    assert "Trưa nay." in html_of(page)
    assert story.lead == "Sáng nay."
    assert not Correction.objects.exists()


def test_a_forged_choice_is_answered_kindly(editor: Client, story: Article):
    page = save(editor, story, change_kind="joke", lead="Trưa nay.")
    assert page.status_code == 200
    assert _("Say what this change is: choose one of these.") in html_of(page)
    assert story.lead == "Sáng nay."


def test_a_missing_choice_is_judged_and_said(editor: Client, story: Article):
    page = editor.post(
        change(story), form(editor, change(story), lead="Sáng  nay!", _save=""), follow=True
    )
    story.refresh_from_db()
    assert story.updated_at is None
    assert _("It counts as a typing slip: no date has moved.") in html_of(page)
    save(editor, story, lead="Sáng nay, hàng nghìn người đã qua cầu.")
    assert story.updated_at is not None


def test_what_readers_have_not_seen_is_asked_nothing(editor: Client):
    draft = make.draft("Cầu mới thông xe")
    assert "change_kind" not in html_of(editor.get(change(draft)))
    forged = {"change_kind": "correction", "correction_text": "Sai."}
    save(editor, draft, lead="Khác hẳn.", **forged)
    assert (draft.lead, draft.updated_at) == ("Khác hẳn.", None)
    assert not Correction.objects.exists()


def test_whoever_may_not_correct_is_not_offered_it_and_cannot_forge_it(story: Article):
    user = make.editor()
    user.groups.get().permissions.remove(
        *user.groups.get().permissions.filter(codename="add_correction")
    )
    client = signed_in(user)
    assert "correction_text" not in html_of(client.get(change(story)))
    save(client, story, change_kind="correction", correction_text="Sai.", lead="Khác.")
    assert story.lead == "Sáng nay."
    assert not Correction.objects.exists()


def test_a_restored_version_is_judged_by_the_same_words(editor: Client, story: Article):
    save(editor, story, change_kind="typo", lead="Trưa nay, khác hẳn.")
    history = f"/admin/articles/article/{story.pk}/history/"
    told = {"number": 1, "version": editor.get(history).context["version"]}
    editor.post(history, told | {"change_kind": "typo"})
    story.refresh_from_db()
    assert (story.lead, story.updated_at) == ("Sáng nay.", None)
    told = {"number": 2, "version": editor.get(history).context["version"]}
    editor.post(history, told | {"change_kind": "update", "update_told": "Như cũ."})
    story.refresh_from_db()
    assert (story.lead, story.update_note) == ("Trưa nay, khác hẳn.", "Như cũ.")
    editor.post(history, told | {"change_kind": "joke"})
    story.refresh_from_db()
    assert story.lead == "Trưa nay, khác hẳn."


def test_the_versions_say_which_kind_each_save_was(editor: Client, story: Article):
    save(editor, story, change_kind="typo", lead="Sáng này.")
    save(editor, story, change_kind="update", lead="Trưa nay.")
    page = html_of(editor.get(f"/admin/articles/article/{story.pk}/history/"))
    for kind in (Revision.Kind.TYPO, Revision.Kind.UPDATE):
        assert kind.label.capitalize() in page


TEXT = "Ông Nguyễn Văn Ba nói cầu dài 48 m và đẹp."
JUDGED = [
    (TEXT, ""),
    (TEXT.replace("đẹp", "đẹp đẽ"), "update"),
    (TEXT.replace("48", "84"), "update"),
    (TEXT.replace("cầu", "câu"), "typo"),
    (TEXT.replace("Nguyễn", "Nguyển"), "typo"),
    (TEXT.replace("đẹp.", "đẹp!"), "typo"),
    (TEXT.replace("Văn Ba", "Thị Tư"), "update"),
    (TEXT.replace("nói", "không nói"), "update"),
    (TEXT.replace("đẹp", "xấu"), "update"),
    (TEXT.replace(" và đẹp", ""), "update"),
    (TEXT.replace("cầu dài", "cầudài"), "typo"),
]


@pytest.mark.parametrize(("new", "kind"), JUDGED)
def test_spelling_and_marks_are_a_slip_and_all_else_an_update(new: str, kind: str):
    assert judged({"body": f"<p>{TEXT}</p>"}, {"body": f"<p>{new}</p>"}) == kind
    assert judged({"lead": TEXT}, {"lead": new}) == kind


def test_another_picture_is_an_update():
    figure = '<figure data-image="{}"></figure>'
    assert judged({"lead_image": 1}, {"lead_image": 2}) == "update"
    assert judged({"body": figure.format(1)}, {"body": figure.format(2)}) == "update"
    assert judged({"lead": "hai hai ba"}, {"lead": "hai ba"}) == "typo"
