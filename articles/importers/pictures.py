"""The pictures of an import: beside its file, or at web addresses."""

from collections.abc import Iterable
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from articles import images
from articles.images import RefusedError
from articles.models import Image

from .distant_pictures import Hosts, fetch
from .record import Photograph


class Pictures:
    """Takes each picture in once, however many stories show it, and remembers what was refused."""

    def __init__(self, folder: Path, hosts: Hosts | None = None) -> None:
        self.folder, self.hosts = folder, hosts or Hosts()
        self.known: dict[str, Image] = {}
        self.refused: dict[str, str] = {}

    def take(self, photographs: Iterable[Photograph]) -> None:
        """Take pictures in. It can take long, so no transaction of others' may be open."""
        for photograph in photographs:
            address = photograph.address
            if not address or address in self.known or address in self.refused:
                continue
            try:
                with self.opened(address) as file:
                    self.known[address] = taken(file, photograph)
            except (RefusedError, OSError) as error:
                self.refused[address] = reason(error)

    def image(self, photograph: Photograph) -> Image:
        """Give a picture that was taken in. Raises RefusedError that says why it was not."""
        if photograph.address in self.known:
            return self.known[photograph.address]
        raise RefusedError(self.refused.get(photograph.address, ""))

    def had(self, photographs: Iterable[Photograph]) -> list[Image]:
        """List those of some pictures that were taken in."""
        return [self.known[p.address] for p in photographs if p.address in self.known]

    def opened(self, address: str) -> IO[bytes]:
        if "://" in address or address.startswith("//"):
            return fetch(address, self.hosts)
        return path_beside(self.folder, address).open("rb")


def taken(file: IO[bytes], photograph: Photograph) -> Image:
    """Take a picture into the library, unless the very same file is there."""
    checksum = images.checksum_of(file)
    fields = {"caption": photograph.caption, "credit": photograph.credit, "alt": photograph.alt}
    known = Image.objects.filter(checksum=checksum).first()
    return known or images.store(file, **fields)


def path_beside(folder: Path, address: str) -> Path:
    """Find a file below a folder; an address that leads out of it finds nothing."""
    if "\x00" not in address:
        path = (folder / address).resolve()
        if path.is_relative_to(folder.resolve()) and path.is_file():
            return path
    raise RefusedError(_("There is no such file beside the import."))


def reason(error: Exception) -> str:
    if isinstance(error, RefusedError):
        return str(error)
    return _("It could not be read or stored: %s.") % (getattr(error, "strerror", None) or error)
