"""EXIF: what the camera wrote, and what Windows' own picture viewer adds to it."""

from typing import Any

from PIL import ExifTags
from PIL import Image as Pillow

from articles import vietnamese

from . import old_encodings
from .told import Told, filled

# What cameras write where a caption belongs.
CAMERAS_WORDS = ("digital camera", "sony dsc", "dcim", "exif_jpeg", "default", "untitled")
Tag = ExifTags.Base


def read(exif: Pillow.Exif) -> Told:
    """Read captions, names and the moment; place by satellite and camera are not looked at."""
    details = exif.get_ifd(ExifTags.IFD.Exif)
    caption = text(exif.get(Tag.ImageDescription)) or windows(exif, Tag.XPComment, Tag.XPTitle)
    told = Told(
        caption="" if any(words in caption.lower() for words in CAMERAS_WORDS) else caption,
        photographers=filled([text(exif.get(Tag.Artist)) or windows(exif, Tag.XPAuthor)]),
        copyright=text(exif.get(Tag.Copyright)),
        keywords=filled(map(str.strip, windows(exif, Tag.XPKeywords).split(";"))),
    )
    zone = text(details.get(Tag.OffsetTimeOriginal))
    told.set_moment(text(details.get(Tag.DateTimeOriginal)) + zone)
    return told


def text(value: Any) -> str:
    """Read a text that Pillow took for Latin-1, or left as bytes."""
    if isinstance(value, str):
        value = value.encode("latin-1", "ignore")
    return vietnamese.one_line(old_encodings.read(value)) if isinstance(value, bytes) else ""


def windows(exif: Pillow.Exif, *tags: int) -> str:
    """Give the first of Windows' own fields that is filled; they are UTF-16."""
    values = [exif.get(tag) for tag in tags]
    raw = [bytes(value) for value in values if isinstance(value, bytes | tuple)]
    texts = [vietnamese.one_line(value.decode("utf-16-le", "ignore")) for value in raw]
    return next(filter(None, texts), "")
