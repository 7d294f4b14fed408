"""What the desk says of a story's time, and which moments its form takes."""

import re
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from articles.admin.status import status_word
from articles.models import Article
from tests import make
from tests.reading import html_of
from tests.test_desk_articles import change, form, signed_in
from tests.test_embargo import soon

pytestmark = pytest.mark.django_db

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    ("minutes", "shapes"),
    [
        ({"embargo": 60}, ["embargoed"]),
        ({"embargo": 60, "status": "draft"}, ["draft", "embargoed"]),
        ({"minutes_ago": -60, "embargo": 30}, ["embargoed"]),
        ({"minutes_ago": -60, "embargo": -30}, ["scheduled"]),
        ({"expires": -1}, ["expired"]),
        ({"expires": 60}, ["published"]),
    ],
)
def test_the_desk_says_what_holds_a_story(minutes: dict, shapes: list[str]):
    said = status_word(make.article(**minutes))
    assert re.findall(r"status status-(\w+)", said) == shapes


def test_the_desk_finds_what_is_held_and_what_has_expired():
    plain, held = make.article("Tin thường"), make.article("Tin cấm", embargo=60)
    draft, over = make.draft("Tin nháp", embargo=60), make.article("Tin hết hạn", expires=-1)
    client = signed_in(make.editor())
    for state, found in {
        "embargoed": {held, draft},
        "scheduled": {held},
        "expired": {over},
        "published": {plain},
    }.items():
        page = html_of(client.get("/admin/articles/article/", {"state": state}))
        assert {story for story in Article.objects.all() if f">{story}</a>" in page} == found


def sent_dates(client: Client, story: Article, **moments: datetime | None) -> Any:
    """Send a story's form with other moments."""
    parts = {}
    for name, moment in moments.items():
        local = timezone.localtime(moment) if moment else None
        parts[f"{name}_0"] = f"{local:%d/%m/%Y}" if local else ""
        parts[f"{name}_1"] = f"{local:%H:%M}" if local else ""
    return client.post(change(story), form(client, change(story)) | parts)


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ({"published_at": 90, "expires_at": 30}, "Tin hết hạn trước khi được công bố."),
        ({"embargo_until": 90, "expires_at": 30}, "Tin hết hạn trước khi hết cấm đăng."),
    ],
)
def test_the_form_says_at_its_field_what_contradicts_itself(dates: dict, said: str):
    story, client = make.draft(), signed_in(make.editor())
    answer = sent_dates(client, story, **{name: soon(at) for name, at in dates.items()})
    assert answer.context["adminform"].form.errors == {"expires_at": [said]}
    assert said in html_of(answer)


def test_publishing_what_has_expired_is_refused_in_the_form_and_in_bulk():
    story, client = make.draft(expires=-5), signed_in(make.managing_editor())
    answer = client.post(change(story), form(client, change(story), _publish=""))
    assert "expires_at" in answer.context["adminform"].form.errors
    sent = {"stories": story.pk, "_do": "", "token": uuid4()}
    assert client.post("/admin/articles/article/bulk/publish/", sent).status_code == 302
    story.refresh_from_db()
    assert story.status == "draft"


def test_an_hour_that_the_clock_leaves_out_or_has_twice_is_refused(settings: Any):
    settings.TIME_ZONE = "Europe/Berlin"
    story, client = make.draft(), signed_in(make.editor())
    for day, hour in (("28/03/2027", "02:30"), ("31/10/2027", "02:30")):
        dates = {"embargo_until_0": day, "embargo_until_1": hour}
        answer = client.post(change(story), form(client, change(story)) | dates)
        assert "embargo_until" in answer.context["adminform"].form.errors
    dates = {"embargo_until_0": "28/03/2027", "embargo_until_1": "03:00"}
    assert client.post(change(story), form(client, change(story)) | dates).status_code == 302
    story.refresh_from_db()
    assert story.embargo_until == datetime(2027, 3, 28, 1, tzinfo=UTC)


def test_a_reporter_sets_an_embargo_and_no_other_moment():
    reporter = make.reporter()
    story, client = make.draft(created_by=reporter), signed_in(reporter)
    until = soon(90).replace(second=0, microsecond=0)
    sent_dates(client, story, embargo_until=until, expires_at=soon(120), published_at=soon(10))
    story.refresh_from_db()
    assert (story.embargo_until, story.expires_at, story.published_at) == (until, None, None)
