"""Many stories at once: a dry run first, then each story by itself, once, and back again."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.timezone import localtime

from articles.admin import bulk
from articles.models import Article, BulkWork, Byline, Presence, Revision, TrailEntry
from articles.watch import sweep
from tests import make
from tests.test_desk_articles import signed_in

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"


@pytest.fixture
def client() -> Client:
    return signed_in(make.managing_editor())


def sent(stories: list[Article], **fields: Any) -> dict[str, Any]:
    return {"stories": ",".join(str(story.pk) for story in stories)} | fields


def tried(client: Client, deed: str, stories: list[Article], **fields: Any) -> Any:
    answer = client.post(f"{LIST}bulk/{deed}/", sent(stories, **fields))
    assert answer.status_code == 200
    return answer.context


def done(client: Client, deed: str, stories: list[Article], **fields: Any) -> Any:
    token = fields.pop("token", None) or uuid4()
    asked = sent(stories, **fields) | {"_do": "", "token": token}
    answer = client.post(f"{LIST}bulk/{deed}/", asked, follow=True)
    assert answer.status_code == 200
    return answer.context


def reasons(context: Any) -> dict[str, int]:
    return {group.reason: len(group.stories) for group in context["groups"]}


def fresh(story: Article) -> Article:
    return Article.objects.get(pk=story.pk)


# ── before anything is done ──────────────────────────────────────────────────────────────────


def test_a_dry_run_says_how_many_change_which_not_and_why_and_changes_nothing(client):
    old, new = make.category("Thời sự"), make.category("Kinh tế")
    moved = [make.draft(f"Tin {n}", section=old) for n in range(3)]
    there, trashed, busy = (make.draft(name, section=s) for name, s in
                            (("Ở đó rồi", new), ("Đã bỏ", old), ("Đang viết", old)))  # fmt: skip
    trashed.trash()
    Presence.objects.create(
        article=busy, user=make.user("lan"), seen_at=timezone.now(), typed_at=timezone.now()
    )
    context = tried(client, "move", [*moved, there, trashed, busy], section=new.pk)
    assert {story.headline for story in context["changed"].stories} == {"Tin 0", "Tin 1", "Tin 2"}
    assert reasons(context) == {"Bài đã ở chuyên mục này.": 1, "lan đang viết bài này.": 1}
    assert context["missing"] == 1
    assert set(Article.objects.filter(section=new)) == {there}
    assert not BulkWork.objects.exists()
    assert not Revision.objects.exists()


def test_asking_by_address_changes_nothing(client):
    story, section = make.draft(), make.category("Kinh tế")
    query = {"story": story.pk, "section": section.pk, "_do": "", "token": uuid4()}
    client.get(f"{LIST}bulk/move/", query)
    client.get(f"{LIST}bulk/withdraw/", query)
    assert fresh(story).section != section
    assert not BulkWork.objects.exists()


def test_what_is_ticked_in_the_list_comes_along(client):
    stories = [make.draft() for _ in range(3)]
    ticked = {"action": "bulk_move", "_selected_action": [s.pk for s in stories[:2]]}
    answer = client.post(LIST, ticked, follow=True)
    assert answer.context["count"] == 2
    assert answer.context["stories"] == ",".join(
        str(pk) for pk in sorted((s.pk for s in stories[:2]), reverse=True)
    )


def test_all_that_a_filter_shows_are_chosen_up_to_a_bound(client, monkeypatch):
    for number in range(5):
        make.draft(f"Bão số {number}")
    make.article("Đã đăng")
    query = {"all": 1, "state": "draft", "q": "bão"}
    assert client.get(f"{LIST}bulk/", query).context["count"] == 5
    monkeypatch.setattr(bulk, "MOST_AT_ONCE", 3)
    context = client.get(f"{LIST}bulk/move/", query).context
    assert (context["count"], context["is_cut"]) == (3, True)
    assert client.get(f"{LIST}bulk/move/", {"all": 1, "headline": "x"}).status_code == 400


def test_nothing_chosen_is_said(client):
    for query in ({}, {"story": "x"}, {"story": 10**17}):
        assert client.get(f"{LIST}bulk/move/", query).status_code == 200
    assert client.post(f"{LIST}bulk/move/", {"stories": "1,2;DROP"}).context["count"] == 0


# ── what is done ─────────────────────────────────────────────────────────────────────────────


def test_stories_move_with_version_trail_and_count_and_back_again(client):
    old, new = make.category("Thời sự"), make.category("Kinh tế")
    stories = [make.article(f"Tin {n}", section=old) for n in range(3)]
    context = done(client, "move", [*stories, make.draft(section=new)], section=new.pk)
    assert len(context["done"].stories) == 3
    assert reasons(context) == {"Bài đã ở chuyên mục này.": 1}
    assert {fresh(story).section for story in stories} == {new}
    for story in stories:
        assert list(story.revisions.order_by("number").values_list("kind", flat=True)) == [
            "found", "saved"
        ]  # fmt: skip
        entry = TrailEntry.objects.of(story)[0]
        assert (entry.deed, entry.changes) == ("moved", [["Chuyên mục", "Thời sự", "Kinh tế"]])
        assert "4 bài" in entry.reason
    work = BulkWork.objects.get()
    stories[0].refresh_from_db()
    saved = fresh(stories[0])
    saved.lead = "Đồng nghiệp vừa sửa"
    saved.save()
    page = f"{LIST}bulk/work/{work.pk}/"
    answer = client.post(page, follow=True)
    assert "1 bài" in str(next(iter(answer.context["messages"])))
    assert [fresh(story).section.name for story in stories] == ["Kinh tế", "Thời sự", "Thời sự"]
    client.post(page)
    assert stories[1].revisions.count() == 3


def test_sent_twice_it_is_done_once(client):
    story, token = make.draft(tags=["Bão"]), uuid4()
    for _ in range(2):
        context = done(client, "tag", [story], tags="Lũ", token=token)
        assert len(context["done"].stories) == 1
    assert BulkWork.objects.count() == 1
    assert TrailEntry.objects.count() == 1


def test_tags_are_put_on_and_taken_off_whatever_their_spelling(client):
    story = make.draft(tags=["Hòa Bình", "Bão"])
    context = done(client, "tag", [story], tags="hoà bình, Lũ")
    assert set(fresh(story).tags.names()) == {"Hòa Bình", "Bão", "Lũ"}
    assert len(context["done"].stories) == 1
    done(client, "untag", [story, make.draft()], tags="hoà bình")
    assert set(fresh(story).tags.names()) == {"Bão", "Lũ"}
    work = BulkWork.objects.get(deed="untag")
    client.post(f"{LIST}bulk/work/{work.pk}/")
    assert set(fresh(story).tags.names()) == {"Hòa Bình", "Bão", "Lũ"}


def test_an_author_signs_in_place_of_another_or_as_well(client):
    new = make.author("Thế Hà")
    signed, other = make.draft(authors=["M.Quang", "Lan"]), make.draft(authors=["Lan"])
    context = done(client, "byline", [signed, other], author="thế hà", replaces="M.Quang")
    assert list(reasons(context).values()) == [1]
    names = [line.author.name for line in Byline.objects.filter(article=signed)]
    assert names == ["Thế Hà", "Lan"]
    done(client, "byline", [signed, other], author="Thế Hà")
    assert [line.author for line in Byline.objects.filter(article=other)][-1] == new
    assert Byline.objects.filter(article=signed).count() == 2
    assert tried(client, "byline", [other], author="Không có")["deed"].errors


def test_hours_are_shifted_and_set_and_what_readers_saw_stays(client):
    soon = timezone.now().replace(microsecond=0) + timedelta(days=1)
    waits = make.article("Hẹn", published_at=soon, posted_at=soon)
    seen, undated = make.article("Đã đọc"), make.draft("Chưa có ngày")
    embargoed = make.article("Cấm", published_at=soon, embargo_until=soon)
    stories = [waits, seen, undated, embargoed]
    context = done(client, "reschedule", stories, by=-2, unit="hours")
    assert [story.headline for story in context["done"].stories] == ["Hẹn"]
    assert len(reasons(context)) == 3
    assert fresh(waits).published_at == fresh(waits).posted_at == soon - timedelta(hours=2)
    assert tried(client, "reschedule", [waits], by=-3, unit="days")["changed"].stories == []
    later = localtime(soon + timedelta(days=2))
    moment = {"moment_0": f"{later:%d/%m/%Y}", "moment_1": f"{later:%H:%M}"}
    done(client, "reschedule", stories, **moment)
    assert {fresh(s).published_at.date() for s in (waits, undated, embargoed)} == {
        fresh(waits).published_at.date()
    }
    assert tried(client, "reschedule", [waits], by=1, **moment)["deed"].errors


def test_stories_go_out_and_are_withdrawn(client):
    drafts = [make.draft(lead="Sa-pô", body="<p>Một hai ba</p>") for _ in range(2)]
    held = make.draft(embargo_until=timezone.now() + timedelta(days=1))
    live = make.article()
    context = done(client, "publish", [*drafts, held, live])
    assert {story.pk for story in context["done"].stories} == {story.pk for story in drafts}
    assert all(fresh(story).is_public for story in drafts)
    assert len(reasons(context)) == 2
    done(client, "withdraw", [*drafts, held])
    assert {fresh(story).status for story in drafts} == {"withdrawn"}
    deeds = TrailEntry.objects.of(drafts[0]).values_list("deed", flat=True)
    assert list(deeds) == ["withdraw", "publish"]
    assert not BulkWork.objects.latest("at").may_be_undone


# ── who may ──────────────────────────────────────────────────────────────────────────────────


def test_a_reporter_moves_their_own_drafts_and_publishes_nothing():
    reporter = make.reporter()
    client, _old, section = signed_in(reporter), make.category("Tin"), make.category("Kinh tế")
    mine, live = make.draft(created_by=reporter), make.article(created_by=reporter)
    secret = make.draft("Của người khác")
    context = done(client, "move", [mine, live, secret], section=section.pk)
    assert [story.pk for story in context["done"].stories] == [mine.pk]
    assert reasons(context) == {"Bạn không được sửa bài này.": 1}
    assert context["missing"] == 1
    assert fresh(secret).section != section
    for deed in ("publish", "withdraw", "reschedule"):
        asked = sent([mine], _do="", token=uuid4(), by=1)
        assert client.post(f"{LIST}bulk/{deed}/", asked).status_code == 403
    assert fresh(mine).status == "draft"


def test_what_was_done_is_shown_to_whoever_did_it_only(client):
    done(client, "tag", [make.draft()], tags="Lũ")
    work = BulkWork.objects.get()
    other = signed_in(make.managing_editor("khac"))
    for method in (other.get, other.post):
        assert method(f"{LIST}bulk/work/{work.pk}/").status_code == 404
    assert BulkWork.objects.get().undone_at is None


def test_without_its_token_a_form_does_nothing():
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make.managing_editor())
    story = make.article()
    asked = sent([story], _do="", token=uuid4())
    assert strict.post(f"{LIST}bulk/withdraw/", asked).status_code == 403
    assert fresh(story).is_public


def test_a_story_that_is_refused_keeps_no_other_back(client):
    good = make.draft("Cầu mới thông xe", lead="Sa-pô", body="<p>Một</p>")
    late = make.draft("Tin đã quá hạn", lead="Sa-pô", expires_at=timezone.now() - timedelta(days=1))
    context = done(client, "publish", [good, late])
    assert fresh(good).is_public
    assert fresh(late).status == "draft"
    assert len(reasons(context)) == 1


def test_a_dry_run_of_many_asks_no_more_than_of_few(client, django_assert_max_num_queries):
    section, stories = make.category("Kinh tế"), [make.draft(authors=["A"], tags=["B"])]
    for _ in range(20):
        stories.append(make.draft(authors=["A"], tags=["B"]))
    with django_assert_max_num_queries(14):
        tried(client, "move", stories, section=section.pk)


def test_what_nobody_takes_back_any_more_is_forgotten(client):
    done(client, "tag", [make.draft()], tags="Lũ")
    sweep()
    assert BulkWork.objects.exists()
    BulkWork.objects.update(at=timezone.now() - timedelta(days=31))
    sweep()
    assert not BulkWork.objects.exists()
    assert TrailEntry.objects.exists()
