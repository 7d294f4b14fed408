"""How large a picture may be so that no file takes more than 200 MB or two seconds.

What is decoded and what is kept of it are held together, each at four bytes a pixel. So what is
kept of an enormous picture is smaller, rather than that it is refused.
"""

from math import sqrt
from typing import Any

from django.utils.translation import gettext as _

from articles.images.inspection import RefusedError

MOST_PIXELS = 40_000_000  # width × height × frames
# Bytes that pixels take: the rest is for a profile, a band of rows and the file that is written.
MEMORY = 174_000_000
WIDEST, TALLEST = 2400, 7200  # pixels that are kept; a drawing of many parts may be long
MOST_KEPT = 8_000_000  # pixels: of noise, more takes a second to encode
LEAST_KEPT = 2_000_000  # pixels: a picture of which there is no room for so many is refused
MOST_COEFFICIENTS = 165_000_000  # bytes: a JPEG of several scans is held as such until the last
# Scans, each of which goes over all of them; ten are usual, and a file of a few kilobytes can ask
# for a hundred thousand.
MOST_SCANS, MOST_GONE_OVER = 100, 4_000_000_000
MOST_IN_SCANS = 24 * 2**20  # bytes of a file: drawn in rounds, more takes two seconds
PIXEL = 4  # bytes of one, once it is decoded
PARTS = (1, 2, 4, 8)  # of its size, in which a JPEG can be decoded
LIGHT = {"1", "L", "P"}  # modes of one byte a pixel


def kept_size(
    width: int, height: int, *, is_turned: bool, most: int = MOST_KEPT
) -> tuple[int, int]:
    """Give the size in which a picture is kept, before it is turned upright; `most` in pixels."""
    widest, tallest = (TALLEST, WIDEST) if is_turned else (WIDEST, TALLEST)
    scale = min(1, widest / width, tallest / height, sqrt(most / (width * height)))
    return max(int(width * scale + 0.5), 1), max(int(height * scale + 0.5), 1)


def room_beside(held: float) -> int:
    """Tell how many pixels can be kept while so many bytes are held."""
    return min(max(int((MEMORY - held) / PIXEL), 1), MOST_KEPT)


def size_beside(held: float, file: int, size: tuple[int, int], turn: int) -> tuple[int, int]:
    """Choose the size in which a library draws a picture of which it holds so many bytes a pixel.

    `file` is the length of what it came in, `turn` how the camera was held.
    """
    whole = size[0] * size[1]
    most = room_beside(whole * held + file)
    if most < min(LEAST_KEPT, whole):
        raise RefusedError(
            _("This picture has more than %d megapixels, too many for its kind. Save it as JPEG.")
            % ((MEMORY - file - LEAST_KEPT * PIXEL) / held / 10**6)
        )
    return kept_size(*size, is_turned=turn >= 5, most=most)


def held_by(picture: Any) -> int:
    """Give the bytes that the pixels of an opened picture take once they are decoded."""
    pixels: int = picture.width * picture.height
    return pixels if picture.mode in LIGHT else pixels * PIXEL


def part_of_jpeg(picture: Any, *, is_turned: bool) -> int:
    """Choose by how much smaller a JPEG is decoded: as little as memory allows, or is wanted."""
    width, height = picture.size
    kept = kept_size(width, height, is_turned=is_turned)
    enough = max(each for each in PARTS if each <= min(width / kept[0], height / kept[1]))
    beside = max(kept[0] * kept[1] * PIXEL, coefficients(picture))
    fitting = (e for e in PARTS if width * height * PIXEL / e**2 + beside <= MEMORY)
    return max(enough, next(fitting, PARTS[-1]))


def coefficients(picture: Any) -> int:
    """Give the bytes in which a progressive JPEG is held before its last scan; else none."""
    if not picture.info.get("progressive"):
        return 0
    across = max(layer[1] for layer in picture.layer) * max(layer[2] for layer in picture.layer)
    parts = sum(layer[1] * layer[2] for layer in picture.layer) / max(across, 1)
    return int(picture.width * picture.height * parts * 2)


def judge_scans(picture: Any, scans: int, size: int) -> None:
    """Refuse a JPEG that is drawn in too many rounds, or too large to be drawn in rounds at all."""
    held = coefficients(picture)
    too_many = scans > MOST_SCANS or held * scans > MOST_GONE_OVER
    if too_many or held > MOST_COEFFICIENTS or size > MOST_IN_SCANS:
        raise RefusedError(
            _("This progressive JPEG takes too much to draw. Save it as a plain JPEG.")
        )


def judge_size(width: int, height: int, most: float = MOST_PIXELS) -> None:
    if width * height > most:
        raise RefusedError(too_large(int(most)))


def too_large(most: int) -> str:
    return _("The picture has more than %d megapixels. Make it smaller and send that.") % (
        most // 10**6
    )
