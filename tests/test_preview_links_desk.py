"""Links to a story that is not public yet, as they are made and revoked at the desk."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, PreviewLink, Revision, TrailEntry
from tests import make
from tests.test_desk_articles import change, form, signed_in
from tests.test_desk_drafts import write
from tests.test_preview_links import links_of, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return make.editor()


@pytest.fixture
def story(editor: User) -> Article:
    return make.draft("Tin chưa đăng", body="<p>Lời chưa đăng</p>", created_by=editor)


@pytest.fixture
def link(story: Article, editor: User) -> PreviewLink:
    return PreviewLink.make(story, editor)


def test_an_editor_makes_a_link_for_three_days_and_revokes_it(story: Article, editor: User):
    client = signed_in(editor)
    client.post(links_of(story), {"make": "1", "shows": "latest"})
    link = PreviewLink.objects.get()
    assert link.expires_at - link.made_at == timedelta(hours=72)
    assert (link.made_by, link.revision) == (editor, None)
    page = client.get(links_of(story)).content.decode()
    assert f"http://127.0.0.1:8000{link.get_absolute_url()}" in page
    assert links_of(story) in client.get(change(story)).content.decode()
    client.post(links_of(story), {"revoke": link.pk})
    assert opened(link).status_code == 404
    assert link.get_absolute_url() not in client.get(links_of(story)).content.decode()
    made, revoked = TrailEntry.objects.order_by("id")
    assert (made.deed, revoked.deed) == ("preview_link", "preview_link_revoked")
    assert (made.article, revoked.article, made.by) == (story, story, editor)
    assert link.key not in str(made.changes)


def test_a_link_to_this_version_keeps_what_is_saved_now(story: Article, editor: User):
    client = signed_in(editor)
    client.post(links_of(story), {"make": "1", "shows": "version", "hours": "24"})
    link = PreviewLink.objects.get()
    assert link.revision == Revision.objects.of(story.pk).first()
    assert link.expires_at - link.made_at == timedelta(hours=24)
    client.post(change(story), form(client, change(story), headline="Sửa", _save=""))
    assert "Tin chưa đăng" in opened(link).content.decode()


@pytest.mark.parametrize("hours", ["0", "-1", "9999", "²", "", "72; drop"])
def test_a_forged_span_makes_a_link_for_three_days(story: Article, editor: User, hours: str):
    signed_in(editor).post(links_of(story), {"make": "1", "hours": hours})
    link = PreviewLink.objects.get()
    assert link.expires_at - link.made_at == timedelta(hours=72)


def test_an_embargo_that_is_only_typed_is_told_and_lifts_none(story: Article, editor: User):
    client, link = signed_in(editor), PreviewLink.make(story, editor)
    later, sooner = (timezone.localtime() + timedelta(days=days) for days in (3, 1))
    sent = {"embargo_until_0": f"{later:%d/%m/%Y}", "embargo_until_1": "18:00"}
    write(client, story, **sent)
    assert f"Cấm đăng trước 18:00, {later:%d/%m/%Y}" in opened(link).content.decode()
    Article.objects.filter(pk=story.pk).update(embargo_until=later)
    sent = {"embargo_until_0": f"{sooner:%d/%m/%Y}", "embargo_until_1": "18:00"}
    write(client, story, **sent)
    assert f"{sooner:%d/%m/%Y}" not in opened(link).content.decode()


def test_what_is_public_or_withdrawn_is_offered_no_link(story: Article, editor: User):
    client = signed_in(editor)
    for verb in (story.publish, story.withdraw):
        verb()
        client.post(links_of(story), {"make": "1"})
        assert 'name="make"' not in client.get(links_of(story)).content.decode()
    assert not PreviewLink.objects.exists()


def test_whoever_may_not_change_the_story_has_no_links_of_it(story: Article, link: PreviewLink):
    reporter = make.reporter()
    client = signed_in(reporter)
    never = client.get(reverse("admin:articles_preview_links", args=[9_999_999]))
    for answer in (client.get(links_of(story)), client.post(links_of(story), {"make": "1"})):
        assert answer.status_code == never.status_code == 404
        assert "Tin chưa đăng" not in answer.content.decode()
    Article.objects.filter(pk=story.pk).update(
        created_by=reporter, status="published", published_at=timezone.now() + timedelta(hours=1)
    )
    assert client.post(links_of(story), {"make": "1"}).status_code == 403
    assert client.post(links_of(story), {"revoke": link.pk}).status_code == 403
    assert Client().post(links_of(story), {"make": "1"}).status_code == 302
    link.refresh_from_db()
    assert (PreviewLink.objects.count(), link.revoked_at) == (1, None)


def test_a_link_is_revoked_on_the_page_of_its_own_story(link: PreviewLink, editor: User):
    other = make.draft("Tin khác")
    client = signed_in(editor)
    for key in (link.pk, "x", "9" * 30):
        assert client.post(links_of(other), {"revoke": key}).status_code == 404
    link.refresh_from_db()
    assert link.revoked_at is None


def test_looking_changes_nothing_and_a_forged_form_is_refused(story: Article, editor: User):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    assert client.get(links_of(story), {"make": "1"}).status_code == 200
    assert client.post(links_of(story), {"make": "1"}).status_code == 403
    assert not PreviewLink.objects.exists()
