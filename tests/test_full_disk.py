"""Where there is no room left in the middle of writing: no row without its file, no half a file."""

import io
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image as Pillow

from articles import images, share
from articles.images import metadata
from articles.importers.pictures import Pictures
from articles.importers.record import Photograph
from articles.models import Crop, Image
from articles.models.rendition import at_first
from tests import make
from tests.pictures import files, picture_of
from tests.test_desk_articles import signed_in
from tests.test_desk_images import ADD, change
from tests.test_desk_uploads import UPLOAD

pytestmark = pytest.mark.django_db
LEAST = 300  # bytes that can be written: none of the files here is so small


@contextmanager
def full_disk(room: int = LEAST) -> Iterator[None]:
    """Let no file grow beyond so many bytes: writing begins, and breaks off in the middle."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def noise(width: int = 64, height: int = 48) -> bytes:
    file = io.BytesIO()
    Pillow.effect_noise((width, height), 90).convert("RGB").save(file, "JPEG")
    return file.getvalue()


def stored() -> Image:
    return images.store(io.BytesIO(noise()), caption="Cầu")


def sent(**fields: Any) -> dict[str, Any]:
    return {"caption": "Cầu", "focal_x": 50, "focal_y": 50} | fields


def test_an_upload_that_breaks_off_leaves_nothing_and_is_told():
    client = signed_in(make.reporter())
    with full_disk():
        answer = client.post(UPLOAD, {"file": SimpleUploadedFile("x.jpg", noise())})
    assert answer.status_code == 507
    assert answer.json()["error"]
    assert not Image.objects.exists()
    assert files(settings) == []


def test_an_upload_of_which_only_the_first_size_has_room_leaves_nothing():
    content = noise(700, 500)
    image = images.store(io.BytesIO(content))
    first = image.file.storage.size(at_first(image.file.name))
    assert first + 2000 < image.file.size
    image.delete()
    before = files(settings)
    with full_disk(first + 1000):
        page = signed_in(make.reporter()).post(
            ADD, {"upload": SimpleUploadedFile("a.jpg", content)}
        )
    assert page.context["adminform"].form.errors["upload"]
    assert not Image.objects.exists()
    assert files(settings) == before


def test_a_picture_that_cannot_be_replaced_stays_as_it_is():
    image, client = stored(), signed_in(make.editor())
    before, name = files(settings), image.file.name
    other = SimpleUploadedFile("b.jpg", noise(80, 60))
    with full_disk():
        page = client.post(change(image), sent(caption="Khác", upload=other))
    assert page.context["adminform"].form.errors["upload"]
    image.refresh_from_db()
    assert (image.file.name, image.caption, image.width) == (name, "Cầu", 64)
    assert files(settings) == before
    assert picture_of(client, image.file.url).size == (64, 48)


def test_a_credit_is_saved_though_the_file_cannot_say_it_yet():
    image, client = stored(), signed_in(make.editor())
    before = files(settings)
    with full_disk():
        client.post(change(image), sent(credit="M.Quang"))
    image.refresh_from_db()
    assert image.credit == "M.Quang"
    assert files(settings) == before
    with image.file.open() as file:
        assert metadata.read(Pillow.open(file)).credit == ""


def test_a_crop_and_a_card_are_handed_out_and_not_kept(client: Client):
    image = stored()
    Crop.objects.create(image=image, ratio="16x9", left=0, top=0, width=50, height=37.5)
    image.refresh_from_db()
    story, before = make.article(lead_image=image), files(settings)
    with full_disk():
        size = picture_of(client, image.rendition_url(320, "16x9", "jpeg")).size
        card = client.get(share.address(story, "card"))
    assert size == (32, 18)
    assert Pillow.open(io.BytesIO(card.content)).size == (1200, 630)
    assert files(settings) == before


def test_an_import_is_told_which_picture_found_no_room(tmp_path: Any):
    (tmp_path / "anh.jpg").write_bytes(noise())
    pictures, photograph = Pictures(tmp_path), Photograph(address="anh.jpg")
    with full_disk():
        pictures.take([photograph])
    assert "anh.jpg" in pictures.refused
    assert not Image.objects.exists()
    assert files(settings) == []
