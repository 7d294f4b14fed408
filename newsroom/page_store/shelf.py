from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Mapping
from threading import Lock
from time import monotonic
from typing import TypeAlias

from .page import Page

Key: TypeAlias = tuple[str, str, str]  # host, path, the query parameters that the page declares

# Renders that take longer than this are not kept if anything at all changed meanwhile.
REMEMBERED = 120  # seconds
MOST_ENDLESS = 200  # pages of searches and the like, however many are asked for
ALL = "*"


class Shelf:
    """Kept pages by address, bounded in bytes, the least recently handed out going first.

    It also knows which pages show what, and remembers for a while what was dropped, so that a page
    whose rendering began before a change is not kept after it.
    """

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes, self.bytes = most_bytes, 0
        self.pages: OrderedDict[Key, Page] = OrderedDict()
        self.showing: defaultdict[str, set[Key]] = defaultdict(set)
        self.endless: OrderedDict[Key, None] = OrderedDict()
        self.dropped: dict[str, float] = {}
        self.lock = Lock()

    def get(self, key: Key) -> Page | None:
        """Find a page and mark it as used; dict operations alone, so no lock."""
        page = self.pages.get(key)
        if page is not None:
            try:
                self.pages.move_to_end(key)
            except KeyError:  # dropped by the heartbeat just now
                return None
        return page

    def put(self, key: Key, page: Page) -> bool:
        """Keep a page, unless something that it shows has changed since its rendering began."""
        with self.lock:
            if self.has_changed(page) or page.size > self.most_bytes // 4:
                return False
            self.remove(key)
            self.pages[key] = page
            self.bytes += page.size
            for name in page.names:
                self.showing[name].add(key)
            if page.endless:
                self.endless[key] = None
            while len(self.endless) > MOST_ENDLESS:
                self.remove(next(iter(self.endless)))
            while self.bytes > self.most_bytes:
                self.remove(next(iter(self.pages)))
        return True

    def has_changed(self, page: Page) -> bool:
        """Say whether any of its names was dropped since its rendering began."""
        began = page.rendered_at
        if monotonic() - began > REMEMBERED:
            return True
        return any(self.dropped.get(name, 0) >= began for name in (*page.names, ALL))

    def drop(self, names: Iterable[str]) -> None:
        """Drop every page that shows one of these; `*` is shown by all."""
        now = monotonic()
        with self.lock:
            for name in names:
                self.dropped[name] = now
                keys = list(self.pages) if name == ALL else list(self.showing.get(name, ()))
                for key in keys:
                    self.remove(key)
            self.dropped = {n: at for n, at in self.dropped.items() if now - at < REMEMBERED}

    def remove(self, key: Key) -> None:
        """Forget one page. The lock is held."""
        page = self.pages.pop(key, None)
        if page is None:
            return
        self.bytes -= page.size
        self.endless.pop(key, None)
        for name in page.names:
            keys = self.showing[name]
            keys.discard(key)
            if not keys:
                del self.showing[name]

    def fill(self, texts: Mapping[str, str]) -> None:
        """Put new texts into the pages that show them, by the name of the live text."""
        with self.lock:
            for page in list(self.pages.values()):  # in one step: `get` moves pages meanwhile
                if page.live in texts:
                    page.fill(texts[page.live].encode())

    def live(self) -> set[str]:
        """Name the live texts that are shown."""
        with self.lock:
            return {page.live for page in list(self.pages.values()) if page.live}

    def ages(self) -> dict[str, float]:
        """Tell of each name how many seconds ago the oldest page that shows it was rendered.

        Pages that say that nothing is there show nothing, nor do those that are over: whoever asks
        for one has it rendered again.
        """
        began: dict[str, float] = {}
        for page in list(self.pages.values()):
            if page.status == 200 and not page.is_over():
                for name in page.names:
                    began[name] = min(page.rendered_at, began.get(name, page.rendered_at))
        now = monotonic()
        return {name: now - at for name, at in began.items()}
