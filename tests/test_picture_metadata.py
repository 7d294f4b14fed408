"""What pictures say of themselves, read at the door."""

import io
import unicodedata
from datetime import UTC, datetime

import pytest
from PIL import ExifTags
from PIL import Image as Pillow

from articles import images
from articles.images import metadata
from articles.images.metadata import old_encodings
from articles.models import Image
from tests.described import UTF8, iim, jpeg, languages, listed, xmp

Tag = ExifTags.Base
BRIDGE = "Cầu Long Biên lúc bình minh, nhìn từ bờ bắc."
BY_LINE, CREDIT, SOURCE, COPYRIGHT, CAPTION = 80, 110, 115, 116, 120


def read(file: io.BytesIO) -> metadata.Metadata:
    return images.take_in(file).metadata


# The same caption as programs of thirty years have written it.
ENCODED = {
    "UTF-8": BRIDGE.encode(),
    "UTF-8, marks apart": unicodedata.normalize("NFD", BRIDGE).encode(),
    "UTF-8 taken for Latin-1 and written again": BRIDGE.encode().decode("latin-1").encode(),
    "Windows-1258": (
        b"C\xe2\xccu Long Bi\xean l\xfac b\xecnh minh, nh\xecn t\xfd\xcc b\xf5\xcc b\xe3\xecc."
    )
    .replace(b"b\xec", b"bi\xcc")
    .replace(b"nh\xec", b"nhi\xcc"),
    "TCVN 5712": b"C\xc7u Long Bi\xaan l\xf3c b\xd7nh minh, nh\xd7n t\xf5 b\xea b\xbec.",
    "VNI": b"Ca\xe0u Long Bie\xe2n lu\xf9c b\xecnh minh, nh\xecn t\xf6\xf8 b\xf4\xf8 ba\xe9c.",
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_a_caption_is_read_in_whatever_encoding_it_came(encoding: str):
    assert read(jpeg(iim([(CAPTION, ENCODED[encoding])]))).caption == BRIDGE


def test_an_encoding_that_is_named_is_read_the_same():
    assert read(jpeg(iim([(CAPTION, BRIDGE.encode())], UTF8))).caption == BRIDGE
    assert read(jpeg(iim([(CAPTION, ENCODED["TCVN 5712"])], UTF8))).caption == BRIDGE


def test_western_names_stay_as_they_are():
    for name in ("Jürgen Müller", "Café São Paulo", "© François"):
        assert old_encodings.read(name.encode("cp1252")) == name


def test_a_letter_cut_in_two_by_a_short_field_is_left_out():
    assert old_encodings.read("Nguyễn Thị Hường".encode()[:6]) == "Nguy"


def test_iim_fills_every_field():
    told = read(
        jpeg(
            iim(
                [
                    (CAPTION, BRIDGE.encode()),
                    (BY_LINE, "Nguyễn Minh Đức".encode()),
                    (CREDIT, b"TTXVN"),
                    (COPYRIGHT, "© 2019 TTXVN".encode()),
                    *((25, word.encode()) for word in ("cầu", "Hà Nội", "cầu")),
                    (90, "Hà Nội".encode()),
                    (101, b"Vi\xe1\xbb\x87t Nam"),
                    (55, b"20190724"),
                    (60, b"072800+0700"),
                ],
                UTF8,
            )
        )
    )
    assert told == metadata.Metadata(
        caption=BRIDGE,
        credit="Nguyễn Minh Đức/TTXVN",
        place="Hà Nội, Việt Nam",
        copyright="© 2019 TTXVN",
        keywords="cầu, Hà Nội",
        taken_at=datetime(2019, 7, 24, 0, 28, tzinfo=UTC),
    )


def test_xmp_fills_every_field_and_prefers_vietnamese():
    packet = xmp(
        languages("dc:description", x_default="A bridge", en="A bridge", vi=BRIDGE)
        + listed("dc:creator", "M.Quang", "Vũ Hạ")
        + languages("dc:rights", x_default="© Báo &amp; Đài")
        + listed("dc:subject", "cầu", "sông")
        + languages("Iptc4xmpCore:AltTextAccessibility", x_default="Cây cầu thép."),
        photoshop__City="Hà Nội",
        photoshop__DateCreated="2019-07-24T07:28:00+07:00",
        Iptc4xmpExt__DigitalSourceType=(
            "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
        ),
    )
    assert read(jpeg(packet=packet)) == metadata.Metadata(
        caption=BRIDGE,
        credit="M.Quang, Vũ Hạ",
        alt="Cây cầu thép.",
        place="Hà Nội",
        copyright="© Báo & Đài",
        keywords="cầu, sông",
        digital_source="trainedAlgorithmicMedia",
        taken_at=datetime(2019, 7, 24, 0, 28, tzinfo=UTC),
    )


def test_exif_is_read_with_what_windows_adds():
    exif = Pillow.Exif()
    exif[Tag.Artist] = "Đỗ Hạ".encode()
    exif[Tag.XPTitle] = BRIDGE.encode("utf-16-le") + b"\0\0"
    exif[Tag.XPKeywords] = "cầu;sông".encode("utf-16-le")
    exif.get_ifd(ExifTags.IFD.Exif)[Tag.DateTimeOriginal] = "2019:07:24 07:28:00"
    told = read(jpeg(exif=exif))
    assert (told.caption, told.credit, told.keywords) == (BRIDGE, "Đỗ Hạ", "cầu, sông")
    assert told.taken_at == datetime(2019, 7, 24, 0, 28, tzinfo=UTC)  # the site's zone


def test_xmp_is_believed_before_iim_and_iim_before_exif_and_gaps_are_filled():
    exif = Pillow.Exif()
    exif[Tag.ImageDescription] = "EXIF"
    exif[Tag.Copyright] = "(c) EXIF"
    block = iim([(CAPTION, b"IIM"), (CREDIT, b"IIM")])
    told = read(jpeg(block, xmp(languages("dc:description", x_default="XMP")), exif))
    assert (told.caption, told.credit, told.copyright) == ("XMP", "IIM", "(c) EXIF")


@pytest.mark.parametrize(
    ("by_line", "credit", "joined"),
    [
        ("M.Quang", "TTXVN", "M.Quang/TTXVN"),
        ("M.Quang", "M.Quang/TTXVN", "M.Quang/TTXVN"),
        ("M.QUANG", "M.Quang", "M.Quang"),
        ("Ảnh: M.Quang", "", "M.Quang"),
        ("", "TTXVN", "TTXVN"),
        ("", "", ""),
    ],
)
def test_photographer_and_agency_make_one_credit(by_line: str, credit: str, joined: str):
    block = iim([(BY_LINE, by_line.encode()), (CREDIT, credit.encode())])
    assert read(jpeg(block)).credit == joined


@pytest.mark.parametrize("said", ["0000:00:00 00:00:00", "2999:01:01 00:00:00", "hôm qua", "2019"])
def test_a_date_that_cannot_be_is_left_out(said: str):
    exif = Pillow.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[Tag.DateTimeOriginal] = said
    assert read(jpeg(exif=exif)).taken_at is None


def test_what_cameras_write_is_no_caption():
    exif = Pillow.Exif()
    exif[Tag.ImageDescription] = "OLYMPUS DIGITAL CAMERA         "
    assert read(jpeg(exif=exif)).caption == ""


def test_a_source_type_that_nobody_knows_is_left_out():
    packet = xmp("", Iptc4xmpExt__DigitalSourceType="http://e.example/<script>"[:18])
    assert read(jpeg(packet=packet)).digital_source == ""


def test_texts_longer_than_their_fields_are_cut_at_a_word(db: None):
    image = images.store(jpeg(iim([(CAPTION, b"ngay " * 400), (BY_LINE, b"x" * 300)])))
    image.refresh_from_db()
    assert len(image.caption) <= 1000
    assert image.caption.endswith("ngay")
    assert len(image.credit) == 200


def test_an_upload_comes_filled_in_and_what_was_typed_stays(db: None):
    block = iim([(CAPTION, BRIDGE.encode()), (BY_LINE, b"M.Quang")])
    image = images.store(jpeg(block), credit="Vũ Hạ")
    image.refresh_from_db()
    assert (image.caption, image.credit) == (BRIDGE, "Vũ Hạ")
    assert Image.objects.matching("long bien").get() == image
