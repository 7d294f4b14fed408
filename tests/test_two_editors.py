"""Two editors of one story: a save that began from an older version is refused, nothing is lost."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from articles.models import Article, Revision
from tests import make
from tests.test_desk_articles import ADD, change, form, signed_in

pytestmark = pytest.mark.django_db
BODY = "<p>Đoạn một</p>\n<p>Đoạn hai</p>\n<p>Đoạn ba</p>"


@pytest.fixture
def story() -> Article:
    return make.draft("Tít cũ", lead="Sa-pô cũ", body=BODY, tags=["Hà Nội"], authors=["Thế Hà"])


@pytest.fixture
def lan() -> Client:
    return signed_in(make.user("lan", "Biên tập viên", first_name="Lan"))


@pytest.fixture
def minh() -> Client:
    return signed_in(make.user("minh", "Biên tập viên", first_name="Minh"))


def resolution(page: str, **choices: str) -> dict[str, str]:
    """Give what a browser would send from the page with both texts."""
    sent = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    checked = re.findall(r'name="(take_\w+)" value="(\w+)" required checked', page)
    sent = {name: unescape(value) for name, value in sent.items()} | dict(checked)
    return sent | {f"take_{name}": side for name, side in choices.items()} | {"_save": ""}


def collide(story: Article, lan: Client, minh: Client, hers: Any, his: Any) -> Any:
    """Let both open the story, her save, then him; return the answer that he gets."""
    his_form = form(minh, change(story)) | his | {"_save": ""}
    assert (
        lan.post(change(story), form(lan, change(story)) | hers | {"_save": ""}).status_code == 302
    )
    return minh.post(change(story), his_form)


def test_a_save_on_an_older_version_is_refused_with_both_texts(story, lan, minh):
    answer = collide(story, lan, minh, {"headline": "Tít của Lan"}, {"headline": "Tít của Minh"})
    page = answer.content.decode()
    story.refresh_from_db()
    assert answer.status_code == 409
    assert story.headline == "Tít của Lan"
    assert ">Minh</mark>" in page
    assert ">Lan</mark>" in page
    assert " checked> " not in page  # nobody but the editor can know


def test_what_only_one_changed_is_chosen_already(story, lan, minh):
    hers = {"headline": "Tít của Lan", "source_name": "TTXVN"}
    answer = collide(story, lan, minh, hers, {"lead": "Sa-pô của Minh"})
    sent = resolution(answer.content.decode())
    assert (sent["take_headline"], sent["take_lead"]) == ("theirs", "mine")
    assert minh.post(change(story), sent).status_code == 302
    story.refresh_from_db()
    assert (story.headline, story.lead) == ("Tít của Lan", "Sa-pô của Minh")
    assert (story.source_name, story.slug) == ("TTXVN", "tit-cua-lan")
    assert Revision.objects.of(story.pk)[0].kind == "merged"


@pytest.mark.parametrize(("side", "headline"), [("mine", "Tít Minh"), ("theirs", "Tít Lan")])
def test_the_editor_chooses_where_both_changed_one_field(story, lan, minh, side, headline):
    answer = collide(story, lan, minh, {"headline": "Tít Lan"}, {"headline": "Tít Minh"})
    page = answer.content.decode()
    again = minh.post(change(story), resolution(page))
    assert again.status_code == 409
    assert 'role="alert"' in again.content.decode()
    minh.post(change(story), resolution(again.content.decode(), headline=side))
    story.refresh_from_db()
    assert story.headline == headline
    assert (story.slug == "tit-minh") == (side == "mine")


def test_changes_of_different_paragraphs_come_together(story, lan, minh):
    hers = {"body": BODY.replace("một", "thứ nhất"), "tags": ["Hà Nội", "Cầu"]}
    his = {"body": BODY.replace("ba", "cuối"), "tags": ["Sông Hồng"]}
    answer = collide(story, lan, minh, hers, his)
    minh.post(change(story), resolution(answer.content.decode()))
    story.refresh_from_db()
    assert story.body == "<p>Đoạn thứ nhất</p>\n<p>Đoạn hai</p>\n<p>Đoạn cuối</p>"
    tags = story.tagged.order_by("id").values_list("tag__name", flat=True)
    assert list(tags) == ["Cầu", "Sông Hồng"]


def test_bylines_are_part_of_the_version(story, lan, minh):
    quang, ha = make.author("M.Quang"), make.author("Thu Hà")
    hers = {"bylines-0-DELETE": "on", "bylines-1-author": quang.pk, "bylines-1-role": "writer"}
    his = {"bylines-1-author": ha.pk, "bylines-1-role": "photographer", "lead": "Khác"}
    answer = collide(story, lan, minh, hers, his)
    page = answer.content.decode()
    assert "M.Quang" in page
    assert "Thu Hà" in page
    minh.post(change(story), resolution(page, bylines="mine"))
    assert [line.author.name for line in story.bylines.all()] == ["Thế Hà", "Thu Hà"]
    assert Revision.objects.of(story.pk)[1].content["bylines"][0]["author"] == quang.pk


def test_a_third_save_in_between_is_not_overwritten_either(story, lan, minh):
    answer = collide(story, lan, minh, {"headline": "Tít Lan"}, {"headline": "Tít Minh"})
    sent = resolution(answer.content.decode(), headline="mine")
    lan.post(change(story), form(lan, change(story), lead="Sa-pô Lan", _save=""))
    again = minh.post(change(story), sent)
    assert again.status_code == 409
    minh.post(change(story), resolution(again.content.decode()))
    story.refresh_from_db()
    assert (story.headline, story.lead) == ("Tít Minh", "Sa-pô Lan")


def test_a_form_sent_twice_is_saved_once_and_no_conflict(story, minh):
    sent = form(minh, change(story), headline="Tít Minh", _publish="")
    assert [minh.post(change(story), sent).status_code for _ in range(2)] == [302, 302]
    assert Revision.objects.of(story.pk).count() == 2


def test_publishing_a_text_that_one_has_not_seen_is_refused(story, lan, minh):
    answer = collide(story, lan, minh, {"lead": "Sa-pô Lan"}, {"_publish": ""})
    story.refresh_from_db()
    assert (answer.status_code, story.status) == (409, "draft")


def test_a_publication_meanwhile_is_no_mistake_in_the_form(story, lan, minh):
    answer = collide(story, lan, minh, {"_publish": ""}, {"lead": "Sa-pô Minh"})
    assert answer.status_code == 409
    minh.post(change(story), resolution(answer.content.decode()))
    story.refresh_from_db()
    assert (story.status, story.lead) == ("published", "Sa-pô Minh")


def test_a_reporter_whose_story_was_published_meanwhile_keeps_the_text_typed(lan):
    reporter = make.reporter()
    story = make.draft("Tin của tôi", created_by=reporter)
    client = signed_in(reporter)
    sent = form(client, change(story), lead="Sa-pô viết dở", _save="")
    lan.post(change(story), form(lan, change(story), _publish=""))
    answer = client.post(change(story), sent)
    assert answer.status_code == 409
    assert "Sa-pô viết dở" in answer.content.decode()
    assert 'name="_save"' not in answer.content.decode()
    forged = resolution(answer.content.decode(), lead="mine")
    assert client.post(change(story), forged).status_code == 409
    story.refresh_from_db()
    assert story.lead == ""


def test_a_story_put_into_the_trash_meanwhile_keeps_the_text_typed(story, lan):
    minh = signed_in(make.managing_editor())
    sent = form(lan, change(story), lead="Sa-pô viết dở", _save="")
    minh.post(f"/admin/articles/article/{story.pk}/delete/", {"post": "yes"})
    answer = lan.post(change(story), sent)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "viết dở</mark>" in page
    assert lan.post(change(story), resolution(page)).status_code == 409
    minh.post("/admin/articles/article/trash/", {"story": story.pk, "_take_back": ""})
    lan.post(change(story), resolution(page))
    story.refresh_from_db()
    assert (story.lead, story.trashed_at) == ("Sa-pô viết dở", None)


def test_what_changed_outside_the_desk_is_kept_and_not_overwritten(story, minh):
    sent = form(minh, change(story), lead="Sa-pô Minh", _save="")
    Article.objects.filter(pk=story.pk).update(headline="Từ ngoài")
    answer = minh.post(change(story), sent)
    assert answer.status_code == 409
    choice = resolution(answer.content.decode(), headline="theirs", lead="mine")
    minh.post(change(story), choice)
    story.refresh_from_db()
    assert (story.headline, story.lead) == ("Từ ngoài", "Sa-pô Minh")


def test_a_mistake_in_a_stale_form_is_shown_with_all_that_was_typed(story, lan, minh):
    answer = collide(story, lan, minh, {"lead": "L"}, {"headline": "", "lead": "Sa-pô viết dở"})
    assert answer.status_code == 200
    assert "Sa-pô viết dở" in answer.content.decode()
    story.refresh_from_db()
    assert story.lead == "L"
    assert [line.author.name for line in story.bylines.all()] == ["Thế Hà"]


def test_a_refused_text_cannot_be_forged(story, lan, minh):
    answer = collide(story, lan, minh, {"headline": "Tít Lan"}, {"headline": "Tít Minh"})
    sent = resolution(answer.content.decode(), headline="mine")
    assert minh.post(change(story), sent | {"refused": "x" + sent["refused"]}).status_code == 400
    assert lan.post(change(story), sent).status_code == 400


def test_an_empty_form_sent_twice_makes_one_story(minh):
    sent = form(minh, ADD, headline="Tin mới", section=make.category().pk, _publish="")
    sent |= {"bylines-0-author": make.author("Thế Hà").pk, "bylines-0-role": "writer"}
    assert [minh.post(ADD, sent).status_code for _ in range(3)] == [302, 302, 302]
    story = Article.objects.get()
    assert (story.status, story.bylines.count()) == ("published", 1)


def test_an_empty_form_sent_again_with_another_text_loses_neither(minh):
    sent = form(minh, ADD, headline="Tin", section=make.category().pk, _save="")
    minh.post(ADD, sent)
    answer = minh.post(ADD, sent | {"lead": "Viết thêm"})
    story = Article.objects.get()
    assert answer.status_code == 409
    minh.post(change(story), resolution(answer.content.decode()))
    story.refresh_from_db()
    assert story.lead == "Viết thêm"


def test_two_empty_forms_make_two_stories(minh):
    for _ in range(2):
        minh.post(ADD, form(minh, ADD, headline="Tin", section=make.category().pk, _save=""))
    assert Article.objects.count() == 2
