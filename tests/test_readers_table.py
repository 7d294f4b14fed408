"""Who counts as a reader: every row of readers.csv. One view each, or none, and why."""

import csv
import json
from datetime import timedelta
from pathlib import Path
from time import time_ns

import pytest
from django.test import RequestFactory
from django.utils import timezone

from articles import readership
from articles.models import Article, PreviewLink
from articles.readership.journal import own
from articles.readership.pseudonym import pseudonym
from articles.readership.record import OPENED, write
from tests import make
from tests.front_door import FrontDoor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("connections_stay_open")]
CASES = list(csv.DictReader(Path(__file__).with_name("readers.csv").open(encoding="utf-8")))
REQUESTS = RequestFactory()
# Of the stories that are asked for by a preview link: where each stands.
LINKED = {"linked draft": "draft", "linked, public": "published", "linked, revoked": "draft"}


@pytest.fixture
def door(settings):
    settings.VIEWS_REPEAT_AFTER = 30
    return FrontDoor()


def story_of(case):
    state = case["story"]
    if state == "scheduled":
        return make.article(published_at=timezone.now() + timedelta(hours=1))
    if state in LINKED:
        return linked(make.article(status=LINKED[state]), state)
    return make.article(status="published" if state in {"other slug", "unknown"} else state)


def linked(story, state):
    """Give a story a link with which somebody without an account sees it."""
    link = PreviewLink.make(story, make.editor())
    if state == "linked, revoked":
        link.revoke()
    return story


def address(case, story):
    if case["story"] in LINKED:
        return f"{story.preview_links.get().get_absolute_url()}?{case['query']}"
    pk = story.pk + 1 if case["story"] == "unknown" else story.pk
    slug = "khac" if case["story"] == "other slug" else story.slug
    return f"/{slug}-{pk}.html?{case['query']}"


def counted(story):
    readership.fold()
    return Article.objects.with_views().get(pk=story.pk).views or 0


def environ_of(case, story):
    headers = json.loads(case["headers"])
    return REQUESTS.generic(case["method"], address(case, story), headers=headers).environ


def read_before(case, story):
    """Note that the same reader opened the story so many minutes ago."""
    moment = time_ns() // 1_000_000 - int(case["last_read"]) * 60_000
    own.append(write(OPENED, story.pk, moment, pseudonym(environ_of(case, story))))


def ask(door, environ):
    """Return the status with which the site answers."""
    said = []
    answer = door.store(environ, lambda *words: said.append(words))
    b"".join(answer)
    getattr(answer, "close", bool)()
    return int(said[-1][0][:3])


@pytest.mark.parametrize("kept", [False, True], ids=["rendered", "kept"])
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_request_is_answered_and_counted_as_the_table_says(case, kept, door):
    story = story_of(case)
    if kept:
        door.get(address(case, story), user_agent="curl/8.5.0")
    if case["last_read"]:
        read_before(case, story)
    before = counted(story)
    assert ask(door, environ_of(case, story)) == int(case["status"])
    assert counted(story) - before == (case["counted"] == "yes"), case["why"]


def test_the_table_is_long_enough_and_says_why(settings):
    assert len(CASES) >= 100
    assert all(case["why"] and case["counted"] in {"yes", "no"} for case in CASES)
    assert settings.SESSION_COOKIE_NAME == "sessionid"  # as the table writes it
