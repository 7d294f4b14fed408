"""Who may see and change which story; what is not theirs answers as if it did not exist."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import Article, Byline
from tests import make
from tests.test_desk_articles import ADD, change, form, signed_in

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
SECRET = "Tin mật của đồng nghiệp"


@pytest.fixture
def client() -> Client:
    return signed_in(make.reporter())


@pytest.fixture
def secret() -> Article:
    return make.draft(SECRET, created_by=make.editor())


def own(client: Client, status: str, **fields: Any) -> Article:
    writer = User.objects.get(pk=client.session["_auth_user_id"])
    return make.article("Tin của tôi", status=status, created_by=writer, **fields)


@pytest.mark.parametrize("view", ["change", "delete", "history"])
def test_a_colleagues_draft_answers_as_one_that_never_was(
    client: Client, secret: Article, view: str
):
    for method in (client.get, client.post):
        theirs = method(reverse(f"admin:articles_article_{view}", args=[secret.pk]))
        never = method(reverse(f"admin:articles_article_{view}", args=[9_999_999]))
        assert theirs.status_code == never.status_code in {403, 404}
        assert SECRET not in theirs.content.decode()


def test_a_reporter_lists_their_own_stories(client: Client, secret: Article):
    own(client, "draft")
    page = client.get(LIST).content.decode()
    assert "Tin của tôi" in page
    assert SECRET not in page
    assert SECRET not in client.get(LIST, {"q": "tin mat"}).content.decode()
    assert SECRET not in client.get("/admin/").content.decode()


def test_search_boxes_name_no_colleagues_story(client: Client, secret: Article):
    asked = {"app_label": "articles", "model_name": "byline", "field_name": "article", "term": ""}
    answer = client.get("/admin/autocomplete/", asked)
    assert SECRET not in answer.content.decode()


def test_list_actions_reach_no_colleagues_story(client: Client, secret: Article):
    for action in ("bulk_publish", "bulk_move", "delete_selected"):
        ticked = {"action": action, "_selected_action": [secret.pk], "post": "yes"}
        assert SECRET not in client.post(LIST, ticked, follow=True).content.decode()
    secret.refresh_from_db()
    assert secret.status == "draft"


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_a_reporter_changes_their_unpublished_story(client: Client, status: str):
    story = own(client, status)
    client.post(change(story), form(client, change(story), headline="Sửa", _save=""))
    story.refresh_from_db()
    assert (story.headline, story.status) == ("Sửa", status)


@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_a_reporter_reads_their_published_story_and_changes_nothing(client: Client, status: str):
    story = own(client, status, body="<p>Nguyên văn</p>")
    assert "<p>Nguyên văn</p>" in client.get(change(story)).content.decode()
    answer = client.post(
        change(story), {"headline": "Sửa", "section": story.section_id, "_save": ""}
    )
    story.refresh_from_db()
    assert answer.status_code == 403
    assert story.headline == "Tin của tôi"


def test_bylines_of_a_published_story_are_closed_with_it(client: Client):
    story = own(client, "published", authors=["Thế Hà"])
    forged = {
        "bylines-TOTAL_FORMS": 1,
        "bylines-INITIAL_FORMS": 0,
        "bylines-0-author": make.author("Kẻ khác").pk,
        "bylines-0-role": "writer",
    }
    client.post(change(story), forged)
    assert [line.author.name for line in Byline.objects.all()] == ["Thế Hà"]


@pytest.mark.parametrize("verb", ["_publish", "_withdraw"])
def test_a_reporter_cannot_forge_a_verb(client: Client, verb: str):
    story = own(client, "draft")
    answer = client.post(change(story), form(client, change(story), headline="Sửa", **{verb: ""}))
    story.refresh_from_db()
    assert answer.status_code == 403
    assert (story.headline, story.status) == ("Tin của tôi", "draft")


def test_forged_fields_change_nothing(client: Client, secret: Article):
    story = own(client, "draft")
    forged = {
        "status": "published",
        "published_at_0": "24/07/2019",
        "published_at_1": "07:28",
        "posted_at_0": "24/07/2019",
        "posted_at_1": "07:28",
        "created_by": secret.created_by_id,
        "listed_at": "2019-07-24",
        "updated_at": "2019-07-24",
        "old_address": "/cu",
        "views": 9,
    }
    client.post(change(story), form(client, change(story), **forged, _save=""))
    after = Article.objects.get(pk=story.pk)
    for name in (
        "status",
        "published_at",
        "posted_at",
        "created_by_id",
        "old_address",
        "updated_at",
    ):
        assert getattr(after, name) == getattr(story, name)


def test_an_editor_cannot_change_the_address_of_a_live_story():
    story, client = make.article("Tít cũ"), signed_in(make.editor())
    client.post(change(story), form(client, change(story), slug="khac", _save=""))
    story.refresh_from_db()
    assert story.slug == "tit-cu"


def test_a_reporter_is_offered_no_publishing(client: Client):
    page = client.get(ADD).content.decode()
    assert 'name="_submit"' in page
    assert 'name="_publish"' not in page
    assert "bulk_publish" not in client.get(LIST).content.decode()


def test_an_editor_opens_every_story(secret: Article):
    client = signed_in(make.editor("bien-tap-2"))
    assert SECRET in client.get(LIST).content.decode()
    assert client.get(change(secret)).status_code == 200


def test_the_source_is_shown_to_editors_alone(client: Client):
    assert '"HTML"' not in client.get(ADD).context["adminform"].form["body"].as_widget()
    page = signed_in(make.editor()).get(ADD).context["adminform"].form["body"].as_widget()
    assert "&quot;HTML&quot;" in page


@pytest.mark.parametrize("path", ["auth/user/", "auth/group/", "articles/dailyviews/"])
def test_accounts_and_counts_are_no_business_of_editors(path: str):
    assert signed_in(make.managing_editor()).get(f"/admin/{path}").status_code in {403, 404}


def test_a_reporter_changes_no_image_that_readers_see(client: Client):
    shown, unused = make.image("Đang dùng"), make.image("Chưa dùng")
    make.article(lead_image=shown)
    for image, status in ((shown, 403), (unused, 302)):
        address = reverse("admin:articles_image_change", args=[image.pk])
        sent = {"caption": "Sửa", "focal_x": 50, "focal_y": 50}
        assert client.post(address, sent).status_code == status
    shown.refresh_from_db()
    assert shown.caption == "Đang dùng"


def test_where_an_image_is_used_names_no_colleagues_draft(client: Client):
    image = make.image()
    make.draft(SECRET, lead_image=image, created_by=make.editor())
    page = client.get(reverse("admin:articles_image_change", args=[image.pk])).content.decode()
    assert SECRET not in page


@pytest.mark.parametrize(
    "query",
    [
        {"created_by__password__startswith": "a"},
        {"headline__regex": "(((("},
        {"status__exact": "draft"},
        {"published_at__year": "9999"},
        {"published_at__year": "0"},
        {"published_at__year": "2019", "published_at__month": "13"},
        {"published_at__year": "9999", "published_at__month": "12", "published_at__day": "31"},
        {"p": "9" * 5000},
        {"p": "²"},
        {"o": "99.-99.x"},
        {"section": "x"},
        {"state": "x", "picture": "x", "mine": "x"},
        {"q": "((((" * 100},
    ],
)
def test_odd_addresses_of_the_list_break_nothing(query: dict[str, str]):
    assert signed_in(make.editor()).get(LIST, query).status_code < 500
