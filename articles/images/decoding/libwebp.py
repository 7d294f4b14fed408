"""WebP drawn by its own library in the size that is kept, or smaller.

Pillow 13 holds a WebP four times over while it decodes, 16 bytes a pixel. The library that it
brings scales row by row, and of a photograph it never holds the whole. The layouts are those of
`webp/decode.h`; the library itself refuses whoever was written for another.
"""

import ctypes
from ctypes import Structure, c_int, c_size_t, c_uint32, c_void_p
from typing import Any, ClassVar

from PIL import Image as Pillow
from PIL import _webp

LAYOUT = 0x0209  # WEBP_DECODER_ABI_VERSION: its first half has to be the library's
RGBA, LOSSLESS = 1, 2  # MODE_RGBA; what `format` says of a picture without loss
MOST_BYTES = 15 * 2**20  # of a picture with loss: drawn in a second and a half
FOR_LATER = 5 * c_uint32  # room that later versions may use


class Features(Structure):
    """What a file says of its picture: WebPBitstreamFeatures."""

    _fields_: ClassVar = [
        *((name, c_int) for name in ("width", "height", "has_alpha", "has_animation", "format")),
        ("pad", FOR_LATER),
    ]


class Output(Structure):
    """Where the pixels go: WebPDecBuffer, of its union the part for red, green and blue."""

    _fields_: ClassVar = [
        *((name, c_int) for name in ("colorspace", "width", "height", "is_external_memory")),
        ("pixels", c_void_p),
        ("stride", c_int),
        ("size", c_size_t),
        ("rest_of_union", ctypes.c_uint8 * 56),
        ("pad", 4 * c_uint32),
        ("private_memory", c_void_p),
    ]


class Options(Structure):
    """How to decode: WebPDecoderOptions."""

    _fields_: ClassVar = [
        *((name, c_int) for name in ("bypass_filtering", "no_fancy_upsampling")),
        ("cropping", 5 * c_int),
        *((name, c_int) for name in ("use_scaling", "scaled_width", "scaled_height")),
        ("others", 4 * c_int),
        ("pad", FOR_LATER),
    ]


class Config(Structure):
    _fields_: ClassVar = [("input", Features), ("output", Output), ("options", Options)]


def reached() -> Any:
    """Reach the library through Pillow's own module, which is linked to it; None where not."""
    library = ctypes.CDLL(_webp.__file__)
    try:
        begun = library.WebPInitDecoderConfigInternal(ctypes.byref(Config()), LAYOUT)
    except AttributeError:
        return None  # it is built in and hidden
    return library if begun and library.WebPDecode and library.WebPGetFeaturesInternal else None


LIBRARY = reached()


def features(content: bytes) -> Features:
    """Read what a file says of its picture. Raises OSError where it is broken."""
    found = Features()
    whole = ctypes.byref(found)
    answered(LIBRARY.WebPGetFeaturesInternal(content, c_size_t(len(content)), whole, LAYOUT))
    return found


def answered(failed: int) -> None:
    if failed:
        raise OSError(f"libwebp: {failed}")


def draws(content: bytes, _width: int, _height: int) -> bool:
    """Say whether a file is drawn here: animations are not."""
    return LIBRARY is not None and not features(content).has_animation


def is_slow(content: bytes) -> bool:
    return len(content) > MOST_BYTES and features(content).format != LOSSLESS


def held_by(content: bytes, *, has_alpha: bool) -> float:
    """Give the bytes a pixel that a file takes while it is decoded, but for what is made."""
    return 4 if features(content).format == LOSSLESS else 5 if has_alpha else 0


def draw(content: bytes, size: tuple[int, int], *, has_alpha: bool) -> Pillow.Image:
    """Decode a file in a size in pixels. Raises OSError where it is broken."""
    asked, pixels = Config(), bytearray(size[0] * size[1] * 4)
    LIBRARY.WebPInitDecoderConfigInternal(ctypes.byref(asked), LAYOUT)
    asked.input = features(content)
    asked.options.use_scaling = (asked.input.width, asked.input.height) != size
    asked.options.scaled_width, asked.options.scaled_height = size
    asked.output.colorspace, asked.output.is_external_memory = RGBA, 1
    asked.output.pixels = ctypes.addressof(ctypes.c_char.from_buffer(pixels))
    asked.output.stride, asked.output.size = size[0] * 4, len(pixels)
    answered(LIBRARY.WebPDecode(content, c_size_t(len(content)), ctypes.byref(asked)))
    drawn = Pillow.frombuffer("RGBA", size, pixels, "raw", "RGBA", 0, 1)
    return drawn if has_alpha else drawn.convert("RGB")
