"""Kept pages and Tin liên quan: what changes it is seen at the next beat, nothing else moves."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.models import Article, Category, RelatedPick
from tests import make
from tests.front_door import FrontDoor
from tests.test_related import FLOOD, crack, flood

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("connections_stay_open")]


@pytest.fixture
def event() -> Article:
    """A story alone in its section, so that only nearness brings others to its page."""
    return crack(section=make.category("Thủy lợi"), minutes_ago=2 * 24 * 60)


@pytest.fixture
def far() -> Article:
    return make.article("Giải cờ vây Bến Nghé", section=make.category("Thể thao"))


@pytest.fixture
def door(event, far) -> FrontDoor:
    made = FrontDoor()
    make.category("Thời sự")
    made.beat()
    for story in (event, far):
        made.get(story.get_absolute_url())
    return made


def elsewhere(**fields) -> Article:
    return flood(section=Category.objects.get(name="Thời sự"), **fields)


def seen(door: FrontDoor, story: Article, headline: str = "Vỡ cống") -> bool:
    door.beat()
    return headline in door.get(story.get_absolute_url()).text


def kept(door: FrontDoor) -> set[str]:
    return {path for _, path, _ in door.store.shelf.pages}


def test_a_new_story_is_seen_beside_an_older_one_and_far_pages_stay(door, event, far):
    elsewhere()
    door.beat()
    assert far.get_absolute_url() in kept(door)
    assert event.get_absolute_url() not in kept(door)
    assert seen(door, event)


def test_a_draft_drops_no_page_and_its_publication_does(door, event):
    story = elsewhere(status="draft")
    door.beat()
    assert event.get_absolute_url() in kept(door)
    story.publish()
    assert seen(door, event)
    story.withdraw()
    assert not seen(door, event)
    story.publish()
    assert seen(door, event)


def test_a_story_that_comes_to_be_about_the_same_is_seen(door, event, far):
    assert not seen(door, event, "cờ vây")
    far.lead = FLOOD
    far.save()
    assert seen(door, event, "cờ vây")
    far.lead = "Tám bàn cờ."
    far.save()
    assert not seen(door, event, "cờ vây")


def test_a_tag_that_brings_two_stories_near_is_seen(door, event, far):
    event.tags.add("Sông Tiền")
    assert not seen(door, event, "cờ vây")
    far.tags.add("Sông Tiền")
    assert seen(door, event, "cờ vây")


def test_an_imported_story_is_seen(door, event, tmp_path):
    file = tmp_path / "stories.jsonl"
    told = {"id": "1", "title": "Vỡ cống Vàm Láng", "lead": FLOOD, "published": "2026-01-02"}
    file.write_text(json.dumps(told))
    call_command("import_articles", "jsonl", str(file), stdout=StringIO())
    assert seen(door, event)


def test_an_editors_choice_is_seen_and_leaves_other_pages_alone(door, event, far):
    other = make.article("Chợ nổi dời bến", section=make.category("Kinh tế"))
    door.beat()
    door.get(far.get_absolute_url())
    choice = RelatedPick.objects.create(article=event, other=other)
    assert seen(door, event, "Chợ nổi")
    assert far.get_absolute_url() in kept(door)
    choice.delete()
    assert not seen(door, event, "Chợ nổi")


def test_a_picked_story_that_is_published_again_is_seen(door, event, far):
    other = make.article("Chợ nổi dời bến", section=make.category("Kinh tế"))
    RelatedPick.objects.create(article=event, other=other)
    assert seen(door, event, "Chợ nổi")
    other.withdraw()
    assert not seen(door, event, "Chợ nổi")
    other.publish()
    assert seen(door, event, "Chợ nổi")


def test_a_hidden_story_is_gone(door, event):
    story = elsewhere()
    assert seen(door, event)
    RelatedPick.objects.create(article=event, other=story, kind="hidden")
    assert not seen(door, event)


def test_a_page_of_a_neighbour_of_a_scheduled_story_ends_with_its_moment(door, event):
    soon = timezone.now() + timedelta(minutes=5)
    elsewhere(published_at=soon)
    assert not seen(door, event)
    (page,) = (
        p for (_, path, _), p in door.store.shelf.pages.items() if path == event.get_absolute_url()
    )
    assert page.over <= soon.timestamp() + 0.1
