"""The checklist at the desk: beside the form, and at every way out to readers."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Checklist, Draft, Image, TrailEntry
from tests import make
from tests.reading import HOSTILE, html_of
from tests.test_desk_articles import ADD, change, form, signed_in

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
SLIP = "Bộ nói về nghành mía đường"  # needs a reason
HELD = _("Not published yet; nothing you typed is lost. Mend this first:")


@pytest.fixture
def editor() -> Client:
    return signed_in(make.editor())


@pytest.fixture
def bare() -> Article:
    """Make a draft that must not go out: its picture has no credit."""
    return make.draft("Cầu mới thông xe", lead_image=make.image("Cầu", alt="Cầu mới"))


def checklist_of(story: Article | None = None) -> str:
    return f"{LIST}{story.pk}/checklist/" if story else f"{LIST}checklist/"


def test_it_stands_beside_the_form_with_place_and_passage(editor: Client):
    story = make.draft("Bộ nói về mía", body=f"<p>Một.</p>\n<p>{SLIP} của cả nước.</p>")
    page = html_of(editor.get(change(story)))
    assert 'data-level="reason"' in page
    assert "nghành mía đường của cả nước." in page
    assert _("Paragraph %d") % 2 in page


def test_a_must_holds_a_story_back_and_keeps_what_was_typed(editor: Client, bare: Article):
    sent = form(editor, change(bare), lead="Viết thêm", override_reason="Gấp.", _publish="")
    page = editor.post(change(bare), sent)
    bare.refresh_from_db()
    assert (page.status_code, bare.status) == (200, "draft")
    assert HELD in html_of(page)
    assert "Viết thêm" in html_of(page)
    assert not TrailEntry.objects.filter(deed="override").exists()


def test_a_new_story_is_held_back_too_and_is_no_story_yet(editor: Client, bare: Article):
    sent = form(editor, ADD, headline="Tin mới", section=make.category().pk, _publish="")
    page = editor.post(ADD, sent | {"lead_image": bare.lead_image_id})
    assert HELD in html_of(page)
    assert Article.objects.count() == 1


def test_saving_a_draft_asks_for_nothing(editor: Client, bare: Article):
    editor.post(change(bare), form(editor, change(bare), lead="Viết thêm", _save=""))
    bare.refresh_from_db()
    assert bare.lead == "Viết thêm"


def test_a_reason_gets_past_what_allows_one_and_is_written_down(editor: Client):
    story = make.draft(SLIP)
    sent = form(editor, change(story), _publish="")
    page = html_of(editor.post(change(story), sent))
    assert _("Not published yet; nothing you typed is lost. Mend this, or give a reason:") in page
    editor.post(change(story), sent | {"override_reason": "Trích nguyên văn."})
    story.refresh_from_db()
    noted = TrailEntry.objects.get(deed="override")
    assert story.is_public
    assert (noted.article, noted.reason, noted.name) == (story, "Trích nguyên văn.", "bien-tap")
    assert "nghành" in noted.changes[0][1]


def test_nothing_is_written_down_where_nothing_was_got_past(editor: Client):
    story = make.draft("Cầu mới thông xe")
    editor.post(change(story), form(editor, change(story), override_reason="Vì.", _publish=""))
    story.refresh_from_db()
    assert story.is_public
    assert not TrailEntry.objects.filter(deed="override").exists()


def test_many_at_once_go_out_but_those_that_are_not_finished(editor: Client, bare: Article):
    good, slip = make.draft("Cầu mới thông xe"), make.draft(SLIP)
    sent = {"stories": f"{bare.pk},{good.pk},{slip.pk}"}
    dry_run = editor.post(f"{LIST}bulk/publish/", sent)
    asked = sent | {"_do": "", "token": uuid4()}
    answer = editor.post(f"{LIST}bulk/publish/", asked, follow=True)
    assert list(Article.objects.published()) == [good]
    for said in (dry_run, answer):
        held = [
            (group.reason, story) for group in said.context["groups"] for story in group.stories
        ]
        assert {story for _reason, story in held} == {bare, slip}
        assert any("nghành" in reason for reason, _story in held)


def test_a_scheduled_story_is_looked_at_when_its_hour_is_set_and_when_it_is_changed(
    editor: Client, bare: Article
):
    later = timezone.localtime() + timedelta(days=1)
    hour = {"published_at_0": f"{later:%d/%m/%Y}", "published_at_1": "07:00"}
    editor.post(change(bare), form(editor, change(bare), _publish="") | hour)
    bare.refresh_from_db()
    assert bare.status == "draft"
    good = make.article("Cầu mới thông xe", published_at=later)
    editor.post(change(good), form(editor, change(good), headline=SLIP, _save=""))
    good.refresh_from_db()
    assert good.headline == "Cầu mới thông xe"


def test_what_is_live_already_is_mended_without_being_held(editor: Client):
    story = make.article("Tin cũ nghành")
    editor.post(change(story), form(editor, change(story), lead="Nghành", _save=""))
    story.refresh_from_db()
    assert story.lead == "Nghành"


def test_two_texts_brought_together_are_looked_at_before_they_go_out(editor: Client):
    story = make.draft("Cầu mới thông xe")
    sent = form(editor, change(story), headline=SLIP, _publish="")
    Article.objects.get(pk=story.pk).save()
    colleague = form(editor, change(story), lead="Của người khác", _save="")
    editor.post(change(story), colleague)
    stale = editor.post(change(story), sent)
    told = stale.context
    resolved = {
        "_resolve": "1",
        "version": told["theirs"].digest,
        "refused": told["refused"],
        "_publish": "",
        "take_headline": "mine",
        "take_lead": "theirs",
    }
    assert editor.post(change(story), resolved).status_code == 409
    story.refresh_from_db()
    assert (story.status, story.headline) == ("draft", "Cầu mới thông xe")
    editor.post(change(story), resolved | {"override_reason": "Trích nguyên văn."})
    story.refresh_from_db()
    assert (story.status, story.headline) == ("published", SLIP)
    assert TrailEntry.objects.get(deed="override").reason == "Trích nguyên văn."


def test_it_follows_what_is_typed_and_keeps_nothing_of_it(editor: Client):
    story = make.draft("Cầu mới thông xe", lead="Cũ.")
    image = make.image("Đê")
    sent = {"headline": SLIP, "lead": "Mới.", "section": story.section_id, "lead_image": image.pk}
    page = html_of(editor.post(checklist_of(story), sent))
    assert "nghành" in page
    assert page.count('data-level="must"') == 1
    story.refresh_from_db()
    assert (story.headline, story.lead) == ("Cầu mới thông xe", "Cũ.")
    assert not Draft.objects.exists()
    assert _("The story has no section. Choose one at the side.") in html_of(
        editor.post(checklist_of(), {"headline": "Tin mới"})
    )


@pytest.mark.parametrize("name", ["checklist", "links"])
def test_it_answers_only_to_those_who_may_write_the_story(name: str):
    story = make.draft(created_by=make.editor())
    reporter = signed_in(make.reporter())
    address = f"{LIST}{story.pk}/{name}/"
    assert reporter.post(address, {"body": ""}).status_code == 404
    assert reporter.get(f"{LIST}{name}/").status_code == 405
    assert Client().post(f"{LIST}{name}/").status_code == 302
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make.admin())
    assert strict.post(f"{LIST}{name}/", {"body": ""}).status_code == 403
    assert reporter.post(f"{LIST}{name}/", {"body": "a" * 2**21}).status_code == 413


def test_odd_and_hostile_values_are_only_words(editor: Client):
    for image in ("²", "9" * 30, "-1", "1;2", "", "\0"):
        sent = {"headline": "a\0b", "body": HOSTILE, "section": "x", "lead_image": image}
        assert editor.post(checklist_of(), sent).status_code == 200
    body = '<p><a href="/khong-co/&quot;><img src=x onerror=alert(1)>">a</a> (</p>'
    page = html_of(editor.post(checklist_of(), {"lead": f"{HOSTILE} (", "body": body}))
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page


def test_links_are_tried_when_asked_and_a_text_without_any_says_so(editor: Client):
    page = html_of(editor.post(f"{LIST}links/", {"body": "<p>Không có gì.</p>"}))
    assert _("There is no link to another site.") in page
    body = '<p><a href="http://127.0.0.1/">máy này</a></p>'
    page = html_of(editor.post(f"{LIST}links/", {"body": body}))
    assert _("It leads to no public address of the web.") in page


def test_an_administrator_says_how_strict_a_rule_is(editor: Client, bare: Article):
    admin = signed_in(make.admin())
    page = admin.get("/admin/articles/checklist/", follow=True)
    levels = {bound.name: bound.value() for bound in page.context["adminform"].form}
    admin.post("/admin/articles/checklist/1/change/", levels | {"credit": "hint"})
    assert Checklist.objects.get().levels == {"credit": "hint"}
    assert TrailEntry.objects.filter(subject=str(Checklist.objects.get())).exists()
    editor.post(change(bare), form(editor, change(bare), _publish=""))
    bare.refresh_from_db()
    assert bare.is_public
    for wrong in ({"credit": "joke"}, {}):
        admin.post("/admin/articles/checklist/1/change/", (levels | wrong) if wrong else {})
    assert Checklist.objects.get().levels == {"credit": "hint"}


def test_others_have_no_say_in_how_strict_it_is(editor: Client):
    for client in (editor, signed_in(make.reporter())):
        assert client.get("/admin/articles/checklist/").status_code == 403
        assert client.post(
            "/admin/articles/checklist/1/change/", {"credit": "off"}
        ).status_code in {
            302,
            403,
        }
    assert not Checklist.objects.exists()


def test_looking_at_a_story_costs_the_same_however_long_it_is(
    editor: Client, django_assert_max_num_queries
):
    images = [make.image(str(n)) for n in range(3)]
    figures = "".join(f'<figure data-image="{image.pk}"></figure>' for image in images)
    sent = {"headline": "Tin mới", "body": f"{figures}{'<p>Chữ.</p>' * 200}"}
    with django_assert_max_num_queries(7):  # session, account, permissions; image, levels
        editor.post(checklist_of(), sent)


# ── rights of pictures, by when readers see the story ────────────────────────────────────────────


@pytest.fixture
def lent() -> Image:
    """Make a picture that may be shown until the day after tomorrow."""
    last = timezone.localdate() + timedelta(days=2)
    return make.library_picture("Cầu", credit="M.Quang", alt="Cầu", rights_expire_on=last)


def sent_for(days: int) -> dict[str, str]:
    """Write a moment of publication so many days ahead as the form sends it."""
    day = timezone.localdate() + timedelta(days=days)
    return {"published_at_0": f"{day:%d/%m/%Y}", "published_at_1": "08:00"}


def test_scheduling_past_a_pictures_last_day_asks_for_a_reason(editor: Client, lent: Image):
    story = make.draft("Bộ nói về mía", lead_image=lent)
    sent = form(editor, change(story), _publish="") | sent_for(3)
    page = html_of(editor.post(change(story), sent))
    story.refresh_from_db()
    assert story.status == "draft"
    assert "Quyền dùng một ảnh hết vào ngày" in page
    editor.post(change(story), sent | {"override_reason": "Đang gia hạn."})
    story.refresh_from_db()
    assert story.is_scheduled


def test_the_moments_being_typed_decide_what_is_said_of_rights(editor: Client, lent: Image):
    story = make.draft("Bộ nói về mía", lead_image=lent)
    typed = {"headline": "Bộ nói về mía", "section": "1", "lead_image": str(lent.pk)}

    def levels(**moments: str) -> list[str]:
        page = editor.post(checklist_of(story), typed | moments)
        told = page.context["findings"]
        return [finding.level for finding in told if finding.rule.startswith("rights")]

    assert levels() == levels(published_at_0="x") == levels(**sent_for(2)) == ["hint"]
    assert levels(**sent_for(3)) == ["reason"]
    expiry = {f"expires_at_{n}": part for n, part in enumerate(sent_for(2).values())}
    assert levels(**expiry) == []


def test_many_stories_are_not_put_past_the_last_day_of_their_pictures(editor: Client, lent: Image):
    lends, own = (
        make.article("Bộ nói về mía", minutes_ago=-60, lead_image=image) for image in (lent, None)
    )
    sent = {"stories": f"{lends.pk},{own.pk}", "by": "3", "unit": "days"}
    page = editor.post(f"{LIST}bulk/reschedule/", sent)
    assert [story.pk for story in page.context["changed"].stories] == [own.pk]
    assert "Quyền dùng một ảnh hết vào ngày" in html_of(page)
