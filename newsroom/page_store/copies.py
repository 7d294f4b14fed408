"""Last good copies of kept pages on disk, for a server that is started while the database is away.

Written by the heartbeat, behind the readers' path. All workers of a host share the folder: whoever
keeps a page writes its copy, whoever drops it removes the copy. So a copy may be missing for a
while, until the next look, but none is there that no worker keeps.
"""

import json
import logging
import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from time import monotonic, time
from typing import Any, NamedTuple

from .address import address, first_of
from .page import Page
from .shelf import Key, Shelf

logger = logging.getLogger(__name__)

Params = dict[tuple[str, str], frozenset[str]]

WHOLE, ANY = "?" * 32 + ".page", "?" * 32 + ".page*"  # nobody else's files are touched
TAKEN = 0.0  # the end of a page that was taken from its copy
AT_ONCE = 100  # written in one beat
OLDEST = 86_400.0  # seconds; as old as caches may hand pages out while we fail
LOOK_AFTER = 10.0  # seconds; for what other workers removed and wrote
COMPLAIN_EVERY = 60.0  # seconds


class Copied(NamedTuple):
    """A page whose copy was written, and the copy's bytes."""

    page: Page
    size: int


class Copies:
    """Keeps the folder in step with a shelf; `params` are the store's declared parameters."""

    def __init__(self, folder: Path, most_bytes: int, shelf: Shelf, params: Params) -> None:
        self.folder, self.most_bytes = folder, most_bytes
        self.shelf, self.params = shelf, params
        self.copied: dict[Key, Copied] = {}
        self.bytes = 0  # in the folder, by all workers
        self.is_ours = False
        self.looked_at = self.complained_at = -COMPLAIN_EVERY

    def after_beat(self, database_away: bool) -> None:
        """Bring the folder in step.

        Copies of an earlier run may tell old things, so they go as soon as the database answers.
        """
        try:
            if not self.is_ours and not database_away:
                self.clear()
                self.is_ours = True
            if self.is_ours:
                self.keep_in_step()
        except OSError as error:
            self.complain(error)

    def last_good(self, environ: dict[str, Any]) -> Page | None:
        """Give the copy of a page that cannot be rendered, or None.

        It counts as past: it goes out only until the page can be rendered again.
        """
        key = address(environ, self.params)
        if key is None:  # what the page depends on is known once its first copy was read
            self.take(first_of(environ))
            key = address(environ, self.params)
        return self.take(key) if key else None

    def take(self, key: Key) -> Page | None:
        """Put a copy on the shelf, as this worker's own or another's page of before."""
        path = self.path_of(key)
        try:
            if time() - path.stat().st_mtime > OLDEST:
                return None
            found, page, params = read(path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            logger.warning("Not a whole copy of a page: %s", path.name)
            return None
        if found != key:
            return None
        if params is not None:
            self.params[key[:2]] = params
        self.shelf.put(key, page)
        return page

    def clear(self) -> None:
        for file in self.folder.glob(ANY):
            file.unlink(missing_ok=True)

    def keep_in_step(self) -> None:
        self.look()
        self.remove_dropped()
        self.write_new()

    def look(self) -> None:
        """See which copies are there, about as often as others may have changed that."""
        if monotonic() - self.looked_at < LOOK_AFTER:
            return
        self.looked_at = monotonic()
        found = self.found()
        self.bytes = sum(status.st_size for status in found.values())
        self.copied = {key: copy for key, copy in self.copied.items() if self.path_of(key) in found}

    def remove_dropped(self) -> None:
        kept = self.shelf.pages
        for key in [key for key, copy in self.copied.items() if kept.get(key) is not copy.page]:
            self.path_of(key).unlink(missing_ok=True)
            self.bytes -= self.copied.pop(key).size

    def write_new(self) -> None:
        """Write copies of pages; of searches, redirects and absences there could be any number."""
        new = [
            (key, page)
            for key, page in list(self.shelf.pages.items())
            if key not in self.copied and page.status == 200 and not page.endless
        ]
        for key, page in new[-AT_ONCE:]:  # the last ones are those asked for last
            if page.until == TAKEN:
                self.copied[key] = Copied(page, 0)
            elif self.bytes < self.most_bytes:
                self.write(key, page)

    def write(self, key: Key, page: Page) -> None:
        """Write a copy beside its place and move it there, so that no other ever sees half."""
        copy = written(key, page, self.params.get(key[:2]))
        path = self.path_of(key)
        beside = path.with_name(f"{path.name}-{os.getpid()}")
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside.write_bytes(copy)
        beside.rename(path)
        self.copied[key] = Copied(page, len(copy))
        self.bytes += len(copy)

    def found(self) -> dict[Path, os.stat_result]:
        """List the copies that are there; other workers write and remove at the same time."""
        found = {}
        for file in self.folder.glob(WHOLE):
            with suppress(FileNotFoundError):
                found[file] = file.stat()
        return found

    def path_of(self, key: Key) -> Path:
        """Give the place of a page's copy: a reader's address never becomes a file's name."""
        return self.folder / f"{digest(json.dumps(key).encode())}.page"

    def complain(self, error: OSError) -> None:
        """Log that copies cannot be kept, once a minute; pages go out all the same."""
        if monotonic() - self.complained_at >= COMPLAIN_EVERY:
            self.complained_at = monotonic()
            logger.error("Copies of pages are not kept: %s", error)


def written(key: Key, page: Page, params: frozenset[str] | None) -> bytes:
    """Write a page as a line with a checksum, a line of JSON, and the three parts of its body."""
    parts = (page.before, page.text, page.after)
    header: dict[str, Any] = {
        "key": key,
        "params": None if params is None else sorted(params),
        "status": page.status,
        "status_line": page.status_line,
        "headers": page.headers,
        "names": sorted(page.names),
        "reading": page.reading,
        "live": page.live,
        "lengths": [len(part) for part in parts],
    }
    content = b"".join((json.dumps(header).encode(), b"\n", *parts))
    return digest(content).encode() + b"\n" + content


def read(copy: bytes) -> tuple[Key, Page, frozenset[str] | None]:
    """Read what `written` wrote. Raises ValueError, KeyError or TypeError if it is none."""
    checksum, content = copy.split(b"\n", 1)
    if digest(content).encode() != checksum:
        raise ValueError("the checksum differs")
    line, body = content.split(b"\n", 1)
    header = json.loads(line)
    start, middle, end = header["lengths"]
    page = Page(
        status=header["status"],
        status_line=header["status_line"],
        headers=[(name, value) for name, value in header["headers"]],
        names=frozenset(header["names"]),
        until=TAKEN,
        over=TAKEN,
        reading=header["reading"],
        before=body[:start],
        text=body[start : start + middle],
        after=body[start + middle : start + middle + end],
        live=header["live"],
    )
    host, path, query = header["key"]
    params = header["params"]
    return (host, path, query), page, None if params is None else frozenset(params)


def digest(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()
