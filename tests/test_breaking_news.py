"""Breaking news: one line on top of every page, which takes itself down."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from articles.keeping import horizon
from articles.models import BreakingBar, TrailEntry
from articles.models.breaking_bar import two_hours_on
from tests import make
from tests.changes import told_by
from tests.front_door import FrontDoor
from tests.reading import HARMLESS, HOSTILE, UNSEEN, html_of, links_of, said_in
from tests.test_desk_articles import change, form, signed_in

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/breakingbar/add/"
BAR = 'class="breaking"'


def shown(client: Client, address: str = "/lien-he/") -> str:
    return said_in(client.get(address), "section", "breaking")


def test_it_stands_on_every_page_between_masthead_and_content(client: Client):
    story = make.article()
    make.bar("Bão đã vào bờ", until=60)
    for address in ("/", story.get_absolute_url(), "/lien-he/", "/dinh-chinh/", "/khong-co/"):
        page = html_of(client.get(address))
        assert "Bão đã vào bờ" in shown(client, address)
        assert page.index("</header>") < page.index(BAR) < page.index("<main")


def test_without_one_there_is_no_bar(client: Client):
    assert BAR not in html_of(client.get("/lien-he/"))


def test_it_leads_to_its_story(client: Client):
    story = make.article()
    make.bar(article=story, until=60)
    assert links_of(client.get("/lien-he/"), inside="section") == [story.get_absolute_url()]


@UNSEEN
def test_one_on_a_story_that_readers_may_not_open_does_not_show(client: Client, unseen: dict):
    make.bar("Tin kín", article=make.article(**unseen), until=60)
    assert BAR not in html_of(client.get("/lien-he/"))


@pytest.mark.parametrize("window", [{"since": 1, "until": 2}, {"since": -9, "until": -1}])
def test_before_its_time_and_after_it_there_is_none(client: Client, window: dict):
    make.bar(**window)
    assert BAR not in html_of(client.get("/lien-he/"))


def test_of_two_the_later_stands(client: Client):
    make.bar("Mới hơn", since=-5, until=60)
    make.bar("Cũ hơn", since=-50, until=60)
    assert "Mới hơn" in shown(client)
    assert "Cũ hơn" not in shown(client)


def test_hostile_words_are_only_words(client: Client):
    make.bar(HOSTILE, until=60)
    page = html_of(client.get("/lien-he/"))
    assert "<img src=x" not in page
    assert HARMLESS in page


def test_it_ends_two_hours_after_it_was_put_up_unless_told_otherwise():
    bar = BreakingBar.objects.create(text="Bão đã vào bờ")
    left = bar.until - timezone.now()
    assert timedelta(minutes=118) < left <= timedelta(hours=2)


def test_an_end_before_the_beginning_and_an_empty_line_are_refused_by_the_database():
    for wrong in ({"text": "", "until": 60}, {"until": -61}):
        with pytest.raises(IntegrityError), transaction.atomic():
            make.bar(**wrong)


def test_only_one_that_stands_or_will_changes_pages():
    over = make.bar(until=-5)
    assert told_by(over.save) == set()
    assert told_by(lambda: make.bar(until=60)) == {"*"}
    assert told_by(lambda: make.bar(since=5, until=60)) == {"*"}


def test_its_story_changes_every_page_only_as_long_as_it_stands():
    story = make.article()
    make.bar(article=story, until=-5)
    assert "*" not in told_by(story.save)
    make.bar(article=story, until=60)
    assert told_by(story.save) == {"*"}


@pytest.mark.usefixtures("connections_stay_open")
def test_it_is_on_every_kept_page_at_the_next_beat_and_goes_with_its_story():
    story, door = make.article(), FrontDoor()
    addresses = ["/", "/lien-he/", "/dinh-chinh/"]
    for address in addresses:
        assert BAR not in door.get(address).text
    make.bar(article=story, until=60)
    door.beat()
    assert all(BAR in door.get(address).text for address in addresses)
    story.withdraw()
    door.beat()
    assert not any(BAR in door.get(address).text for address in addresses)


@pytest.mark.django_db(transaction=True)  # PostgreSQL's clock stands still inside a transaction
@pytest.mark.usefixtures("connections_stay_open")
def test_it_comes_and_goes_by_itself_and_no_kept_page_outlives_that():
    door = FrontDoor()
    bar = make.bar(since=0.015, until=0.03)  # for nine tenths of a second, in nine tenths of one
    door.beat()
    for edge, standing in ((bar.since, False), (bar.until, True)):
        assert (BAR in door.get("/lien-he/").text) is standing
        assert horizon.moment <= edge.timestamp()
        while timezone.now() < edge + timedelta(milliseconds=20):
            pass
        assert (BAR in door.get("/lien-he/").text) is not standing
        door.beat()
        door.watch.looked_up = -3600.0
        door.beat()


def test_an_editor_puts_one_up_at_the_desk():
    client, story = signed_in(make.managing_editor()), make.article()
    sent = form(client, ADD, text="Bão đã vào bờ", article=story.pk, _save="")
    assert client.post(ADD, sent).status_code == 302
    assert BreakingBar.objects.showing().get().article == story
    assert signed_in(make.reporter()).get(ADD).status_code == 403


def test_the_desk_refuses_an_end_before_the_beginning():
    client = signed_in(make.managing_editor())
    sent = form(client, ADD, text="Bão", since_0="24/07/2019", since_1="10:00", _save="")
    answer = client.post(ADD, sent | {"until_0": "24/07/2019", "until_1": "09:00"})
    assert answer.status_code == 200
    assert "until" in answer.context["adminform"].form.errors


def test_the_desk_s_list_tells_now_later_and_over():
    make.bar("Bây giờ", until=60)
    make.bar("Sau", since=30, until=60)
    make.bar("Rồi", until=-5)
    client = signed_in(make.managing_editor())
    for state, text in {"now": "Bây giờ", "later": "Sau", "over": "Rồi"}.items():
        page = client.get("/admin/articles/breakingbar/", {"state": state})
        assert [bar.text for bar in page.context["cl"].result_list] == [text]


UP = "/admin/articles/breakingbar/up/"


def test_one_click_puts_a_story_s_headline_up_for_two_hours_and_one_takes_it_down(client: Client):
    desk, story = signed_in(make.managing_editor()), make.article("Bão đã vào bờ")
    desk.post(UP, {"article": story.pk, "text": ""})
    bar = BreakingBar.objects.showing().get()
    assert (bar.text, bar.article) == ("Bão đã vào bờ", story)
    assert timedelta(minutes=118) < bar.until - timezone.now() <= timedelta(hours=2)
    planned = bar.until
    desk.post(f"/admin/articles/breakingbar/{bar.pk}/down/")
    assert BAR not in html_of(client.get("/lien-he/"))
    desk.post(f"/admin/articles/breakingbar/{bar.pk}/back/")
    bar.refresh_from_db()
    assert (bar.until, bar.would_have_ended) == (planned, None)
    deeds = TrailEntry.objects.of(story).values_list("deed", flat=True)
    assert list(deeds) == ["bar_up", "bar_down", "bar_up"]


def test_the_button_stands_at_the_story_and_on_the_front_desk_and_says_until_when():
    desk, story = signed_in(make.managing_editor()), make.article("Bão đã vào bờ")
    for address in (change(story), "/admin/articles/frontslot/"):
        page = html_of(desk.get(address))
        assert f'action="{UP}"' in page
        assert f"{timezone.localtime(two_hours_on()):%H:%M}" in page
    desk.post(UP, {"article": story.pk, "text": "Bão vào", "next": change(story)})
    bar = BreakingBar.objects.get()
    assert f'formaction="/admin/articles/breakingbar/{bar.pk}/down/"' in html_of(
        desk.get(change(story))
    )


def test_forged_clicks_change_nothing():
    story, bar = make.article(), make.bar(until=60)
    down = f"/admin/articles/breakingbar/{bar.pk}/down/"
    reporter, desk = signed_in(make.reporter()), signed_in(make.managing_editor())
    for address in (UP, down):
        assert reporter.post(address, {"article": story.pk}).status_code == 403
        assert desk.get(address).status_code == 405
    assert desk.post(UP, {"article": make.draft().pk}).status_code == 400
    assert desk.post(UP, {"article": "x"}).status_code == 404
    sent = desk.post(UP, {"article": story.pk, "next": "https://example.org/"})
    assert sent.headers["Location"].startswith("/admin/")
    assert BreakingBar.objects.not_over().count() == 2
