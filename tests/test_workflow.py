"""From the writer to the readers: handed in, sent back with a note, approved, published."""

import pytest
from django.contrib.auth.models import Group, Permission, User

from articles.models import Article, Category
from tests import make

pytestmark = pytest.mark.django_db


def fresh(user: User) -> User:
    """Fetch an account anew, as every request does: what it may is asked once."""
    return User.objects.get(pk=user.pk)


# ── where a story stands ─────────────────────────────────────────────────────────────────────


def test_a_story_that_is_sent_back_is_its_writers_again_with_a_note():
    story, editor = make.article(status="in_review"), make.editor()
    note = story.send_back(editor, "Thiếu nguồn của con số này.", "84 m")
    assert list(Article.objects.sent_back()) == [story]
    assert (story.status, note.kind, note.quote) == ("draft", "sent_back", "84 m")
    assert list(story.notes.standing()) == [note]
    note.resolve()
    assert not story.notes.standing()


@pytest.mark.parametrize("verb", ["submit", "approve", "publish"])
def test_what_goes_on_is_no_longer_sent_back(verb: str):
    story = make.article(status="in_review")
    story.send_back(make.editor(), "Viết lại tít.")
    getattr(story, verb)()
    assert not Article.objects.sent_back()
    assert story.sent_back_at is None


def test_what_is_approved_is_ready_and_not_public():
    story = make.article(status="in_review")
    story.approve()
    assert story.status == "approved"
    assert not Article.objects.published()
    story.publish()
    assert list(Article.objects.published()) == [story]


# ── whose it is ──────────────────────────────────────────────────────────────────────────────


def test_an_editor_has_a_section_with_its_parts_and_what_they_wrote():
    world, sport = make.category("Thế giới"), make.category("Thể thao")
    asia = make.category("Châu Á", parent=world)
    editor = make.editor(sections=[world])
    here = [make.draft(section=world), make.draft(section=asia)]
    mine, elsewhere = make.draft(section=sport, created_by=editor), make.draft(section=sport)
    assert {*Article.objects.of_desk(fresh(editor))} == {*here, mine}
    assert {*Article.objects.edited_by(fresh(editor))} == {*here}
    assert here[1].is_edited_by(fresh(editor))
    assert not elsewhere.is_edited_by(fresh(editor))
    assert {*Category.objects.open_to(fresh(editor))} == {world, asia}


def test_an_editor_without_a_section_has_what_they_wrote():
    section = make.category()
    editor = make.editor(sections=[])
    mine, _other = make.draft(section=section, created_by=editor), make.draft(section=section)
    assert list(Article.objects.of_desk(fresh(editor))) == [mine]
    assert not Article.objects.edited_by(fresh(editor))


def test_a_section_gives_a_reporter_nothing():
    section, reporter = make.category(), make.reporter()
    section.editors.add(reporter)
    make.draft(section=section)
    assert not Article.objects.of_desk(fresh(reporter))


@pytest.mark.parametrize("person", [make.managing_editor, make.administrator, make.admin])
def test_managing_editors_and_administrators_have_every_story(person):
    story = make.draft(section=make.category())
    user = fresh(person())
    assert list(Article.objects.of_desk(user)) == [story]
    assert story.is_edited_by(user)


# ── roles ────────────────────────────────────────────────────────────────────────────────────


def allowed(role: str) -> set[str]:
    group = Group.objects.get(name=role)
    return set(Permission.objects.filter(group=group).values_list("codename", flat=True))


def test_an_administrator_may_what_managing_editors_may_and_looks_after_accounts():
    more = allowed("Quản trị") - allowed("Thư ký tòa soạn")
    assert allowed("Thư ký tòa soạn") <= allowed("Quản trị")
    assert more == {"view_user", "add_user", "change_user", "view_group"}


def test_the_front_page_and_every_section_are_the_managing_editors():
    theirs = {"change_any_article", "change_frontslot", "change_breakingbar"}
    assert theirs <= allowed("Thư ký tòa soạn")
    assert not theirs & allowed("Biên tập viên")
