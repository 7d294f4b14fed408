"""The desk's choice for the front page: how pins are put, moved, launched and compared."""

from datetime import timedelta

from django.utils import timezone

from articles.models import Arrangement
from articles.models.arrangement import Pin

LEAD, SECOND, BAND = ("lead", None), ("second", None), ("band", 3)
NOW = timezone.now()
EARLIER, LATER = NOW - timedelta(hours=5), NOW + timedelta(hours=5)


def pin(key: str, place=SECOND, **fields) -> Pin:
    return Pin(key, *place, article=int(key, 36), **fields)


def keys(arrangement: Arrangement, place=SECOND) -> str:
    return "".join(found.key for found in arrangement.at(place))


def of(text: str, place=SECOND) -> Arrangement:
    return Arrangement(tuple(pin(key, place) for key in text))


def test_a_pin_is_put_where_it_was_dropped():
    assert keys(of("abc").put(pin("x"), SECOND, 1)) == "axbc"
    assert keys(of("abc").put(pin("x"), SECOND, 99)) == "abcx"


def test_a_pin_that_is_put_elsewhere_leaves_its_place():
    moved = of("abc").put(pin("a"), BAND, 0)
    assert (keys(moved), keys(moved, BAND)) == ("bc", "a")


def test_who_led_steps_down_beside_the_new_lead():
    arrangement = Arrangement((pin("a", LEAD), pin("b"))).put(pin("x"), LEAD, 0)
    assert (keys(arrangement, LEAD), keys(arrangement)) == ("x", "ab")


def test_a_lead_that_waits_for_its_hour_does_not_step_down():
    waiting = pin("a", LEAD, since=LATER)
    assert keys(Arrangement((waiting,)).put(pin("x"), LEAD, 0), LEAD) == "xa"


def test_pins_move_up_and_down_as_far_as_there_is_a_place():
    assert keys(of("abc").moved("c", -1)) == "acb"
    assert keys(of("abc").moved("a", -1)) == "abc"
    assert keys(of("abc").moved("c", 1)) == "abc"
    assert keys(of("abc").moved("gone", 1)) == "abc"


def spots(arrangement: Arrangement, place=SECOND) -> list[tuple[str, int]]:
    return [(found.key, index) for where, index, found in arrangement.placed() if where == place]


def test_a_pin_stands_behind_what_comes_by_itself_and_stays_when_others_go():
    arrangement = of("a").put(pin("x"), SECOND, 3)
    assert spots(arrangement) == [("a", 0), ("x", 3)]
    assert spots(arrangement.without("a")) == [("x", 3)]
    assert spots(arrangement.put(pin("y"), SECOND, 3)) == [("a", 0), ("y", 3), ("x", 4)]
    assert spots(arrangement.put(pin("y"), SECOND, 2)) == [("a", 0), ("y", 2), ("x", 3)]


def test_a_pin_moves_through_what_comes_by_itself_one_place_at_a_time():
    arrangement = of("ab").moved("b", 1)
    assert spots(arrangement) == [("a", 0), ("b", 2)]
    assert spots(arrangement.moved("b", -1).moved("b", -1)) == [("b", 0), ("a", 1)]
    assert spots(of("abc").moved("a", 1)) == [("b", 0), ("a", 1), ("c", 2)]
    assert spots(of("abc").put(pin("a"), SECOND, 2)) == [("b", 0), ("c", 1), ("a", 2)]
    assert spots(of("a").put(pin("x"), SECOND, 99)) == [("a", 0), ("x", 5)]


def test_a_pin_that_waits_for_its_hour_moves_nothing_until_then():
    arrangement = of("ab").put(pin("x", since=LATER), SECOND, 0)
    assert spots(arrangement) == [("x", 0), ("a", 0), ("b", 1)]
    assert arrangement.differences(of("ab")) != []
    assert arrangement.differences(arrangement) == []


def test_an_arrangement_of_before_there_were_places_between_reads_as_it_stood():
    rows = of("ab").rows()
    for row in rows:
        del row["at"]
    assert spots(Arrangement.of(rows)) == [("a", 0), ("b", 1)]


def test_what_is_written_is_read_again_as_it_was():
    full = pin("a", BAND, headline="Tít", since=EARLIER, until=LATER, unchanged_since=NOW)
    arrangement = Arrangement((full, pin("b")))
    assert Arrangement.of(arrangement.rows()) == arrangement


def test_a_launch_says_from_when_on_each_place_is_unchanged():
    stood = Arrangement((pin("a", since=EARLIER, unchanged_since=EARLIER), pin("b", since=EARLIER)))
    launched = of("ab").put(pin("c"), SECOND, 1).launched(stood, NOW)
    assert [found.unchanged_since for found in launched.at(SECOND)] == [EARLIER, NOW, NOW]
    assert [found.since for found in launched.at(SECOND)] == [NOW, NOW, NOW]


def test_differences_name_each_place_once_in_the_order_of_the_page():
    mine = Arrangement((pin("a", LEAD), pin("b"), pin("c"), pin("d", BAND)))
    theirs = Arrangement((pin("b"), pin("e"), pin("d", BAND)))
    found = [(each.zone, each.index) for each in mine.differences(theirs)]
    assert found == [("lead", 0), ("second", 1)]
    assert mine.differences(mine) == []


def test_of_two_leads_the_later_is_the_first_whatever_the_order_in_which_they_came():
    old, new = pin("a", LEAD, since=EARLIER), pin("b", LEAD, since=LATER)
    assert not Arrangement((old, new)).differences(Arrangement((new, old)))
