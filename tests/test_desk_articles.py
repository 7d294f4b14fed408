"""Writing, publishing and withdrawing a story at the desk."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime

from articles.models import Article
from tests import make

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/article/add/"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def form(client: Client, address: str, **changed: Any) -> dict[str, Any]:
    """Give what a browser would send from a form, with some fields changed."""
    page = client.get(address)
    assert page.status_code == 200
    fields: dict[str, Any] = {}
    forms = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    for each in forms:
        for bound in each:
            value = bound.value()
            if hasattr(bound.field.widget, "widgets"):
                # What a draft has of a date is in parts already.
                parts = value if isinstance(value, list) else bound.field.widget.decompress(value)
                for number, part in enumerate(bound.field.widget.widgets):
                    fields[f"{bound.html_name}_{number}"] = part.format_value(parts[number]) or ""
            elif value is not None and value is not False:
                fields[bound.html_name] = getattr(value, "pk", value)
    return fields | changed


def change(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def test_a_headline_and_a_section_make_a_draft_of_the_writer():
    reporter = make.reporter()
    client = signed_in(reporter)
    sent = form(client, ADD, headline="Tin mới", section=make.category().pk, _save="")

    client.post(ADD, sent)

    article = Article.objects.get()
    assert (article.headline, article.status, article.created_by) == ("Tin mới", "draft", reporter)
    assert article.slug == "tin-moi"


def test_a_reporter_submits_in_one_step():
    client = signed_in(make.reporter())
    sent = form(client, ADD, headline="Tin mới", section=make.category().pk, _submit="")
    client.post(ADD, sent)
    assert Article.objects.get().status == "in_review"


def test_an_editor_publishes_and_readers_see_it():
    client = signed_in(make.editor())
    sent = form(client, ADD, headline="Tin mới", section=make.category().pk, _publish="")
    answer = client.post(ADD, sent, follow=True)
    article = Article.objects.get()
    assert Client().get(article.get_absolute_url()).status_code == 200
    assert article.get_absolute_url() in answer.content.decode()


def test_a_moment_in_the_future_schedules():
    client = signed_in(make.editor())
    later = localtime(timezone.now() + timedelta(days=1))
    sent = form(client, ADD, headline="Tin mai", section=make.category().pk, _publish="")
    sent |= {"published_at_0": f"{later:%d/%m/%Y}", "published_at_1": f"{later:%H:%M}"}
    answer = client.post(ADD, sent, follow=True)
    assert Article.objects.get().is_scheduled
    assert "status-scheduled" in answer.content.decode()


def test_withdrawing_takes_it_off_the_site():
    article, client = make.article(), signed_in(make.editor())
    client.post(change(article), form(client, change(article), _withdraw=""))
    assert Client().get(article.get_absolute_url()).status_code == 410


def test_what_is_withdrawn_can_be_published_again():
    article, client = make.article(status="withdrawn"), signed_in(make.editor())
    client.post(change(article), form(client, change(article), _publish=""))
    article.refresh_from_db()
    assert article.is_public


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("headline", "Tít khác", True),
        ("lead", "Sa-pô khác", True),
        ("body", "<p>Khác</p>", True),
        ("source_name", "TTXVN", False),
    ],
)
def test_readers_are_told_of_changes_they_can_see(field: str, value: str, told: bool):
    article = make.article(lead="Một\nhai", body="<p>Một</p>\n<p>Hai</p>")
    client = signed_in(make.editor())
    client.post(change(article), form(client, change(article), **{field: value}, _save=""))
    article.refresh_from_db()
    assert getattr(article, field) == value
    assert (article.updated_at is not None) == told


def test_a_browsers_line_ends_are_no_change():
    article = make.article(lead="Một\nhai", body="<p>Một</p>\n<p>Hai</p>")
    client = signed_in(make.editor())
    sent = form(client, change(article), _save="")
    sent |= {name: sent[name].replace("\n", "\r\n") for name in ("lead", "body")}
    client.post(change(article), sent)
    article.refresh_from_db()
    assert article.updated_at is None
    assert article.body == "<p>Một</p>\n<p>Hai</p>"


def test_the_body_is_cleaned():
    article, client = make.draft(), signed_in(make.editor())
    dirty = '<p onclick="x()">Chào<script>alert(1)</script> <a href="javascript:x()">bạn</a></p>'
    client.post(change(article), form(client, change(article), body=dirty, _save=""))
    article.refresh_from_db()
    assert article.body == '<p>Chào <a rel="noopener">bạn</a></p>'


def test_bad_input_loses_nothing():
    make.category()
    client = signed_in(make.editor())
    typed = {"headline": "", "lead": "Sa-pô dài", "body": "<p>Nội dung</p>", "published_at_0": "x"}
    page = client.post(ADD, form(client, ADD, **typed, tags=["hoà bình"], _save=""))
    text = page.content.decode()
    assert not Article.objects.exists()
    assert all(part in text for part in ("Sa-pô dài", "&lt;p&gt;Nội dung", "hoà bình", 'value="x"'))


def test_an_image_that_does_not_exist_is_named():
    client = signed_in(make.editor())
    body = '<figure data-image="99"></figure>'
    sent = form(client, ADD, headline="Tin", section=make.category().pk, body=body, _save="")
    assert "99" in str(client.post(ADD, sent).context["errors"])


def test_a_published_story_keeps_a_date():
    article, client = make.article(), signed_in(make.editor())
    sent = form(client, change(article), published_at_0="", published_at_1="", _save="")
    assert client.post(change(article), sent).context["errors"]


def test_the_address_follows_a_drafts_headline_and_stays_once_public():
    draft, live = make.draft("Tít tạm"), make.article("Tít cũ")
    client = signed_in(make.editor())
    for story in (draft, live):
        sent = form(client, change(story), headline="Tít hẳn hoi", _save="")
        client.post(change(story), sent | {"slug": sent.get("slug", "khac-han")})
        story.refresh_from_db()
    assert (draft.slug, live.slug) == ("tit-han-hoi", "tit-cu")


def test_bylines_are_numbered_as_they_were_ordered():
    first, second = make.author("Thế Hà"), make.author("M.Quang")
    client = signed_in(make.editor())
    sent = form(client, ADD, headline="Tin", section=make.category().pk, _save="")
    sent |= {"bylines-TOTAL_FORMS": 2, "bylines-INITIAL_FORMS": 0}
    sent |= {
        "bylines-0-author": second.pk,
        "bylines-0-role": "photographer",
        "bylines-0-position": 2,
    }
    sent |= {"bylines-1-author": first.pk, "bylines-1-role": "writer", "bylines-1-position": 1}
    client.post(ADD, sent)
    signed = [(line.author.name, line.position) for line in Article.objects.get().bylines.all()]
    assert signed == [("Thế Hà", 1), ("M.Quang", 2)]


def test_view_on_site_leads_to_the_public_page_and_is_offered_only_then():
    client, live, draft = signed_in(make.editor()), make.article(), make.draft()
    assert f'href="{live.get_absolute_url()}"' in client.get(change(live)).content.decode()
    assert f'href="{draft.get_absolute_url()}"' not in client.get(change(draft)).content.decode()


def test_a_published_story_is_not_deleted_but_withdrawing_is_offered():
    article, client = make.article("Đã đăng"), signed_in(make.managing_editor())
    address = reverse("admin:articles_article_delete", args=[article.pk])
    for answer in (client.get(address), client.post(address, {"post": "yes"})):
        assert "not-deleted" in answer.content.decode()
    sent = {"action": "delete_selected", "_selected_action": [article.pk], "post": "yes"}
    answer = client.post(reverse("admin:articles_article_changelist"), sent)
    assert "not-deleted" in answer.content.decode()
    assert Article.objects.filter(pk=article.pk).exists()


def test_a_draft_that_is_deleted_lies_in_the_trash():
    article, client = make.draft(), signed_in(make.managing_editor())
    client.post(reverse("admin:articles_article_delete", args=[article.pk]), {"post": "yes"})
    assert Article.objects.in_trash().get() == article


def test_the_front_of_the_desk_shows_what_waits():
    editor = make.editor()
    make.draft("Của tôi", created_by=editor)
    make.article("Chờ duyệt", status="in_review")
    make.article("Hẹn giờ", published_at=timezone.now() + timedelta(hours=2))
    make.article("Vừa đăng")
    page = signed_in(editor).get("/admin/").content.decode()
    assert all(name in page for name in ("Của tôi", "Chờ duyệt", "Hẹn giờ", "Vừa đăng"))
    assert ADD in page


def test_the_desk_speaks_the_language_of_its_cookie():
    client = signed_in(make.editor())
    answer = client.post("/admin/language/", {"language": "en", "next": "/admin/"}, follow=True)
    assert '<html lang="en"' in answer.content.decode()
    assert '<html lang="vi"' in signed_in(make.reporter()).get("/admin/").content.decode()


def test_desk_pages_allow_no_inline_script_but_the_import_map():
    answer = signed_in(make.editor()).get(ADD)
    policy = answer.headers["Content-Security-Policy"]
    script = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in script
    nonce = script.partition("'nonce-")[2].rstrip("'")
    scripts = re.findall(r"<script\b([^>]*)>(?!\s*</script>)", answer.content.decode())
    assert len(scripts) == 1
    assert "importmap" in scripts[0]
    assert f'nonce="{nonce}"' in scripts[0]
