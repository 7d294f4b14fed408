"""What the files say that leave the house: credit and copyright, and nothing of the camera's."""

import io
import struct

import pytest
from django.conf import settings
from PIL import ExifTags
from PIL import Image as Pillow

from articles import images
from articles.images import metadata
from articles.images.metadata import signing
from articles.models import Image
from tests import make
from tests.described import jpeg

Tag = ExifTags.Base
BY_LINE, CREDIT, SOURCE, COPYRIGHT, CAPTION = 80, 110, 115, 116, 120


def kept_files() -> dict[str, bytes]:
    """Every file that readers can reach, those too that are made when they ask for them."""
    for image in Image.objects.all():
        for format_ in ("avif", "webp", "jpeg"):
            for rendition in image.renditions("16x9", format_)[:1]:
                images.file_of(rendition.name).close()
    return {str(file): file.read_bytes() for file in settings.MEDIA_ROOT.rglob("*.*")}


def test_an_embedded_thumbnail_stays_behind(db: None):
    small = make.picture(16, 12).read()
    entries = struct.pack("<HHIIHHII", 0x0201, 4, 1, 44, 0x0202, 4, 1, len(small))
    directory = b"II*\0\x08\0\0\0" + b"\0\0\x0e\0\0\0" + b"\x02\0" + entries + bytes(4)
    images.store(jpeg(exif=b"Exif\0\0" + directory + small))
    assert not [name for name, content in kept_files().items() if small in content]


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_credit_copyright_and_source_type_are_written_into_every_kept_file(db: None, format_: str):
    told = {"credit": "Nguyễn Đức/TTXVN", "copyright": "© Báo & Đài"}
    images.store(make.picture(700, 500, format_), digital_source="digitalCapture", **told)
    files = kept_files()
    assert len(files) >= 4
    for content in files.values():
        said = metadata.read(Pillow.open(io.BytesIO(content)))
        assert (said.credit, said.copyright) == (told["credit"], told["copyright"])
        assert said.digital_source == "digitalCapture"


@pytest.mark.parametrize("made", ["JPEG", "WEBP", "AVIF"])
@pytest.mark.parametrize("kept", ["JPEG", "PNG", "WEBP"])
def test_what_a_kept_file_says_goes_on_into_what_is_made_of_it(kept: str, made: str):
    image = Image(credit="Nguyễn Đức/TTXVN", copyright="© Báo", digital_source="digitalCapture")
    content = images.take_in(make.picture(64, 48, kept)).content(image)
    picture, file = Pillow.open(io.BytesIO(content)), io.BytesIO()
    picture.convert("RGB").save(file, made, **metadata.carried(picture))
    said = metadata.read(Pillow.open(file))
    assert (said.credit, said.copyright) == (image.credit, image.copyright)
    assert said.digital_source == image.digital_source
    assert metadata.carried(Pillow.new("RGB", (1, 1))) == {"exif": b"", "xmp": None}


def test_a_picture_of_nobody_says_nothing(db: None):
    images.store(make.picture(700, 500))
    for content in kept_files().values():
        assert b"xmpmeta" not in content
        assert not Pillow.open(io.BytesIO(content)).getexif()


# ── a credit that is written later ────────────────────────────────────────────────────────────


@pytest.mark.parametrize("before", ["", "Ai đó"])
@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_a_later_credit_is_written_into_a_kept_file_and_no_pixel_changes(format_: str, before: str):
    file = make.picture(64, 48, format_)
    kept = images.take_in(file).content(Image(credit=before))
    image = Image(credit="M.Quang/TTXVN", copyright="© Báo", digital_source="digitalCapture")
    signed = signing.signed(kept, image)
    assert signed == signing.signed(signed, image)
    was, now = (Pillow.open(io.BytesIO(content)) for content in (kept, signed))
    assert was.convert("RGB").tobytes() == now.convert("RGB").tobytes()
    said = metadata.read(now)
    assert (said.credit, said.copyright) == ("M.Quang/TTXVN", "© Báo")
    assert b"Ai " not in signed
    unsigned = Pillow.open(io.BytesIO(signing.signed(signed, Image())))
    unsigned.load()
    assert metadata.read(unsigned) == metadata.Metadata()
