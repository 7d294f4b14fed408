"""Pictures that lie beside an imported file."""

import hashlib
from pathlib import Path

from articles import images
from articles.models import Image

from .record import Photograph


def picture_beside(folder: Path, photograph: Photograph) -> Image | None:
    """Take in a picture from below `folder`, once; None if it is not there or is no picture."""
    path = path_beside(folder, photograph.address)
    if path is None:
        return None
    checksum = hashlib.sha256(path.read_bytes()).hexdigest()
    known = Image.objects.filter(checksum=checksum).first()
    if known:
        return known
    fields = {"caption": photograph.caption, "credit": photograph.credit, "alt": photograph.alt}
    try:
        with path.open("rb") as file:
            return images.store(file, **fields)
    except images.RefusedError:
        return None


def path_beside(folder: Path, address: str) -> Path | None:
    """Find a file below a folder; an address that leads out of it finds nothing."""
    if "://" in address or "\x00" in address:
        return None
    path = (folder / address).resolve()
    return path if path.is_relative_to(folder.resolve()) and path.is_file() else None
