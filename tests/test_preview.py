"""A story as its readers will see it, shown at the desk while it is written."""

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image as Pillow

from articles.images.renditions import slots
from articles.models import Article, Byline, Draft, Tag
from tests import make
from tests.front_door import FrontDoor
from tests.test_desk_articles import ADD, change, form, signed_in
from tests.test_desk_drafts import write

pytestmark = pytest.mark.django_db
NEW = "/admin/articles/article/preview/"
CARD = "/admin/articles/article/card.jpg"


@pytest.fixture
def editor() -> User:
    return make.editor()


@pytest.fixture
def client(editor: User) -> Client:
    return signed_in(editor)


def at(article: Article | None) -> str:
    return reverse("admin:articles_preview", args=[article.pk]) if article else NEW


def seen(client: Client, article: Article | None = None, **changed: Any) -> Any:
    """Send what stands in a form, with some fields changed, to be previewed."""
    address = change(article) if article else ADD
    return client.post(at(article), form(client, address, **changed))


def main_of(answer: Any) -> str:
    found = re.search(r"<article class=\"story\">.*?</article>", answer.content.decode(), re.DOTALL)
    assert found
    return found[0]


def rows(*authors: Any) -> dict[str, Any]:
    sent: dict[str, Any] = {"bylines-TOTAL_FORMS": len(authors)}
    for number, author in enumerate(authors):
        row = {"author": author.pk, "role": Byline.Role.WRITER, "position": number}
        sent |= {f"bylines-{number}-{name}": value for name, value in row.items()}
    return sent


def test_the_preview_of_a_story_is_the_page_its_readers_get(client: Client):
    image = make.image(alt="Một cây cầu")
    body = f'<p>Một.</p><figure data-image="{image.pk}"><figcaption>Hai</figcaption></figure>'
    body += '<figure data-embed="youtube:dQw4w9WgXcQ"><figcaption></figcaption></figure>'
    story = make.article(
        "Cầu mới", lead="Sa-pô", body=body, lead_image=image, tags=["Cầu"], authors=["Thế Hà"]
    )
    make.correction(story)
    public = main_of(Client().get(story.get_absolute_url()))
    assert main_of(client.get(at(story))) == main_of(seen(client, story)) == public
    assert public.count("<img") == 2


def test_what_stands_in_the_form_is_shown_and_nothing_of_it_is_kept(client: Client):
    story = make.draft("Tít cũ", tags=["Cũ"], authors=["Người cũ"])
    before = Article.objects.values().get()
    answer = seen(
        client,
        story,
        headline="Tít đang gõ",
        lead="Sa-pô đang gõ",
        body="<p>Lời đang gõ</p>",
        agency="QPTĐ",
        tags=["Mới tinh"],
        source_name="TTXVN",
        source_address="vnanet.vn",
        **rows(make.author("Thu Hà")),
    )
    page = main_of(answer)
    for text in ("Tít đang gõ", "Sa-pô đang gõ", "Lời đang gõ", "QPTĐ-", "Mới tinh", "Thu Hà"):
        assert text in page, text
    assert '<a href="https://vnanet.vn" rel="noopener">TTXVN</a>' in page
    assert "Tít cũ" not in page
    assert Article.objects.values().get() == before
    assert [tag.name for tag in Tag.objects.all()] == ["Cũ"]
    assert not Draft.objects.exists()


def test_a_new_story_is_shown_before_it_has_anything(client: Client):
    answer = seen(client)
    assert answer.status_code == 200
    assert "(chưa có tít)" in main_of(answer)
    assert "BẢN NHÁP – không phổ biến" in answer.content.decode()
    section = make.category("Thời sự")
    image = make.image()
    page = main_of(
        seen(client, headline="Tin mới", section=section.pk, lead_image=image.pk, body="<p>A</p>")
    )
    assert "Tin mới" in page
    assert "Thời sự" in page
    assert image.thumbnail_url in page
    assert not Article.objects.exists()


def test_the_moment_in_the_form_stands_on_the_page(client: Client):
    story = make.draft()
    answer = seen(client, story, published_at_0="24/07/2019", published_at_1="07:28")
    assert "07:28, 24/07/2019" in main_of(answer)
    assert seen(client, story, published_at_0="24/7", published_at_1="x").status_code == 200


def test_without_a_form_what_somebody_has_not_saved_is_shown(client: Client):
    story = make.draft("Tít đã lưu")
    assert "Tít đã lưu" in main_of(client.get(at(story)))
    write(client, story, headline="Tít chưa lưu")
    assert "Tít chưa lưu" in main_of(client.get(at(story)))
    other = signed_in(make.managing_editor())
    assert "Tít đã lưu" in main_of(other.get(at(story)))


def test_a_draft_that_the_story_has_overtaken_is_not_shown(client: Client):
    story = make.draft("Tít đã lưu")
    write(client, story, headline="Tít chưa lưu")
    story.headline = "Tít lưu sau"
    story.save()
    assert "Tít lưu sau" in main_of(client.get(at(story)))


def test_a_new_story_under_way_is_found_by_its_key_and_only_by_its_writer(client: Client):
    write(client, headline="Tin chưa có bài")
    key = Draft.objects.get().key
    assert "Tin chưa có bài" in main_of(client.get(NEW, {"draft": key}))
    assert signed_in(make.reporter()).get(NEW, {"draft": key}).status_code == 404
    assert client.get(NEW).status_code == 404


@pytest.mark.parametrize(
    "typed",
    [
        '<p>A<script>alert(1)</script><img src=x onerror="alert(1)"></p>',
        '<p onclick="alert(1)">A</p><iframe srcdoc="<script>alert(1)</script>"></iframe>',
        '<p><a href="javascript:alert(1)">A</a></p>',
    ],
)
def test_what_was_sent_is_cleaned_as_what_is_saved(client: Client, typed: str):
    page = main_of(seen(client, make.draft(), body=typed, source_address="javascript:alert(1)"))
    assert "alert(1)" not in page.replace("<p>Aalert(1)", "")
    assert "javascript:" not in page
    assert "onerror" not in page


def test_a_colleagues_draft_answers_as_a_story_that_never_was():
    secret = make.draft("Tin mật", created_by=make.editor("khac"))
    client = signed_in(make.reporter())
    for method in (client.get, client.post):
        theirs = method(at(secret), {"headline": "x"})
        never = method(reverse("admin:articles_preview", args=[9_999_999]), {"headline": "x"})
        assert theirs.status_code == never.status_code == 404
        assert "Tin mật" not in theirs.content.decode()


def test_readers_are_asked_to_sign_in_and_a_forged_form_is_refused(client: Client, editor: User):
    story = make.draft("Tin mật")
    for address in (at(story), NEW, CARD):
        answer = Client().get(address)
        assert answer.status_code == 302
        assert "/admin/login/" in answer["Location"]
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert strict.post(at(story), {"headline": "x"}).status_code == 403
    assert client.put(at(story)).status_code == 405


def test_a_form_that_is_too_long_is_refused(client: Client):
    answer = client.post(at(make.draft()), {"headline": "x", "body": "a" * 2**20})
    assert answer.status_code == 413


def test_no_script_runs_in_it_and_only_the_desk_may_frame_it(client: Client):
    answer = client.get(at(make.draft()))
    policy = answer.headers["Content-Security-Policy"].split("; ")
    assert "script-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "<script" not in answer.content.decode()


def test_it_is_for_one_persons_eyes(client: Client):
    answer = client.get(at(make.draft()))
    assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].split(", "))
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert '<meta name="robots" content="noindex, nofollow">' in answer.content.decode()
    assert not hasattr(answer, "keep")


def test_a_preview_is_in_the_readers_language_whatever_the_desks(client: Client):
    client.cookies["desk_language"] = "en"
    page = client.get(at(make.draft())).content.decode()
    assert '<html lang="vi">' in page
    assert "Chia sẻ" in page


def test_without_javascript_a_button_sends_the_form_to_a_page_of_its_own(client: Client):
    story = make.draft()
    page = client.get(change(story)).content.decode()
    buttons = re.findall(r'<button type="submit"[^>]*>', page.partition('class="story-bar"')[2])
    assert 'name="_save"' in buttons[0]  # what Enter does
    (button,) = (button for button in buttons if "data-previews" in button)
    assert f'formaction="{at(story)}" formtarget="_blank"' in button
    assert f'formaction="{NEW}"' in client.get(ADD).content.decode()


def test_a_script_gets_the_page_and_the_cards(client: Client):
    story = make.draft("Cũ")
    sent = form(client, change(story), headline="Tít trên thẻ", lead="Sa-pô trên thẻ")
    answer = client.post(at(story), sent, headers={"accept": "application/json"})
    told = answer.json()
    assert "no-store" in answer.headers["Cache-Control"]
    assert told["page"].startswith("<!doctype html>")
    for network in ("Facebook", "Zalo", "Google"):
        assert network in told["cards"]
    assert told["cards"].count("Tít trên thẻ") >= 3
    assert "http" not in told["cards"]  # nothing is asked of them


def test_the_card_of_a_story_is_drawn_with_and_without_a_photograph(client: Client):
    section, image = make.category("Thời sự"), make.image()
    plain = client.get(CARD, {"headline": "Cầu mới", "section": section.pk})
    photo = client.get(CARD, {"headline": "Cầu mới", "image": image.pk})
    for answer in (
        plain,
        photo,
        client.get(CARD),
        client.get(CARD, {"section": "²", "image": "x"}),
    ):
        assert answer.status_code == 200
        assert answer["Content-Type"] == "image/jpeg"
        assert Pillow.open(io.BytesIO(answer.content)).size == (1200, 630)
    assert plain.content != photo.content


def test_a_card_that_cannot_be_drawn_now_is_no_error(client: Client):
    with slots, slots:
        busy = client.get(CARD, {"headline": "Cầu mới"})
    assert (busy.status_code, busy["Retry-After"]) == (503, "5")


@pytest.mark.usefixtures("connections_stay_open")
def test_a_preview_at_the_desk_is_never_kept_and_never_counted(client: Client, editor: User):
    story = make.draft("Tin mật")
    door, cookie = FrontDoor(), f"sessionid={client.cookies['sessionid'].value}"
    assert "Tin mật" in door.get(at(story), cookie=cookie).text
    assert door.get(at(story)).status == 302
    assert not [key for key in door.store.shelf.pages if "preview" in key[1]]


def test_its_cost_does_not_grow(client: Client, django_assert_max_num_queries: Any):
    section = make.category()
    for number in range(12):
        make.article(section=section, minutes_ago=number)
    tags, authors = [f"Thẻ {n}" for n in range(8)], [f"Tác giả {n}" for n in range(5)]
    story = make.draft(section=section, tags=tags, authors=authors, lead_image=make.image())
    sent = form(client, change(story), headline="Khác")
    with django_assert_max_num_queries(18):
        assert client.post(at(story), sent).status_code == 200


def test_a_scheduled_story_shows_the_moment_it_goes_out(client: Client):
    moment = timezone.localtime(timezone.now() + timedelta(days=2))
    story = make.article(published_at=moment)
    assert f"{moment:%H:%M, %d/%m/%Y}" in main_of(client.get(at(story)))
