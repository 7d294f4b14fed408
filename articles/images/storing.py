import secrets
from typing import IO, Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image as Pillow

from articles.models import Image
from articles.models.rendition import AT_FIRST, at_first, remove

from .colors import dominant
from .encoding import encode
from .intake import Taken, take_in


def store(file: IO[bytes], **fields: Any) -> Image:
    """Take a picture in and keep it; `fields` are caption, credit, alt and such.

    Raises RefusedError, and then nothing is kept.
    """
    image = Image(**fields)
    replace_file(image, take_in(file))
    try:
        image.save()
    except BaseException:
        remove(default_storage, str(image.file.name))
        raise
    return image


def replace_file(image: Image, taken: Taken) -> None:
    """Give an image its file; the old one goes once the image is saved.

    Raises OSError where there is no room for it, and then nothing is kept.
    """
    # 128 random bits: nobody can guess the address of a picture that is not published yet.
    name = f"{timezone.localdate():%Y/%m}/{secrets.token_hex(16)}.{taken.ending}"
    try:
        image.file.save(name, ContentFile(taken.content), save=False)
        image.width, image.height = taken.picture.size
        keep_at_first(name, taken.picture)
    except BaseException:
        remove(default_storage, name)
        raise
    image.checksum, image.color = taken.checksum, dominant(taken.picture)


def keep_at_first(name: str, picture: Pillow.Image) -> None:
    """Keep the one size that readers get while others are made, so that there is always one."""
    if picture.width > AT_FIRST:
        height = max(round(picture.height * AT_FIRST / picture.width), 1)
        small = picture.resize((AT_FIRST, height), Pillow.Resampling.LANCZOS, reducing_gap=3)
        small.info = picture.info
        default_storage.save(at_first(name), ContentFile(encode(small, "webp")))
