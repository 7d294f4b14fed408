"""What pictures say of themselves: read at the door, and written back where it is to be kept."""

import io
import struct
import unicodedata
from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings
from PIL import ExifTags, PngImagePlugin
from PIL import Image as Pillow

from articles import images
from articles.images import metadata
from articles.images.metadata import old_encodings, signing
from articles.models import Image
from tests import make
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


# ── what leaves the house ─────────────────────────────────────────────────────────────────────


def kept_files() -> dict[str, bytes]:
    """Every file that readers can reach, those too that are made when they ask for them."""
    for image in Image.objects.all():
        for format_ in ("avif", "webp", "jpeg"):
            for rendition in image.renditions("16x9", format_)[:1]:
                images.file_of(rendition.name).close()
    return {str(file): file.read_bytes() for file in settings.MEDIA_ROOT.rglob("*.*")}


SECRETS = (
    b"SERIAL-4711",
    b"LENS-0815",
    b"NGUYEN VAN A",
    b"KameraXYZ",
    b"MakerNoteBytes",
    b"21;1;42",
)


def secretive(format_: str) -> io.BytesIO:
    """A picture that says where it was taken and with which camera, in all ways it can."""
    exif = Pillow.Exif()
    exif[Tag.Make], exif[Tag.Model], exif[Tag.Software] = "KameraXYZ", "KameraXYZ", "KameraXYZ"
    details = exif.get_ifd(ExifTags.IFD.Exif)
    details[Tag.BodySerialNumber], details[Tag.LensSerialNumber] = "SERIAL-4711", "LENS-0815"
    details[Tag.CameraOwnerName], details[Tag.MakerNote] = "NGUYEN VAN A", b"MakerNoteBytes"
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[1], place[2], place[29] = "N", (21.0, 1.0, 42.0), "21;1;42"
    packet = xmp("", exif__GPSLatitude="21;1;42", aux__SerialNumber="SERIAL-4711")
    if format_ == "JPEG":
        return jpeg(
            iim([(90, b"SERIAL-4711")]), packet, exif, comment=b"MakerNote", size=(700, 500)
        )
    file, options = io.BytesIO(), {"exif": exif, "xmp": packet}
    if format_ == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_itxt("XML:com.adobe.xmp", packet.decode())
        text.add_text("Comment", "MakerNoteBytes")
        options = {"exif": exif, "pnginfo": text}
    Pillow.linear_gradient("L").resize((700, 500)).convert("RGB").save(file, format_, **options)
    file.seek(0)
    return file


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_place_serial_numbers_and_makers_notes_are_in_no_kept_file(db: None, format_: str):
    whole = secretive(format_)
    assert all(secret in whole.getvalue() for secret in SECRETS)
    images.store(whole)
    files = kept_files()
    assert len(files) >= 4  # the kept one, and one of each format that readers get
    for content in files.values():
        assert not [secret for secret in SECRETS if secret in content]
        picture: Any = Pillow.open(io.BytesIO(content))
        assert not picture.getexif().get_ifd(ExifTags.IFD.GPSInfo)


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
