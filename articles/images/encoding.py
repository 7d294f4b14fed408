import io
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import get_native_id
from typing import Any

from PIL import Image as Pillow

from .cutting import on_paper

# Qualities at which AVIF and JPEG are about as alike to the picture: see docs/performance.md and
# `python -m tests.bench.renditions`. One thread an AVIF: a page asks for many pictures, and others
# ask for pages.
OPTIONS: dict[str, dict[str, Any]] = {
    "avif": {"quality": 56, "speed": 6, "max_threads": 1},
    "webp": {"quality": 77, "method": 4},
    "jpeg": {"quality": 70, "optimize": True, "progressive": True},
}
EXIF_HEAD = b"Exif\0\0"
BROUGHT = ("icc_profile", "exif", "xmp")  # what goes on of a picture's own
AT_ONCE = 3  # two that readers wait for, and one ahead of them
NICENESS = 10  # of 19


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


def encode_behind(picture: Pillow.Image, format_: str) -> bytes:
    """Encode a picture in a thread that runs when others need nothing; an AVIF takes long."""
    return behind.submit(encode, picture, format_).result()


def step_back() -> None:
    """Let pages go first. Only Linux has a niceness for each thread; it cannot be taken back.

    Not for what holds the interpreter, as decoding does: pages would wait for it the longer.
    """
    if sys.platform == "linux":
        own = get_native_id()
        os.setpriority(os.PRIO_PROCESS, own, max(NICENESS, os.getpriority(os.PRIO_PROCESS, own)))


behind = ThreadPoolExecutor(AT_ONCE, "encoding", initializer=step_back)
