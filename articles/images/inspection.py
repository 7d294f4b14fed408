"""Looking at an upload byte by byte before any decoder sees it: what it is, and what it hides."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MOST_BYTES = 30 * 2**20
PIECE = 2**20  # bytes read at a time
OVERLAP = 512  # of pieces: a sign may lie across their border
ZIP_TAIL = 66_000  # bytes in which a ZIP archive has its end, comment and all
PDF_HEAD = 1024  # bytes in which a PDF has its beginning


class RefusedError(ValueError):
    """A file that is not taken in; its text says why, in the editor's language."""


@dataclass(frozen=True)
class Inspection:
    """What is known of a file before it is decoded."""

    kind: str  # JPEG, PNG, WEBP, GIF or AVIF
    checksum: str  # SHA-256 of the file as it came, hex
    scans: int  # of a JPEG: how often the decoder goes over the picture, at most
    size: int  # bytes


# What editors send by mistake, by its first bytes, with what it is called.
OTHER_KINDS = (
    (rb"%PDF-", gettext_lazy("a PDF")),
    (rb"%!PS", gettext_lazy("PostScript")),
    (rb"II\*\0|MM\0\*|II\+\0|MM\0\+|IIRO|IIU\0|FUJIFILM", gettext_lazy("TIFF or a camera's RAW")),
    (rb"8BPS", gettext_lazy("a Photoshop file")),
    (rb"BM", gettext_lazy("a BMP")),
    (rb"PK\x03\x04", gettext_lazy("an archive or an office document")),
    (rb"\xff\x0a|\0\0\0\x0cJXL ", gettext_lazy("JPEG XL")),
    (rb".{4}ftyp(?:hei|hev|mif1|msf1)", gettext_lazy("HEIC, as iPhones save it")),
    (rb".{4}ftyp", gettext_lazy("a video")),
)
SIGNATURES = (
    ("JPEG", rb"\xff\xd8\xff"),
    ("PNG", rb"\x89PNG\r\n\x1a\n"),
    ("GIF", rb"GIF8[79]a"),
    ("WEBP", rb"RIFF.{4}WEBP"),
    ("AVIF", rb".{4}ftyp(?:avi[fs]|(?:mif1|msf1).{4}(?:.{4})*?avi[fs])"),
)
# What a browser, a server or a viewer would run or open, wherever in the file it stands.
HIDDEN = re.compile(
    rb"<script[\s>/]|<html[\s>]|<!doctype\s+html|<iframe\s|<\?php\s|__HALT_COMPILER\(\)"
    rb"|<svg\s[^\0]{0,300}?xmlns",
    re.IGNORECASE,
)
# A picture whose own first bytes open a comment of JavaScript.
COMMENTS = re.compile(rb"GIF8[79]a(?:/\*|=)|\xff\xd8\xff[\xe0-\xef\xfe]/\*|RIFF(?:/\*|=)")
MARKUP = re.compile(rb"<(?:\?xml|svg|!doctype|html|script)", re.IGNORECASE)


def inspect(file: IO[bytes]) -> Inspection:
    """Read a file once from its beginning and leave it there again.

    Raises RefusedError for what is no picture of the five formats, or holds something else too.
    """
    file.seek(0)
    digest, scans, size, head, tail = hashlib.sha256(), 0, 0, b"", b""
    for piece in pieces(file):
        size += len(piece)
        if size > MOST_BYTES:
            raise RefusedError(_("The file is larger than %d MB.") % (MOST_BYTES // 2**20))
        head = head or piece[:4096]
        digest.update(piece)
        scans += piece.count(b"\xff\xda")
        if HIDDEN.search(tail[-OVERLAP:] + piece):
            kind_of(head)  # what is no picture at all is called by its name
            raise RefusedError(hiding(_("a web page or a program")))
        tail = (tail + piece)[-ZIP_TAIL:]
    kind = kind_of(head)
    if b"PK\x05\x06" in tail:
        raise RefusedError(hiding(_("an archive")))
    if b"%PDF-" in head[:PDF_HEAD]:
        raise RefusedError(hiding(_("a PDF")))
    if COMMENTS.match(head):
        raise RefusedError(hiding(_("a web page or a program")))
    file.seek(0)
    return Inspection(kind, digest.hexdigest(), scans, size)


def checksum_of(file: IO[bytes]) -> str:
    """Give the SHA-256 of a whole file in hex, and leave it at its beginning."""
    digest = hashlib.sha256()
    file.seek(0)
    for piece in pieces(file):
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()


def pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(PIECE):
        yield piece


def kind_of(head: bytes) -> str:
    """Tell the format by a file's first bytes, whatever it is called."""
    if not head:
        raise RefusedError(_("The file is empty."))
    for kind, signature in SIGNATURES:
        if re.match(signature, head, re.DOTALL):
            return kind
    for signature, name in OTHER_KINDS:
        if re.match(signature, head, re.DOTALL):
            raise RefusedError(_("This is %s. Save it as JPEG or PNG and send that.") % name)
    if b"<svg" in head.lower():
        raise RefusedError(
            _("This is an SVG drawing, which can hold programs. Save it as PNG and send that.")
        )
    if MARKUP.match(head.lstrip()):
        raise RefusedError(_("This is a web page and no picture."))
    raise RefusedError(_("This is no JPEG, PNG, WebP, GIF or AVIF picture."))


def hiding(what: str) -> str:
    words = _(
        "Another file is hidden in this picture: %s. It is not taken; open the picture in an "
        "editing program and save it anew."
    )
    return words % what
