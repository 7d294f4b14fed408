"""The desk says when what is public differs from the plan, and is silent while it does not."""

from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.db.models import F, QuerySet
from django.test import RequestFactory
from django.utils import timezone

from articles import watchdog
from articles.admin.watchdog import lines
from articles.models import Article, Change, EmbargoLift, Pulse
from tests import make
from tests.front_door import FrontDoor
from tests.reading import html_of
from tests.test_desk_articles import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("connections_stay_open")]
SOON, number = timedelta(hours=2), count()


@pytest.fixture(autouse=True)
def look_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at each beat, and at pages as young as they come."""
    for name in ("BEAT_AFTER", "LOOK_AFTER"):
        monkeypatch.setattr(watchdog, name, 0.0)
    monkeypatch.setattr(watchdog, "GRACE", -1.0)


def told(user: Any = None) -> list[str]:
    request = RequestFactory().get("/admin/")
    request.user = user or make.editor(f"bien-tap-{next(number)}")
    return [line.text for line in lines(request)]


def age(**values: timedelta) -> None:
    """Let a pulse of another host be as old as that."""
    Pulse.objects.update(host="web-2", **{name: F(name) - by for name, by in values.items()})


def test_while_all_is_as_planned_the_desk_says_nothing():
    make.article()
    make.draft(published_at=timezone.now() + SOON)
    door = FrontDoor()
    door.get("/")
    assert door.store.shelf.ages()["front"] > 0
    door.beat()
    assert Pulse.objects.get().seen == Change.objects.order_by("-pk").first().pk
    assert told() == []
    assert "watchdog" not in html_of(signed_in(make.managing_editor()).get("/admin/"))


def hide(story: Article) -> None:
    """Put a story under embargo behind everybody's back: no change is announced."""
    until = timezone.now() + SOON
    QuerySet.update(Article.objects.filter(pk=story.pk), embargo_until=until, public_from=until)
    Change.objects.all().delete()


def test_a_kept_page_that_shows_what_is_hidden_is_dropped_and_told_of():
    story = make.article("Tin kín")
    door = FrontDoor()
    door.get(story.get_absolute_url())
    hide(story)
    assert door.get(story.get_absolute_url()).status == 200
    door.beat()
    assert door.get(story.get_absolute_url()).status == 404
    (said,) = told()
    assert f"article:{story.pk}" in said
    age(astray_at=timedelta(hours=2))
    assert told() == []


def test_a_kept_page_past_its_time_shows_nobody_anything_and_is_not_told_of():
    story = make.article("Tin có hạn")
    door = FrontDoor()
    door.get(story.get_absolute_url())
    hide(story)
    for page in door.store.shelf.pages.values():
        page.until = page.over = 0.0  # as when the story expires
    door.beat()
    assert told() == []
    assert door.get(story.get_absolute_url()).status == 404


def test_a_kept_front_page_from_before_a_story_appeared_is_dropped_and_told_of():
    make.article()
    door = FrontDoor()
    door.get("/")
    make.article("Tin hẹn giờ", minutes_ago=0)
    Change.objects.all().delete()
    assert "Tin hẹn giờ" not in door.get("/").text
    door.beat()
    assert "Tin hẹn giờ" in door.get("/").text
    (said,) = told()
    assert "front" in said
    assert watchdog.differing({"front": -2.0}) == set()  # rendered since


def test_pages_that_say_that_nothing_is_there_show_nothing():
    story = make.article(status="withdrawn")
    door = FrontDoor()
    assert door.get(story.get_absolute_url()).status == 410
    door.beat()
    assert told() == []


def test_a_heartbeat_that_is_late_is_told_of_until_its_host_is_given_up():
    FrontDoor()
    age(beaten_at=timedelta(seconds=45), host_at=timedelta(seconds=45))
    (said,) = told()
    assert "web-2" in said
    assert "45" in said
    age(beaten_at=timedelta(hours=2))
    assert told() == []


def test_a_worker_of_this_host_that_has_ended_is_not_late():
    FrontDoor()
    Pulse.objects.update(process=2**22 + 1, beaten_at=F("beaten_at") - timedelta(seconds=45))
    assert told() == []


def test_clocks_that_are_apart_are_told_of():
    FrontDoor()
    age(host_at=timedelta(seconds=-8))
    (said,) = told()
    assert " 8 " in said
    age(host_at=timedelta(seconds=6))
    assert told() == []  # two seconds are nothing


def test_a_worker_that_reads_no_changes_is_told_of():
    FrontDoor()
    Change.note(["front"])
    assert told() == []  # it had no time to
    Change.objects.update(at=F("at") - timedelta(seconds=20))
    (said,) = told()
    assert str(Pulse.objects.get()) in said


def test_a_story_that_missed_its_hour_is_told_of_with_a_link():
    story = make.draft("Tin lỡ giờ", published_at=timezone.now() - timedelta(minutes=5))
    make.draft("Tin cũ", published_at=timezone.now() - timedelta(days=8))
    page = html_of(signed_in(make.managing_editor()).get("/admin/"))
    assert "Tin lỡ giờ" in "".join(told())
    assert "Tin cũ" not in "".join(told())
    assert f'href="/admin/articles/article/{story.pk}/change/"' in page


def test_who_may_agree_hears_of_a_request_and_who_asked_does_not():
    story, lan, minh = make.article(embargo=60), make.editor("lan"), make.editor("minh")
    EmbargoLift.ask(story, lan, None, "Gấp.")
    assert told(lan) == []
    (said,) = told(minh)
    assert story.headline in said


def test_reporters_are_not_told():
    make.draft(published_at=timezone.now() - timedelta(minutes=5))
    assert told(make.reporter()) == []


def test_looking_takes_few_queries(django_assert_num_queries: Any):
    FrontDoor()
    for number in range(9):
        make.draft(published_at=timezone.now() - timedelta(minutes=number + 1))
    user = make.managing_editor()
    assert told(user)
    fresh = type(user).objects.get(pk=user.pk)
    fresh.has_perm("articles.publish_article")
    with django_assert_num_queries(4):
        told(fresh)
