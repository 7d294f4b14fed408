"""Pages that are rendered anew while others ask for them: who waits, and who gets the old one."""

from threading import Barrier, Event, Thread
from time import sleep, time

import pytest
from django.http import HttpResponse

from tests.stand import BODY, Stand, page

pytestmark = pytest.mark.usefixtures("connections_stay_open")


def test_a_past_page_is_better_than_an_error():
    stand = Stand(lambda environ: page(until=0))
    stand.get()
    stand.site.answer = lambda environ: HttpResponse("lỗi", status=503)
    assert stand.get().body == BODY.encode()


def test_while_the_database_is_away_kept_pages_outlive_their_moment():
    stand = Stand(lambda environ: page(until=0))
    stand.get()
    stand.store.database_away = True
    assert stand.get().status == 200
    assert stand.renders == 1


def test_many_who_wait_for_one_page_cost_one_rendering():
    together = Barrier(8)

    def slow(environ):
        sleep(0.2)
        return page()

    stand, answers = Stand(slow), []

    def read():
        together.wait()
        answers.append(stand.get().status)

    readers = [Thread(target=read) for _ in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert answers == [200] * 8
    assert stand.renders == 1


def while_it_is_rendered(stand, act=lambda: None):
    """Ask once more while somebody has the page rendered; give both answers."""
    begun, done, answers = Event(), Event(), []

    def slow(environ):
        begun.set()
        done.wait(5)
        return page("mới")

    stand.site.answer = slow
    first = Thread(target=lambda: answers.append(stand.get()))
    first.start()
    begun.wait(5)
    act()
    other = Thread(target=lambda: answers.append(stand.get()))
    other.start()
    other.join(0.1)
    done.set()
    first.join(), other.join()
    return [answer.body.decode() for answer in answers]


def test_who_comes_while_an_aged_page_is_rendered_gets_the_old_one_at_once():
    stand = Stand(lambda environ: page("cũ", until=0, over=time() + 60))
    stand.get()
    assert while_it_is_rendered(stand) == ["cũ", "mới"]
    assert stand.get().body == "mới".encode()
    assert stand.renders == 2


def test_a_page_that_is_over_or_has_changed_goes_to_nobody_any_more():
    stand = Stand(lambda environ: page("cũ", until=0))
    stand.get()
    assert while_it_is_rendered(stand) == ["mới", "mới"]
    stand = Stand(lambda environ: page("cũ", until=0, over=time() + 60))
    stand.get()
    stand.store.shelf.drop(["front"])
    assert while_it_is_rendered(stand) == ["mới", "mới"]
    stand.site.answer = lambda environ: page("cũ", until=0, over=time() + 60)
    stand.store.shelf.drop(["front"])
    stand.get()
    changed = while_it_is_rendered(stand, lambda: stand.store.shelf.drop(["front"]))
    assert changed == ["mới", "mới"]


def test_an_error_in_one_rendering_does_not_hold_the_next_up():
    stand = Stand()

    def broken(environ):
        raise RuntimeError("broken")

    stand.site.answer = broken
    with pytest.raises(RuntimeError):
        stand.get()
    stand.site.answer = lambda environ: page()
    assert stand.get().status == 200
