"""The sizes in which pictures are handed out, and the names of the files that hold them.

A name says what its file shows and carries our signature: what no page of ours ever named is never
made, and to make what one named takes no look into the database.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.utils.crypto import constant_time_compare, salted_hmac

from .framing import Box

WIDTHS = (320, 480, 640, 800, 1200, 1600)  # pixels
FORMATS = {"avif": "avif", "webp": "webp", "jpeg": "jpg"}  # and how their files end
# A picture as tall as a tower is handed out as it is: WebP ends at 16,383 pixels.
MOST_PIXELS, TALLEST = 6_000_000, 16_000
# Kept beside a picture since it came: `2026/11/k3v…-640.webp` beside `2026/11/k3v….jpg`; before
# renditions were made when asked for, in other widths too.
AT_FIRST = 640
EARLIER = (320, AT_FIRST, 960, 1280)
NAME = re.compile(
    r"(?P<stem>[^.]+)/(?P<ending>[a-z]{3,4})-(?P<box>[0-9]{1,5}(?:-[0-9]{1,5}){3})"
    r"-(?P<signature>[0-9a-f]{16})/(?P<width>[0-9]{1,4})\.(?P<format>avif|webp|jpg)"
)


@dataclass(frozen=True)
class Rendition:
    """A picture, or a part of it, at a width in pixels and in one of FORMATS."""

    source: str  # name of the picture's own file
    box: Box
    width: int
    format: str

    @property
    def height(self) -> int:
        return height_at(self.width, self.box)

    @property
    def name(self) -> str:
        """Name its file: `2026/11/k3v…/jpg-0-120-2400-1350-6f0c…/640.avif`."""
        return f"{folder(self.source, self.box)}{self.width}.{FORMATS[self.format]}"


def folder(source: str, box: Box) -> str:
    """Name where the renditions of one part of a picture are, with a slash at its end."""
    stem, _, ending = source.rpartition(".")
    part = f"{stem}/{ending}-{'-'.join(map(str, box))}"
    return f"{part}-{signature(part)}/"


@lru_cache(maxsize=4096)  # pages name the same pictures as the pages before them
def signature(part: str) -> str:
    return salted_hmac("articles.rendition", part, algorithm="sha256").hexdigest()[:16]


def widths_of(box: Box) -> list[int]:
    """List the widths in pixels in which a part of a picture is handed out; nothing is enlarged."""
    widths = [width for width in WIDTHS if width < box.width]
    widths.append(min(box.width, WIDTHS[-1]))
    return [
        width
        for width in dict.fromkeys(widths)
        if height_at(width, box) <= min(TALLEST, MOST_PIXELS // width)
    ]


def height_at(width: int, box: Box) -> int:
    return max(round(box.height * width / box.width), 1)


def named(name: str) -> Rendition | None:
    """Read the name of a rendition; None unless we wrote it and it is of a listed size."""
    found = NAME.fullmatch(name)
    if found is None:
        return None
    stem, ending, shown = found["stem"], found["ending"], found["box"]
    if not constant_time_compare(signature(f"{stem}/{ending}-{shown}"), found["signature"]):
        return None
    box, width = Box(*map(int, shown.split("-"))), int(found["width"])
    format_ = next(format_ for format_, end in FORMATS.items() if end == found["format"])
    if width not in widths_of(box):
        return None
    rendition = Rendition(f"{stem}.{ending}", box, width, format_)
    return rendition if rendition.name == name else None  # no second spelling, as of `0640`


def at_first(source: str, width: int = AT_FIRST) -> str:
    """Name the WebP that is kept beside a picture wider than it."""
    return f"{source.rpartition('.')[0]}-{width}.webp"
