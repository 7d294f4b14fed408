import secrets
from contextlib import suppress
from typing import IO, Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image as Pillow

from articles.models import Image
from articles.models.rendition import AT_FIRST, at_first

from . import metadata
from .colors import dominant
from .encoding import encode
from .intake import Taken, take_in
from .removing import remove, remove_or_leave


def store(file: IO[bytes], **fields: Any) -> Image:
    """Take a picture in and keep it; `fields` are caption, credit, alt and such.

    What they leave empty is filled in from what the file says of itself.
    Raises RefusedError, and then nothing is kept.
    """
    image, taken = Image(**fields), take_in(file)
    taken.metadata.fill(image)
    replace_file(image, taken)
    try:
        image.save()
    except BaseException:
        with suppress(OSError):
            remove(str(image.file.name))
        raise
    return image


def replace_file(image: Image, taken: Taken) -> None:
    """Give an image its file; the one it had goes once the image is saved.

    Raises OSError where there is no room for it, and then nothing is kept.
    """
    # 128 random bits: nobody can guess the address of a picture that is not published yet.
    name = f"{timezone.localdate():%Y/%m}/{secrets.token_hex(16)}.{taken.ending}"
    image.width, image.height = taken.picture.size
    try:
        keep_at_first(name, taken.picture, image)
        content = taken.content(image)
        image.file.save(name, ContentFile(content), save=False)
    except OSError:
        remove_or_leave(name)  # also what a full disk has cut short
        raise
    image.moved = taken.moves
    image.checksum, image.perceptual_hash = taken.checksum, taken.perceptual_hash
    image.color, image.file_size = dominant(taken.picture), len(content)


def keep_at_first(name: str, picture: Pillow.Image, image: Image) -> None:
    """Keep the one size that readers get while others are made, so that there is always one."""
    if picture.width > AT_FIRST:
        height = max(round(picture.height * AT_FIRST / picture.width), 1)
        small = picture.resize((AT_FIRST, height), Pillow.Resampling.LANCZOS, reducing_gap=3)
        profile = picture.info.get("icc_profile")
        small.info.clear()
        small.info.update(metadata.written(image, "WEBP") | {"icc_profile": profile})
        default_storage.save(at_first(name), ContentFile(encode(small, "webp")))
