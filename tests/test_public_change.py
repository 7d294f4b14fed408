"""When readers last saw a story change: what the desk does out of sight leaves no trace."""

from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from articles.models import Article, DailyViews
from tests import make

pytestmark = pytest.mark.django_db


def changed_at(story):
    return Article.objects.get(pk=story.pk).public_changed_at


def test_a_story_changes_for_readers_when_it_appears():
    story = make.draft()
    assert changed_at(story) is None
    story.publish()
    assert changed_at(story) == story.posted_at


def test_an_archived_story_that_is_imported_appeared_when_it_was_published():
    long_ago = datetime(2019, 7, 24, 0, 28, tzinfo=UTC)
    assert changed_at(make.article(published_at=long_ago)) == long_ago


def test_what_readers_see_moves_it():
    story = make.article(lead="Một.", minutes_ago=600)
    for name, value in {"headline": "Cầu mới", "lead": "Hai.", "body": "<p>Ba.</p>"}.items():
        before = changed_at(story)
        setattr(story, name, value)
        story.save()
        assert changed_at(story) > before, name


def test_a_save_that_changes_nothing_does_not():
    story = make.article(body="<p>Một.</p>", minutes_ago=600)
    before = changed_at(story)
    story.headline = f"  {story.headline}\u200b "
    story.save()
    assert changed_at(story) == before


def test_neither_views_nor_the_desk_s_own_notes_do():
    story = make.article(minutes_ago=600)
    before = changed_at(story)
    DailyViews.objects.create(article=story, day=timezone.localdate(), count=7)
    story.old_address = "/cu/cau.html"
    story.created_by = make.reporter()
    story.save()
    assert changed_at(story) == before


def test_work_on_a_draft_and_on_a_story_to_come_leaves_no_trace():
    tomorrow = timezone.now() + timedelta(days=1)
    story = make.draft(published_at=tomorrow)
    story.headline = "Khác"
    story.save()
    assert changed_at(story) is None
    story.publish()
    story.headline = "Khác nữa"
    story.save()
    assert changed_at(story) == tomorrow


def test_coming_back_after_a_withdrawal_is_a_change():
    story = make.article(minutes_ago=600)
    before = changed_at(story)
    story.withdraw()
    assert changed_at(story) == before
    story.publish()
    assert changed_at(story) > before


def test_saving_a_few_fields_looks_at_these_alone():
    story = make.article(minutes_ago=600)
    before = changed_at(story)
    story.headline = "Không lưu"
    story.save(update_fields=["old_address"])
    assert changed_at(story) == before
    story.mark_updated()
    assert changed_at(story) > before


def test_a_story_stands_in_the_month_of_the_site_s_calendar():
    first_hour = datetime(2026, 10, 31, 17, 30, tzinfo=UTC)  # 00:30 on 1 November in Hà Nội
    assert make.article(published_at=first_hour).listed_month == 202611


def test_months_are_counted_with_their_last_change():
    july = datetime(2019, 7, 24, 3, tzinfo=UTC)
    for hours in range(3):
        make.article(published_at=july + timedelta(hours=hours))
    august = make.article(published_at=july + timedelta(days=20))
    make.article(published_at=july, status="withdrawn")
    assert list(Article.objects.published().months()) == [
        {"month": 201908, "stories": 1, "changed_at": august.published_at},
        {"month": 201907, "stories": 3, "changed_at": july + timedelta(hours=2)},
    ]


def test_the_migration_dates_what_is_there():
    july = datetime(2019, 7, 31, 18, tzinfo=UTC)
    old = make.article(published_at=july)
    updated = make.article(published_at=july, updated_at=july + timedelta(days=3))
    draft = make.draft()
    Article.objects.update(listed_month=None, public_changed_at=None)
    import_module("articles.migrations.0010_public_change").fill(apps, None)
    rows = Article.objects.order_by("pk").values_list("pk", "listed_month", "public_changed_at")
    assert list(rows) == [
        (old.pk, 201908, july),
        (updated.pk, 201908, july + timedelta(days=3)),
        (draft.pk, None, None),
    ]
