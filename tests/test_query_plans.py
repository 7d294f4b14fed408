"""Readers' lists walk an index in their order; a database never sorts the whole archive for them.

SQLite alone, and as a fresh site has it, without statistics: it then guesses that a status is
rare, and would rather fetch all that is published and sort.
"""

import pytest
from django.utils import timezone

from articles.models import Article, ArticleQuerySet, BreakingBar, Correction, Image
from articles.models.likeness import BANDS
from tests import make

pytestmark = pytest.mark.django_db


def test_the_newest_of_the_paper_are_taken_from_their_index():
    plan = Article.objects.published().newest_first()[:20].explain()
    assert "newest_articles" in plan
    assert "TEMP B-TREE" not in plan


def test_the_newest_of_a_section_are_taken_from_their_index():
    plan = in_a_section().newest_first()[:20].explain()
    assert "newest_of_a_section" in plan
    assert "TEMP B-TREE" not in plan


def test_the_newest_of_an_event_line_are_taken_from_their_index():
    plan = Article.objects.published().in_event(make.event()).newest_first()[:20].explain()
    assert "newest_of_an_event" in plan
    assert "TEMP B-TREE" not in plan


def test_a_section_is_counted_without_its_stories():
    assert "COVERING INDEX newest_of_a_section" in in_a_section().values("pk").explain()


def test_the_desk_s_list_of_one_status_is_taken_from_its_index():
    drafts = Article.objects.standing_at(Article.Status.DRAFT).last_saved_first()
    plan = drafts[:20].explain()
    assert "last_saved_articles" in plan
    assert "TEMP B-TREE" not in plan


def test_an_editor_s_list_is_taken_from_its_index():
    section = make.category()
    stories = Article.objects.of_desk(make.editor(sections=[section])).last_saved_first()
    plan = stories[:20].explain()
    assert "last_saved_articles" in plan
    assert "TEMP B-TREE" not in plan


def test_related_stories_and_the_most_read_are_found_without_reading_all_stories():
    story = make.article(tags=["Hà Nội"])
    for stories in (
        Article.objects.published().related_to(story.pk, timezone.now())[:4],
        Article.objects.published().most_read()[:10],
    ):
        assert "articles_article USING INTEGER PRIMARY KEY" in stories.explain()


def test_the_months_of_the_archive_are_read_from_their_index_alone():
    plan = Article.objects.published().months().explain()
    assert "COVERING INDEX months_of_the_archive" in plan
    assert "TEMP B-TREE" not in plan


def test_what_stands_on_every_page_is_found_without_going_through_the_archive():
    for rows in (BreakingBar.objects.showing(), Correction.objects.public()):
        assert "SEARCH U0 USING INTEGER PRIMARY KEY" in rows.explain()
        assert "SCAN U0" not in rows.explain()


def test_pictures_that_look_alike_are_found_without_going_through_the_library():
    plan = Image.objects.near_in_a_band(1).explain()
    assert "SCAN articles_image" not in plan
    assert all(f"USING COVERING INDEX images_alike_{n}" in plan for n in range(BANDS))


def in_a_section() -> ArticleQuerySet:
    return Article.objects.published().in_section(make.category())


def test_what_waits_for_an_editor_is_taken_from_its_index():
    section = make.category()
    editor = make.editor(sections=[section])
    handed_in = Article.objects.open_to(editor).handed_in().edited_by(editor).last_saved_first()
    plan = handed_in[:9].explain()
    assert "articles_handed_in" in plan
    assert "TEMP B-TREE" not in plan
