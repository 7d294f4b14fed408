import io
import warnings
from dataclasses import dataclass
from functools import cached_property
from typing import IO, Any

from django.utils.translation import gettext as _
from PIL import Image as Pillow
from PIL import UnidentifiedImageError

from articles.models import Image

from . import metadata
from .fingerprint import fingerprint
from .inspection import Inspection, RefusedError, inspect
from .metadata import Metadata
from .pixels import displayable, kept_size, orientation
from .structure import judge_frames, judge_structure

# Decided by content, whatever the file is called; what is kept is always encoded anew.
KEPT_AS = {"JPEG": "JPEG", "PNG": "PNG", "WEBP": "WEBP", "GIF": "PNG", "AVIF": "WEBP"}
ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
READ_AS = {"JPEG": ["JPEG", "MPO"]}  # a JPEG of several pictures calls itself MPO
OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 88, "optimize": True, "progressive": True},
    "PNG": {"compress_level": 3},  # of noise, the usual 6 takes two seconds
    "WEBP": {"quality": 86, "method": 2},
}
MOST_PIXELS = 40_000_000  # width × height × frames; a JPEG is decoded to a part of them
# Decoded whole, at four bytes a pixel; WebP and AVIF are held three times over meanwhile.
MOST_PIXELS_OF = {"PNG": 36_000_000, "WEBP": 12_000_000, "AVIF": 12_000_000}
MOST_COEFFICIENTS = 150_000_000  # bytes: a JPEG of several scans is held as such until the last
MOST_SCANS = 100  # ten are usual; a file of a few kilobytes can ask for a hundred thousand


@dataclass(frozen=True)
class Taken:
    """A picture as it will be kept: pixels upright and displayable, and what the file said."""

    picture: Pillow.Image
    kept_as: str  # JPEG, PNG or WEBP
    checksum: str  # SHA-256 of the file as it came, hex
    metadata: Metadata

    @property
    def ending(self) -> str:
        return ENDINGS[self.kept_as]

    @cached_property
    def perceptual_hash(self) -> int | None:
        return fingerprint(self.picture)

    def content(self, image: Image) -> bytes:
        """Encode it anew with the credit and copyright that the image has now, and nothing else."""
        return encode(self.picture, self.kept_as, image)


def take_in(file: IO[bytes]) -> Taken:
    """Check an upload and decode it; location, serial numbers and hidden parts stay behind.

    Raises RefusedError for what is no JPEG, PNG, WebP, GIF or AVIF, is broken, or too large.
    """
    inspection = inspect(file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of large pictures and odd EXIF: both are judged here
            return decode(file, inspection)
    except RefusedError:
        raise
    except UnidentifiedImageError as error:
        raise RefusedError(_("The picture is broken and cannot be read.")) from error
    except Pillow.DecompressionBombError as error:
        raise RefusedError(too_large(MOST_PIXELS)) from error
    except Exception as error:  # decoders fail in many ways at what strangers send
        raise RefusedError(
            _("The picture is broken or its end is missing. Copy or download it again.")
        ) from error


def decode(file: IO[bytes], inspection: Inspection) -> Taken:
    """Decode a file; all sizes are judged before a pixel is."""
    kind = inspection.kind
    first_scan = judge_structure(file, kind)
    if kind == "WEBP":
        judge_size(*webp_canvas(file), kind)
    picture = Pillow.open(file, formats=READ_AS.get(kind, [kind]))
    judge(picture, inspection, first_scan)
    if kind == "JPEG":  # decodes smaller, by itself; of other formats EXIF is known only then
        is_turned = orientation(picture) >= 5
        picture.draft("RGB", kept_size(*picture.size, is_turned=is_turned))
    picture.load()
    said = metadata.read(picture)
    shown = displayable(picture, orientation(picture))
    return Taken(shown, KEPT_AS[kind], inspection.checksum, said)


def judge(picture: Any, inspection: Inspection, first_scan: int) -> None:
    """Refuse what would take too much memory or time."""
    kind = inspection.kind
    if kind == "JPEG":  # the further pictures of a phone's file are never decoded
        judge_size(picture.width, picture.height, kind)
        if picture.info.get("progressive") or first_scan < picture.layers:
            judge_scans(picture, inspection.scans)
    else:
        frames = getattr(picture, "n_frames", 1)
        judge_frames(frames)
        judge_size(picture.width, picture.height * frames, kind)


def judge_size(width: int, height: int, kind: str) -> None:
    most = MOST_PIXELS_OF.get(kind, MOST_PIXELS)
    if width * height > most:
        raise RefusedError(too_large(most))


def too_large(most: int) -> str:
    return _("The picture has more than %d megapixels.") % (most // 10**6)


def judge_scans(picture: Any, scans: int) -> None:
    """Refuse a JPEG that is drawn in too many rounds, or too large to be drawn in rounds at all."""
    across = max(layer[1] for layer in picture.layer) * max(layer[2] for layer in picture.layer)
    parts = sum(layer[1] * layer[2] for layer in picture.layer) / max(across, 1)
    if scans > MOST_SCANS or picture.width * picture.height * parts * 2 > MOST_COEFFICIENTS:
        raise RefusedError(
            _("This progressive JPEG takes too much to draw. Save it as a plain JPEG.")
        )


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


def encode(picture: Pillow.Image, kept_as: str, image: Image) -> bytes:
    """Encode pixels, colour profile, credit and copyright."""
    if kept_as == "JPEG" and picture.mode != "RGB":
        picture = picture.convert("RGB")
    buffer = io.BytesIO()
    options = OPTIONS[kept_as] | metadata.written(image, kept_as)
    picture.save(buffer, kept_as, icc_profile=picture.info.get("icc_profile"), **options)
    return buffer.getvalue()
