"""Whether links to other sites answer: asked of them, when an editor wants to know.

The server opens addresses that somebody typed, so it goes to public hosts alone, at each redirect
anew. Nothing of the answer's text is read.
"""

import socket
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from articles.public_web import PORTS, NotPublicError, asked_for, connect, split

from .own_links import own_path

MOST_LINKS = 20
AT_ONCE = 4  # of one story
STORIES_AT_ONCE = threading.BoundedSemaphore(2)  # in this process; a third is told to wait
SECONDS_IN_ALL = 12.0
MOST_REDIRECTS = 4
GONE = {404, 410}


class BusyError(Exception):
    """Links of other stories are being asked already."""


@dataclass
class Errand:
    """One link on its way; `close` ends it wherever it is."""

    address: str
    connection: HTTPConnection | None = None
    over: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)

    def use(self, connection: HTTPConnection) -> HTTPConnection:
        with self.lock:
            if self.over:
                raise TimeoutError
            self.connection = connection
        return connection

    def close(self) -> None:
        with self.lock:
            self.over = True
            sock = getattr(self.connection, "sock", None)
        if sock:
            try:
                sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                sock.close()  # it was not connected yet


@dataclass(frozen=True)
class Answer:
    """What became of a link: `trouble` says in a sentence what is wrong with it, "" if nothing."""

    address: str
    trouble: str = ""


def ask(addresses: Iterable[str]) -> list[Answer]:
    """Ask each outside address whether it answers, a few at once and within SECONDS_IN_ALL.

    Raises BusyError where this process asks for others already.
    """
    errands = [Errand(address) for address in outside(addresses)]
    if not STORIES_AT_ONCE.acquire(blocking=False):
        raise BusyError
    pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="links")
    try:
        asked = {pool.submit(answer_of, errand): errand for errand in errands}
        done, late = wait(asked, timeout=SECONDS_IN_ALL)
        for errand in map(asked.__getitem__, late):
            errand.close()
        answers = {asked[future].address: future.result() for future in done}
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        STORIES_AT_ONCE.release()
    return [answers.get(e.address) or Answer(e.address, too_slow()) for e in errands]


def outside(addresses: Iterable[str]) -> list[str]:
    """Keep the addresses of other sites, each once and not too many."""
    web = (a for a in addresses if urlsplit(a).scheme in PORTS and not own_path(a))
    return list(dict.fromkeys(web))[:MOST_LINKS]


def answer_of(errand: Errand) -> Answer:
    try:
        status = status_of(errand)
    except NotPublicError:
        return Answer(errand.address, _("It leads to no public address of the web."))
    except TimeoutError:
        return Answer(errand.address, too_slow())
    except (OSError, HTTPException, ValueError):
        return Answer(errand.address, _("No site answers at this address."))
    if status in GONE:
        return Answer(errand.address, _("The site says that there is no such page (%d).") % status)
    if status >= 500:
        return Answer(errand.address, _("The site has trouble itself (%d).") % status)
    return Answer(errand.address)  # 401, 403 and 429 keep machines out, not readers


def too_slow() -> str:
    return _("It did not answer in time.")


def status_of(errand: Errand) -> int:
    """Follow an address to its end; every step is looked at anew."""
    address = errand.address
    for _step in range(MOST_REDIRECTS + 1):
        parts = split(address)
        connection = errand.use(connect(parts))
        try:
            asking = {"User-Agent": f"Newsroom ({settings.SITE_URL})", "Accept": "*/*"}
            connection.request("GET", asked_for(parts), headers=asking)
            answer = connection.getresponse()
            location = answer.getheader("Location")
            if not 300 <= answer.status < 400 or not location:
                return answer.status
            address = urljoin(address, location)
        finally:
            connection.close()
    raise HTTPException("It redirects without end.")


def in_trouble(answers: Iterable[Answer]) -> Iterator[Answer]:
    """Keep the links that did not answer as they should."""
    return (answer for answer in answers if answer.trouble)
