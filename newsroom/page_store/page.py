import hashlib
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from time import monotonic, time
from typing import Any, TypeAlias

import brotli

from .gzipped import GappedGzip, gzipped

Headers: TypeAlias = list[tuple[str, str]]
Answer: TypeAlias = tuple[str, Headers, bytes]  # entity tag, headers, body

BROTLI_QUALITY = 5  # within 2 % of the best for pages of this size, at a twentieth of its time
LEAST_TO_COMPRESS = 200  # bytes
KEPT = frozenset({200, 301, 404, 410})
COMPRESSED_TYPES = (
    "text/",
    "application/json",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/manifest+json",
)


@dataclass
class Page:
    """A rendered page, ready to be handed out in each encoding.

    `text` is what changes by itself inside it, between `before` and `after`, and `live` its name;
    a page without one has its whole body in `before`.
    """

    status: int
    status_line: str
    headers: Headers
    names: frozenset[str]
    until: float
    over: float
    reading: int | None
    before: bytes
    after: bytes = b""
    live: str = ""
    text: bytes = b""
    endless: bool = False
    rendered_at: float = field(default_factory=monotonic)
    answers: dict[str, Answer] = field(default_factory=dict)
    gapped: GappedGzip | None = None

    @classmethod
    def of(cls, response: Any, began: float) -> "Page | None":
        """Make a page of Django's response, or None where it may not be kept.

        Its attribute `keep` has `names` (what the page shows: dropping one drops the page),
        `params` (the query parameters it depends on; None: on all), `until` (seconds since 1970:
        the moment at which it is to be rendered again), `over` (likewise: from then on not even
        those get it who come while it is rendered), `reading` (the id under which handing it
        out to a reader is noted, or None), and `live` (None, or the name of a text that changes by
        itself, the words around it and the text: `("views:17", "read 1278 times", "1278")`), and
        `endless` (anybody can make new addresses like its own: few such pages are kept at a time).
        """
        keep = getattr(response, "keep", None)
        if keep is None or response.status_code not in KEPT or response.cookies:
            return None
        before, text, after = parted(response.content, keep.live)
        return cls(
            status=response.status_code,
            status_line=f"{response.status_code} {response.reason_phrase}",
            headers=kept_headers(response),
            names=frozenset(keep.names),
            until=keep.until,
            over=keep.over,
            reading=keep.reading,
            before=before,
            after=after,
            live=keep.live[0] if keep.live and text else "",
            text=text,
            endless=getattr(keep, "endless", False),
            rendered_at=began,
        )

    @property
    def size(self) -> int:
        """Tell about how many bytes of memory it takes in all its encodings."""
        return 2 * (len(self.before) + len(self.after)) + 2000

    def is_past(self) -> bool:
        return time() >= self.until

    def is_over(self) -> bool:
        """Say whether it is so far past that no reader may see it any more."""
        return time() >= self.over

    def fill(self, text: bytes) -> None:
        """Put a new text in its place."""
        if text != self.text:
            self.text, self.answers = text, {}

    def answer(self, encoding: str) -> Answer:
        """Return what to hand out, encoded as `br`, `gzip` or `` (plain)."""
        answers = self.answers  # `fill` replaces it: what was made of the old text goes with it
        if encoding not in answers:
            answers[encoding] = self.encode(encoding)
        return answers[encoding]

    def encode(self, encoding: str) -> Answer:
        body = self.before + self.text + self.after
        tag = f'"{hashlib.blake2b(body, digest_size=9).hexdigest()}{encoding and "-" + encoding}"'
        if encoding:
            body = self.compressed(body, encoding)
        headers = [*self.headers, ("Content-Length", str(len(body))), ("ETag", tag)]
        if encoding:
            headers.append(("Content-Encoding", encoding))
        return tag, headers, body

    def compressed(self, body: bytes, encoding: str) -> bytes:
        if encoding == "br":
            return brotli.compress(body, quality=BROTLI_QUALITY)
        if not self.live:
            return gzipped(body)
        if self.gapped is None or len(self.text) != self.gapped.gap:
            self.gapped = GappedGzip(self.before, len(self.text), self.after)
        return self.gapped.filled(self.text)

    def encoding_for(self, accepted: str) -> str:
        """Choose an encoding that a reader's `Accept-Encoding` allows."""
        allowed = allowed_by(accepted)
        for encoding in self.encodings:  # next() over a generator took four times as long
            if encoding in allowed:
                return encoding
        return ""

    @cached_property
    def encodings(self) -> tuple[str, ...]:
        """List the encodings it may be sent in, the best first.

        A page with a live text is never sent as brotli: it would have to be compressed anew each
        time the text changes, where gzip's parts are kept.
        """
        kind = next((value for name, value in self.headers if name == "Content-Type"), "")
        if len(self.before) < LEAST_TO_COMPRESS or not kind.startswith(COMPRESSED_TYPES):
            return ()
        return ("gzip",) if self.live else ("br", "gzip")


def kept_headers(response: Any) -> Headers:
    """Take over a response's headers; its length and encoding are decided at each handing out."""
    headers = [(name, value) for name, value in response.items() if name != "Content-Length"]
    return [*headers, ("Vary", "Accept-Encoding")]


def parted(content: bytes, live: tuple[str, str, str] | None) -> tuple[bytes, bytes, bytes]:
    """Part a body around its live text; where that cannot be found, or twice, it stays whole."""
    if live is None:
        return content, b"", b""
    around, text = live[1].encode(), live[2].encode()
    if content.count(around) != 1 or around.count(text) != 1:
        return content, b"", b""
    start = content.index(around) + around.index(text)
    return content[:start], text, content[start + len(text) :]


@lru_cache(maxsize=1000)  # browsers have a dozen spellings, and who sends others may
def allowed_by(accepted: str) -> frozenset[str]:
    """Read an `Accept-Encoding`: what it names, unless with a weight of nought."""
    named = (part.partition(";") for part in accepted.lower().split(","))
    return frozenset(
        name.strip()
        for name, _, weight in named
        if weight.strip().removeprefix("q=").strip("0.") or not weight.strip()
    )
