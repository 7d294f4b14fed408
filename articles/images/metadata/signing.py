"""Writing credit and copyright into a file that is kept already, without touching its pixels.

A JPEG encoded again is a little worse each time; so only the parts around the picture are changed.
"""

import io
import zlib
from collections.abc import Iterator

from PIL import Image as Pillow

from articles.models import Image

from .written import exif_of, xmp_of

EXIF_HEAD, XMP_HEAD = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0"
APP1, SCAN = 0xE1, 0xDA
HAS_EXIF, HAS_XMP, HAS_ALPHA = 0x08, 0x04, 0x10  # flags of WebP's VP8X
Chunk = tuple[bytes, bytes]


def signed(content: bytes, image: Image) -> bytes:
    """Return a kept JPEG, PNG or WebP with what the image says now in place of what it said."""
    exif, packet = exif_of(image).removeprefix(EXIF_HEAD), xmp_of(image).encode()
    if content.startswith(b"\xff\xd8"):
        return signed_jpeg(content, exif, packet)
    if content.startswith(b"\x89PNG"):
        return signed_png(content, exif, packet)
    return signed_webp(content, exif, packet)


def signed_jpeg(content: bytes, exif: bytes, packet: bytes) -> bytes:
    parts, at = [], 2
    while content[at + 1] != SCAN:
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if content[at + 1] != APP1:
            parts.append(content[at:end])
        at = end
    own = [EXIF_HEAD + exif if exif else b"", XMP_HEAD + packet if packet else b""]
    said = [bytes([0xFF, APP1]) + (len(o) + 2).to_bytes(2, "big") + o for o in own if o]
    return b"".join([content[:2], *parts[:1], *said, *parts[1:], content[at:]])


def signed_png(content: bytes, exif: bytes, packet: bytes) -> bytes:
    first, *others = (c for c in png_chunks(content) if c[0] not in {b"eXIf", b"iTXt"})
    own = [(b"eXIf", exif), (b"iTXt", packet and b"XML:com.adobe.xmp" + bytes(5) + packet)]
    chunks = [first, *(chunk for chunk in own if chunk[1]), *others]
    return content[:8] + b"".join(
        len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
        for kind, body in chunks
    )


def png_chunks(content: bytes) -> Iterator[Chunk]:
    at = 8
    while at < len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        yield content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        at += 12 + length


def signed_webp(content: bytes, exif: bytes, packet: bytes) -> bytes:
    chunks = dict(c for c in webp_chunks(content) if c[0] not in {b"EXIF", b"XMP "})
    head = bytearray(chunks.pop(b"VP8X", b"") or webp_head(content))
    head[0] = head[0] & ~(HAS_EXIF | HAS_XMP) | HAS_EXIF * bool(exif) | HAS_XMP * bool(packet)
    own = {kind: body for kind, body in ((b"EXIF", exif), (b"XMP ", packet)) if body}
    body = b"WEBP" + b"".join(
        kind + len(part).to_bytes(4, "little") + part + b"\0" * (len(part) % 2)
        for kind, part in ({b"VP8X": bytes(head)} | chunks | own).items()
    )
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def webp_chunks(content: bytes) -> Iterator[Chunk]:
    at = 12
    while at < len(content):
        length = int.from_bytes(content[at + 4 : at + 8], "little")
        yield content[at : at + 4], content[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def webp_head(content: bytes) -> bytes:
    """Write the head that a WebP of only a picture has not: flags, and its size less one."""
    picture = Pillow.open(io.BytesIO(content))
    width, height = ((side - 1).to_bytes(3, "little") for side in picture.size)
    return bytes([HAS_ALPHA * (picture.mode == "RGBA"), 0, 0, 0]) + width + height
