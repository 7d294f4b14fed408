"""An embargo is lifted early by two people and by nobody alone, whatever way they try."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.importers.record import Story
from articles.importers.store import Terms, store
from articles.models import Article, EmbargoLift, Revision, TrailEntry
from articles.models.snapshot import put_back, taken_now
from tests import make
from tests.reading import html_of
from tests.test_desk_articles import change, form, signed_in
from tests.test_two_editors import collide, resolution

pytestmark = pytest.mark.django_db
EMBARGO = timezone.now().replace(second=0, microsecond=0) + timedelta(days=2)


@pytest.fixture
def story() -> Article:
    return make.article("Giải thưởng năm nay", embargo_until=EMBARGO)


@pytest.fixture
def lan() -> User:
    return make.editor("lan")


@pytest.fixture
def minh() -> User:
    return make.editor("minh")


def page(story: Article) -> str:
    return f"/admin/articles/article/{story.pk}/embargo/"


def still_holds(story: Article) -> bool:
    story.refresh_from_db()
    return story.embargo_until == EMBARGO and not Article.objects.published().exists()


def asked(story: Article, by: User, until: datetime | None = None) -> EmbargoLift:
    return EmbargoLift.ask(story, by, until, "Nguồn đã đồng ý.")


def date_fields(moment: datetime | None, name: str = "embargo_until") -> dict[str, str]:
    local = timezone.localtime(moment) if moment else None
    return {
        f"{name}_0": f"{local:%d/%m/%Y}" if local else "",
        f"{name}_1": f"{local:%H:%M}" if local else "",
    }


def test_one_asks_another_agrees_and_readers_see_it(story: Article, lan: User, minh: User):
    answer = signed_in(lan).post(page(story), {"_ask": "", "reason": "Nguồn đã đăng."}, follow=True)
    assert _("Asked. The embargo holds until a second person agrees.") in html_of(answer)
    assert still_holds(story)
    lift = EmbargoLift.objects.get()
    assert _("Readers see it at once.") in html_of(signed_in(minh).get(page(story)))
    signed_in(minh).post(page(story), {"_agree": "", "lift": lift.pk})
    story.refresh_from_db()
    assert story.is_public
    assert abs(story.listed_at - timezone.now()) < timedelta(minutes=1)
    assert Client().get(story.get_absolute_url()).status_code == 200
    lift.refresh_from_db()
    assert (lift.state, lift.asker, lift.decider) == ("agreed", "lan", "minh")
    assert list(TrailEntry.objects.order_by("pk").values_list("name", "deed")) == [
        ("lan", "ask_lift"),
        ("minh", "lift"),
    ]
    assert Revision.objects.of(story.pk)[0].saver == "minh"


def test_an_embargo_is_shortened_to_the_moment_that_was_asked_for(
    story: Article, lan: User, minh: User
):
    until = EMBARGO - timedelta(days=1)
    sent = {"_ask": "", "reason": "Lễ trao giải sớm hơn.", **date_fields(until, "until")}
    assert signed_in(lan).post(page(story), sent).status_code == 302
    EmbargoLift.objects.get().agree(minh)
    story.refresh_from_db()
    assert story.embargo_until == story.listed_at == until
    assert story.is_scheduled


def test_whoever_asks_cannot_agree_not_even_an_administrator(story: Article):
    boss = make.admin()
    lift = asked(story, boss)
    assert 'name="_agree"' not in html_of(signed_in(boss).get(page(story)))
    assert signed_in(boss).post(page(story), {"_agree": "", "lift": lift.pk}).status_code == 403
    with pytest.raises(ValidationError):
        lift.agree(boss)
    with pytest.raises(IntegrityError), transaction.atomic():
        EmbargoLift.objects.update(state="agreed", decided_by=boss)
    assert still_holds(story)


def test_the_calendar_of_the_page_has_its_words(story: Article, lan: User):
    seen = html_of(signed_in(lan).get(page(story)))
    assert 0 < seen.find(reverse("admin:jsi18n")) < seen.find("DateTimeShortcuts.js")


def test_who_may_not_publish_asks_and_cannot_agree(story: Article, lan: User):
    reporter = make.reporter()
    Article.objects.filter(pk=story.pk).update(status="draft", created_by=reporter)
    client = signed_in(reporter)
    assert client.post(page(story), {"_ask": "", "reason": "Gấp."}).status_code == 302
    lift = EmbargoLift.objects.get(asked_by=reporter)
    lift.refuse(reporter)
    lift = asked(story, lan)
    for button in ("_agree", "_refuse"):
        assert client.post(page(story), {button: "", "lift": lift.pk}).status_code == 403
    assert still_holds(story)


def test_a_colleague_s_draft_is_not_there_for_a_reporter():
    story = make.draft(embargo_until=EMBARGO)
    client = signed_in(make.reporter())
    assert client.get(page(story)).status_code == 404
    assert client.post(page(story), {"_ask": "", "reason": "Tôi muốn."}).status_code == 404
    assert not EmbargoLift.objects.exists()


def test_a_request_is_refused_or_taken_back(story: Article, lan: User, minh: User):
    for by in (lan, minh):
        lift = asked(story, lan)
        signed_in(by).post(page(story), {"_refuse": "", "lift": lift.pk})
        lift.refresh_from_db()
        assert (lift.state, lift.decider) == ("refused", by.username)
        signed_in(minh).post(page(story), {"_agree": "", "lift": lift.pk})
        assert still_holds(story)


def test_an_old_page_agrees_to_nothing_that_was_asked_since(story: Article, lan: User, minh: User):
    old, _new = asked(story, lan), asked(story, lan, EMBARGO - timedelta(hours=1))
    signed_in(minh).post(page(story), {"_agree": "", "lift": old.pk})
    assert still_holds(story)
    old.refresh_from_db()
    assert old.state == "overtaken"


def test_agreeing_is_for_the_embargo_as_it_was(story: Article, lan: User, minh: User):
    lift = asked(story, lan)
    Article.objects.update(embargo_until=EMBARGO + timedelta(days=1))
    with pytest.raises(ValidationError):
        lift.agree(minh)
    story.refresh_from_db()
    assert story.embargo_until == EMBARGO + timedelta(days=1)
    assert not EmbargoLift.objects.open().exists()


@pytest.mark.parametrize(
    "sent",
    [{"reason": ""}, {"reason": " "}, {"reason": "Vì.", **date_fields(EMBARGO, "until")}],
    ids=["no reason", "a blank reason", "not earlier"],
)
def test_a_request_says_why_and_asks_for_less(story: Article, lan: User, sent: dict[str, Any]):
    signed_in(lan).post(page(story), {"_ask": "", **sent})
    assert not EmbargoLift.objects.exists()


def test_looking_changes_nothing(story: Article, lan: User, minh: User):
    lift = asked(story, lan)
    signed_in(minh).get(page(story), {"_agree": "", "lift": lift.pk})
    client = Client(enforce_csrf_checks=True)
    client.force_login(minh)
    assert client.post(page(story), {"_agree": "", "lift": lift.pk}).status_code == 403
    assert still_holds(story)


@pytest.mark.parametrize("until", [None, EMBARGO - timedelta(hours=1)], ids=["removed", "shorter"])
def test_the_form_shortens_no_embargo_and_says_where_to_ask(
    story: Article, lan: User, until: datetime | None
):
    client = signed_in(lan)
    sent = form(client, change(story), headline="Tít mới", _save="", **date_fields(until))
    answer = client.post(change(story), sent)
    assert answer.status_code == 200
    assert f'href="{page(story)}"' in html_of(answer)
    assert still_holds(story)


def test_a_form_that_sends_no_embargo_at_all_shortens_none(story: Article, lan: User):
    client = signed_in(lan)
    sent = form(client, change(story), _save="")
    without = {name: value for name, value in sent.items() if "embargo" not in name}
    client.post(change(story), without)
    assert still_holds(story)


def test_the_form_lengthens_an_embargo_freely(story: Article, lan: User):
    client, later = signed_in(lan), EMBARGO + timedelta(days=3)
    client.post(change(story), form(client, change(story), _save="", **date_fields(later)))
    story.refresh_from_db()
    assert story.embargo_until == later


def test_saving_the_rest_of_a_story_leaves_its_embargo_to_the_split_second(lan: User):
    story = make.article(embargo=60)
    client = signed_in(lan)
    client.post(change(story), form(client, change(story), headline="Tít mới", _save=""))
    before = story.embargo_until
    story.refresh_from_db()
    assert (story.headline, story.embargo_until) == ("Tít mới", before)


def test_no_verb_lifts_an_embargo(story: Article, lan: User):
    client = signed_in(lan)
    for button in ("_withdraw", "_publish"):
        client.post(change(story), form(client, change(story), **{button: ""}))
        assert still_holds(story)
    for deed in ("withdraw", "publish", "reschedule"):
        sent = {"stories": story.pk, "_do": "", "token": uuid4(), "by": -1, "unit": "days"}
        client.post(f"/admin/articles/article/bulk/{deed}/", sent)
        assert still_holds(story)


def test_an_older_version_brings_no_older_embargo_back(lan: User):
    story = make.draft("Tin")
    client = signed_in(lan)
    client.post(change(story), form(client, change(story), headline="Một", _save=""))
    later = form(client, change(story), headline="Hai", _save="", **date_fields(EMBARGO))
    client.post(change(story), later)
    history = f"/admin/articles/article/{story.pk}/history/"
    sent = {"number": "1", "version": taken_now(story.pk).digest}
    client.post(history, sent)
    story.refresh_from_db()
    assert (story.headline, story.embargo_until) == ("Tin", EMBARGO)
    client.post(history, {**sent, "field": "embargo_until"})
    with pytest.raises(ValidationError):
        put_back(story, Revision.objects.of(story.pk).last().content, {"embargo_until"})
    assert still_holds(story)


def test_a_form_from_before_the_embargo_does_not_lift_it(lan: User, minh: User):
    story = make.draft("Tin")
    hers = {"headline": "Tít Lan", **date_fields(EMBARGO)}
    answer = collide(story, signed_in(lan), signed_in(minh), hers, {"headline": "Tít Minh"})
    assert answer.status_code == 409
    sent = resolution(html_of(answer), headline="mine")
    signed_in(minh).post(change(story), sent)
    story.refresh_from_db()
    assert story.headline == "Tít Minh"
    assert story.embargo_until == EMBARGO


def test_of_two_embargoes_the_shorter_is_not_taken(lan: User, minh: User):
    story = make.draft("Tin")
    hers, his = date_fields(EMBARGO), date_fields(EMBARGO - timedelta(days=1))
    answer = collide(story, signed_in(lan), signed_in(minh), hers, his)
    sent = resolution(html_of(answer), embargo_until="mine")
    assert signed_in(minh).post(change(story), sent).status_code == 409
    assert still_holds(story)


def test_an_import_leaves_an_embargo_that_the_desk_has_set():
    told = {"source": "cũ", "identity": "1", "published": timezone.now() - timedelta(days=1)}
    store([Story(where="a:1", headline="Tin", **told)], Terms())
    story = Article.objects.get()
    story.embargo_until = EMBARGO
    story.save()
    report = store([Story(where="a:1", headline="Tin mới", **told)], Terms(overwrite=True))
    assert (report.updated, report.refused) == (1, [])
    story.refresh_from_db()
    assert story.headline == "Tin mới"
    assert still_holds(story)


def test_lifting_moves_the_hour_at_which_it_was_to_be_put_on_the_site(lan: User, minh: User):
    story = make.draft(embargo_until=EMBARGO)
    story.publish()
    assert story.posted_at == EMBARGO
    asked(story, lan).agree(minh)
    story.refresh_from_db()
    assert story.posted_at == story.embargo_until <= timezone.now()


def test_the_story_s_form_says_what_is_ahead_and_who_asks(story: Article, lan: User):
    client = signed_in(lan)
    said = html_of(client.get(change(story)))
    assert "Cấm đăng đến" in said
    assert _("Ask to lift the embargo early") in said
    asked(story, lan)
    assert _("%s asks to lift the embargo early") % "lan" in html_of(client.get(change(story)))
