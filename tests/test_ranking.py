"""Which stories the front page weighs is known for half a minute, where a heart beats."""

import pytest

from articles import ranking as ranks
from articles.ranking import Ranking
from tests import make
from tests.front_door import FrontDoor

pytestmark = pytest.mark.django_db


@pytest.fixture
def ranking() -> Ranking:
    return Ranking()


def test_the_most_read_stand_first_without_what_is_shown_already(ranking):
    some, most, few = (make.read(make.article(), count) for count in (5, 9, 2))
    assert ranking.first(2, besides=[]) == [most.pk, some.pk]
    assert ranking.first(2, besides=[most.pk]) == [some.pk, few.pk]


def test_where_no_heart_beats_they_are_weighed_each_time(ranking):
    make.read(story := make.article(), 1)
    assert ranking.first(9, besides=[]) == [story.pk]
    make.read(other := make.article(), 2)
    assert ranking.first(9, besides=[]) == [other.pk, story.pk]


@pytest.mark.usefixtures("connections_stay_open")
def test_while_a_heart_beats_they_are_weighed_once(ranking, monkeypatch, django_assert_num_queries):
    make.read(story := make.article(), 1)
    FrontDoor()
    with django_assert_num_queries(1):
        for _ in range(3):
            assert ranking.first(9, besides=[]) == [story.pk]
    make.read(other := make.article(), 2)
    monkeypatch.setattr(ranks, "WEIGHED_AGAIN_AFTER", 0.0)
    assert ranking.first(9, besides=[]) == [other.pk, story.pk]


@pytest.mark.usefixtures("connections_stay_open")
def test_what_is_taken_away_is_not_shown_because_it_was_weighed():
    story, other = (make.read(make.article(name), 3) for name in ("Đọc nhiều nhất", "Cũng đọc"))
    for _newer in range(13):
        make.article()
    door = FrontDoor()
    assert story.get_absolute_url() in door.get("/").text
    story.withdraw()
    door.beat()
    page = door.get("/").text
    assert story.get_absolute_url() not in page
    assert other.get_absolute_url() in page
