"""Making the pixels of any picture such that every browser shows them, and no more than are kept.

A picture of 40 megapixels takes 160 MB. So it is brought down in bands: there is never a second
copy of all of it.
"""

import io
from collections.abc import Callable
from math import ceil, floor

from PIL import Image as Pillow
from PIL import ImageCms
from PIL.ExifTags import Base as Tag

from . import profiles
from .room import held_by, kept_size, room_beside

BAND, LEAST = 64, 16  # rows made at a time
BAND_PIXELS = 1_000_000  # of a band of the picture, about; there are three copies of it
MARGIN = 8  # rows around a band that its edge rows are made of too
LARGEST_PROFILE = 2**20  # bytes
Colours = Callable[[Pillow.Image], Pillow.Image]

TURNED = {
    2: Pillow.Transpose.FLIP_LEFT_RIGHT,
    3: Pillow.Transpose.ROTATE_180,
    4: Pillow.Transpose.FLIP_TOP_BOTTOM,
    5: Pillow.Transpose.TRANSPOSE,
    6: Pillow.Transpose.ROTATE_270,
    7: Pillow.Transpose.TRANSVERSE,
    8: Pillow.Transpose.ROTATE_90,
}


def orientation(picture: Pillow.Image) -> int:
    """Tell how the camera was held, 1 to 8; 1 where it does not say or the EXIF is broken."""
    try:
        value = picture.getexif().get(Tag.Orientation, 1)
    except Exception:  # a stranger's EXIF may hold whatever it likes
        return 1
    return value if value in TURNED else 1


def displayable(picture: Pillow.Image, turn: int) -> Pillow.Image:
    """Return RGB or RGBA pixels, upright, small enough, with the profile they are to be shown in.

    `turn` is what `orientation` said. The pixels of the picture itself are let go.
    """
    most = room_beside(held_by(picture))
    size = kept_size(*picture.size, is_turned=turn >= 5, most=most)
    profile = rgb_profile(picture)
    shown = brought_down(picture, size, colours(picture))
    Pillow.Image.close(picture)  # its pixels, not the file: that is whose who gave it
    if turn in TURNED:
        shown = shown.transpose(TURNED[turn])
    shown.info = {"icc_profile": profile} if profile else {}
    return shown


def brought_down(picture: Pillow.Image, size: tuple[int, int], colour: Colours) -> Pillow.Image:
    """Colour and scale a picture band by band."""
    if size == picture.size:
        return colour(picture)
    scale = picture.height / size[1]
    whole: Pillow.Image | None = None
    rows = min(max(int(BAND_PIXELS / picture.width / scale) - 2 * MARGIN, LEAST), BAND)
    for top in range(0, size[1], rows):
        bottom = min(top + rows, size[1])
        first, last = max(top - MARGIN, 0), min(bottom + MARGIN, size[1])
        above, below = floor(first * scale), min(ceil(last * scale), picture.height)
        source = colour(picture.crop((0, above, picture.width, below)))
        box = (0, first * scale - above, picture.width, min(last * scale, below) - above)
        # From twice the size on, pixels are joined first: that is ten times as fast.
        band = source.resize(
            (size[0], last - first), Pillow.Resampling.LANCZOS, box=box, reducing_gap=1
        )
        whole = whole or Pillow.new(band.mode, size)
        whole.paste(band.crop((0, top - first, size[0], bottom - first)), (0, top))
    return whole or colour(picture)


def colours(picture: Pillow.Image) -> Colours:
    """Choose how the colours of a picture become red, green, blue, and clear where it is clear."""
    if picture.mode.startswith(("I", "F")):
        return sixteen_bit
    if picture.mode == "CMYK":
        return inks(picture.info.get("icc_profile"))
    is_clear = picture.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in picture.info
    return lambda part: part.convert("RGBA" if is_clear else "RGB")


def sixteen_bit(part: Pillow.Image) -> Pillow.Image:
    """Take the upper half of 16 bits; Pillow's own way makes all above 255 white."""
    return part.point(lambda value: value / 256).convert("L").convert("RGB")


def inks(profile: bytes | None) -> Colours:
    """Print inks as the file's profile says, else as Pillow guesses."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile or b""))
        screen = ImageCms.createProfile("sRGB")
        transform = ImageCms.buildTransform(source, screen, "CMYK", "RGB")
    except (ImageCms.PyCMSError, OSError):
        return lambda part: part.convert("RGB")
    return lambda part: ImageCms.applyTransform(part, transform) or part.convert("RGB")


def rgb_profile(picture: Pillow.Image) -> bytes | None:
    """Keep the colours of the profile of a picture in red, green and blue, if it is one."""
    profile = picture.info.get("icc_profile") or b""
    if picture.mode == "CMYK" or len(profile) > LARGEST_PROFILE:
        return None
    if profile[16:20] != b"RGB " or int.from_bytes(profile[:4], "big") != len(profile):
        return None
    try:
        kept = profiles.plain(profile)
        ImageCms.ImageCmsProfile(io.BytesIO(kept))
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
    return kept
