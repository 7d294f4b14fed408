"""The pictures of an import: beside its file, or at web addresses."""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from articles import images
from articles.images import RefusedError
from articles.images.metadata import fitting
from articles.models import Image

from .beside import Beside
from .distant_pictures import AwayError, Hosts, fetch
from .record import Photograph

OWN_WORDS = ("caption", "credit", "alt")
MOST_AWAY = 3  # times in a row that a host does not answer; each takes seconds


class Pictures:
    """Takes each picture in once, however many stories show it, and remembers what was refused.

    `watch` hears after each how many there were.
    """

    def __init__(self, folder: Path, hosts: Hosts | None = None) -> None:
        self.beside, self.hosts = Beside(folder), hosts or Hosts()
        self.known: dict[str, Image] = {}
        self.refused: dict[str, str] = {}
        self.away: Counter[str] = Counter()
        self.watch: Callable[[int], None] = lambda count: None

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
            self.watch(len(self.known) + len(self.refused))

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
            return self.fetched(address)
        return self.beside.file(address).open("rb")

    def fetched(self, address: str) -> IO[bytes]:
        """Fetch a picture, unless its host was asked in vain often enough."""
        host = address.partition("//")[2].partition("/")[0].lower()
        if self.away[host] >= MOST_AWAY:
            raise RefusedError(_("Its host did not answer before and is not asked again."))
        try:
            file = fetch(address, self.hosts)
        except AwayError:
            self.away[host] += 1
            raise
        del self.away[host]
        return file


def taken(file: IO[bytes], photograph: Photograph) -> Image:
    """Take a picture into the library, unless the very same file is there."""
    checksum = images.checksum_of(file)
    fields = {name: fitting(name, getattr(photograph, name)) for name in OWN_WORDS}
    known = Image.objects.filter(checksum=checksum).first()
    return known or images.store(file, **fields)


def reason(error: Exception) -> str:
    if isinstance(error, RefusedError):
        return str(error)
    return _("It could not be read or stored: %s.") % (getattr(error, "strerror", None) or error)
