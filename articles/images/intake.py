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
from .decoding import MOST_PIXELS, decoded, too_large
from .fingerprint import fingerprint
from .inspection import Inspection, RefusedError, inspect
from .metadata import Metadata

ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 88, "optimize": True, "progressive": True},
    "PNG": {"compress_level": 1},  # of photographs, the usual 6 takes twice as long for nothing
    "WEBP": {"quality": 86, "method": 0},  # of noise, more takes twice as long
}


@dataclass(frozen=True)
class Taken:
    """A picture as it will be kept: pixels upright and displayable, and what the file said."""

    picture: Pillow.Image
    kept_as: str  # JPEG, PNG or WEBP
    checksum: str  # SHA-256 of the file as it came, hex
    metadata: Metadata
    moves: bool  # there were more pictures, one after the other, of which this is the first

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
    came = decoded(file, inspection)
    format_ = kept_as(inspection.kind, came.picture)
    return Taken(came.picture, format_, inspection.checksum, came.said, came.moves)


def kept_as(kind: str, picture: Pillow.Image) -> str:
    """Choose the format in which a picture of a kind is kept; it is always encoded anew."""
    if kind in {"PNG", "GIF"}:
        return "PNG"
    return "WEBP" if picture.mode == "RGBA" else "JPEG"  # which is read in parts, and fast


def encode(picture: Pillow.Image, kept_as: str, image: Image) -> bytes:
    """Encode pixels, colour profile, credit and copyright."""
    if kept_as == "JPEG" and picture.mode != "RGB":
        picture = picture.convert("RGB")
    buffer = io.BytesIO()
    options = OPTIONS[kept_as] | metadata.written(image, kept_as)
    picture.save(buffer, kept_as, icc_profile=picture.info.get("icc_profile"), **options)
    return buffer.getvalue()
