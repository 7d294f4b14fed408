"""The library at the desk: the grid and its filters, a picture's page, rights."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Change, Draft, Image, SavedSearch, TrailEntry
from tests import make
from tests.test_desk_articles import signed_in

pytestmark = pytest.mark.django_db
LIBRARY = "/admin/articles/image/"
SEARCHES = "/admin/articles/image/searches/"


def found(client: Client, **query: Any) -> list[str]:
    return [image.caption for image in client.get(LIBRARY, query).context["cl"].result_list]


def day(days: int) -> Any:
    return timezone.localdate() + timedelta(days=days)


def change(image: Image) -> str:
    return reverse("admin:articles_image_change", args=[image.pk])


def body(*images: Image) -> str:
    return "".join(f'<figure data-image="{image.pk}"></figure>' for image in images)


# ── the grid ─────────────────────────────────────────────────────────────────────────────────────


def test_a_card_says_credit_use_and_rights():
    image = make.library_picture("Cầu", credit="M.Quang", rights_expire_on=day(-1))
    make.article(lead_image=image, body=body(image)), make.article(body=body(image))
    make.library_picture("Đồng lúa", rights_expire_on=day(2))
    page = signed_in(make.reporter()).get(LIBRARY).content.decode()
    for said in ("M.Quang", "dùng 2 lần", "Đã hết quyền dùng ngày", "Chỉ được dùng đến"):
        assert said in page
    assert "Chưa ghi tác giả ảnh" in page
    assert "chưa dùng" in page


def test_the_grid_is_searched_and_filtered():
    section = make.category("Thể thao")
    bridge = make.library_picture("Cầu Long Biên", credit="Đức Hạnh/TTXVN", alt="Cầu")
    make.library_picture("Sân vận động", rights_expire_on=day(3), licence="TTXVN")
    over = make.library_picture("Đội tuyển", rights_expire_on=day(-3))
    make.library_picture("Cổ động viên", rights_expire_on=day(-9))
    make.article(section=section, lead_image=over)
    client = signed_in(make.reporter())
    assert found(client, q="bien cau") == ["Cầu Long Biên"]
    assert found(client, credit="duc hanh") == ["Cầu Long Biên"]
    assert found(client, section=section.pk) == found(client, use="used") == ["Đội tuyển"]
    assert len(found(client, use="unused")) == 3
    assert found(client, rights="week") == ["Sân vận động"]
    assert found(client, rights="over") == ["Đội tuyển", "Cổ động viên"]
    assert found(client, rights="over_used") == ["Đội tuyển"]
    assert "Sân vận động" not in found(client, rights="unknown")
    assert "Cầu Long Biên" not in found(client, lacks="credit") + found(client, lacks="alt")
    Image.objects.filter(pk=bridge.pk).update(added_at=timezone.now() - timedelta(days=9))
    assert found(client, until=day(-7)) == ["Cầu Long Biên"]
    assert len(found(client, since=day(-7), until=day(0))) == 3


@pytest.mark.parametrize("most", [1, 5_000])
def test_what_is_found_stands_in_its_order_however_much_it_is(most: int, monkeypatch: Any):
    monkeypatch.setattr("articles.admin.image_list.MOST_COUNTED", most)
    for name, days in [("Cầu", 3), ("Lúa", 1), ("Cầu Rồng", 2)]:
        make.library_picture(name, rights_expire_on=day(days))
    client = signed_in(make.reporter())
    assert found(client, q="cau") == ["Cầu Rồng", "Cầu"]
    assert found(client, rights="week") == ["Lúa", "Cầu Rồng", "Cầu"]


@pytest.mark.parametrize(
    "query",
    [
        {"section": "0"},
        {"section": "x"},
        {"use": "x"},
        {"lacks": "checksum"},
        {"since": "2026-02-31"},
        {"until": "9999-99-99"},
        {"p": "x"},
        {"o": "1"},
    ],
)
def test_what_makes_no_sense_is_not_asked(query: dict[str, str]):
    make.library_picture("Cầu")
    answer = signed_in(make.reporter()).get(LIBRARY, query, follow=True)
    assert [image.caption for image in answer.context["cl"].result_list] == ["Cầu"]


def test_pages_keep_what_was_asked():
    for number in range(50):
        make.library_picture(f"Cầu {number}", credit="M.Quang")
    page = signed_in(make.reporter()).get(LIBRARY, {"credit": "quang", "q": "cầu"})
    assert "?credit=quang&amp;p=2&amp;q=c%E1%BA%A7u" in page.content.decode()


def test_the_grid_asks_as_much_for_many_pictures_as_for_few():
    client = signed_in(make.managing_editor())
    make.category()

    def queries() -> int:
        client.get(LIBRARY)
        with CaptureQueriesContext(connection) as captured:
            client.get(LIBRARY, {"q": "cau", "use": "used"})
        return len(captured)

    make.article(lead_image=make.library_picture("Cầu"))
    few = queries()
    for number in range(5):
        make.article(lead_image=make.library_picture(f"Cầu {number}"))
        SavedSearch.objects.keep(make.reporter(f"pv{number}"), "Cầu", query="q=cau", shared=True)
    assert queries() == few == 10


# ── a picture's page ─────────────────────────────────────────────────────────────────────────────


def test_the_page_draws_the_crops_without_a_script():
    image = make.library_picture("Cầu", width=1600, height=900, focal_x=100, focal_y=0)
    page = signed_in(make.reporter()).get(change(image)).content.decode()
    assert 'style="left: 100%; top: 0%"' in page
    assert "aspect-ratio: 1 / 1" in page
    assert "width: 177.778%; left: -77.778%; top: 0.000%" in page


def test_a_refused_form_draws_the_point_that_was_sent():
    image = make.library_picture("Cầu")
    sent = {"focal_x": "30", "focal_y": "101"}
    answer = signed_in(make.reporter()).post(change(image), sent)
    assert (answer.context["framing"]["x"], answer.context["framing"]["y"]) == (30, 100)


def test_the_page_names_every_use_that_somebody_may_open():
    image, editor = make.library_picture("Cầu"), make.editor(sections=[make.category("Ở đây")])
    make.article("Bài chính", lead_image=image, body=body(image), section=editor.sections.get())
    make.draft("Của người khác", lead_image=image, section=make.category("Chỗ khác", editors=[]))
    make.author("Hà Linh", portrait=image), make.event("Bão số 3", image=image)
    uses = signed_in(editor).get(change(image)).context["uses"]
    assert [(use.how, use.name) for use in uses.named] == [
        ("Ảnh đại diện", "Bài chính"),
        ("Trong bài", "Bài chính"),
        ("Ảnh chân dung", "Hà Linh"),
        ("Ảnh của dòng sự kiện", "Bão số 3"),
    ]
    assert uses.others == 1


def test_rights_are_written_down_and_stand_in_the_trail():
    image = make.library_picture("Cầu", credit="M.Quang")
    rights = {"licence": "TTXVN", "usage_terms": "Không cắt.", "rights_expire_on": "31/01/2027"}
    sent = {"caption": "Cầu", "credit": "M.Quang", "focal_x": 50, "focal_y": 50}
    signed_in(make.reporter()).post(change(image), sent | rights)
    image.refresh_from_db()
    assert (image.licence, str(image.rights_expire_on)) == ("TTXVN", "2027-01-31")
    assert "Không cắt." in str(TrailEntry.objects.get().changes)


def test_a_replaced_picture_is_told_to_the_pages_that_show_it():
    image = make.image()
    story = make.article(lead_image=image)
    Change.objects.all().delete()
    file = SimpleUploadedFile("a.jpg", make.picture(64, 48).getvalue(), "image/jpeg")
    sent = {"upload": file, "focal_x": 50, "focal_y": 50}
    signed_in(make.editor()).post(change(image), sent)
    told = set(" ".join(Change.objects.values_list("names", flat=True)).split())
    assert f"article:{story.pk}" in told
    assert Article.objects.get().lead_image_id == image.pk


@pytest.mark.parametrize("shows", ["author", "event"])
def test_what_readers_see_beside_stories_is_not_a_reporters_to_change(shows: str):
    image = make.library_picture("Cầu")
    if shows == "author":
        make.author(portrait=image)
    else:
        make.event(image=image)
    sent = {"caption": "Khác", "focal_x": 50, "focal_y": 50}
    assert signed_in(make.reporter()).post(change(image), sent).status_code == 403
    assert signed_in(make.editor()).post(change(image), sent).status_code == 302


# ── rights on the desk's front page ──────────────────────────────────────────────────────────────


def listed(client: Client, title: str) -> list[tuple[str, str]]:
    queues = client.get("/admin/").context["queues"]
    rows = next((queue.rows for queue in queues if queue.title == title), [])
    return [(row.text, row.section) for row in rows]


def ending(client: Client) -> list[tuple[str, str]]:
    return listed(client, "Ảnh hết quyền dùng trong tuần")


def test_the_desk_lists_what_ends_this_week_and_where_it_is_used():
    image = make.library_picture("Cầu", rights_expire_on=day(0))
    make.library_picture("Lúa", rights_expire_on=day(6))
    make.library_picture("Sau", rights_expire_on=day(7))
    make.library_picture("Qua", rights_expire_on=day(-1))
    make.article("Thông xe", lead_image=image, minutes_ago=1), make.author(portrait=image)
    make.draft("Của người khác", body=body(image))
    rows = ending(signed_in(make.managing_editor()))
    assert rows == [("Cầu", "“Của người khác”, “Thông xe” và 1 nơi khác"), ("Lúa", "chưa dùng")]
    assert ending(signed_in(make.reporter()))[0] == ("Cầu", "dùng ở 3 nơi")


def test_the_desk_lists_what_readers_see_though_its_rights_are_over():
    client = signed_in(make.managing_editor())
    seen, drafted, within = (
        make.library_picture(name, rights_expire_on=day(-days))
        for name, days in [("Cầu", 9), ("Lúa", 1), ("Thuyền", 2)]
    )
    make.draft(lead_image=drafted), make.article(lead_image=seen, expires_at=timezone.now())
    over = "Ảnh hết quyền dùng mà bạn đọc vẫn thấy"
    assert listed(client, over) == []
    make.article("Thông xe", lead_image=seen), make.article("Lũ", body=body(within))
    make.author(portrait=drafted)
    assert [text for text, _ in listed(client, over)] == ["Lúa", "Thuyền", "Cầu"]
    assert ("Thuyền", "“Lũ”") in listed(client, over)
    assert found(client, rights="over_seen") == ["Lúa", "Thuyền", "Cầu"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_days_are_written_the_way_the_desk_writes_them(language: str):
    image = make.library_picture("Cầu", rights_expire_on=date(2027, 1, 31))
    client = signed_in(make.reporter())
    client.cookies["django_language"] = language
    assert 'value="31/01/2027"' in client.get(change(image)).content.decode()
    asked = {"since": "01/02/2026", "until": "2026-02-03"}
    grid = client.get(LIBRARY, asked)
    assert 'value="01/02/2026"' in grid.content.decode()
    assert 'value="03/02/2026"' in grid.content.decode()
    assert grid.context["cl"].asked == "since=2026-02-01&until=2026-02-03"


def test_what_is_in_a_text_not_saved_yet_is_counted_and_not_deleted():
    image, other = make.library_picture("Cầu"), make.library_picture("Lúa")
    client, writer = signed_in(make.managing_editor()), make.reporter()
    page = f"{LIBRARY}{image.pk}/delete/"
    for content in ({"body": [body(image)]}, {"lead_image": [str(image.pk)], "body": [""]}):
        draft = Draft.objects.create(user=writer, content=content, window=uuid4())
        assert client.get(change(image)).context["uses"].unsaved == 1
        assert client.get(change(other)).context["uses"].unsaved == 0
        client.post(page, {"post": "yes"})
        assert Image.objects.filter(pk=image.pk).exists()
        draft.delete()
    client.post(page, {"post": "yes"})
    assert list(Image.objects.all()) == [other]
