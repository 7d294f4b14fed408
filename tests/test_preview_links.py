"""Links with which somebody without an account sees a story before its readers do."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, PreviewLink, Revision
from articles.models.preview_link import SIGNED
from newsroom.page_store.copies import Copies
from tests import make
from tests.front_door import FrontDoor
from tests.test_desk_articles import signed_in
from tests.test_desk_drafts import write

pytestmark = pytest.mark.django_db
BROWSER = {"user-agent": make.BROWSER["HTTP_USER_AGENT"]}


@pytest.fixture
def editor() -> User:
    return make.editor()


@pytest.fixture
def story(editor: User) -> Article:
    return make.draft("Tin chưa đăng", body="<p>Lời chưa đăng</p>", created_by=editor)


@pytest.fixture
def link(story: Article, editor: User) -> PreviewLink:
    return PreviewLink.make(story, editor)


def opened(link: PreviewLink, **headers: str) -> Any:
    return Client().get(link.get_absolute_url(), headers=BROWSER | headers)


def links_of(story: Article) -> str:
    return reverse("admin:articles_preview_links", args=[story.pk])


def test_a_link_shows_the_story_under_a_band_that_says_it_is_a_draft(link: PreviewLink):
    answer = opened(link)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Lời chưa đăng" in page
    assert "BẢN NHÁP – không phổ biến" in page
    assert link.get_absolute_url().startswith("/xem-truoc/")


def test_it_is_found_kept_and_framed_by_nobody(link: PreviewLink):
    answer = opened(link)
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert not answer.cookies
    assert not hasattr(answer, "keep")
    page = answer.content.decode()
    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert 'property="og:' not in page
    assert 'rel="canonical"' not in page
    assert "application/ld+json" not in page


def test_no_browser_reports_it_as_read(link: PreviewLink, settings: Any):
    settings.VIEWS_MODE = "beacon"
    page = opened(link).content.decode()
    assert "readership" not in page
    assert "offline.js" not in page


def test_one_that_is_over_revoked_wrong_or_of_a_story_that_is_gone_tells_nothing(
    story: Article, editor: User
):
    over, revoked, gone, off = (PreviewLink.make(s, editor) for s in (story, story, story, story))
    PreviewLink.objects.filter(pk=over.pk).update(
        made_at=timezone.now() - timedelta(hours=73), expires_at=timezone.now()
    )
    revoked.revoke()
    answers = [opened(over), opened(revoked)]
    story.trash()
    answers.append(opened(gone))
    story.take_back()
    assert opened(gone).status_code == 200
    story.publish()
    story.withdraw()
    answers.append(opened(off))
    for token in (
        "x",
        f"{off.key}.{'a' * 43}",
        SIGNED.sign("khong-co"),
        "%F0%9F%98%80",
        "a" * 5000,
    ):
        answers.append(Client().get(f"/xem-truoc/{token}/"))
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({str(sorted(answer.headers.items())) for answer in answers}) == 1
    assert answers[0].headers["Cache-Control"] == "private, no-store"
    assert not hasattr(answers[0], "keep")


def test_a_token_opens_no_other_story(story: Article, link: PreviewLink, editor: User):
    other = PreviewLink.make(make.draft("Tin khác"), editor)
    name, signature = link.get_absolute_url().rstrip("/").rsplit("/", 1)[1].split(".")
    assert name == link.key
    assert Client().get(f"/xem-truoc/{other.key}.{signature}/").status_code == 404
    assert Client().get(f"/xem-truoc/{link.pk}.{signature}/").status_code == 404
    assert len({PreviewLink.make(story, editor).key for _ in range(20)}) == 20
    assert len(link.key) * 6 >= 128


def test_a_link_goes_with_the_account_that_made_it(link: PreviewLink, editor: User):
    editor.is_active = False
    editor.save()
    assert opened(link).status_code == 404


def test_once_the_story_is_public_it_leads_to_where_that_is(link: PreviewLink, story: Article):
    story.publish()
    answer = opened(link)
    assert (answer.status_code, answer["Location"]) == (302, story.get_absolute_url())
    assert answer.headers["Cache-Control"] == "private, no-store"
    link.refresh_from_db()
    assert link.opened == 0


def test_an_embargoed_story_says_so_in_the_band_and_across_the_page(
    link: PreviewLink, story: Article, editor: User
):
    assert "draft-mark" not in opened(link).content.decode()
    until = timezone.localtime(timezone.now() + timedelta(hours=5))
    story.embargo_until = until
    story.save()
    page = opened(link).content.decode()
    assert page.count(f"Cấm đăng trước {until:%H:%M, %d/%m/%Y}") >= 20
    assert 'class="draft-mark" aria-hidden="true"' in page
    assert f">{until:%H:%M, %d/%m/%Y}</time>" in page.partition('class="meta"')[2]
    story.publish()
    assert opened(link).status_code == 200  # published, and held


def test_one_whose_time_is_over_opens_no_more(link: PreviewLink, story: Article):
    story.publish(timezone.now() - timedelta(hours=2))
    story.expires_at = timezone.now() - timedelta(hours=1)
    story.save()
    assert opened(link).status_code == 404


def test_a_story_that_goes_out_later_is_still_a_draft(link: PreviewLink, story: Article):
    story.publish(timezone.now() + timedelta(hours=1))
    assert opened(link).status_code == 200


def test_a_link_to_a_version_goes_on_showing_it(story: Article, editor: User):
    image = make.image()
    story.tags.set(["Cầu"])
    story.body = f'<p>Bản đầu</p><figure data-image="{image.pk}"></figure>'
    story.save()
    fixed = PreviewLink.make(story, editor, revision=Revision.settle(story))
    latest = PreviewLink.make(story, editor)
    story.headline, story.body = "Tít sửa", "<p>Bản sau</p>"
    story.save()
    story.tags.set(["Phà"])
    old, new = opened(fixed).content.decode(), opened(latest).content.decode()
    assert "Bản đầu" in old
    assert image.thumbnail_url in old
    assert ">Cầu<" in old
    assert "Bản 1." in old
    assert "Tít sửa" not in old
    assert "Bản sau" in new
    assert ">Phà<" in new


def test_a_version_whose_section_author_and_picture_are_gone_is_shown_all_the_same(
    story: Article, editor: User
):
    gone = make.category("Chuyên mục sẽ mất")
    kept, author, image = story.section, make.author("Người sẽ mất"), make.image()
    story.section, story.lead_image = gone, image
    story.save()
    byline = story.bylines.create(author=author)
    link = PreviewLink.make(story, editor, revision=Revision.settle(story))
    story.section, story.lead_image = kept, None
    story.save()
    byline.delete()
    for row in (gone, author, image):
        row.delete()
    answer = opened(link)
    assert answer.status_code == 200
    assert "Lời chưa đăng" in answer.content.decode()


def test_the_latest_text_is_the_makers_draft_and_nobody_elses(
    link: PreviewLink, story: Article, editor: User
):
    write(signed_in(make.managing_editor()), story, headline="Tít của người khác")
    assert "Tít của người khác" not in opened(link).content.decode()
    write(signed_in(editor), story, headline="Tít đang viết dở")
    assert "Tít đang viết dở" in opened(link).content.decode()


def test_finding_the_story_takes_one_query(link: PreviewLink):
    token = link.get_absolute_url()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = PreviewLink.objects.usable().at(token.split("/")[2]).for_page()[:1]
        assert found.query.select_related
        list(found.prefetch_related(None))
    assert len(queries) == 1
    with CaptureQueriesContext(connection) as queries:
        assert PreviewLink.objects.usable().at("gia.mao").first() is None
    assert len(queries) == 0


def test_how_often_it_was_opened_is_told_and_robots_and_the_desk_are_not_counted(
    link: PreviewLink, editor: User
):
    opened(link), opened(link)
    opened(link, **{"user-agent": "facebookexternalhit/1.1"})
    opened(link, **{"sec-purpose": "prefetch"})
    Client().head(link.get_absolute_url(), headers=BROWSER)
    signed_in(editor).get(link.get_absolute_url(), headers=BROWSER)
    link.refresh_from_db()
    assert link.opened == 2
    assert link.opened_at is not None
    names = {field.name for field in PreviewLink._meta.fields}
    assert not names & {"address", "agent", "reader", "ip"}


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_only_asking_for_it_is_answered(link: PreviewLink, method: str):
    assert getattr(Client(), method)(link.get_absolute_url()).status_code == 405


@pytest.mark.usefixtures("connections_stay_open")
def test_the_page_store_passes_by_and_leaves_no_copy(
    link: PreviewLink, story: Article, tmp_path: Any
):
    door, address = FrontDoor(), link.get_absolute_url()
    copies = Copies(tmp_path, 2**20, door.store.shelf, door.store.params)
    assert "Lời chưa đăng" in door.get(address).text
    assert door.get(f"{address}?utm_source=zalo").status == 200
    link.revoke()
    assert door.get(address).status == 404
    assert door.get("/xem-truoc/x/").status == 404
    assert door.get("/").status == 200
    copies.after_beat(False)
    assert {key[1] for key in door.store.shelf.pages} == {"/"}
    assert not any("Lời chưa đăng" in file.read_text() for file in tmp_path.iterdir())
    assert len(list(tmp_path.iterdir())) == 1


def test_every_language_has_its_address_where_the_page_store_passes_by(settings: Any):
    assert reverse("preview", args=["x"]).startswith(settings.PREVIEW_PATHS)
    assert {"/xem-truoc/", "/preview/"} == set(settings.PREVIEW_PATHS)
