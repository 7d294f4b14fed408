"""A takedown: 410 with its reason, nowhere else anything, and the text kept."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Origin, Revision, Takedown, TrailEntry
from tests import make
from tests.changes import told_by
from tests.front_door import FrontDoor
from tests.reading import HARMLESS, HOSTILE, html_of
from tests.test_desk_articles import change, signed_in

pytestmark = pytest.mark.django_db
LISTS = ["/", "/do-thi/", "/tu-khoa/cau/", "/rss/tin-moi.rss", "/rss/do-thi.atom"]
LISTS += ["/sitemap-news.xml", "/doc-nhieu/", "/tim-kiem/?q=cau+van+xuan"]
REASON = "Gỡ theo yêu cầu của cơ quan quản lý báo chí."


@pytest.fixture
def story() -> Article:
    section = make.category("Đô thị")
    return make.article("Cầu Vạn Xuân", section=section, body="<p>Chữ của bài.</p>", tags=["Cầu"])


def test_its_address_answers_410_with_the_reason_and_not_a_word_of_the_story(
    client: Client, story: Article
):
    Takedown.carry_out(story, REASON, note="Công văn 12/2026, luật sư Bình.")
    answer = client.get(story.get_absolute_url())
    page = html_of(answer)
    assert answer.status_code == 410
    assert REASON in page
    assert _("This story has been taken down") in page
    assert f"{timezone.localtime():%d/%m/%Y}" in page
    for kept in ("Cầu Vạn Xuân", "Chữ của bài", "Công văn 12/2026"):
        assert kept not in page
    assert client.get(f"/dia-chi-khac-{story.pk}.html").status_code == 410


def test_a_plain_withdrawal_answers_as_before(client: Client, story: Article):
    story.withdraw()
    page = html_of(client.get(story.get_absolute_url()))
    assert _("This story has been withdrawn") in page
    assert 'class="reason"' not in page


@pytest.mark.parametrize("address", LISTS)
def test_no_list_feed_or_search_tells_of_it(client: Client, story: Article, address: str):
    make.read(story, 5)
    assert "Cầu Vạn Xuân" in html_of(client.get(address))
    Takedown.carry_out(story, REASON)
    assert "Cầu Vạn Xuân" not in html_of(client.get(address)).replace("cau van xuan", "")


def test_a_hostile_reason_is_only_words(client: Client, story: Article):
    Takedown.carry_out(story, HOSTILE)
    page = html_of(client.get(story.get_absolute_url()))
    assert "<img src=x" not in page
    assert HARMLESS in page


def test_it_is_put_back_at_its_old_address_with_its_old_dates(client: Client, story: Article):
    address, published = story.get_absolute_url(), story.published_at
    Takedown.carry_out(story, REASON)
    story.put_back()
    story.refresh_from_db()
    assert (story.get_absolute_url(), story.published_at) == (address, published)
    assert story.updated_at is None
    assert "Chữ của bài." in html_of(client.get(address))


def test_one_that_was_put_back_and_withdrawn_later_does_not_tell_the_old_reason(
    client: Client, story: Article
):
    Takedown.carry_out(story, REASON)
    story.put_back()
    story.withdraw()
    assert REASON not in html_of(client.get(story.get_absolute_url()))


def test_it_needs_a_reason_and_a_story_that_readers_have_seen(story: Article):
    later = make.article(published_at=timezone.now() + timedelta(hours=1))
    for wrong, reason in ((make.draft(), REASON), (later, REASON), (story, " ")):
        with pytest.raises(ValidationError):
            Takedown.carry_out(wrong, reason)
    assert not Takedown.objects.exists()
    story.refresh_from_db()
    assert story.is_public


def test_publishing_and_the_trash_refuse_what_was_taken_down(story: Article):
    Takedown.carry_out(story, REASON)
    with pytest.raises(ValidationError):
        story.publish()
    for goes in (story.trash, story.delete):
        with pytest.raises(ProtectedError):
            goes()
    story.refresh_from_db()
    assert story.body == "<p>Chữ của bài.</p>"


@pytest.mark.parametrize("wrong", [{"status": "published"}, {"trashed_at": timezone.now()}])
def test_the_database_keeps_it_down_and_out_of_the_trash(story: Article, wrong: dict):
    Takedown.carry_out(story, REASON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=story.pk).update(**wrong)


def test_an_import_does_not_bring_it_back(story: Article, tmp_path):
    file = tmp_path / "tin.jsonl"
    Origin.objects.create(
        article=story, source="bao", identity="7", digest="", imported_at=timezone.now()
    )
    Takedown.carry_out(story, REASON)
    file.write_text('{"id": "7", "source": "bao", "title": "Lại đây", "published": "2026-01-02"}')
    with pytest.raises(SystemExit):
        call_command("import_articles", "jsonl", str(file), "--overwrite")
    story.refresh_from_db()
    assert (story.headline, story.status) == ("Cầu Vạn Xuân", "withdrawn")


def test_it_names_the_story_s_page_and_its_lists(story: Article):
    told = told_by(lambda: Takedown.carry_out(story, REASON))
    assert {f"article:{story.pk}", f"category:{story.section_id}", "front", "search"} <= told


@pytest.mark.usefixtures("connections_stay_open")
def test_kept_pages_are_dropped_at_the_next_beat_and_come_back_with_it(story: Article):
    door = FrontDoor()
    address = story.get_absolute_url()
    assert door.get(address).status == 200
    assert "Cầu Vạn Xuân" in door.get("/do-thi/").text
    Takedown.carry_out(story, REASON)
    door.beat()
    gone = door.get(address)
    assert (gone.status, REASON in gone.text) == (410, True)
    assert "Cầu Vạn Xuân" not in door.get("/do-thi/").text
    story.put_back()
    door.beat()
    assert door.get(address).status == 200


# ── at the desk ──────────────────────────────────────────────────────────────────────────────


def takedown_of(story: Article) -> str:
    return f"/admin/articles/article/{story.pk}/takedown/"


def test_a_managing_editor_takes_a_story_down_and_puts_it_back(story: Article):
    desk = signed_in(make.managing_editor())
    assert takedown_of(story) in html_of(desk.get(change(story)))
    assert desk.get(takedown_of(story)).status_code == 200
    desk.post(takedown_of(story), {"_take_down": "", "reason": REASON, "note": "Công văn 12."})
    story.refresh_from_db()
    assert (story.status, story.taken_down_at is not None) == ("withdrawn", True)
    noted = TrailEntry.objects.get(deed="take_down")
    assert (noted.article, noted.reason, noted.name) == (story, REASON, "thu-ky")
    page = html_of(desk.get(change(story)))
    for shown in (REASON, "Công văn 12.", "Chữ của bài."):
        assert shown in page
    desk.post(takedown_of(story), {"_put_back": ""})
    story.refresh_from_db()
    assert story.is_public
    assert TrailEntry.objects.of(story)[0].deed == "put_back"
    kinds = [revision.kind for revision in Revision.objects.of(story.pk)]
    assert kinds == ["put_back", "take_down", "found"]


def test_without_a_reason_nothing_happens_and_the_note_is_not_lost(story: Article):
    desk = signed_in(make.managing_editor())
    page = desk.post(takedown_of(story), {"_take_down": "", "reason": " ", "note": "Công văn"})
    story.refresh_from_db()
    assert story.is_public
    assert "Công văn" in html_of(page)


def test_while_it_is_down_nobody_changes_publishes_or_deletes_it(story: Article):
    Takedown.carry_out(story, REASON)
    desk = signed_in(make.admin())
    for address, sent in (
        (change(story), {"headline": "Khác", "_publish": "", "section": story.section_id}),
        (f"/admin/articles/article/{story.pk}/delete/", {"post": "yes"}),
        (f"/admin/articles/article/{story.pk}/history/", {"number": 1, "version": ""}),
    ):
        assert desk.post(address, sent).status_code == 403
    listed = "/admin/articles/article/"
    sent = {"action": "delete_selected", "_selected_action": [story.pk], "post": "yes"}
    desk.post(listed, sent)
    desk.post(f"{listed}bulk/publish/", {"stories": story.pk, "_do": "", "token": uuid4()})
    story.refresh_from_db()
    assert (story.headline, story.status) == ("Cầu Vạn Xuân", "withdrawn")
    assert story.trashed_at is None


def test_only_those_who_may_take_down_can_and_getting_the_page_changes_nothing(story: Article):
    sent = {"_take_down": "", "reason": REASON}
    reporter = make.reporter()
    mine = make.article(created_by=reporter)
    for user, status in ((make.editor(), 403), (reporter, 404)):
        client = signed_in(user)
        assert client.post(takedown_of(story), sent).status_code == status
        assert client.post(takedown_of(story), {"_put_back": ""}).status_code == status
    assert signed_in(reporter).post(takedown_of(mine), sent).status_code == 403
    assert "takedown/" not in html_of(signed_in(reporter).get(change(mine)))
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make.managing_editor())
    assert strict.post(takedown_of(story), sent).status_code == 403
    strict.get(takedown_of(story), sent)
    story.refresh_from_db()
    assert story.is_public
    assert strict.get(takedown_of(make.draft())).status_code == 404


def test_its_writer_reads_it_and_its_reason_at_the_desk():
    reporter = make.reporter()
    story = make.article("Bài của tôi", created_by=reporter)
    Takedown.carry_out(story, REASON)
    page = html_of(signed_in(reporter).get(change(story)))
    assert REASON in page
    assert "_put_back" not in page


def test_what_is_only_read_loads_no_script_of_writing(story: Article):
    editor = signed_in(make.editor())
    assert "desk/autosave" in html_of(editor.get(change(story)))
    Takedown.carry_out(story, REASON)
    assert "js/desk/autosave" not in html_of(editor.get(change(story)))
