"""Pictures of every kind come out upright, in colours that browsers show, and not too large."""

import io

import pytest
from PIL import Image as Pillow
from PIL import ImageChops, ImageCms, ImageDraw, ImageStat

from articles import images
from articles.images.decoding import libavif, libwebp, opening, profiles
from articles.images.decoding.room import TALLEST, WIDEST
from articles.images.fingerprint import fingerprint
from articles.models import Image
from articles.models.likeness import MOST_BITS_APART, bits_apart
from tests import make, telling

RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 30), (30, 30, 200), (250, 250, 250)


def taken(picture: Pillow.Image, format_: str, **options: object) -> Pillow.Image:
    file = io.BytesIO()
    picture.save(file, format_, **options)
    return images.take_in(io.BytesIO(file.getvalue())).picture


def corners(size: tuple[int, int] = (64, 48)) -> Pillow.Image:
    """A picture of four colours: red, green above blue, white."""
    picture = Pillow.new("RGB", size)
    width, height = size[0] // 2, size[1] // 2
    for at, colour in enumerate((RED, GREEN, BLUE, WHITE)):
        picture.paste(colour, (at % 2 * width, at // 2 * height, size[0], size[1]))
        if at % 2 == 0:
            picture.paste(colour, (0, at // 2 * height, width, size[1]))
    return picture


def close(one: tuple[int, ...], other: tuple[int, ...], by: int = 25) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def quarters(picture: Pillow.Image) -> list[tuple[int, ...]]:
    width, height = picture.size
    return [
        picture.convert("RGB").getpixel((width * x // 4, height * y // 4))
        for y in (1, 3)
        for x in (1, 3)
    ]


# How a camera that is held so writes what it sees: the way back from each orientation.
HELD = {
    1: None,
    2: Pillow.Transpose.FLIP_LEFT_RIGHT,
    3: Pillow.Transpose.ROTATE_180,
    4: Pillow.Transpose.FLIP_TOP_BOTTOM,
    5: Pillow.Transpose.TRANSPOSE,
    6: Pillow.Transpose.ROTATE_90,
    7: Pillow.Transpose.TRANSVERSE,
    8: Pillow.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("held", HELD)
def test_a_picture_stands_upright_however_the_camera_was_held(held: int, format_: str):
    written = corners() if HELD[held] is None else corners().transpose(HELD[held])
    exif = Pillow.Exif()
    exif[0x0112] = held
    upright = taken(written, format_, exif=exif)
    assert upright.size == (64, 48)
    for seen, meant in zip(quarters(upright), (RED, GREEN, BLUE, WHITE), strict=True):
        assert close(seen, meant)


@pytest.mark.parametrize("value", [0, 9, 65535])
def test_an_orientation_that_does_not_exist_turns_nothing(value: int):
    exif = Pillow.Exif()
    exif[0x0112] = value
    assert taken(corners(), "JPEG", exif=exif).size == (64, 48)


def test_inks_become_colours():
    assert all(map(close, quarters(taken(corners().convert("CMYK"), "JPEG")), (RED, GREEN, BLUE)))


def test_sixteen_bits_become_eight_and_not_white():
    grey = Pillow.new("I;16", (64, 48), 20_000)
    assert close(taken(grey, "PNG").getpixel((9, 9)), (78, 78, 78), 1)


@pytest.mark.parametrize("mode", ["L", "1", "P", "LA", "RGBA"])
def test_every_mode_becomes_red_green_and_blue(mode: str):
    picture = taken(corners().convert(mode), "PNG")
    assert picture.mode == ("RGBA" if mode.endswith("A") else "RGB")


def test_what_is_clear_stays_clear():
    picture = Pillow.new("RGBA", (64, 48))
    ImageDraw.Draw(picture).rectangle((0, 0, 31, 47), fill=(*RED, 255))
    shown = taken(picture, "PNG")
    assert (shown.getpixel((5, 5)), shown.getpixel((60, 5))[3]) == ((*RED, 255), 0)


@pytest.mark.parametrize("format_", ["GIF", "WEBP", "PNG", "MPO"])
def test_of_an_animation_the_first_picture_is_kept(format_: str):
    later = Pillow.new("RGB", (64, 48), BLUE)
    shown = taken(corners(), format_, save_all=True, append_images=[later, later])
    assert close(quarters(shown)[0], RED)


def test_the_smallest_picture_is_taken():
    assert taken(Pillow.new("RGB", (1, 1), RED), "PNG").size == (1, 1)


def test_a_large_picture_is_brought_down_without_seams():
    picture = taken(corners((3000, 2000)), "PNG")
    assert picture.size == (WIDEST, 1600)
    assert quarters(picture) == [RED, GREEN, BLUE, WHITE]
    column = [picture.getpixel((100, y)) for y in range(1600)]
    assert len(set(column[:780])) == len(set(column[820:])) == 1


def test_a_tall_picture_is_brought_down_too():
    assert taken(Pillow.new("L", (20, TALLEST * 2)), "PNG").size == (10, TALLEST)


def test_a_colour_profile_is_kept_and_a_broken_one_is_not():
    profile = profiles.plain(telling.profile())
    assert taken(corners(), "JPEG", icc_profile=profile).info["icc_profile"] == profile
    for broken in (b"noise", profile[:200], profile.replace(b"RGB ", b"GRAY", 1)):
        assert "icc_profile" not in taken(corners(), "JPEG", icc_profile=broken).info


def test_of_a_profile_the_colours_stay_and_nothing_else():
    whole = telling.profile()
    kept = profiles.plain(whole)
    screen = ImageCms.createProfile("sRGB")
    seen = [
        ImageCms.profileToProfile(telling.picture(), io.BytesIO(each), screen).tobytes()
        for each in (whole, kept)
    ]
    assert seen[0] == seen[1]
    assert profiles.plain(kept) == kept
    assert (telling.found(whole), telling.found(kept)) == ({telling.SCREEN}, set())
    assert ImageCms.getProfileDescription(io.BytesIO(kept)).strip() == "RGB"
    for broken in (b"", whole[:140], whole[:128] + b"\xff" * 4):
        with pytest.raises(ValueError, match=r"too many|cut off"):
            profiles.plain(broken)


@pytest.mark.parametrize("format_", ["WEBP", "AVIF"])
@pytest.mark.parametrize("size", [(64, 48), (3000, 300)])
def test_what_its_own_library_draws_looks_as_pillow_draws_it(format_, size, monkeypatch):
    assert libwebp.LIBRARY  # where it is not reached, less is taken
    assert libavif.LIBRARY
    drawing_, clear = corners(size), corners(size)
    clear.putalpha(Pillow.linear_gradient("L").resize(size))
    own = [taken(each, format_) for each in (drawing_, clear)]
    monkeypatch.setattr(libwebp, "LIBRARY", None)
    monkeypatch.setattr(libavif, "LIBRARY", None)
    for one, each in zip(own, (drawing_, clear), strict=True):
        pillows = taken(each, format_)
        assert (one.mode, one.size) == (pillows.mode, pillows.size)
        apart = ImageStat.Stat(ImageChops.difference(one, pillows)).mean
        assert max(apart) < 3


@pytest.mark.parametrize("format_", ["WEBP", "AVIF"])
def test_where_the_library_is_not_reached_less_is_taken(format_, monkeypatch):
    monkeypatch.setattr(libwebp, "LIBRARY", None)
    monkeypatch.setattr(libavif, "LIBRARY", None)
    monkeypatch.setattr(opening, "MOST_BY_PILLOW", 3000)
    with pytest.raises(images.RefusedError, match="egapi"):
        taken(corners(), format_)


# ── the same picture again ────────────────────────────────────────────────────────────────────


def drawing(seed: int) -> Pillow.Image:
    """A picture with large shapes, as photographs have them."""
    picture = Pillow.new("RGB", (64, 48), (120, 140, 160))
    draw = ImageDraw.Draw(picture)
    for at in range(9):
        x, y = seed * (at + 3) * 17 % 56, seed * (at + 1) * 29 % 40
        draw.ellipse((x, y, x + 14, y + 12), fill=(seed * at * 37 % 256, at * 28, seed * 91 % 256))
    return picture


def again(picture: Pillow.Image, size: tuple[int, int], quality: int) -> Pillow.Image:
    file = io.BytesIO()
    picture.resize(size, Pillow.Resampling.LANCZOS).save(file, "JPEG", quality=quality)
    return Pillow.open(file).convert("RGB")


def test_a_picture_is_known_again_in_another_size_and_quality_and_no_other_is():
    marks = {seed: fingerprint(drawing(seed)) for seed in range(1, 9)}
    for seed, mark in marks.items():
        copy = fingerprint(again(drawing(seed), (256, 192), 60))
        assert bits_apart(mark, copy) <= MOST_BITS_APART
        others = [bits_apart(copy, other) for n, other in marks.items() if n != seed]
        assert min(others) > MOST_BITS_APART


def test_a_plain_picture_looks_like_none():
    assert fingerprint(Pillow.new("RGB", (64, 48), RED)) is None


def store(picture: Pillow.Image) -> Image:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return images.store(io.BytesIO(file.getvalue()))


def test_the_library_finds_the_same_file_and_what_looks_like_it(db: None):
    first, other = store(drawing(1)), store(drawing(2))
    near = store(again(drawing(1), (256, 192), 70))
    plain = make.image()
    same = store(drawing(1))
    asked = Image.objects.like(first.checksum, first.perceptual_hash)
    assert set(asked) == {first, near, same}
    assert set(Image.objects.like(plain.checksum, None)) == {plain}
    assert list(Image.objects.like(other.checksum, other.perceptual_hash)) == [other]
