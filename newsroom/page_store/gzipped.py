"""A gzip stream with a gap for a text that changes often: no change compresses the page again.

The text stands in a stored block between two deflated parts. The second part was deflated as if
the gap held bytes that occur nowhere in a page, so nothing in it points into the gap.
"""

import struct
import zlib

HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03"
LEVEL = 6


def gzipped(content: bytes) -> bytes:
    """Compress content that stays as it is."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    trailer = struct.pack("<II", zlib.crc32(content), len(content) & 0xFFFFFFFF)
    return HEADER + deflate.compress(content) + deflate.flush() + trailer


class GappedGzip:
    """Two compressed parts and the gap between them, for texts of `gap` bytes."""

    def __init__(self, before: bytes, gap: int, after: bytes) -> None:
        deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
        head = deflate.compress(before) + deflate.flush(zlib.Z_SYNC_FLUSH)
        deflate.compress(placeholder(gap))
        deflate.flush(zlib.Z_SYNC_FLUSH)
        self.tail = deflate.compress(after) + deflate.flush()
        # A stored block: not the last one, its length and the length's complement.
        self.head = HEADER + head + struct.pack("<BHH", 0, gap, gap ^ 0xFFFF)
        self.after, self.crc_before = after, zlib.crc32(before)
        self.gap = gap
        self.length = (len(before) + gap + len(after)) & 0xFFFFFFFF

    def filled(self, text: bytes) -> bytes:
        """Return the whole stream with `text`, as long as the gap, in its place."""
        crc = zlib.crc32(self.after, zlib.crc32(text, self.crc_before))
        return b"".join((self.head, text, self.tail, struct.pack("<II", crc, self.length)))


def placeholder(length: int) -> bytes:
    """Make bytes that no text has and of which no three in a row repeat."""
    return bytes(0x80 | (n * 7) & 0x3F if n % 2 else n & 0x1F for n in range(length))
