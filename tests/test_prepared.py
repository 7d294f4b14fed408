"""A query whose SQL is kept answers as the query itself does, whatever it is asked for."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from articles.models import Article, ArticleQuerySet
from articles.models.opened import opened
from articles.models.prepared import Prepared
from tests import make

pytestmark = pytest.mark.django_db


def listed(section: int, since: datetime, until: datetime) -> ArticleQuerySet:
    stories = Article.objects.published().for_cards().with_views()
    return stories.filter(section=section, listed_at__range=(since, until)).newest_first()


def test_it_gives_what_the_query_gives_for_each_value():
    prepared, now = Prepared(listed), timezone.now()
    first, second = make.category("Thời sự"), make.category("Kinh tế")
    for section in (first, second):
        for minutes in (10, 70, 130):
            make.article(section=section, minutes_ago=minutes, lead_image=make.image())
    make.draft(section=first)
    for section in (first, second):
        for hours in (0, 1, 2):
            asked = (section.pk, now - timedelta(hours=hours + 1), now - timedelta(hours=hours))
            found = prepared.ask(*asked)
            assert found == list(listed(*asked))
            assert len(found) == 1
            assert vars(found[0]).keys() == vars(listed(*asked)[0]).keys()


def test_it_asks_once_and_fetches_what_the_query_would(django_assert_num_queries):
    prepared, now = Prepared(listed), timezone.now()
    parent = make.category("Thời sự")
    story = make.article(section=make.category("Đô thị", parent=parent), lead_image=make.image())
    with django_assert_num_queries(1):
        (found,) = prepared.ask(story.section_id, now - timedelta(days=1), now)
        assert (found.section.parent.name, found.lead_image.caption) == (
            "Thời sự", story.lead_image.caption
        )  # fmt: skip
        assert (found.published_at, found.views) == (story.published_at, None)
        assert "body" in found.get_deferred_fields()


def test_a_value_that_is_not_compared_with_is_refused():
    with pytest.raises(ValueError, match="something else"):
        Prepared(lambda key: Article.objects.filter(pk=key + 1)).ask(3)


def test_an_opened_story_brings_all_that_its_page_shows(django_assert_num_queries):
    story = make.article(tags=["Hà Nội", "Sông Hồng"], authors=["Lê Châu", "Thế Hà"])
    make.correction(story)
    with django_assert_num_queries(4):
        found = opened(story.pk)
        assert [byline.author.name for byline in found.bylines.all()] == ["Lê Châu", "Thế Hà"]
        assert [tag.name for tag in found.tags.all()] == ["Hà Nội", "Sông Hồng"]
        assert [correction.text for correction in found.corrections.all()]
    assert opened(make.draft().pk) is None
