"""Looking at pictures that were here before their size, colour and fingerprint were noted."""

import io
import logging
from typing import Any

from django.core.files.storage import default_storage
from django.db import connection, models
from PIL import Image as Pillow

from articles.models import Image

from .colors import dominant
from .fingerprint import fingerprint

logger = logging.getLogger(__name__)
AT_ONCE = 20  # pictures, before it is looked whether there is something more urgent
ENOUGH = (256, 256)  # pixels of which both can be told


def measure(most: int = AT_ONCE) -> None:
    """Fill in what is not known of the newest pictures that nobody has looked at.

    A file that is lost or no picture is looked at once and no more; one that cannot be reached
    now is tried again. Raises OSError for that one.
    """
    for image in Image.objects.unmeasured()[:most]:
        same = Image.objects.filter(pk=image.pk, file=image.file.name)  # nor replaced meanwhile
        models.QuerySet.update(same, **measured(image))  # no page is rendered anew for it


def measure_aside() -> None:
    """Measure in a thread of its own. Raises OSError as `measure` does."""
    try:
        measure()
    finally:
        connection.close()


def measured(image: Image) -> dict[str, Any]:
    """Give the fields of an image that its file tells."""
    try:
        with default_storage.open(str(image.file.name), "rb") as file:
            content = file.read()
    except FileNotFoundError:
        return {"file_size": 0}
    try:
        return {"file_size": len(content)} | looks(content)
    except Exception:  # decoders fail in many ways
        logger.exception("A picture is broken: %s", image.file.name)
        return {"file_size": len(content)}


def looks(content: bytes) -> dict[str, Any]:
    with Pillow.open(io.BytesIO(content)) as picture:
        picture.draft("RGB", ENOUGH)  # of a JPEG, which is most
        return {"color": dominant(picture), "perceptual_hash": fingerprint(picture)}
