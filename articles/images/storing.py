import io
import secrets
from typing import IO, Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image as Pillow

from articles.models import Image
from articles.models.image import rendition_name, rendition_widths

from . import metadata
from .intake import Taken, take_in


def store(file: IO[bytes], **fields: Any) -> Image:
    """Take a picture in and keep it with its sizes; `fields` are caption, credit, alt and such.

    What they leave empty is filled in from what the file says of itself.
    Raises RefusedError, and then nothing is kept.
    """
    image, taken = Image(**fields), take_in(file)
    taken.metadata.fill(image)
    replace_file(image, taken)
    image.save()
    return image


def replace_file(image: Image, taken: Taken) -> None:
    """Give an image its file; the sizes are written first, so that no page meets a missing one."""
    # 128 random bits: nobody can guess the address of a picture that is not published yet.
    name = f"{timezone.localdate():%Y/%m}/{secrets.token_hex(16)}.{taken.ending}"
    image.width, image.height = taken.picture.size
    renditions = {rendition_name(name, w): w for w in rendition_widths(taken.picture.width)}
    try:
        for rendition, width in renditions.items():
            default_storage.save(rendition, ContentFile(smaller(taken.picture, width, image)))
        image.file.save(name, ContentFile(taken.content(image)), save=False)
    except OSError:
        for written in (*renditions, name):  # also what a full disk has cut short
            default_storage.delete(written)
        raise
    image.checksum, image.perceptual_hash = taken.checksum, taken.perceptual_hash


def smaller(picture: Pillow.Image, width: int, image: Image) -> bytes:
    """Encode a picture as WebP at a width in pixels."""
    height = max(round(picture.height * width / picture.width), 1)
    buffer = io.BytesIO()
    resized = picture.resize((width, height), Pillow.Resampling.LANCZOS, reducing_gap=3)
    profile, said = picture.info.get("icc_profile"), metadata.written(image, "WEBP")
    resized.save(buffer, "WEBP", quality=80, method=4, icc_profile=profile, **said)
    return buffer.getvalue()
