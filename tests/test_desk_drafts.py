"""What is written into a story's form is kept as a draft; only saving changes the story."""

import uuid
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import Article, Byline, Draft
from tests import make
from tests.test_desk_articles import ADD, change, form, signed_in

pytestmark = pytest.mark.django_db
KEEP = "/admin/articles/article/draft/"


def keep_at(article: Article | None) -> str:
    return reverse("admin:articles_draft", args=[article.pk] if article else [])


def write(client: Client, article: Article | None = None, **text: Any) -> Any:
    """Send a form's text to be kept, from one window unless another is named."""
    address = change(article) if article else ADD
    given = {"draft_key": uuid.uuid4(), "draft_window": uuid.uuid4(), **text}
    sent = form(client, address, **given)
    if "draft_base" not in given:
        sent["draft_base"] = client.get(address).context["desk_draft"].base
    return client.post(keep_at(article), sent)


def shown(client: Client, address: str) -> dict[str, Any]:
    return form(client, address)


@pytest.fixture
def editor() -> User:
    return make.editor()


@pytest.fixture
def client(editor: User) -> Client:
    return signed_in(editor)


def test_a_draft_of_a_live_story_changes_nothing_readers_see(client: Client):
    article = make.article("Tít đã đăng", body="<p>Lời đã đăng</p>")
    before = Article.objects.values().get()

    answer = write(client, article, headline="Tít đang sửa", body="<p>Lời đang sửa</p>")

    assert answer.status_code == 200
    assert Article.objects.values().get() == before
    assert "Tít đang sửa" not in Client().get(article.get_absolute_url()).content.decode()


def test_a_draft_stands_in_the_form_again_without_javascript(client: Client):
    article = make.draft("Tít cũ", body="<p>Lời cũ</p>", tags=["Cũ"])
    write(client, article, headline="Tít mới", body="<p>Lời mới</p>", tags=["Mới", "Đê điều"])
    fields = shown(client, change(article))
    assert (fields["headline"], fields["body"]) == ("Tít mới", "<p>Lời mới</p>")
    assert fields["tags"] == ["Mới", "Đê điều"]


def test_required_fields_may_be_empty(client: Client):
    key = uuid.uuid4()
    assert write(client, headline="", lead="Chỉ có sa-pô", draft_key=key).status_code == 200
    fields = shown(client, f"{ADD}?draft={key}")
    assert (fields.get("headline", ""), fields["lead"]) == ("", "Chỉ có sa-pô")
    assert not Article.objects.exists()


def test_dates_that_are_none_yet_are_kept_as_typed(client: Client):
    article = make.draft()
    write(client, article, published_at_0="24/1", published_at_1="7")
    moment = str(client.get(change(article)).context["adminform"].form["published_at"])
    assert 'value="24/1"' in moment
    assert 'value="7"' in moment


def test_signatures_of_a_draft_come_back_added_changed_and_going(client: Client):
    article = make.draft(authors=["Lê Châu", "Đăng Khoa"])
    stays, goes = article.bylines.all()
    added = make.author("Thu Hà")
    rows = {
        "bylines-TOTAL_FORMS": 3,
        "bylines-0-role": Byline.Role.PHOTOGRAPHER,
        "bylines-1-DELETE": "on",
        "bylines-2-author": added.pk,
        "bylines-2-role": Byline.Role.WRITER,
    }
    write(client, article, **rows)
    page = client.get(change(article))
    forms = page.context["inline_admin_formsets"][0].formset.forms
    assert [(str(f["author"].value()), f["role"].value(), f["DELETE"].value()) for f in forms] == [
        (str(stays.author_id), "photographer", False),
        (str(goes.author_id), "writer", True),
        (str(added.pk), "writer", False),
        ("None", "writer", None),
    ]


def test_what_cannot_be_chosen_any_more_is_left_out(client: Client):
    article = make.draft()
    rows = {"bylines-TOTAL_FORMS": "1", "bylines-0-author": "x"}
    write(client, article, headline="Còn lại", section="x", lead_image="99999", **rows)
    fields = shown(client, change(article))
    assert fields["headline"] == "Còn lại"
    assert fields["section"] == article.section_id


def test_a_draft_that_says_what_the_story_says_is_not_mentioned(client: Client):
    article = make.draft("Tít", body="<p>Lời</p>", tags=["Một"], authors=["Lê Châu"])
    write(client, article)
    assert client.get(change(article)).context["desk_draft"].shown is None


def test_saving_drops_the_draft_and_keeps_its_text(client: Client):
    article = make.draft("Tít cũ")
    window = uuid.uuid4()
    write(client, article, headline="Tít mới", draft_window=window)
    sent = form(client, change(article), draft_window=window, _save="")
    answer = client.post(change(article), sent)
    article.refresh_from_db()
    assert article.headline == "Tít mới"
    assert not Draft.objects.exists()
    assert answer.cookies["desk_saved"].value == str(window)


def test_a_new_story_takes_its_draft_along(client: Client):
    key = uuid.uuid4()
    write(client, headline="Tin mới", draft_key=key)
    sent = form(client, f"{ADD}?draft={key}", section=make.category().pk, draft_key=key, _save="")
    client.post(ADD, sent)
    assert Article.objects.get().headline == "Tin mới"
    assert not Draft.objects.exists()


def test_a_refused_form_leaves_the_draft(client: Client):
    article = make.draft()
    write(client, article, headline="Tít mới")
    client.post(change(article), form(client, change(article), headline="", _save=""))
    assert Draft.objects.get().headline == "Tít mới"


def test_a_draft_is_set_aside_and_taken_back(client: Client):
    article = make.draft("Tít cũ")
    write(client, article, headline="Tít mới")
    client.post(reverse("admin:articles_draft_discard", args=[article.pk]))
    assert shown(client, change(article))["headline"] == "Tít cũ"
    assert "Tít mới" not in client.get("/admin/").content.decode()
    back = Draft.objects.get().desk_address
    assert shown(client, back)["headline"] == "Tít mới"


def test_a_new_draft_waits_on_the_desk_and_goes_on_from_there(client: Client):
    write(client, headline="Bài viết dở")
    page = client.get("/admin/").content.decode()
    address = Draft.objects.get().desk_address
    assert "Bài viết dở" in page
    assert address in page
    assert shown(client, address)["headline"] == "Bài viết dở"


def test_a_draft_without_a_headline_goes_by_its_first_words(client: Client):
    write(client, body="<p>Nước lên mép đê</p><p>lúc bốn giờ</p>")
    assert str(Draft.objects.get()) == "Nước lên mép đê lúc bốn giờ"


def test_each_has_a_draft_and_sees_that_a_colleague_has_one(client: Client):
    article = make.draft("Tít cũ")
    colleague = signed_in(make.editor("dong-nghiep"))
    write(client, article, headline="Tít của tôi")
    write(colleague, article, headline="Tít của bạn")
    assert shown(client, change(article))["headline"] == "Tít của tôi"
    page = colleague.get(change(article)).content.decode()
    assert "bien-tap" in page
    assert "Tít của tôi" not in page


def test_a_draft_that_the_story_has_overtaken_waits_to_be_opened(client: Client):
    article = make.draft("Tít cũ")
    write(client, article, headline="Tít của tôi")
    article.headline = "Tít đồng nghiệp đã lưu"
    article.save()
    page = client.get(change(article))
    assert page.context["adminform"].form["headline"].value() == "Tít đồng nghiệp đã lưu"
    assert page.context["desk_draft"].older
    assert shown(client, Draft.objects.get().desk_address)["headline"] == "Tít của tôi"


def test_a_second_window_is_told_of_the_first_and_may_take_over(client: Client):
    article = make.draft()
    one, other = uuid.uuid4(), uuid.uuid4()
    write(client, article, headline="Cửa sổ một", draft_window=one)
    refused = write(client, article, headline="Cửa sổ hai", draft_window=other)
    assert refused.status_code == 409
    assert refused.json()["window"] == str(one)
    taken = write(client, article, headline="Cửa sổ hai", draft_window=other, draft_seen=one)
    assert taken.status_code == 200
    assert Draft.objects.get().headline == "Cửa sổ hai"


def test_the_answer_says_when_and_where_the_story_will_stand(client: Client):
    told = write(client, headline="Đảng bộ quận: 6.000 hộ").json()
    assert told["address"].endswith("/dang-bo-quan-6000-ho-….html")
    assert len(told["saved"]) == 8


def test_a_changed_headline_takes_the_address_along_until_readers_know_it(client: Client):
    draft, live = make.draft("Tít cũ"), make.article("Tin đã đăng")
    told = write(client, draft, headline="Tít đổi").json()
    assert told["address"].endswith(f"/tit-doi-{draft.pk}.html")
    told = write(client, live, headline="Tít đổi").json()
    assert told["address"].endswith(live.get_absolute_url())


def test_nobody_writes_drafts_of_stories_that_are_not_theirs(client: Client):
    secret = make.draft("Tin mật")
    reporter = signed_in(make.reporter())
    window = {"draft_key": uuid.uuid4(), "draft_window": uuid.uuid4()}
    assert reporter.post(keep_at(secret), window).status_code == 404
    assert Client().post(keep_at(secret), window).status_code == 302
    live = make.article(created_by=User.objects.get(username="phong-vien"))
    assert reporter.post(keep_at(live), window).status_code == 403
    assert not Draft.objects.exists()


def test_a_key_of_somebody_else_opens_nothing(client: Client):
    key = uuid.uuid4()
    write(client, headline="Của tôi", draft_key=key)
    reporter = signed_in(make.reporter())
    assert not shown(reporter, f"{ADD}?draft={key}").get("headline")
    write(reporter, headline="Của bạn", draft_key=key)
    assert shown(client, f"{ADD}?draft={key}")["headline"] == "Của tôi"


@pytest.mark.parametrize("wrong", [{"draft_key": "x"}, {"draft_window": ""}])
def test_a_draft_without_a_name_is_refused(client: Client, wrong: dict[str, str]):
    sent = {"draft_key": uuid.uuid4(), "draft_window": uuid.uuid4(), **wrong}
    assert client.post(KEEP, sent).status_code == 400


def test_a_draft_is_bounded_and_comes_by_post_with_a_token(client: Client):
    sent = {"draft_key": uuid.uuid4(), "draft_window": uuid.uuid4(), "body": "ộ" * 2**20}
    assert client.post(KEEP, sent).status_code == 413
    assert client.get(KEEP).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.get())
    assert strict.post(KEEP, {"headline": "Tít"}).status_code == 403


def test_a_text_with_a_nul_is_kept_without_it(client: Client):
    write(client, headline="Tít\0 mới")
    assert Draft.objects.get().headline == "Tít mới"


def test_an_open_page_learns_who_is_signed_in(client: Client, editor: User):
    told = client.get(reverse("admin:articles_draft_token")).json()
    assert told["user"] == editor.pk
    assert told["token"]
    assert Client().get(reverse("admin:articles_draft_token")).status_code == 302


def test_the_buttons_of_a_live_story_say_that_they_update_it(client: Client):
    verb = client.get(change(make.article())).context["verbs"][0]
    assert verb.name == "_save"
    assert verb.label != client.get(change(make.draft())).context["verbs"][0].label


def test_the_desk_asks_once_for_all_drafts(client: Client, django_assert_num_queries: Any):
    for _ in range(3):
        write(client, make.draft(), headline="Đang sửa")
    editor = User.objects.get()
    editor.get_all_permissions()
    with django_assert_num_queries(1):
        assert len([str(draft.article) for draft in Draft.objects.under_way(editor)]) == 3
