"""What pictures say of themselves: reading it at the door, and writing back what is to be kept."""

import logging
import re
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from PIL import Image as Pillow

from articles import vietnamese
from articles.models import DigitalSource, Image

from . import exif, iim, xmp
from .signing import signed
from .told import Told
from .written import written

__all__ = ["Metadata", "carried", "read", "signed", "written"]

logger = logging.getLogger(__name__)

IIM_BLOCK = 0x0404  # of the image resources that Photoshop keeps
LABEL = re.compile(r"^(ảnh|nguồn ảnh|photo(?: by)?|credit|©|\(c\))\s*:?\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True)
class Metadata:
    """What a picture says of itself, by the names of the fields of Image, none too long."""

    caption: str = ""
    credit: str = ""
    alt: str = ""
    place: str = ""
    copyright: str = ""
    keywords: str = ""
    digital_source: str = ""
    taken_at: datetime | None = None

    def fill(self, image: Image) -> None:
        """Fill in what an image does not have yet; what somebody typed stays."""
        for name, value in asdict(self).items():
            if value and not getattr(image, name):
                setattr(image, name, value)


def read(picture: Pillow.Image) -> Metadata:
    """Read what an opened picture says; XMP is believed before IIM, IIM before EXIF."""
    said = Told()
    for source in (in_xmp, in_iim, in_exif):
        try:
            said = said.over(source(picture))
        except Exception as error:  # a stranger’s file may hold whatever it likes
            logger.info("Metadata of an upload cannot be read: %r", error)
    return judged(said)


def carried(picture: Pillow.Image) -> dict[str, Any]:
    """Give Pillow's options `exif` and `xmp` for what is made of a kept file, opened before.

    What a kept file says, this house wrote (see `written`): all of it goes on.
    """
    packet = packet_of(picture)
    packet = packet.encode() if isinstance(packet, str) else packet
    return {"exif": picture.info.get("exif") or b"", "xmp": packet or None}


def packet_of(picture: Pillow.Image) -> bytes | str:
    return picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or ""


def in_xmp(picture: Pillow.Image) -> Told:
    packet = packet_of(picture)
    return xmp.read(packet) if packet else Told()


def in_iim(picture: Pillow.Image) -> Told:
    block = picture.info.get("photoshop", {}).get(IIM_BLOCK)
    return iim.read(block) if block else Told()


def in_exif(picture: Pillow.Image) -> Told:
    return exif.read(picture.getexif())


def judged(said: Told) -> Metadata:
    """Make of what was said what the library keeps."""
    known = said.digital_source in DigitalSource.values
    return Metadata(
        caption=fitting("caption", said.caption or said.headline),
        credit=fitting("credit", credit_of(said)),
        alt=fitting("alt", said.alt),
        place=fitting("place", ", ".join(said.places)),
        copyright=fitting("copyright", said.copyright),
        keywords=fitting("keywords", ", ".join(said.keywords)),
        digital_source=said.digital_source if known else "",
        taken_at=said.taken_at,
    )


def credit_of(said: Told) -> str:
    """Name who made it and for whom, as papers do: `M.Quang/TTXVN`."""
    names = ", ".join(LABEL.sub("", name) for name in said.photographers)
    house = LABEL.sub("", said.credit or said.source)
    if vietnamese.fold(names) in vietnamese.fold(house):
        return house
    return names if vietnamese.fold(house) in vietnamese.fold(names) else f"{names}/{house}"


def fitting(name: str, text: str) -> str:
    """Cut a text to the whole words that a field of Image holds."""
    text = vietnamese.one_line(text)
    field: Any = Image._meta.get_field(name)
    most = field.max_length
    return text if len(text) <= most else text[: most + 1].rpartition(" ")[0] or text[:most]
