"""The demo newspaper, as far as its words and its place in the database go.

Its pictures are tried in `test_demo_pictures.py`; loading it whole draws them all, so that is done
once, small.
"""

import unicodedata
from collections import Counter
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles import markup, vietnamese
from articles.demo import newspaper, press
from articles.demo.load import load
from articles.demo.pictures import SCENES
from articles.models import (
    Article,
    Assignment,
    Author,
    BreakingBar,
    Category,
    Correction,
    Draft,
    Event,
    FrontSlot,
    Image,
    Imprint,
    TrailEntry,
)

STORIES = list(newspaper.stories())


def test_there_are_sixty_stories_in_eight_sections_by_twelve_people():
    told = Counter(story.status for story in STORIES)
    assert told["published"] >= 60
    assert {"draft", "in_review", "withdrawn"} <= told.keys()
    assert len([section for section in newspaper.SECTIONS if not section.parent]) == 8
    assert len(list(newspaper.people())) == 12


@pytest.mark.parametrize("story", STORIES, ids=lambda story: vietnamese.slug(story.headline)[:40])
def test_a_story_is_whole(story):
    names = {person.name for person in newspaper.people()}
    assert set(story.authors) <= names
    assert {story.photographer} <= names | {""}
    assert story.section in {section.slug for section in newspaper.SECTIONS}
    assert 20 <= len(story.lead) <= 400
    assert {drawing.scene for drawing in story.drawings()} <= SCENES
    assert all(drawing.caption and drawing.alt for drawing in story.drawings())
    body = story.body_with(lambda drawing: 1)
    assert markup.plain(markup.clean(body)) == markup.plain(body)
    text = f"{story.headline} {story.lead} {story.body}"
    assert unicodedata.is_normalized("NFC", text)
    assert vietnamese.stray_marks(text) == []


@pytest.fixture
def small_pictures(monkeypatch):
    """Draw as small as can be, in this process: how pictures look is tried elsewhere."""
    monkeypatch.setattr(press, "PICTURE_SIZE", (48, 32))
    monkeypatch.setattr(press, "PORTRAIT_SIZE", (32, 32))
    monkeypatch.setattr("articles.demo.load.draw_all", lambda wanted: map(press.draw_one, wanted))


@pytest.mark.django_db
def test_the_demo_fills_an_empty_site(small_pictures):
    assert load() == len(STORIES)
    published = [story for story in STORIES if story.status == "published" and story.hours_ago > 0]
    assert Article.objects.published().count() == len(published)
    assert Article.objects.scheduled().count() == 2
    assert Article.objects.embargoed().count() == 1
    assert Category.objects.count() == len(newspaper.SECTIONS)
    assert all(author.portrait for author in Author.objects.all())
    for story in Article.objects.published().with_views():
        assert story.views > 0
    for username in ("phongvien", "bientap", "thukytoasoan"):
        assert Client().login(username=username, password=settings.DEMO_PASSWORD)
    assert User.objects.filter(is_superuser=True).count() == 0
    assert Imprint.objects.the_one().missing() == []
    assert Event.objects.get().articles.published().count() == 4
    assert Correction.objects.public().count() == 1
    assert FrontSlot.objects.for_front().count() == 3
    assert BreakingBar.objects.over().count() == 1
    assert not BreakingBar.objects.showing()
    assert Draft.objects.get().user.username == "phongvien"
    back = Article.objects.sent_back().get()
    assert back.notes.standing().get().quote in back.body
    assert back.created_by.username == "phongvien"
    assert Article.objects.handed_in().count() == 1
    assert Article.objects.exclude(updated_at=None).count() == 1
    assert (
        Article.objects.filter(headline__startswith="Lớp học đàn bầu").get().revisions.count() == 3
    )
    shown = Article.objects.published().get(body__contains="data-gallery")
    assert len(markup.figures_of(shown.body)) == 5
    assert Image.objects.expiring(within=7).count() == 2
    assert Image.objects.rights_over().count() == 1
    assert {plan.state for plan in Assignment.objects.all()} == {"planned", "under_way"}
    assert Assignment.objects.overdue().count() == 1
    moments = TrailEntry.objects.order_by("at").values_list("at", flat=True)
    assert moments[0] < timezone.now() - timedelta(hours=29)
