"""The picture library at the desk."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Image
from tests import make
from tests.test_desk_articles import signed_in

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/image/add/"
LIBRARY = "/admin/articles/image/library/"


def upload(file: io.BytesIO, name: str = "ảnh gốc.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, file.getvalue(), "image/jpeg")


def change(image: Image) -> str:
    return reverse("admin:articles_image_change", args=[image.pk])


def library(client: Any, **query: Any) -> list[int]:
    return [image["id"] for image in client.get(LIBRARY, query).json()["images"]]


def test_an_upload_is_taken_in_with_its_words():
    client = signed_in(make.reporter())
    client.post(ADD, {"upload": upload(make.picture()), "caption": "Cầu", "credit": "M.Quang"})
    image = Image.objects.get()
    assert (image.caption, image.credit, image.width) == ("Cầu", "M.Quang", 1200)
    assert "anh" not in image.file.name
    assert image.file.storage.exists(image.file.name)


def test_what_is_no_picture_is_refused_and_nothing_typed_is_lost():
    client = signed_in(make.reporter())
    sent = {"upload": upload(io.BytesIO(b"<svg/>"), "x.jpg"), "caption": "Cầu Long Biên"}
    page = client.post(ADD, sent)
    assert page.context["errors"]
    assert "Cầu Long Biên" in page.content.decode()
    assert not Image.objects.exists()


def test_an_image_needs_a_file():
    page = signed_in(make.reporter()).post(ADD, {"caption": "Cầu"})
    assert "upload" in page.context["adminform"].form.errors


def test_a_file_is_replaced_and_the_words_stay():
    image, client = make.image("Cầu"), signed_in(make.editor())
    before = image.file.name
    sent = {
        "upload": upload(make.picture(800, 600)),
        "caption": "Cầu",
        "focal_x": 20,
        "focal_y": 30,
    }
    client.post(change(image), sent)
    image.refresh_from_db()
    assert image.file.name != before
    assert (image.width, image.focal_x, image.focal_y) == (800, 20, 30)


def test_words_are_changed_without_a_file():
    image, client = make.image("Cầu"), signed_in(make.editor())
    before = image.file.name
    client.post(change(image), {"caption": "Cầu mới", "focal_x": 50, "focal_y": 50})
    image.refresh_from_db()
    assert (image.caption, image.file.name) == ("Cầu mới", before)


def test_a_focal_point_outside_the_picture_is_refused():
    image, client = make.image(), signed_in(make.editor())
    answer = client.post(change(image), {"caption": "x", "focal_x": 101, "focal_y": 50})
    assert "focal_x" in answer.context["adminform"].form.errors


def test_a_full_disk_is_told_and_leaves_no_row(settings: Any, tmp_path: Any):
    blocked = tmp_path / "file"
    blocked.write_text("in the way of the folder")
    settings.MEDIA_ROOT = blocked
    page = signed_in(make.reporter()).post(ADD, {"upload": upload(make.picture()), "caption": "C"})
    assert "upload" in page.context["adminform"].form.errors
    assert not Image.objects.exists()


def test_the_library_is_searched_without_marks():
    bridge, field = make.image("Cầu Long Biên"), make.image("Đồng lúa", credit="M.Quang")
    client = signed_in(make.reporter())
    assert library(client, q="cau long bien") == [bridge.pk]
    assert library(client, q="m.quang") == [field.pk]
    assert library(client, id=field.pk) == [field.pk]
    assert library(client, id=["x", "²", "9" * 40]) == []
    assert len(library(client, page="-1")) == 2


def test_the_library_is_closed_to_strangers(client: Any):
    make.image("Cầu")
    assert client.get(LIBRARY).status_code == 302


def test_search_boxes_show_the_picture():
    image = make.image("Cầu Long Biên")
    asked = {"app_label": "articles", "model_name": "article", "field_name": "lead_image"}
    answer = signed_in(make.reporter()).get("/admin/autocomplete/", asked | {"term": "long bien"})
    assert answer.json()["results"][0] == {
        "id": str(image.pk),
        "text": "Cầu Long Biên",
        "thumbnail": image.thumbnail_url,
        "credit": "",
    }


@pytest.mark.parametrize("place", ["lead", "body", "portrait", "event"])
def test_an_image_in_use_is_not_deleted(place: str):
    image, client = make.image(), signed_in(make.managing_editor())
    if place == "lead":
        make.article("Nơi dùng", lead_image=image)
    elif place == "body":
        make.article("Nơi dùng", body=f'<figure data-image="{image.pk}"></figure>')
    elif place == "portrait":
        make.author("Nơi dùng", portrait=image)
    else:
        make.event("Nơi dùng", image=image)
    answer = client.post(reverse("admin:articles_image_delete", args=[image.pk]), {"post": "yes"})
    assert "Nơi dùng" in answer.content.decode()
    assert Image.objects.exists()


def test_an_unused_image_is_deleted():
    image, client = make.image(), signed_in(make.managing_editor())
    client.post(reverse("admin:articles_image_delete", args=[image.pk]), {"post": "yes"})
    assert not Image.objects.exists()
