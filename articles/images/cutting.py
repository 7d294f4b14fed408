"""Cutting parts out of stored pictures, each decoded no larger than it is wanted."""

import logging
from typing import IO

from django.core.files.storage import default_storage
from PIL import Image as Pillow

from articles.models.framing import Box

from . import metadata

logger = logging.getLogger(__name__)

PAPER = "#fdfbf7"  # as in site.css; what is clear lies on it where a format knows no clearness


def cut(source: str, box: Box, size: tuple[int, int]) -> Pillow.Image:
    """Cut a part out of a picture's file at a size in pixels, with its colours and its credit.

    Raises FileNotFoundError where there is no such file or no picture in it, another OSError
    where it cannot be read now.
    """
    with default_storage.open(source, "rb") as file:
        try:
            return part_of(file, box, size)
        except OSError as error:
            if error.errno is not None:  # of the disk; Pillow's own have none
                raise
            logger.exception("A picture is broken: %s", source)
            raise FileNotFoundError(source) from error


def part_of(file: IO[bytes], box: Box, size: tuple[int, int]) -> Pillow.Image:
    with Pillow.open(file) as picture:
        whole, enough = picture.size, size[0] / box.width
        # A JPEG is decoded at a half, a quarter or an eighth, if that is enough.
        picture.draft(None, (max(round(whole[0] * enough), 1), max(round(whole[1] * enough), 1)))
        across, down = picture.width / whole[0], picture.height / whole[1]
        right = min((box.left + box.width) * across, picture.width)
        bottom = min((box.top + box.height) * down, picture.height)
        part = (box.left * across, box.top * down, right, bottom)
        plain = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
        made = plain.resize(size, Pillow.Resampling.LANCZOS, box=part, reducing_gap=3)
        profile = picture.info.get("icc_profile")
        made.info.clear()
        made.info.update(metadata.carried(picture) | {"icc_profile": profile})
        return made


def on_paper(picture: Pillow.Image) -> Pillow.Image:
    """Lay a transparent picture on the colour of the page."""
    if picture.mode == "RGB":
        return picture
    sheet = Pillow.new("RGBA", picture.size, PAPER)
    flat = Pillow.alpha_composite(sheet, picture).convert("RGB")
    flat.info = picture.info
    return flat
