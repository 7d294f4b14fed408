from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Lock
from time import monotonic
from typing import Any, TypeAlias

from .address import address, declared_only
from .lane import Lane, RestingBody
from .page import Page
from .shelf import Key, Shelf

Environ: TypeAlias = dict[str, Any]
StartResponse: TypeAlias = Callable[..., Any]
Application: TypeAlias = Callable[[Environ, StartResponse], Iterable[bytes]]

PATIENCE = 10  # seconds that a reader waits for somebody else's rendering of the same page
MOST_PATHS = 100_000  # whose parameters are remembered
# A 304 repeats what a cache needs to go on using its copy, and nothing else.
OF_NOT_MODIFIED = frozenset({"ETag", "Cache-Control", "Vary", "Surrogate-Key"})


@dataclass(frozen=True)
class Privacy:
    """By what a request is known to be for one person's eyes: a cookie, or how its path begins."""

    cookie: str
    paths: tuple[str, ...] = ()

    def holds(self, environ: Environ) -> bool:
        cookies = environ.get("HTTP_COOKIE")
        return (
            (cookies is not None and f";{self.cookie}=" in f";{cookies}".replace(" ", ""))
            or "HTTP_AUTHORIZATION" in environ
            or environ["PATH_INFO"].startswith(self.paths)
        )


class PageStore:
    """A WSGI application in front of Django that keeps rendered pages and hands them out.

    Django's response says whether and how it may be kept by an attribute `keep`, see `Page.of`.
    Without it, with a cookie, or for whoever has a session, an authorization or a preview, a
    response passes by untouched.
    """

    def __init__(
        self,
        application: Application,
        shelf: Shelf,
        privacy: Privacy,
        note_reading: Callable[[int, Environ], None],
        lane: Lane,
    ) -> None:
        self.application, self.shelf = application, shelf
        self.privacy, self.note_reading, self.lane = privacy, note_reading, lane
        self.params: dict[tuple[str, str], frozenset[str]] = {}
        self.passing: set[tuple[str, str]] = set()  # addresses whose answers are not kept
        self.rendering: dict[Key, Event] = {}
        self.lock = Lock()
        self.database_away = False
        self.last_good: Callable[[Environ], Page | None] = lambda environ: None

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or self.privacy.holds(environ):
            self.lane.leave()
            return self.application(environ, start_response)
        key = address(environ, self.params)
        page = self.shelf.get(key) if key else None
        if page is not None and (self.database_away or not page.is_past()):
            return self.hand_out(page, environ, start_response)
        self.lane.leave()
        if key is None or key[:2] in self.passing or environ["REQUEST_METHOD"] == "HEAD":
            return self.render(environ, start_response, page)
        return self.render_once(key, environ, start_response, page)

    def tell(self, database_away: bool) -> None:
        """Hear from the heartbeat whether the database answers."""
        self.database_away = database_away

    def hand_out(
        self, page: Page, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Answer with a kept page; a reading is noted before the first byte goes out.

        In a list: granian sends that at once, and anything else piece by piece in half the pace.
        """
        encoding = page.encoding_for(environ.get("HTTP_ACCEPT_ENCODING", ""))
        tag, headers, body = page.answer(encoding)
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known is not None and page.status == 200 and (tag in known or known.strip() == "*"):
            start_response("304 Not Modified", [h for h in headers if h[0] in OF_NOT_MODIFIED])
            return []
        if page.reading is not None:
            self.note_reading(page.reading, environ)
        start_response(page.status_line, headers)
        whole = [body] if environ["REQUEST_METHOD"] == "GET" else []
        return whole if self.lane.take() else RestingBody(whole, self.lane)

    def render_once(
        self, key: Key, environ: Environ, start_response: StartResponse, past: Page | None
    ) -> Iterable[bytes]:
        """Render a page for all who ask for it: the first does, the others get what it kept.

        If it is only old, they get that meanwhile. Of what has changed there is no old one.
        """
        patience = 0 if past is not None and not past.is_over() else PATIENCE
        with self.turn(key, patience) as first:
            other = None if first else self.shelf.get(key)
            if other is not None and not other.is_over():
                return self.hand_out(other, environ, start_response)
            return self.render(environ, start_response, past)

    @contextmanager
    def turn(self, key: Key, patience: float) -> Iterator[bool]:
        """Give True to the first who asks for a key; the others wait so many seconds for that."""
        with self.lock:
            done = self.rendering.get(key)
            first = done is None
            if done is None:
                done = self.rendering[key] = Event()
        if not first:
            done.wait(patience)
        try:
            yield first
        finally:
            if first:
                del self.rendering[key]
                done.set()

    def render(
        self, environ: Environ, start_response: StartResponse, past: Page | None
    ) -> Iterable[bytes]:
        """Let Django answer, and keep what may be kept; a past page is better than an error."""
        began, said = monotonic(), Said()
        response: Any = self.application(self.with_declared_query(environ), said)
        page = Page.of(response, began)
        if page is not None and environ["REQUEST_METHOD"] == "GET":
            response.close()
            self.keep(environ, page, response.keep.params)
            return self.hand_out(page, environ, start_response)
        if said.status_line >= "500":
            past = past or self.last_good(environ)
            if past is not None:
                response.close()
                return self.hand_out(past, environ, start_response)
        if page is None:
            self.note_passing(environ)
        start_response(said.status_line, said.headers)
        return response

    def note_passing(self, environ: Environ) -> None:
        """Remember that nobody need wait for anybody at this address: its answer is not kept."""
        if len(self.passing) >= MOST_PATHS:
            self.passing.clear()
        self.passing.add((environ.get("HTTP_HOST", "").lower(), environ["PATH_INFO"]))

    def with_declared_query(self, environ: Environ) -> Environ:
        """Leave out of a query what the page does not depend on, once that is known."""
        key = address(environ, self.params)
        return environ if key is None else {**environ, "QUERY_STRING": key[2]}

    def keep(self, environ: Environ, page: Page, params: frozenset[str] | None) -> None:
        """Put a page on the shelf, unless undeclared parts of its query may be inside it."""
        host, path = environ.get("HTTP_HOST", "").lower(), environ["PATH_INFO"]
        query, known = environ["QUERY_STRING"], (host, path) in self.params
        self.passing.discard((host, path))
        if params is None:
            if not query:
                self.shelf.put((host, path, ""), page)
            return
        if len(self.params) >= MOST_PATHS:
            self.params.clear()
        self.params[host, path] = params
        declared = declared_only(query, params)
        if known or declared == query or not query:
            self.shelf.put((host, path, declared), page)


class Said:
    """What the application inside said to start its response with."""

    status_line = ""
    headers: list[tuple[str, str]]

    def __call__(self, status: str, headers: list[tuple[str, str]], *_: Any) -> None:
        self.status_line, self.headers = status, headers
