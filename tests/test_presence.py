"""Who has a story open is told the others before two texts collide."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Presence
from tests import make
from tests.test_desk_articles import change, form, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english(settings) -> None:
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def story() -> Article:
    return make.draft("Tin chung")


@pytest.fixture
def lan() -> Client:
    return signed_in(make.user("lan", "Biên tập viên", first_name="Lan"))


@pytest.fixture
def minh() -> Client:
    return signed_in(make.user("minh", "Biên tập viên", first_name="Minh"))


def beat(client: Client, story: Article, **told: str) -> dict[str, object]:
    answer = client.post(reverse("admin:articles_article_presence", args=[story.pk]), told)
    assert answer.status_code == 200
    return answer.json()


def test_a_colleague_is_told_and_nobody_is_told_of_themselves(story, lan, minh):
    assert beat(lan, story)["lines"] == []
    assert beat(minh, story)["lines"] == ["Lan has this story open."]
    beat(lan, story, typed="1")
    assert beat(minh, story)["lines"] == ["Lan is editing now."]
    assert "Lan is editing now." in minh.get(change(story)).content.decode()


def test_it_is_said_when_they_last_typed(story, lan, minh):
    beat(lan, story, typed="1")
    Presence.objects.update(typed_at=timezone.now() - timedelta(minutes=2, seconds=5))
    assert beat(minh, story)["lines"] == ["Lan is editing, 2 minutes ago."]


def test_who_left_or_was_not_seen_for_minutes_is_not_there(story, lan, minh):
    beat(lan, story)
    Presence.objects.update(seen_at=timezone.now() - timedelta(minutes=4))
    assert beat(minh, story)["lines"] == []
    beat(lan, story)
    beat(lan, story, left="1")
    assert beat(minh, story)["lines"] == []


def test_the_list_marks_what_is_open(story, lan, minh):
    beat(lan, story)
    page = minh.get("/admin/articles/article/").content.decode()
    assert "presence-mark" in page
    assert "Lan" in page


def test_an_open_form_is_told_that_it_is_behind(story, lan, minh):
    seen = form(minh, change(story))["version"]
    assert beat(minh, story, version=seen)["saved"] == ""
    lan.post(change(story), form(lan, change(story), lead="Mới", _save=""))
    assert "Lan saved this story" in str(beat(minh, story, version=seen)["saved"])


def test_a_colleagues_draft_tells_nothing(story):
    reporter = signed_in(make.reporter())
    address = reverse("admin:articles_article_presence", args=[story.pk])
    assert reporter.post(address).status_code == 404
    assert reporter.get(address).status_code == 404
    assert not Presence.objects.exists()
    assert Client().post(address).status_code == 302
