import io
import logging
from dataclasses import dataclass

from PIL import Image as Pillow

from articles.models import Image

from .intake import Taken
from .metadata import Metadata, signed
from .storing import replace_file

logger = logging.getLogger(__name__)
SIGNED = frozenset({"credit", "copyright", "digital_source"})  # what files say of their image


@dataclass(frozen=True)
class Kept(Taken):
    """A picture that is kept already: its pixels stay, only what its file says is written anew."""

    file: bytes

    def content(self, image: Image) -> bytes:
        return signed(self.file, image)


def sign_anew(image: Image) -> None:
    """Write changed credit, copyright and source type into a picture's file, under another name.

    Where that fails the file keeps saying what it said; words are not refused for it.
    """
    try:
        with image.file.open("rb") as stored:
            file = stored.read()
        picture = Pillow.open(io.BytesIO(file))
        picture.load()
        known = picture, picture.format or "", image.checksum, Metadata()
        kept = Kept(*known, moves=False, file=file)
        replace_file(image, kept)
    except OSError:
        logger.exception("The credit could not be written into %s.", image.file.name)
