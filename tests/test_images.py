"""Pictures on their way in: what is taken, what is refused, and what is left behind."""

import io
import struct
import zlib

import pytest
from django.core.files.storage import default_storage
from PIL import Image as Pillow

from articles import images
from articles.images import RefusedError
from articles.models import Image
from articles.models.rendition import at_first
from tests import make


def file(content):
    return io.BytesIO(content)


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_the_five_formats_are_taken(format_):
    taken = images.take_in(make.picture(400, 300, format_))
    assert taken.picture.size == (400, 300)
    assert Pillow.open(file(taken.content(Image()))).format in {"JPEG", "PNG", "WEBP"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<html><script>alert(1)</script></html>",
        b"%!PS-Adobe-3.0 EPSF-3.0",
        b"%PDF-1.7",
        b"PK\x03\x04",
    ],
)
def test_what_is_no_picture_is_refused(content):
    with pytest.raises(RefusedError):
        images.take_in(file(content))


def test_formats_outside_the_list_are_refused():
    for format_ in ("BMP", "TIFF", "ICO", "TGA", "PPM"):
        with pytest.raises(RefusedError):
            images.take_in(make.picture(64, 64, format_))


def test_a_truncated_picture_is_refused():
    whole = make.picture(800, 600).read()
    with pytest.raises(RefusedError):
        images.take_in(file(whole[: len(whole) // 2]))


def bomb(width, height):
    """A PNG of a few bytes that claims an enormous size."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 99))


@pytest.mark.parametrize("size", [(11000, 11000), (60000, 60000), (40_000_001, 1)])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(size):
    with pytest.raises(RefusedError):
        images.take_in(file(bomb(*size)))


def test_an_animation_of_too_many_frames_is_refused():
    frames = [Pillow.new("P", (1000, 1000), n % 250) for n in range(45)]
    animation = io.BytesIO()
    frames[0].save(animation, "GIF", save_all=True, append_images=frames[1:], loop=0)
    with pytest.raises(RefusedError):
        images.take_in(file(animation.getvalue()))


def test_location_and_camera_stay_behind_and_the_picture_stands_upright(db):
    exif = Pillow.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "KameraXYZ"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (21.0, 1.0, 42.0)
    image = images.store(make.picture(1200, 800, "JPEG", exif=exif))
    assert (image.width, image.height) == (800, 1200)
    for name in stored_names(image):
        content = default_storage.open(name).read()
        assert b"KameraXYZ" not in content
        assert not Pillow.open(file(content)).getexif()


def stored_names(image):
    return [image.file.name, at_first(image.file.name)]


def test_what_a_phone_puts_behind_the_picture_stays_behind(db):
    content = make.picture(400, 300).read() + b"\0\0\0\x18ftypmp42 a film"
    image = images.store(file(content))
    assert b"a film" not in default_storage.open(image.file.name).read()


def test_a_stored_picture_has_its_sizes_and_a_name_nobody_can_guess(db):
    first, second = make.image(), make.image()
    assert first.file.name != second.file.name
    assert len(first.file.name.rpartition("/")[2]) >= 32
    assert first.widths == [320, 480, 640, 800, 1200]
    for width, name in zip([1200, 640], stored_names(first), strict=True):
        assert Pillow.open(default_storage.open(name)).width == width
    assert first.srcset.count("w,") == 4
    assert first.checksum == second.checksum


def test_a_wide_picture_is_brought_down(db):
    image = images.store(make.picture(4000, 1000))
    assert (image.width, image.height) == (2400, 600)


def test_transparency_is_kept(db):
    clear = io.BytesIO()
    Pillow.new("RGBA", (50, 50), (0, 0, 0, 0)).save(clear, "PNG")
    image = images.store(file(clear.getvalue()))
    assert Pillow.open(default_storage.open(image.file.name)).mode == "RGBA"


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "P", "I;16", "LA"])
def test_odd_modes_are_taken_too(mode):
    picture = io.BytesIO()
    Pillow.new(mode, (60, 40)).save(picture, "JPEG" if mode == "CMYK" else "PNG")
    assert images.take_in(file(picture.getvalue())).picture.size == (60, 40)


def test_a_refused_picture_leaves_no_row_and_no_file(db, settings):
    with pytest.raises(RefusedError):
        images.store(file(b"no picture"))
    assert not Image.objects.exists()
    assert not list(settings.MEDIA_ROOT.rglob("*.*"))


def test_images_are_found_without_marks(db):
    make.image("Sương sớm trên hồ Gươm.", credit="Đỗ Hạ")
    assert Image.objects.matching("suong som").exists()
    assert Image.objects.matching("do ha").exists()
