"""One thread of a worker hands out kept pages; the others rest, and are there when it is busy."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Barrier

import pytest

from newsroom.page_store.lane import Lane, RestingBody

NEVER, LONG = 3600.0, 30.0  # seconds


class Someone:
    """A thread of its own, which does one thing after another."""

    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor(1)

    def begins(self, what: Callable[[], object]) -> Future:
        return self.pool.submit(what)

    def does(self, what: Callable[[], object]) -> object:
        return self.begins(what).result(10)


def opened(**limits: float) -> Lane:
    lane = Lane(**limits)
    lane.is_open = True
    return lane


@pytest.fixture
def lane():
    return opened(quiet=NEVER, longest_rest=LONG)


@pytest.fixture
def first():
    return Someone()


@pytest.fixture
def second():
    return Someone()


def test_the_first_thread_has_the_lane_and_keeps_it(lane, first):
    assert first.does(lane.take)
    assert first.does(lane.take)


def test_another_thread_does_not_get_it_meanwhile(lane, first, second):
    first.does(lane.take)
    assert not second.does(lane.take)


def test_a_thread_that_rests_is_woken_when_the_lane_s_own_leaves(lane, first, second):
    first.does(lane.take)
    resting = second.begins(lane.rest)
    first.does(lane.leave)
    resting.result(10)
    assert second.does(lane.take)


def test_nobody_rests_while_the_lane_is_free(lane, first):
    first.begins(lane.rest).result(10)


def test_whoever_was_woken_and_goes_away_too_wakes_the_next(lane, first, second):
    third = Someone()
    first.does(lane.take)
    both_rest = Barrier(3)

    def rests() -> None:
        both_rest.wait(10)
        lane.rest()

    resting = [second.begins(rests), third.begins(rests)]
    both_rest.wait(10)
    first.does(lane.leave)
    first.does(lane.leave)
    for one in resting:
        one.result(10)


def test_a_lane_that_nobody_uses_goes_to_whoever_asks(first, second):
    lane = opened(quiet=0.0)
    first.does(lane.take)
    assert second.does(lane.take)


def test_a_rest_ends_even_if_the_lane_s_own_never_comes_back(first, second):
    lane = opened(quiet=NEVER, longest_rest=0.01)
    first.does(lane.take)
    second.does(lane.rest)


def test_a_body_rests_only_when_it_is_closed(lane, first, second):
    first.does(lane.take)
    body = RestingBody([b"page"], lane)
    assert second.does(lambda: list(body)) == [b"page"]
    resting = second.begins(body.close)
    first.does(lane.leave)
    resting.result(10)


def test_a_lane_that_is_not_open_keeps_nobody_waiting(first, second):
    lane = Lane(quiet=NEVER)
    assert first.does(lane.take)
    assert second.does(lane.take)
