"""Every file that readers can reach is looked through, however its picture came and was used."""

import io
import json
from io import StringIO
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from PIL import Image as Pillow
from PIL.ExifTags import IFD
from PIL.ExifTags import Base as Tag

from articles import images, share
from articles.images import metadata
from articles.models import Image
from articles.models.framing import RATIOS
from articles.models.rendition import FORMATS
from tests import make
from tests.telling import KINDS, SECRETS, found

pytestmark = pytest.mark.django_db
CREDIT, RIGHTS = "Nguyễn Đức/TTXVN", "© Báo & Đài"


def stored(content: bytes) -> Image:
    return images.store(io.BytesIO(content), credit=CREDIT, copyright=RIGHTS)


def replaced(content: bytes) -> Image:
    """A picture that had another file."""
    image = images.store(make.picture(64, 48), credit=CREDIT, copyright=RIGHTS)
    images.replace_file(image, images.take_in(io.BytesIO(content)))
    image.save()
    return image


def signed_anew(content: bytes) -> Image:
    """A picture whose credit was written later."""
    image = images.store(io.BytesIO(content))
    image.credit, image.copyright = CREDIT, RIGHTS
    images.sign_anew(image)
    image.save()
    return image


def imported(content: bytes) -> Image:
    """A picture that came with a story of another system."""
    folder = settings.MEDIA_ROOT.parent
    (folder / "anh.jpg").write_bytes(content)
    told = {"id": "1", "title": "Tin", "published": "2019-07-24", "images": [{"url": "anh.jpg"}]}
    (folder / "tin.jsonl").write_text(json.dumps(told))
    call_command("import_articles", "jsonl", folder / "tin.jsonl", stdout=StringIO())
    return Image.objects.get()


def ask_for_all(client: Client, image: Image) -> None:
    """Ask for a size of each shape in each format."""
    for ratio in RATIOS:
        for format_ in FORMATS:
            assert client.get(image.rendition_url(0, ratio, format_)).status_code == 200


def shared(client: Client, image: Image) -> list[bytes]:
    """Ask for what networks and search engines are shown of a story with a picture."""
    story = make.article(lead_image=image)
    return [client.get(share.address(story, shape)).content for shape in share.SHAPES]


def every_file() -> dict[str, bytes]:
    return {
        str(path): path.read_bytes() for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()
    }


def told(content: bytes) -> tuple[str, str]:
    said = metadata.read(Pillow.open(io.BytesIO(content)))
    return said.credit, said.copyright


def tells_nothing(content: bytes) -> bool:
    picture: Any = Pillow.open(io.BytesIO(content))
    exif = picture.getexif()
    only_ours = set(exif) <= {Tag.Artist, Tag.Copyright} and not exif.get_ifd(IFD.GPSInfo)
    return only_ours and not found(content)


@pytest.mark.parametrize("kind", KINDS)
def test_no_file_tells_where_and_with_what_it_was_taken(client: Client, kind: str):
    content = KINDS[kind]()
    assert len(found(content)) >= 4  # or nothing would be looked for
    ask_for_all(client, stored(content))
    files = every_file()
    assert len(files) == 2 + len(FORMATS) * len(RATIOS)
    assert [name for name, one in files.items() if not tells_nothing(one)] == []


@pytest.mark.parametrize("way", [replaced, signed_anew, imported])
@pytest.mark.parametrize("kind", ["MPO", "PNG", "clear WebP"])
def test_nor_does_any_that_came_another_way(way: Any, kind: str):
    way(KINDS[kind]())
    files = every_file()
    assert files
    assert [name for name, one in files.items() if not tells_nothing(one)] == []


def test_nor_does_what_networks_are_shown(client: Client):
    for one in shared(client, stored(KINDS["JPEG"]())):
        assert tells_nothing(one)


def test_all_secrets_are_told_by_some_picture():
    assert set().union(*(found(make_one()) for make_one in KINDS.values())) == set(SECRETS)


@pytest.mark.parametrize("way", [stored, replaced, signed_anew])
def test_every_file_says_whose_it_is(client: Client, way: Any):
    ask_for_all(client, way(KINDS["JPEG"]()))
    current = Image.objects.get().file.name.rpartition(".")[0]
    files = {name: content for name, content in every_file().items() if current in name}
    assert len(files) == 2 + len(FORMATS) * len(RATIOS)
    assert {told(content) for content in files.values()} == {(CREDIT, RIGHTS)}
