"""Everything done at the desk leaves a trail that outlives story and account."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.test import Client

from articles import markup
from articles.galleries import gallery
from articles.importers.record import Story
from articles.importers.store import Terms, store
from articles.models import Article, Author, Image, TrailEntry
from articles.watch import sweep
from tests import make
from tests.test_desk_articles import ADD, change, form, signed_in

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"


@pytest.fixture
def lan() -> Any:
    return make.user("lan", "Thư ký tòa soạn", first_name="Lan", last_name="Trần")


@pytest.fixture
def client(lan: Any) -> Client:
    return signed_in(lan)


def save(client: Client, address: str, **fields: Any) -> None:
    answer = client.post(address, form(client, address) | {"_save": ""} | fields)
    assert answer.status_code == 302, answer.context["errors"]


def last() -> TrailEntry:
    return TrailEntry.objects.last_first()[0]


def deeds() -> list[str]:
    return list(TrailEntry.objects.order_by("id").values_list("deed", flat=True))


# ── what it is ───────────────────────────────────────────────────────────────────────────────


def test_an_entry_can_be_read_when_account_and_story_are_gone():
    editor, article = make.editor(), make.draft("Đê biển")
    editor.last_name, editor.first_name = "Trần", "Lan"
    TrailEntry.note(editor, "publish", article, reason="Bạn đọc đang chờ")
    key = str(article.pk)
    article.delete()
    editor.delete()
    entry = TrailEntry.objects.get()
    assert (entry.by, entry.article, entry.key) == (None, None, key)
    assert (entry.name, entry.subject) == ("Trần Lan", "Đê biển")
    assert entry.reason == "Bạn đọc đang chờ"


def test_the_trail_of_a_story_is_told_last_first():
    article, other = make.draft(), make.draft()
    for deed in ("created", "submit", "publish"):
        TrailEntry.note(None, deed, article)
    TrailEntry.note(None, "created", other)
    assert [entry.deed for entry in TrailEntry.objects.of(article)] == [
        "publish", "submit", "created"
    ]  # fmt: skip


def test_nobody_changes_the_trail_afterwards():
    entry = TrailEntry.note(None, "created", make.draft())
    entry.name = "Ai khác"
    everything = TrailEntry.objects.all()
    for deed in (entry.save, entry.delete, everything.delete, lambda: everything.update(name="")):
        with pytest.raises(PermissionDenied):
            deed()
    assert TrailEntry.objects.get().name == ""


def test_it_is_kept_in_the_papers_language_whatever_the_desk_speaks(client):
    story = make.draft("Đê biển")
    client.cookies["desk_language"] = "en"
    save(client, change(story), lead="Sa-pô mới")
    assert last().changes == [["Sa-pô", "", "Sa-pô mới"]]


# ── stories ──────────────────────────────────────────────────────────────────────────────────


def test_another_section_is_told_in_one_sentence(client):
    news, business = make.category("Thời sự"), make.category("Kinh tế")
    story = make.draft("Đê biển", section=news)
    save(client, change(story), section=business.pk)
    assert last().sentence == "Trần Lan chuyển “Đê biển” từ Thời sự sang Kinh tế"


def test_a_save_tells_every_field_and_the_body_in_short(client):
    story = make.draft("Tít cũ", body="<p>Một hai ba</p>", tags=["Cầu"], authors=["Thế Hà"])
    body, tags = "<p>Một hai ba bốn</p>", ["Cầu", "Đê"]
    save(client, change(story), headline="Tít mới", body=body, tags=tags)
    told = {label: (before, after) for label, before, after in last().changes}
    assert told["Tít"] == ("Tít cũ", "Tít mới")
    assert told["Nội dung"] == ("3 chữ", "4 chữ")
    assert told["Từ khóa"] == ("Cầu", "Cầu, Đê")
    assert last().version == 2
    save(client, change(story), body="<p>Một hai ba năm</p>")
    assert last().changes == [["Nội dung", "4 chữ", "4 chữ, viết lại"]]


def test_a_save_tells_what_changed_of_a_gallery(client):
    one, two = make.image("Một"), make.image("Hai")
    figures = [markup.figure("Bờ kè", image_id=one.pk), markup.figure("Con đê", image_id=two.pk)]
    story = make.draft("Đê biển", body=f"<p>Chữ</p>{gallery(figures[0])}")

    def told(*shown: str, text: str = "Chữ") -> list[list[str]]:
        save(client, change(story), body=f"<p>{text}</p>{gallery(''.join(shown))}")
        return last().changes

    first, second = figures
    assert told(first, second) == [["Nội dung", "3 chữ, 1 ảnh", "5 chữ, 2 ảnh"]]
    both = "5 chữ, 2 ảnh"
    assert told(second, first) == [["Nội dung", both, f"{both}, ảnh đổi thứ tự"]]
    second = second.replace("Con đê", "Cầu mới")
    assert told(second, first) == [["Nội dung", both, f"{both}, viết lại"]]
    second = second.replace("<figure", '<figure data-alt="Cây cầu"')
    assert told(second, first) == [["Nội dung", both, f"{both}, đổi tên tác giả hoặc mô tả ảnh"]]
    other = second.replace(f'"{two.pk}"', f'"{make.image("Ba").pk}"')
    assert told(other, first) == [["Nội dung", both, f"{both}, thay ảnh khác"]]
    assert told(other) == [["Nội dung", both, "3 chữ, 1 ảnh"]]


def test_a_save_that_changes_nothing_leaves_nothing(client):
    story = make.draft()
    save(client, change(story))
    assert deeds() == []


def test_a_new_story_is_told_once(client):
    sent = form(client, ADD, headline="Đê biển", section=make.category().pk, _save="")
    client.post(ADD, sent)
    assert deeds() == ["created"]
    assert last().article == Article.objects.get()


def test_trash_and_back_and_gone_for_good(client):
    story = make.draft("Đê biển")
    trash = f"{LIST}trash/"
    client.post(f"{LIST}{story.pk}/delete/", {"post": "yes"})
    client.post(trash, {"story": story.pk, "_take_back": ""})
    client.post(f"{LIST}{story.pk}/delete/", {"post": "yes"})
    client.post(trash, {"story": story.pk, "_for_good": ""})
    assert deeds() == ["trash", "take_back", "trash", "deleted"]
    assert {(entry.subject, entry.name) for entry in TrailEntry.objects.all()} == {
        ("Đê biển", "Trần Lan")
    }


def test_what_the_trash_lets_go_is_told_too():
    old = make.draft("Đê biển")
    Article.objects.filter(pk=old.pk).update(trashed_at="2020-01-01T00:00Z")
    sweep()
    assert last().sentence == "Hệ thống xóa hẳn “Đê biển”"


def test_a_restored_version_is_told(client):
    story = make.draft("Tít cũ")
    save(client, change(story), headline="Tít mới")
    history = f"{LIST}{story.pk}/history/"
    version = client.get(history).context["version"]
    client.post(history, {"number": 1, "field": "headline", "version": version})
    assert last().deed == "restored"
    assert ["Tít", "Tít mới", "Tít cũ"] in last().changes


def test_what_stands_around_a_story_is_told(client):
    story, other, third = make.article("Đê biển"), make.article("Bão"), make.article("Lũ")
    sent = form(client, change(story)) | {"_save": "", "hide_related": [third.pk]}
    sent |= {"picks-TOTAL_FORMS": 1, "picks-0-other": other.pk, "picks-0-kind": "shown"}
    sent |= {"change_kind": "correction", "correction_text": "Số đúng là 84 m."}
    client.post(change(story), sent)
    told = str(list(TrailEntry.objects.of(story).values_list("changes", flat=True)))
    assert all(words in told for words in ("Bão", "Lũ", "Số đúng là 84 m."))
    assert set(deeds()) == {"saved", "correction"}


# ── everything else ──────────────────────────────────────────────────────────────────────────


def test_things_of_the_paper_are_told_from_what_to_what(client):
    author = make.author("Thế Hà")
    address = f"/admin/articles/author/{author.pk}/change/"
    save(client, address, title="Phóng viên")
    assert last().changes == [["Chức danh", "", "Phóng viên"]]
    save(client, "/admin/articles/author/add/", name="M.Quang")
    assert last().sentence == "Trần Lan thêm tác giả “M.Quang”"
    client.post(f"/admin/articles/author/{author.pk}/delete/", {"post": "yes"})
    assert last().sentence == "Trần Lan xóa tác giả “Thế Hà”"
    assert Author.objects.count() == 1


def test_a_list_that_is_changed_in_place_is_told(client):
    section = make.category("Thời sự")
    rows = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": section.pk}
    sent = rows | {"form-0-position": 7, "form-0-in_menu": "on", "_save": ""}
    client.post("/admin/articles/category/", sent)
    assert last().changes == [["Thứ tự", "0", "7"]]


def test_an_image_that_is_replaced_is_told(client):
    image = make.image("Cầu")
    file = make.picture(1300, 700)
    file.name = "cau-moi.jpg"
    address = f"/admin/articles/image/{image.pk}/change/"
    save(client, address, upload=file, credit="M.Quang")
    assert {after for _label, _before, after in last().changes} == {"M.Quang", "cau-moi.jpg"}
    assert Image.objects.get().width == 1300


def test_who_may_do_what_is_told_and_no_password_ever_is():
    boss, lan = make.admin("sep"), make.reporter("lan")
    client = signed_in(boss)
    address = f"/admin/auth/user/{lan.pk}/change/"
    editors = Group.objects.get(name="Biên tập viên")
    save(client, address, groups=[editors.pk], is_active="")
    told = [row[1:] for row in last().changes]
    assert ["Phóng viên", "Biên tập viên"] in told
    assert ["có", "không"] in told
    secret = "mot-mat-khau-rat-dai"
    sent = {"password1": secret, "password2": secret, "usable_password": "true"}
    client.post(f"/admin/auth/user/{lan.pk}/password/", sent)
    assert last().sentence == "sep đặt mật khẩu mới cho người dùng “lan”"
    sent = {"old_password": "mat-khau-thu", "new_password1": secret, "new_password2": secret}
    client.post("/admin/password_change/", sent)
    assert last().sentence == "sep đặt mật khẩu mới cho người dùng “sep”"
    everything = str(list(TrailEntry.objects.values()))
    assert secret not in everything
    assert "md5" not in everything


def test_signing_in_is_told_and_failing_to_is_told_once_in_a_while():
    make.editor("lan")
    sent = {"username": "lan", "password": "mat-khau-thu"}
    Client().post("/admin/login/", sent)
    for _ in range(3):
        Client().post("/admin/login/", sent | {"password": "sai"})
        Client().post("/admin/login/", sent | {"username": "mat-khau-thu"})
    assert deeds() == ["signed_in", "sign_in_failed", "sign_in_failed"]
    assert "mat-khau-thu" not in str(list(TrailEntry.objects.values()))
    assert "127.0.0.1" not in str(list(TrailEntry.objects.values()))


def test_an_import_is_told_in_one_line():
    stories = [Story(f"a:{n}", "x", str(n), f"Tin {n}", section="Tin") for n in range(3)]
    store(stories, Terms(file="tin.jsonl"))
    assert deeds() == ["imported"]
    assert last().sentence == "“tin.jsonl” được nhập"
    store(stories, Terms(file="tin.jsonl", dry_run=True))
    assert deeds() == ["imported"]
