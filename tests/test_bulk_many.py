"""Bulk work in portions: few queries a story, nothing lost of the rest, pages told of as one."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.admin.bulk_deeds import Move
from articles.models import Article, ArticleTerm, BulkWork, Change, Revision, TrailEntry
from articles.models import bulk_work as work_of
from tests import make
from tests.test_bulk import LIST, done, fresh, reasons, sent
from tests.test_desk_articles import signed_in

pytestmark = pytest.mark.django_db
REFUSING = {
    "sqlite": """
        CREATE TRIGGER refusing BEFORE UPDATE ON articles_article WHEN NEW.headline = 'Hỏng'
        BEGIN SELECT RAISE(ABORT, 'refused'); END
    """,
    "postgresql": """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = 'check_violation'; END $$;
        CREATE TRIGGER refusing BEFORE UPDATE ON articles_article FOR EACH ROW
        WHEN (NEW.headline = 'Hỏng') EXECUTE FUNCTION refuse()
    """,
}


@pytest.fixture
def client() -> Client:
    return signed_in(make.managing_editor())


@pytest.fixture
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let three stories be so many that all pages are dropped, two a portion."""
    monkeypatch.setattr(work_of, "MOST_ROWS", 2)
    monkeypatch.setattr(work_of, "AT_ONCE", 2)


@pytest.fixture
def stories() -> list[Article]:
    section = make.category("Thời sự")
    said = "Bão vào bờ, bão gây mưa lớn, mưa lớn gây lũ"
    return [
        make.article(
            f"Bão số {n} vào bờ", lead=said, section=section, tags=["Bão"], authors=["Lan"]
        )
        for n in range(3)
    ]


def queries_of(client: Client, deed: str, count: int, **asked: Any) -> int:
    """Count the queries that a deed takes for so many stories, in one portion."""
    many = [make.article(tags=["Bão"], authors=["Lan"]) for _ in range(count)]
    form = sent(many, **asked) | {"_do": "", "token": uuid4()}
    with CaptureQueriesContext(connection) as queries:
        client.post(f"{LIST}bulk/{deed}/", form)
    assert all(story.revisions.count() == 2 for story in many)
    return len(queries)


@pytest.mark.parametrize(
    ("deed", "most", "asked"),
    [
        ("move", 8, {"section": 0}),
        ("tag", 16, {"tags": "Lũ"}),
        ("byline", 12, {"author": "Thế Hà", "replaces": "Lan"}),
        ("withdraw", 9, {}),
    ],
)
def test_a_story_more_costs_few_queries(client, monkeypatch, deed: str, most: int, asked: Any):
    monkeypatch.setattr(work_of, "MOST_ROWS", 1)
    make.category("Thời sự"), make.author("Thế Hà"), make.author("Lan"), make.draft(tags=["Lũ"])
    if "section" in asked:
        asked = {"section": make.category("Kinh tế").pk}
    few, many = (queries_of(client, deed, count, **asked) for count in (2, 6))
    assert (many - few) / 4 <= most


@pytest.mark.usefixtures("few_are_many")
def test_many_stories_keep_version_trail_and_terms_each(client, stories):
    drafts = [make.draft(s.headline, lead=s.lead, body="<p>Một hai</p>") for s in stories]
    done(client, "publish", drafts)
    for story in drafts:
        kinds = list(story.revisions.order_by("number").values_list("kind", flat=True))
        assert kinds == ["found", "publish"]
        assert TrailEntry.objects.of(story)[0].deed == "publish"
        assert ArticleTerm.objects.filter(article=story).exists()
    done(client, "withdraw", drafts)
    assert not ArticleTerm.objects.filter(article__in=drafts).exists()


@pytest.mark.usefixtures("few_are_many")
def test_of_many_stories_that_readers_see_all_pages_are_dropped_once_a_portion(client, stories):
    section = make.category("Kinh tế")
    Change.objects.all().delete()
    done(client, "move", stories, section=section.pk)
    assert [change.names for change in Change.objects.all()] == ["*", "*"]
    drafts = [make.draft() for _ in range(3)]
    Change.objects.all().delete()
    done(client, "move", drafts, section=section.pk)
    assert not Change.objects.exists()


def test_of_few_stories_their_own_pages_are_dropped(client, stories):
    section = make.category("Kinh tế")
    Change.objects.all().delete()
    done(client, "move", stories, section=section.pk)
    told = {name for change in Change.objects.all() for name in change.names.split()}
    assert {f"article:{story.pk}" for story in stories} <= told
    assert f"category:{section.pk}" in told
    assert "*" not in told


@pytest.mark.usefixtures("few_are_many")
def test_a_story_that_the_database_refuses_keeps_no_other_back(client, stories):
    Article.objects.filter(pk=stories[1].pk).update(headline="Hỏng")
    with connection.cursor() as cursor:
        cursor.execute(REFUSING[connection.vendor])
    section = make.category("Kinh tế")
    context = done(client, "move", stories, section=section.pk)
    assert [fresh(story).section == section for story in stories] == [True, False, True]
    assert list(reasons(context).values()) == [1]
    assert TrailEntry.objects.filter(article=stories[1]).count() == 0


@pytest.mark.usefixtures("few_are_many")
def test_what_was_broken_off_says_so_and_goes_on_with_the_rest(client, stories, monkeypatch):
    section, plain = make.category("Kinh tế"), Move.do

    def until_the_server_stops(deed: Move, story: Article, reason: str) -> None:
        if story.pk == stories[2].pk:
            raise SystemExit
        plain(deed, story, reason)

    monkeypatch.setattr(Move, "do", until_the_server_stops)
    with pytest.raises(SystemExit):
        done(client, "move", stories, section=section.pk)
    monkeypatch.undo()
    work = BulkWork.objects.get()
    assert [fresh(story).section == section for story in stories] == [True, True, False]
    page = f"{LIST}bulk/work/{work.pk}/"
    assert "?work=" not in client.get(page).content.decode()  # it may be at work yet
    BulkWork.objects.update(at=timezone.now() - work_of.BROKEN_OFF_AFTER * 2)
    link = f"{LIST}bulk/move/?work={work.pk}"
    assert link in client.get(page).content.decode()
    assert client.get(link).context["stories"] == str(stories[2].pk)
    other = signed_in(make.managing_editor("khac"))
    assert other.get(link).context["count"] == 0
    client.post(page)  # or what was done of it is taken back
    assert {fresh(story).section.name for story in stories} == {"Thời sự"}
    assert "?work=" not in client.get(page).content.decode()


@pytest.mark.usefixtures("few_are_many")
def test_many_stories_go_back_but_for_those_saved_since(client, stories):
    section = make.category("Kinh tế")
    done(client, "move", stories, section=section.pk)
    saved = fresh(stories[0])
    saved.lead = "Đồng nghiệp vừa sửa"
    saved.save()
    Change.objects.all().delete()
    client.post(f"{LIST}bulk/work/{BulkWork.objects.get().pk}/")
    names = [fresh(story).section.name for story in stories]
    assert names == ["Kinh tế", "Thời sự", "Thời sự"]
    last = Revision.objects.of(stories[1].pk)[0]
    assert (last.kind, last.restored_from) == ("restored", 1)
    assert {change.names for change in Change.objects.all()} == {"*"}


@pytest.mark.usefixtures("few_are_many")
def test_an_undo_that_was_broken_off_says_so_and_goes_on_with_the_rest(
    client, stories, monkeypatch
):
    done(client, "move", stories, section=make.category("Kinh tế").pk)
    page, plain = f"{LIST}bulk/work/{BulkWork.objects.get().pk}/", BulkWork.put_back

    def until_the_server_stops(work: BulkWork, story: Article, version: Revision) -> str:
        if story.pk == stories[2].pk:
            raise SystemExit
        return plain(work, story, version)

    monkeypatch.setattr(BulkWork, "put_back", until_the_server_stops)
    with pytest.raises(SystemExit):
        client.post(page)
    monkeypatch.undo()
    sections = ["Thời sự", "Thời sự", "Kinh tế"]
    assert [fresh(story).section.name for story in stories] == sections
    assert "Đang hoàn tác: còn 1 bài." in client.get(page).content.decode()
    client.post(page)  # it may be at work yet
    assert [fresh(story).section.name for story in stories] == sections
    BulkWork.objects.update(undone_at=timezone.now() - work_of.BROKEN_OFF_AFTER * 2)
    assert "Việc hoàn tác bị đứt giữa chừng" in client.get(page).content.decode()
    client.post(page)
    assert {fresh(story).section.name for story in stories} == {"Thời sự"}
    assert stories[0].revisions.count() == 3  # once moved, once back
    assert not BulkWork.objects.get().may_be_undone


def test_what_did_not_go_back_says_why_and_is_no_undo_broken_off(client, stories):
    done(client, "move", stories, section=make.category("Kinh tế").pk)
    fresh(stories[0]).save()
    saved = fresh(stories[1])
    saved.lead = "Đồng nghiệp vừa sửa"
    saved.save()
    page = f"{LIST}bulk/work/{BulkWork.objects.get().pk}/"
    client.post(page)
    BulkWork.objects.update(undone_at=timezone.now() - work_of.BROKEN_OFF_AFTER * 2)
    assert reasons(client.get(page).context) == {"Bài đã được sửa từ khi đó.": 1}
    assert not BulkWork.objects.get().may_be_undone
