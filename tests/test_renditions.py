"""Pictures in the sizes that pages ask for: made once, only those that a page of ours named."""

import re
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone
from PIL import Image as Pillow

from articles import images
from articles.images import metadata
from articles.images.decoding import profiles
from articles.images.removing import remove
from articles.models import Image, LeftFile
from articles.models.framing import RATIOS
from articles.models.rendition import FORMATS, WIDTHS, named
from tests import make, telling
from tests.pictures import MEDIA, files, picture_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("format_", "kind"), [("avif", "AVIF"), ("webp", "WEBP"), ("jpeg", "JPEG")]
)
def test_a_size_is_made_when_first_asked_for_and_kept(client, format_, kind):
    image = make.image()
    address = image.rendition_url(480, "16x9", format_)
    name = address.removeprefix(MEDIA)
    assert not default_storage.exists(name)
    made = picture_of(client, address)
    assert (made.format, made.size) == (kind, (480, 270))
    kept = default_storage.open(name).read()
    answer = client.get(address)
    assert b"".join(answer.streaming_content) == kept
    assert answer.headers["Content-Type"] == f"image/{format_}"
    assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("ratio", RATIOS)
def test_every_listed_size_has_the_shape_it_is_named_after(ratio):
    image = Image(file="2026/11/aa.jpg", width=2400, height=1800)
    sizes = [(each.width, each.height) for each in image.renditions(ratio, "avif")]
    assert [width for width, _ in sizes] == list(WIDTHS)
    wide, high = RATIOS[ratio] or (2400, 1800)
    for width, height in sizes:
        assert abs(height - width * high / wide) <= 1


def test_nothing_is_enlarged():
    image = Image(file="2026/11/aa.jpg", width=1000, height=500)
    assert image.widths == [320, 480, 640, 800, 1000]
    assert [each.width for each in image.renditions("1x1", "webp")] == [320, 480, 500]
    assert image.rendition_url(5000).endswith("/1000.webp")
    assert image.rendition_url(500).endswith("/640.webp")


def test_a_picture_as_tall_as_a_tower_is_handed_out_as_it_is():
    tower = Image(file="2026/11/aa.png", width=600, height=60_000)
    assert tower.rendition_url(320) == tower.thumbnail_url == tower.file.url
    assert tower.srcset == f"{tower.file.url} 600w"


def test_what_nobody_named_is_not_made(client, settings):
    image = make.image()
    address = image.rendition_url(480, "16x9", "avif")
    before = files(settings)
    folder, _, _ = address.rpartition("/")
    other = [
        "481.avif",
        "0480.avif",
        "4800.avif",
        "480.png",
        "480.AVIF",
        "480",
        "480.avif.webp",
        "",
    ]
    forged = [f"{folder}/{name}" for name in other]
    forged += [re.sub("-(0)-", "-1-", address, count=1), re.sub("..../480", "0000/480", address)]
    forged += [address.replace("/jpg-", "/png-"), image.crop_of("1x1") and address + "/480.avif"]
    forged += [re.sub("[0-9a-f]{32}", "f" * 32, address)]
    for each in forged:
        assert each != address
        assert client.get(each).status_code == 404, each
    assert files(settings) == before


def test_the_name_of_one_picture_is_no_key_to_another():
    """Somebody who knows the file of a picture that is not public cannot name a size of it."""
    first, second = make.image(), make.image()
    stem = first.file.name.rpartition(".")[0]
    other = second.file.name.rpartition(".")[0]
    assert named(first.rendition_url(320).removeprefix(MEDIA))
    assert named(first.rendition_url(320).removeprefix(MEDIA).replace(stem, other)) is None


def test_a_lost_or_broken_picture_is_a_size_that_is_not_there(client):
    lost, broken = make.image(), make.image()
    default_storage.delete(lost.file.name)
    default_storage.delete(broken.file.name)
    default_storage.save(broken.file.name, ContentFile(b"no picture"))
    assert client.get(lost.rendition_url(320)).status_code == 404
    assert client.get(broken.rendition_url(320)).status_code == 404


def test_who_has_a_size_need_not_fetch_it_again(client):
    address = make.image().rendition_url(320)
    tag = client.get(address).headers["ETag"]
    again = client.get(address, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_sizes_are_made_where_there_is_no_folder(client, settings):
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    }
    image = make.image()
    assert isinstance(default_storage._wrapped, InMemoryStorage)
    assert picture_of(client, image.rendition_url(320, "1x1", "avif")).size == (320, 320)
    name = image.rendition_url(320, "1x1", "avif").removeprefix(MEDIA)
    assert default_storage.exists(name)
    remove(image.file.name)
    assert not default_storage.exists(name)
    assert not default_storage.exists(image.file.name)


@pytest.mark.parametrize("kept", ["JPEG", "PNG", "WEBP"])
def test_credit_and_colours_go_with_every_size_and_nothing_else(client, kept):
    exif, profile = Pillow.Exif(), profiles.plain(telling.profile())
    exif[0x010F], exif.get_ifd(0x8825)[1] = "KameraXYZ", "N"
    file = make.picture(400, 300, kept, exif=exif, icc_profile=profile)
    image = images.store(file, credit="Vũ Hạ", copyright="Phù Sa")
    for format_ in FORMATS:
        made = picture_of(client, image.rendition_url(320, "4x3", format_))
        assert set(made.getexif()) == {0x013B, 0x8298}
        said = metadata.read(made)
        assert (said.credit, said.copyright) == ("Vũ Hạ", "Phù Sa")
        assert made.info["icc_profile"] == profile


# ── what goes with a picture ─────────────────────────────────────────────────────────────────


def sizes_of(client, image):
    for ratio in RATIOS:
        client.get(image.rendition_url(320, ratio, "avif"))


def a_day_later():
    LeftFile.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    images.remove_left_files(10)


def test_with_a_picture_its_sizes_go(client, settings):
    image, other = make.image(), make.image()
    sizes_of(client, image)
    earlier = image.file.name.replace(".jpg", "-960.webp")
    default_storage.save(earlier, ContentFile(b"of an earlier version"))
    image.delete()
    a_day_later()
    stem = other.file.name[8:].removesuffix(".jpg")
    assert files(settings) == [f"{stem}-640.webp", f"{stem}.jpg"]


def test_with_another_file_the_sizes_of_the_first_go(client, settings):
    image = make.image()
    sizes_of(client, image)
    images.replace_file(image, images.take_in(make.picture(900, 600)))
    image.save()
    a_day_later()
    stem = image.file.name[8:].removesuffix(".jpg")
    assert files(settings) == [f"{stem}-640.webp", f"{stem}.jpg"]


def test_what_cannot_be_saved_leaves_no_file(settings):
    with pytest.raises(IntegrityError), transaction.atomic():
        images.store(make.picture(900, 600), focal_x=500)
    assert files(settings) == []
