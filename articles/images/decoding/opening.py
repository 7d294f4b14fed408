"""Decoding what came, by whoever needs least memory for it, once its size is known to be fair."""

from dataclasses import dataclass
from typing import IO, Any

from django.utils.translation import gettext as _
from PIL import Image as Pillow

from articles.images import metadata
from articles.images.inspection import Inspection, RefusedError
from articles.images.metadata import Metadata

from . import libavif, libwebp
from .pixels import displayable, orientation
from .room import judge_scans, judge_size, part_of_jpeg, size_beside
from .structure import judge_frames, judge_structure

READ_AS = {"JPEG": ["JPEG", "MPO"]}  # a JPEG of several pictures calls itself MPO
# Pillow takes 16 bytes a pixel: for animations, and where its libraries cannot be reached.
MOST_BY_PILLOW = 12_000_000
KINDS = {"WEBP": "WebP", "AVIF": "AVIF"}  # as people call them
LIBRARIES: dict[str, Any] = {"WEBP": libwebp, "AVIF": libavif}


@dataclass(frozen=True)
class Wanted:
    """What is known of a picture before a library draws it."""

    size: tuple[int, int]
    turn: int  # how the camera was held, 1 to 8
    has_alpha: bool
    profile: bytes | None
    said: Metadata


@dataclass(frozen=True)
class Decoded:
    """A picture upright and as it is kept, what its file says, and whether there was more of it."""

    picture: Pillow.Image
    said: Metadata
    moves: bool


def decoded(file: IO[bytes], inspection: Inspection) -> Decoded:
    """Decode the first picture of a file.

    Raises RefusedError for what would take too much, and whatever decoders raise.
    """
    picture = opened(file, inspection)
    moves = inspection.kind != "JPEG" and getattr(picture, "n_frames", 1) > 1
    library = LIBRARIES.get(inspection.kind)
    if library is None:
        return Decoded(*by_pillow(picture), moves)
    file.seek(0)
    content = file.read()
    if not library.draws(content, *picture.size):
        judge_size(picture.width, picture.height, MOST_BY_PILLOW)
        return Decoded(*by_pillow(picture), moves)
    wanted = wanted_of(picture, library, content)
    del picture  # it holds the file too
    small = library.draw(content, wanted.size, has_alpha=wanted.has_alpha)
    small.info["icc_profile"] = wanted.profile
    return Decoded(displayable(small, wanted.turn), wanted.said, moves)


def opened(file: IO[bytes], inspection: Inspection) -> Any:
    """Open a file without decoding it, and refuse it where it is too large."""
    kind = inspection.kind
    first_scan = judge_structure(file, kind)
    if kind == "WEBP":
        judge_size(*webp_canvas(file))
    picture: Any = Pillow.open(file, formats=READ_AS.get(kind, [kind]))
    judge(picture, inspection, first_scan)
    return picture


def judge(picture: Any, inspection: Inspection, first_scan: int) -> None:
    """Refuse what would take too much memory or time."""
    if inspection.kind == "JPEG":  # the further pictures of a phone's file are never decoded
        judge_size(picture.width, picture.height)
        if first_scan < picture.layers:  # held as what is drawn in rounds
            picture.info["progressive"] = 1
        if picture.info.get("progressive"):
            judge_scans(picture, inspection.scans, inspection.size)
    else:
        frames = getattr(picture, "n_frames", 1)
        judge_frames(frames)
        judge_size(picture.width, picture.height * frames)


def by_pillow(picture: Any) -> tuple[Pillow.Image, Metadata]:
    """Let Pillow draw; what is said after the pixels is known only then."""
    if picture.format in {"JPEG", "MPO"}:  # decodes smaller, and says at once how it was held
        part = part_of_jpeg(picture, is_turned=orientation(picture) >= 5)
        picture.draft("RGB", (picture.width // part, picture.height // part))
    picture.load()
    said = metadata.read(picture)
    return displayable(picture, orientation(picture)), said


def wanted_of(picture: Any, library: Any, content: bytes) -> Wanted:
    """Choose how a library draws an opened picture; refuse what it would draw for too long."""
    if library.is_slow(content):
        text = _("A %(kind)s of more than %(most)d MB takes too long to draw. Save it as JPEG.")
        most = library.MOST_BYTES // 2**20
        raise RefusedError(text % {"kind": KINDS[picture.format], "most": most})
    turn, has_alpha = orientation(picture), picture.mode == "RGBA"
    held = library.held_by(content, has_alpha=has_alpha)
    size = size_beside(held, len(content), picture.size, turn)
    profile = picture.info.get("icc_profile")
    return Wanted(size, turn, has_alpha, profile, metadata.read(picture))


def webp_canvas(file: IO[bytes]) -> tuple[int, int]:
    """Read width and height in pixels from the header: the decoder makes its canvas at once."""
    head = file.read(30)
    file.seek(0)
    if head[12:16] == b"VP8X":
        width, height = (int.from_bytes(head[at : at + 3], "little") + 1 for at in (24, 27))
    elif head[12:16] == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        width, height = (int.from_bytes(head[at : at + 2], "little") & 0x3FFF for at in (26, 28))
    return width, height
