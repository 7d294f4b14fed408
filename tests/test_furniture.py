"""What stands on every page is asked for once, kept while a heart beats, and never put back old."""

from threading import Event, Thread

import pytest
from django.db import close_old_connections, connection
from django.template.loader import render_to_string

from articles import furniture
from articles.furniture import kept
from articles.models import Category, Imprint
from tests import make
from tests.front_door import FrontDoor

pytestmark = pytest.mark.django_db
beating = pytest.mark.usefixtures("connections_stay_open")


def names() -> list[str]:
    return [entry.section.name for entry in kept.now().menu]


def test_menu_imprint_and_breaking_news_take_one_query(django_assert_num_queries):
    sport = make.category("Thể thao", position=2)
    make.category("Bóng đá", parent=sport)
    make.category("Thời sự", position=1)
    make.category("Ẩn", in_menu=False)
    story = make.article(section=sport)
    make.bar(article=story, until=60)
    with django_assert_num_queries(1):
        found = kept.now()
        parts = [part.get_absolute_url() for entry in found.menu for part in entry.parts]
    assert [entry.section.name for entry in found.menu] == ["Thời sự", "Thể thao"]
    assert parts == ["/the-thao/bong-da/"]
    assert found.imprint == Imprint.objects.get()
    assert (found.breaking.text, found.breaking.path) == ("Bão đã vào bờ", story.get_absolute_url())


def test_without_an_imprint_the_paper_still_has_its_name(settings):
    Imprint.objects.all().delete()
    assert kept.now().imprint.name == settings.SITE_NAME


def test_where_no_heart_beats_it_is_always_asked_for(django_assert_num_queries):
    with django_assert_num_queries(3):
        for _ in range(3):
            kept.now()


@beating
def test_while_a_heart_beats_it_is_asked_for_once(django_assert_num_queries):
    FrontDoor()
    with django_assert_num_queries(1):
        for _ in range(3):
            kept.now()


@beating
def test_a_heart_that_stands_still_is_not_trusted_for_long(monkeypatch, django_assert_num_queries):
    FrontDoor()
    kept.now()
    monkeypatch.setattr(furniture, "TRUSTED", 0.0)
    with django_assert_num_queries(1):
        kept.now()


@beating
def test_other_changes_leave_it_and_one_of_the_menu_does_not(django_assert_num_queries):
    door, section = FrontDoor(), make.category("Thời sự")
    door.beat()
    assert names() == ["Thời sự"]
    make.article(section=section)
    door.beat()
    with django_assert_num_queries(0):
        assert names() == ["Thời sự"]
    make.category("Kinh tế", position=5)
    door.beat()
    assert names() == ["Thời sự", "Kinh tế"]


@beating
def test_it_is_forgotten_before_pages_are_dropped():
    door = FrontDoor()
    kept.now()
    seen = []
    drop = door.watch.shelf.drop
    door.watch.shelf = Listening(lambda words: (seen.append(kept.last), drop(words)))
    make.category("Mới")
    door.beat()
    assert seen == [None]


class Listening:
    """A shelf that only hears what is dropped."""

    def __init__(self, drop):
        self.drop = drop

    def live(self):
        return set()


@pytest.mark.django_db(transaction=True)
@beating
def test_who_asked_before_a_change_does_not_put_the_old_back(monkeypatch):
    make.category("Thời sự")
    door = FrontDoor()
    asked, changed, rows = Event(), Event(), furniture.rows

    def slow_rows():
        found = rows()
        asked.set()
        assert changed.wait(10)
        return found

    def render():
        render_to_string("articles/contact.html")
        close_old_connections()
        connection.close()

    monkeypatch.setattr(furniture, "rows", slow_rows)
    reader = Thread(target=render)
    reader.start()
    assert asked.wait(10)  # it has read the menu of before
    monkeypatch.setattr(furniture, "rows", rows)
    Category.objects.get().delete()
    make.category("Kinh tế")
    door.beat()  # and the change is heard of while it goes on
    changed.set()
    reader.join(10)
    assert kept.last is None
    assert names() == ["Kinh tế"]
