"""Corrections: at the story, and in one list; never of what readers may not open."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Correction
from articles.pagination import STORIES_A_PAGE
from tests import make
from tests.changes import told_by
from tests.front_door import FrontDoor
from tests.reading import BAD_PAGES, HARMLESS, HOSTILE, UNSEEN, html_of, links_of, stand_in_order
from tests.test_desk_articles import change, form, signed_in

pytestmark = pytest.mark.django_db
LIST = "/dinh-chinh/"


@pytest.fixture
def story() -> Article:
    section = make.category("Đô thị", parent=make.category("Thời sự"))
    return make.article("Cầu Vạn Xuân", section=section, body="<p>Chữ.</p>", authors=["Lê An"])


def test_a_correction_stands_at_the_story_with_its_date_and_is_linked_from_its_head(
    client: Client, story: Article
):
    make.correction(story, kind="apology", text="Viết 48 m.\n\nĐúng là 84 m.")
    page = client.get(story.get_absolute_url())
    note = 'id="correction"'
    assert stand_in_order(page, "#correction", "<p>Chữ.</p>", note, _("Correction and apology"))
    assert stand_in_order(page, note, "<time", "<p>Viết 48 m.</p>", "<p>Đúng là 84 m.</p>", "Lê An")


def test_a_story_without_one_shows_nothing_of_it(client: Client, story: Article):
    page = html_of(client.get(story.get_absolute_url()))
    assert "#correction" not in page
    assert 'class="corrections"' not in page


def test_the_list_has_section_headline_and_date_newest_first(client: Client, story: Article):
    yesterday = timezone.now() - timedelta(days=1)
    make.correction(make.article("Bến xe"), text="Cũ hơn.", at=yesterday)
    make.correction(story, text="Mới hơn.")
    page = client.get(LIST)
    assert stand_in_order(page, "Cầu Vạn Xuân", "Đô thị", "Mới hơn.", "Bến xe", "Cũ hơn.")
    assert links_of(page)[:2] == [story.get_absolute_url(), story.section.get_absolute_url()]
    assert f"{timezone.localtime():%d/%m/%Y}" in html_of(page)


def test_an_empty_list_says_so_and_leads_to_the_desk(client: Client):
    page = client.get(LIST)
    assert page.status_code == 200
    assert _("Nothing had to be corrected so far.") in html_of(page)
    assert links_of(page) == ["/lien-he/"]


@UNSEEN
def test_of_a_story_readers_may_not_see_nothing_shows(client: Client, unseen: dict):
    make.correction(make.article("Chưa ai được đọc", **unseen), text="Lời đính chính kín.")
    page = html_of(client.get(LIST))
    assert "Chưa ai được đọc" not in page
    assert "Lời đính chính kín." not in page
    assert _("Nothing had to be corrected so far.") in page


def test_a_long_list_takes_pages(client: Client, story: Article):
    for number in range(STORIES_A_PAGE + 1):
        make.correction(story, text=f"Lần {number}.")
    assert html_of(client.get(LIST)).count("<h2") - 1 == STORIES_A_PAGE  # one is the footer's
    assert "Lần 0." in html_of(client.get(LIST, {"page": "2"}))
    for asked in BAD_PAGES[:2] + BAD_PAGES[3:]:
        assert client.get(LIST, {"page": asked}).status_code == 404


@pytest.mark.parametrize("number", [2, 20])
def test_the_list_costs_three_queries_however_long_it_is(
    client: Client, story: Article, django_assert_num_queries, number: int
):
    for place in range(number):
        make.correction(make.article(), text=f"Lần {place}.")
    with django_assert_num_queries(3):
        client.get(LIST)


def test_hostile_words_are_only_words(client: Client, story: Article):
    make.correction(story, text=HOSTILE)
    for address in (LIST, story.get_absolute_url()):
        page = html_of(client.get(address))
        assert "<img src=x" not in page
        assert HARMLESS in page


def test_an_unknown_kind_and_an_empty_text_are_refused_by_the_database(story: Article):
    for wrong in ({"kind": "joke"}, {"text": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            make.correction(story, **wrong)


def test_one_changes_the_story_s_page_and_the_list_and_nothing_else(story: Article):
    assert told_by(lambda: make.correction(story)) == {f"article:{story.pk}", "corrections"}
    correction = Correction.objects.get()
    assert told_by(correction.delete) == {f"article:{story.pk}", "corrections"}


def test_one_of_a_draft_changes_no_page():
    draft = make.draft()
    assert told_by(lambda: make.correction(draft)) == set()


def test_a_story_with_one_is_on_the_list_and_another_is_not(story: Article):
    assert "corrections" not in told_by(story.save)
    make.correction(story)
    assert "corrections" in told_by(story.save)


@pytest.mark.usefixtures("connections_stay_open")
def test_it_is_seen_at_the_next_beat_and_goes_with_its_story(story: Article):
    door = FrontDoor()
    for address in (LIST, story.get_absolute_url()):
        door.get(address)
    make.correction(story, text="Đúng là 84 m.")
    door.beat()
    for address in (LIST, story.get_absolute_url()):
        assert "Đúng là 84 m." in door.get(address).text
    story.withdraw()
    door.beat()
    assert "Đúng là 84 m." not in door.get(LIST).text
    story.publish()
    door.beat()
    assert "Đúng là 84 m." in door.get(LIST).text


def test_an_editor_corrects_a_story_in_its_form(story: Article):
    editor = make.editor()
    client = signed_in(editor)
    sent = form(client, change(story), _save="")
    sent |= {"change_kind": "correction", "correction_text": "Đúng là 84 m."}
    client.post(change(story), sent)
    made = Correction.objects.get()
    assert (made.article, made.text, made.made_by) == (story, "Đúng là 84 m.", editor)


def test_a_reporter_and_a_draft_have_no_corrections_to_fill_in():
    reporter = make.reporter()
    draft = make.draft(created_by=reporter)
    for user in (reporter, make.editor()):
        assert "corrections-0-text" not in html_of(signed_in(user).get(change(draft)))
        assert "add-row" not in html_of(signed_in(user).get(change(draft))).split("corrections")[-1]
