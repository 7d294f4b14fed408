import io
from typing import Any

from PIL import Image as Pillow

from .cutting import on_paper

# Qualities at which AVIF and JPEG are about as alike to the picture: see docs/performance.md and
# `python -m tests.bench.renditions`. One thread an AVIF: a page asks for many pictures, and others
# ask for pages.
OPTIONS: dict[str, dict[str, Any]] = {
    "avif": {"quality": 61, "speed": 6, "max_threads": 1},
    "webp": {"quality": 82, "method": 4},
    "jpeg": {"quality": 76, "optimize": True, "progressive": True},
}
EXIF_HEAD = b"Exif\0\0"
BROUGHT = ("icc_profile", "exif", "xmp")  # what goes on of a picture's own


def encode(picture: Pillow.Image, format_: str, **changed: Any) -> bytes:
    """Encode a picture with its colours and its credit, and nothing else of what it brought.

    `changed` are options of the format instead of ours.
    """
    file, flat = io.BytesIO(), on_paper(picture) if format_ == "jpeg" else picture
    brought = {name: picture.info[name] for name in BROUGHT if picture.info.get(name)}
    if "exif" in brought:  # a JPEG without this head hides it from everybody
        brought["exif"] = EXIF_HEAD + brought["exif"].removeprefix(EXIF_HEAD)
    flat.save(file, format_.upper(), **{"exif": b""} | OPTIONS[format_] | brought | changed)
    return file.getvalue()
