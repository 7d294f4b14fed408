"""Pictures at web addresses: fetched from the hosts that an operator named, and from no others."""

import socket
import tempfile
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Timer
from typing import IO
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from articles import public_web
from articles.images import MOST_BYTES, RefusedError

MOST_REDIRECTS = 4
SECONDS = 20.0  # for one picture, redirects and all
PIECE = 2**16


@dataclass(frozen=True)
class Hosts:
    """Where pictures may come from: names as in an address, with a port where it has one.

    `private` lets them be machines of this network; else they are refused though they are named.
    """

    names: frozenset[str] = frozenset()
    private: bool = False


class AwayError(RefusedError):
    """Nobody answers at an address, or too slowly."""


def fetch(address: str, hosts: Hosts) -> IO[bytes]:
    """Fetch a picture into a file that is gone once it is closed.

    Raises RefusedError that says why it does not come.
    """
    until = time.monotonic() + SECONDS
    try:
        for _step in range(MOST_REDIRECTS + 1):
            fetched = step(permitted(address, hosts), hosts, until)
            if not isinstance(fetched, str):
                return fetched
            address = urljoin(address, fetched)
    except public_web.NotPublicError as error:
        raise RefusedError(_("It leads to no public address of the web.")) from error
    except (OSError, HTTPException, ValueError) as error:
        if isinstance(error, RefusedError):
            raise
        raise AwayError(late() if time.monotonic() > until else away()) from error
    raise RefusedError(_("It redirects without end."))


def late() -> str:
    return _("It did not come within %d seconds.") % SECONDS


def away() -> str:
    return _("No site answers at this address.")


def permitted(address: str, hosts: Hosts) -> SplitResult:
    """Take an address apart; raises RefusedError if its host was not named."""
    parts = urlsplit(address)
    if parts.scheme not in public_web.PORTS or not parts.hostname or "@" in parts.netloc:
        raise RefusedError(_("This is no web address."))
    if parts.netloc.lower() not in hosts.names:
        raise RefusedError(
            _("Its host is not among those of --images-from: %s.") % parts.netloc.lower()
        )
    return parts


def step(parts: SplitResult, hosts: Hosts, until: float) -> IO[bytes] | str:
    """Ask once: for the picture, or for where it is instead."""
    connection = public_web.connect(parts, private=hosts.private)
    # The timeout of a socket is for each of its bytes; this one is for all of them.
    watch = Timer(max(until - time.monotonic(), 0), hang_up, [connection])
    watch.daemon = True
    watch.start()
    try:
        asking = {"User-Agent": f"Newsroom ({settings.SITE_URL})", "Accept": "image/*"}
        connection.request("GET", public_web.asked_for(parts), headers=asking)
        answer = connection.getresponse()
        location = answer.getheader("Location")
        if 300 <= answer.status < 400 and location:
            return location
        if answer.status != 200:
            raise RefusedError(_("The site answers with %d.") % answer.status)
        return downloaded(answer, until)
    finally:
        watch.cancel()
        connection.close()


def hang_up(connection: HTTPConnection) -> None:
    if connection.sock:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            connection.sock.close()


def downloaded(answer: HTTPResponse, until: float) -> IO[bytes]:
    """Read an answer into a file; what is too large or too slow is not read to its end."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - whoever asked for it closes it
    while piece := answer.read1(PIECE):
        file.write(piece)
        if file.tell() > MOST_BYTES:
            raise RefusedError(_("The file is larger than %d MB.") % (MOST_BYTES // 2**20))
        if time.monotonic() > until:
            break
    if time.monotonic() > until:
        raise AwayError(late())
    file.seek(0)
    return file
