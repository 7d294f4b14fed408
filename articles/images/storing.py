import io
import secrets
from typing import IO, Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image as Pillow

from articles.models import Image
from articles.models.image import rendition_name, rendition_widths

from .intake import Taken, take_in


def store(file: IO[bytes], **fields: Any) -> Image:
    """Take a picture in and keep it with its sizes; `fields` are caption, credit, alt and such.

    Raises RefusedError, and then nothing is kept.
    """
    image = Image(**fields)
    replace_file(image, take_in(file))
    image.save()
    return image


def replace_file(image: Image, taken: Taken) -> None:
    """Give an image its file; the sizes are written first, so that no page meets a missing one."""
    # 128 random bits: nobody can guess the address of a picture that is not published yet.
    name = f"{timezone.localdate():%Y/%m}/{secrets.token_hex(16)}.{taken.ending}"
    image.width, image.height = taken.picture.size
    for width in rendition_widths(taken.picture.width):
        default_storage.save(
            rendition_name(name, width), ContentFile(smaller(taken.picture, width))
        )
    image.file.save(name, ContentFile(taken.content), save=False)
    image.checksum = taken.checksum


def smaller(picture: Pillow.Image, width: int) -> bytes:
    """Encode a picture as WebP at a width in pixels."""
    height = max(round(picture.height * width / picture.width), 1)
    buffer = io.BytesIO()
    resized = picture.resize((width, height), Pillow.Resampling.LANCZOS, reducing_gap=3)
    resized.save(
        buffer, "WEBP", quality=80, method=4, icc_profile=picture.info.get("icc_profile"), exif=b""
    )
    return buffer.getvalue()
