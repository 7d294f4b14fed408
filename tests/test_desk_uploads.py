"""Many pictures at once: the page, its door for scripts, and what it says of each file."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image as Pillow

from articles.images import metadata
from articles.models import Image, TrailEntry
from tests import make
from tests.described import iim, jpeg
from tests.test_desk_articles import signed_in

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/articles/image/upload/"
NOTHING = b"<svg xmlns='http://www.w3.org/2000/svg'/>"


def file(name: str = "ảnh.jpg", caption: str = "", credit: str = "") -> SimpleUploadedFile:
    """A small picture with a caption and a credit of its own."""
    block = iim([(120, caption.encode()), (80, credit.encode())])
    return SimpleUploadedFile(name, jpeg(block).getvalue(), "image/jpeg")


def send(client: Client, sent: Any) -> Any:
    return client.post(UPLOAD, {"file": sent})


def words(page: Any) -> str:
    return page.content.decode()


def test_a_script_gets_the_picture_with_what_its_file_says():
    answer = send(signed_in(make.reporter()), file(caption="Cầu Long Biên", credit="M.Quang"))
    image, told = Image.objects.get(), answer.json()
    assert answer.status_code == 200
    assert told["id"] == image.pk
    assert (told["caption"], told["credit"], told["alt"]) == ("Cầu Long Biên", "M.Quang", "")
    assert (told["width"], told["height"]) == (64, 48)
    assert told["url"] == image.file.url
    assert told["same"] == []
    assert TrailEntry.objects.filter(deed="added").exists()


def test_a_script_is_told_what_is_missing():
    client = signed_in(make.reporter())
    without, with_credit = send(client, file()), send(client, file(credit="M.Quang"))
    assert len(without.json()["warnings"]) == len(with_credit.json()["warnings"]) + 1


def test_the_same_file_is_taken_again_and_shown():
    client = signed_in(make.reporter())
    first = send(client, file(caption="Cầu")).json()
    (same,) = send(client, file(caption="Cầu")).json()["same"]
    assert (same["id"], same["is_same_file"], same["caption"]) == (first["id"], True, "Cầu")
    (near,) = send(client, file(caption="Cầu khác")).json()["same"][1:]
    assert near["is_same_file"] is False
    assert Image.objects.count() == 3


@pytest.mark.parametrize("content", [b"", NOTHING, b"x" * 50])
def test_a_script_is_told_why_a_file_is_refused(content: bytes):
    answer = send(signed_in(make.reporter()), SimpleUploadedFile("x.jpg", content))
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert not Image.objects.exists()


def test_a_script_that_sends_no_file_is_told():
    assert signed_in(make.reporter()).post(UPLOAD).json()["error"]


def test_a_page_without_script_takes_many_and_names_those_it_refused():
    client = signed_in(make.reporter())
    sent = [file("một.jpg", "Một"), SimpleUploadedFile("vẽ.svg", NOTHING), file("hai.jpg", "Hai")]
    page = client.post(UPLOAD, {"page": "1", "files": sent}, follow=True)
    assert [image.caption for image in Image.objects.order_by("pk")] == ["Một", "Hai"]
    assert "“vẽ.svg”: " in words(page)
    assert [upload.image.caption for upload in page.context["uploads"]] == ["Một", "Hai"]
    assert all(upload.warnings for upload in page.context["uploads"])


@pytest.mark.parametrize("format_", ["GIF", "WEBP", "PNG"])
def test_of_what_moves_the_first_picture_is_kept_and_the_editor_is_told(format_: str):
    client, moving, still = signed_in(make.reporter()), io.BytesIO(), io.BytesIO()
    first = Pillow.new("RGB", (900, 48), "red")
    first.save(moving, format_, save_all=True, append_images=[Pillow.new("RGB", (900, 48), "navy")])
    first.save(still, format_)
    told, plain = (
        send(client, SimpleUploadedFile("a.x", each.getvalue())).json()["warnings"]
        for each in (moving, still)
    )
    assert len(told) == len(plain) + 1
    form = {"page": "1", "files": [SimpleUploadedFile("động.x", moving.getvalue())]}
    assert f"“động.x”: {told[-1]}" in words(client.post(UPLOAD, form, follow=True))


def test_words_of_many_pictures_are_saved_together():
    client = signed_in(make.reporter())
    one, two = (send(client, file(caption=name)).json()["id"] for name in ("Một", "Hai"))
    form = {"describe": "1", "form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2"}
    for at, pk in enumerate((one, two)):
        form |= {f"form-{at}-id": str(pk), f"form-{at}-caption": f"Chú thích {pk}"}
        form |= {f"form-{at}-credit": "M.Quang", f"form-{at}-alt": "Cây cầu"}
    client.post(f"{UPLOAD}?id={one}&id={two}", form)
    for image in Image.objects.all():
        assert (image.caption, image.credit) == (f"Chú thích {image.pk}", "M.Quang")
    assert TrailEntry.objects.filter(deed="changed").count() == 2


def test_a_credit_that_is_written_later_is_in_the_file_too():
    client = signed_in(make.reporter())
    told = send(client, file()).json()
    form = {"describe": "1", "form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1"}
    form |= {"form-0-id": str(told["id"]), "form-0-credit": "Nguyễn Đức/TTXVN"}
    client.post(f"{UPLOAD}?id={told['id']}", form)
    image = Image.objects.get()
    assert image.file.url != told["url"]  # no cache holds what it said before
    assert metadata.read(Pillow.open(image.file)).credit == "Nguyễn Đức/TTXVN"


def test_words_too_long_are_refused_and_stay_in_the_form():
    client = signed_in(make.reporter())
    pk = send(client, file()).json()["id"]
    form = {"describe": "1", "form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1"}
    form |= {"form-0-id": str(pk), "form-0-caption": "dài " * 400}
    page = client.post(f"{UPLOAD}?id={pk}", form)
    assert page.context["uploads"][0].form.errors["caption"]
    assert "dài dài" in words(page)
    assert Image.objects.get().caption == ""


def test_words_of_a_picture_that_is_not_ones_own_to_change_are_not_taken():
    image = make.image("Cầu")
    make.article(lead_image=image)  # published, so it is the editors'
    form = {"describe": "1", "form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1"}
    form |= {"form-0-id": str(image.pk), "form-0-caption": "Đổi"}
    signed_in(make.reporter()).post(f"{UPLOAD}?id={image.pk}", form)
    assert Image.objects.get().caption == "Cầu"


@pytest.mark.parametrize("asked", ["?id=x", "?id=²", f"?id={'9' * 40}", "?id=-1", "?id=999999"])
def test_odd_keys_show_the_empty_page(asked: str):
    page = signed_in(make.reporter()).get(f"{UPLOAD}{asked}")
    assert (page.status_code, page.context["uploads"]) == (200, [])


def test_the_door_is_closed_to_strangers_and_to_forged_requests():
    assert Client().post(UPLOAD, {"file": file()}).status_code == 302
    nobody = signed_in(make.user("khong-quyen"))
    assert nobody.get(UPLOAD).status_code == send(nobody, file()).status_code == 403
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make.reporter())
    assert strict.post(UPLOAD, {"file": file()}).status_code == 403
    assert not Image.objects.exists()


def test_a_form_of_one_picture_fills_in_what_its_file_says():
    client = signed_in(make.reporter())
    client.post(
        "/admin/articles/image/add/",
        {"upload": file(caption="Cầu", credit="M.Quang"), "caption": "", "credit": "Vũ Hạ"},
    )
    image = Image.objects.get()
    assert (image.caption, image.credit) == ("Cầu", "Vũ Hạ")


def test_publishing_repeats_that_a_picture_has_no_credit():
    client = signed_in(make.editor())
    image = Image.objects.get(pk=send(client, file(caption="Cầu")).json()["id"])
    image.alt = "Cây cầu"
    image.save()
    story = make.draft(lead_image=image, lead="Sa-pô")
    page = client.post(
        f"/admin/articles/article/{story.pk}/checklist/",
        {"headline": "Tít", "lead": "Sa-pô", "body": "", "lead_image": image.pk},
    )
    found = [finding.rule for finding in page.context["findings"]]
    assert "credit" in found


# ── what came in twice ───────────────────────────────────────────────────────────────────────────


def twice(client: Client) -> tuple[Any, Any]:
    """Send a file twice; give what the desk said of each."""
    return tuple(send(client, file(caption="Cầu")).json() for _ in range(2))  # type: ignore[return-value]


def test_the_one_that_is_there_is_used_and_what_came_in_twice_goes():
    client = signed_in(make.reporter())
    first, second = twice(client)
    answer = client.post(second["instead"], {"of": first["id"]})
    assert answer.json() == {"id": first["id"]}
    assert [image.pk for image in Image.objects.all()] == [first["id"]]
    assert TrailEntry.objects.filter(deed="removed", key=second["id"]).exists()


def test_the_page_without_script_saves_what_was_typed_and_goes_on_with_the_others():
    client = signed_in(make.reporter())
    (first, second), third = twice(client), send(client, file(caption="Lúa")).json()
    keys = [second["id"], third["id"]]
    page = f"{UPLOAD}?id={keys[0]}&id={keys[1]}"
    assert f'value="{second["id"]}-{first["id"]}"' in words(client.get(page))
    form = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2"}
    for at, pk in enumerate(keys):
        form |= {f"form-{at}-id": str(pk), f"form-{at}-caption": "Mùa gặt"}
    shown = client.post(page, form | {"instead": f"{second['id']}-{first['id']}"}, follow=True)
    assert [upload.image.pk for upload in shown.context["uploads"]] == [third["id"]]
    assert Image.objects.get(pk=third["id"]).caption == "Mùa gặt"
    assert f'href="/admin/articles/image/{first["id"]}/change/"' in words(shown)


def test_no_other_picture_goes_this_way():
    client = signed_in(make.reporter())
    first, second = twice(client)
    other = make.library_picture("Khác")
    address = f"/admin/articles/image/{other.pk}/instead/"
    assert client.post(second["instead"], {"of": other.pk}).status_code == 404
    assert client.post(address, {"of": first["id"]}).status_code == 404
    assert client.post(second["instead"], {"of": "²"}).status_code == 404
    theirs = signed_in(make.reporter("khac"))
    assert theirs.post(second["instead"], {"of": first["id"]}).status_code == 403
    make.draft(lead_image_id=second["id"])
    assert client.post(second["instead"], {"of": first["id"]}).status_code == 403
    assert Image.objects.count() == 3


@pytest.mark.parametrize("sent", ["", "x", "²-1", f"{'9' * 30}-1", "1"])
def test_odd_keys_of_doubles_are_not_found(sent: str):
    form = {"form-TOTAL_FORMS": "0", "form-INITIAL_FORMS": "0", "instead": sent}
    assert signed_in(make.reporter()).post(UPLOAD, form).status_code == 404
