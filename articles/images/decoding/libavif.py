"""AVIF drawn by its own library and scaled before it becomes red, green and blue.

Pillow 13 holds an AVIF three times over, some 11 bytes a pixel; the library that it brings needs
two for a usual photograph. The layouts are those of `avif/avif.h` since 1.0, and are compared with
what a new decoder holds: where they are others, Pillow draws.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import POINTER, Structure, c_size_t, c_uint32, c_void_p
from typing import Any, ClassVar

from PIL import Image as Pillow
from PIL import _avif

RGBA = 1  # AVIF_RGB_FORMAT_RGBA
# Bytes a pixel of its planes by AVIF_PIXEL_FORMAT, at eight bits; and what the decoder adds.
PLANES = {1: 3.0, 2: 2.0, 3: 1.5, 4: 1.0}
ADDED = 1.3
MOST_BYTES = 9 * 2**20  # drawn in a second and a half
LONGEST_SIDE = 16_384  # pixels that are scaled
WORDS = 4096  # bytes in which the library says what is wrong
AS_NEW = (0, 1, 0, 0, 0, 0, 0, 16384 * 16384, 32768, 12 * 3600 * 60, 7)


class Planes(Structure):
    """The beginning of avifImage."""

    _fields_: ClassVar = [(n, c_uint32) for n in ("width", "height", "depth", "format")]


class Decoder(Structure):
    """The beginning of avifDecoder."""

    _fields_: ClassVar = [
        *((n, c_uint32) for n in ("codec", "max_threads", "source", "progressive")),
        *((n, c_uint32) for n in ("incremental", "ignore_exif", "ignore_xmp")),
        *((n, c_uint32) for n in ("most_pixels", "longest_side", "most_frames", "strict")),
        ("image", POINTER(Planes)),
    ]


class Pixels(Structure):
    """All of avifRGBImage."""

    _fields_: ClassVar = [
        *((n, c_uint32) for n in ("width", "height", "depth", "format", "up", "down")),
        *((n, c_uint32) for n in ("avoid_libyuv", "ignore_alpha", "premultiplied")),
        *((n, c_uint32) for n in ("is_float", "max_threads")),
        ("pixels", c_void_p),
        ("row_bytes", c_uint32),
        ("pad", 8 * c_uint32),
    ]


def reached() -> Any:
    """Reach the library through Pillow's own module, which is linked to it; None where not."""
    library = ctypes.CDLL(_avif.__file__)
    try:
        library.avifDecoderCreate.restype = POINTER(Decoder)
        scales, decoder = library.avifImageScale, library.avifDecoderCreate()
    except AttributeError:
        return None  # it is built in and hidden
    names = [field[0] for field in Decoder._fields_[:-1]]
    is_as_known = tuple(getattr(decoder.contents, name) for name in names) == AS_NEW
    library.avifDecoderDestroy(decoder)
    return library if scales and is_as_known else None


LIBRARY = reached()


@contextmanager
def parsed(content: bytes) -> Iterator[Any]:
    """Open a file without decoding it. Raises OSError where it is broken."""
    decoder = LIBRARY.avifDecoderCreate()
    try:
        answered(LIBRARY.avifDecoderSetIOMemory(decoder, content, c_size_t(len(content))))
        answered(LIBRARY.avifDecoderParse(decoder))
        yield decoder
    finally:
        LIBRARY.avifDecoderDestroy(decoder)


def answered(failed: int) -> None:
    if failed:
        raise OSError(f"libavif: {failed}")


def draws(_content: bytes, width: int, height: int) -> bool:
    return LIBRARY is not None and max(width, height) <= LONGEST_SIDE


def is_slow(content: bytes) -> bool:
    return len(content) > MOST_BYTES


def held_by(content: bytes, *, has_alpha: bool) -> float:
    """Give the bytes a pixel that a file takes while it is decoded."""
    with parsed(content) as decoder:
        planes = decoder.contents.image.contents
        values = PLANES.get(planes.format, PLANES[1]) + has_alpha
        bytes_ = values * ADDED * (2 if planes.depth > 8 else 1)
    return bytes_ * 2 if b"grid" in content else bytes_  # its parts, and what they are joined in


def draw(content: bytes, size: tuple[int, int], *, has_alpha: bool) -> Pillow.Image:
    """Decode a file's first picture in a size in pixels. Raises OSError where it is broken."""
    pixels = bytearray(size[0] * size[1] * 4)
    with parsed(content) as decoder:
        image = decoder.contents.image
        # What is really in there may not be larger than what the file says.
        decoder.contents.most_pixels = image.contents.width * image.contents.height
        answered(LIBRARY.avifDecoderNextImage(decoder))
        if (image.contents.width, image.contents.height) != size:
            words = ctypes.create_string_buffer(WORDS)
            answered(LIBRARY.avifImageScale(image, *size, words))
        made = Pixels()
        LIBRARY.avifRGBImageSetDefaults(ctypes.byref(made), image)
        made.depth, made.format, made.row_bytes = 8, RGBA, size[0] * 4
        made.pixels = ctypes.addressof(ctypes.c_char.from_buffer(pixels))
        answered(LIBRARY.avifImageYUVToRGB(image, ctypes.byref(made)))
    drawn = Pillow.frombuffer("RGBA", size, pixels, "raw", "RGBA", 0, 1)
    return drawn if has_alpha else drawn.convert("RGB")
