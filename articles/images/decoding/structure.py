"""Counting the parts of a file without decoding one: decoders would go through millions of them."""

from collections.abc import Callable
from typing import IO

from django.utils.translation import gettext as _

from articles.images.inspection import RefusedError

MOST_PARTS = 20_000  # segments or chunks; a PNG of 30 MB has some 4,000
MOST_FRAMES = 1_000
MOST_METADATA = 10 * 2**20  # bytes before the picture of a JPEG; Pillow joins them one by one
MOST_BLOCKS = 10_000  # of a GIF
MOST_PIECES = 200_000  # of at most 255 bytes, in which a GIF holds all
STARTS_PICTURE, ENDS_PICTURE = b"\xda", b"\xd9"
IMAGE, EXTENSION = 0x2C, 0x21


def judge_structure(file: IO[bytes], kind: str) -> int:
    """Refuse a file of too many parts or frames; it is left at its start.

    Returns of a JPEG how many of its colours the first scan draws, else 0.
    """
    walk = WALKS.get(kind)
    colours = walk(file) if walk else None
    file.seek(0)
    return colours or 0


def too_many_parts() -> RefusedError:
    return RefusedError(_("The file is made of too many parts. Open it and save it anew."))


def walk_jpeg(file: IO[bytes]) -> int:
    """Walk the segments that stand before the picture, up to its first scan."""
    file.seek(2)
    for _count in range(MOST_PARTS):
        head = file.read(2)
        if head[1:] == STARTS_PICTURE:
            return (file.read(3)[2:] or b"\0")[0]
        if len(head) < 2 or head[0] != 0xFF or head[1:] == ENDS_PICTURE:
            return 0
        if head[1] == 0xFF:  # filling
            file.seek(-1, 1)
            continue
        length = int.from_bytes(file.read(2), "big")
        if file.seek(max(length - 2, 0), 1) > MOST_METADATA:
            break
    raise too_many_parts()


def walk_png(file: IO[bytes]) -> None:
    """Walk the chunks."""
    file.seek(8)
    for _count in range(MOST_PARTS):
        head = file.read(8)
        if len(head) < 8 or head[4:] == b"IEND":
            return
        file.seek(int.from_bytes(head[:4], "big") + 4, 1)
    raise too_many_parts()


def walk_gif(file: IO[bytes]) -> None:
    """Walk the blocks, and count those that are frames."""
    file.seek(10)
    colours = size_of_colours(file)
    file.seek(2 + colours, 1)  # background and aspect stand between
    frames, pieces = 0, 0
    for _count in range(MOST_BLOCKS):
        block = file.read(1)
        if block == bytes([EXTENSION]):
            file.seek(1, 1)
        elif block == bytes([IMAGE]):
            frames += 1
            file.seek(8, 1)
            file.seek(size_of_colours(file) + 1, 1)
        else:
            return
        pieces += skip_pieces(file, MOST_PIECES - pieces)
        judge_frames(frames)
    raise too_many_parts()


def judge_frames(frames: int) -> None:
    if frames > MOST_FRAMES:
        raise RefusedError(_("The animation has more than %d frames.") % MOST_FRAMES)


def size_of_colours(file: IO[bytes]) -> int:
    """Give the bytes of the table of colours that the flags tell of."""
    flags = (file.read(1) or b"\0")[0]
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def skip_pieces(file: IO[bytes], most: int) -> int:
    """Pass by the pieces of a block, each with its length before it, up to the empty one."""
    for count in range(most):
        length = file.read(1)
        if length in {b"", b"\0"}:
            return count
        file.seek(length[0], 1)
    raise too_many_parts()


WALKS: dict[str, Callable[[IO[bytes]], int | None]] = {
    "JPEG": walk_jpeg,
    "PNG": walk_png,
    "GIF": walk_gif,
}
