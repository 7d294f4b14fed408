import hashlib
import io
import warnings
from dataclasses import dataclass
from typing import IO, Any

from django.utils.translation import gettext as _
from PIL import Image as Pillow
from PIL import ImageOps, UnidentifiedImageError

# Decided by content, whatever the file is called; what is kept is always encoded anew.
KEPT_AS = {
    "JPEG": "JPEG",
    "MPO": "JPEG",
    "PNG": "PNG",
    "WEBP": "WEBP",
    "GIF": "PNG",
    "AVIF": "WEBP",
}
ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
TAKEN = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")  # a JPEG of several pictures calls itself MPO
OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 88, "optimize": True, "progressive": True},
    "PNG": {},
    "WEBP": {"quality": 86, "method": 4},
}
MOST_PIXELS = 40_000_000  # width × height × frames; decoded that is 120 MB
MOST_BYTES = 30 * 2**20
WIDEST = 2400  # pixels; wider pictures are brought down to it


class RefusedError(ValueError):
    """A file that is not taken in; its text says why, in the editor's language."""


@dataclass(frozen=True)
class Taken:
    """A picture as it is kept: encoded anew, upright, without metadata."""

    picture: Pillow.Image
    content: bytes
    ending: str
    checksum: str  # SHA-256 of the file as it came, hex


def take_in(file: IO[bytes]) -> Taken:
    """Check an upload and encode it anew; location, serial numbers and hidden parts stay behind.

    Raises RefusedError for what is no JPEG, PNG, WebP, GIF or AVIF, is broken, or too large.
    """
    raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise RefusedError(_("The file is larger than %d MB.") % (MOST_BYTES // 2**20))
    format_, picture = decode(raw)
    kept_as = KEPT_AS[format_]
    content = encode(picture, kept_as)
    return Taken(picture, content, ENDINGS[kept_as], hashlib.sha256(raw).hexdigest())


def decode(raw: bytes) -> tuple[str, Pillow.Image]:
    """Return format and upright pixels; the size is judged before a pixel is decoded."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Pillow.DecompressionBombWarning)
            picture = Pillow.open(io.BytesIO(raw), formats=TAKEN)
            frames = getattr(picture, "n_frames", 1)
            if picture.width * picture.height * frames > MOST_PIXELS:
                raise RefusedError(
                    _("The picture has more than %d megapixels.") % (MOST_PIXELS // 10**6)
                )
            picture.draft("RGB", (WIDEST, WIDEST))  # JPEG decodes smaller, if that is enough
            picture.load()
    except RefusedError:
        raise
    except UnidentifiedImageError as error:
        raise RefusedError(_("This is no JPEG, PNG, WebP, GIF or AVIF picture.")) from error
    except (OSError, SyntaxError, ValueError, Pillow.DecompressionBombError) as error:
        raise RefusedError(_("The picture is broken and cannot be read.")) from error
    return picture.format or "", upright(picture)


def upright(picture: Pillow.Image) -> Pillow.Image:
    """Turn a picture as its camera said, bring it to sRGB-like modes and to at most WIDEST."""
    profile = picture.info.get("icc_profile")
    turned = ImageOps.exif_transpose(picture)
    clear = turned.mode in {"RGBA", "LA", "PA"} or "transparency" in turned.info
    turned = turned.convert("RGBA" if clear else "RGB")
    if turned.width > WIDEST:
        height = round(turned.height * WIDEST / turned.width)
        turned = turned.resize((WIDEST, max(height, 1)), Pillow.Resampling.LANCZOS)
    turned.info = {"icc_profile": profile} if profile and picture.mode in {"RGB", "RGBA"} else {}
    return turned


def encode(picture: Pillow.Image, kept_as: str) -> bytes:
    """Encode pixels and colour profile, and nothing else that the file brought."""
    if kept_as == "JPEG" and picture.mode != "RGB":
        picture = picture.convert("RGB")
    buffer = io.BytesIO()
    picture.save(
        buffer, kept_as, icc_profile=picture.info.get("icc_profile"), exif=b"", **OPTIONS[kept_as]
    )
    return buffer.getvalue()
