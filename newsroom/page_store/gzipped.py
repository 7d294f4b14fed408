"""A gzip stream with a gap for a text that changes often: no change compresses the page again.

The text stands in a stored block between two deflated parts. The second part was deflated as if
the gap held bytes that occur nowhere in a page, so nothing in it points into the gap.
"""

import struct
import zlib
from functools import lru_cache

HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03"
POLYNOMIAL = 0xEDB88320
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
        self.crc_before, self.crc_after = zlib.crc32(before), zlib.crc32(after)
        self.shift = zeros_operator(len(after))
        self.gap = gap
        self.length = (len(before) + gap + len(after)) & 0xFFFFFFFF

    def filled(self, text: bytes) -> bytes:
        """Return the whole stream with `text`, as long as the gap, in its place."""
        crc = times(self.shift, zlib.crc32(text, self.crc_before)) ^ self.crc_after
        return b"".join((self.head, text, self.tail, struct.pack("<II", crc, self.length)))


def placeholder(length: int) -> bytes:
    """Make bytes that no text has and of which no three in a row repeat."""
    return bytes(0x80 | (n * 7) & 0x3F if n % 2 else n & 0x1F for n in range(length))


@lru_cache(maxsize=4096)
def zeros_operator(length: int) -> tuple[int, ...]:
    """Return what `length` zero bytes do to a CRC, as a 32×32 matrix over bits, a row an int.

    CRC-32 is linear: crc(a + b) = crc(a) run over len(b) zero bytes, xor crc(b), which is how
    zlib's crc32_combine joins two parts; Python's zlib does not offer it.
    """
    power = (POLYNOMIAL, *(1 << n for n in range(31)))  # one zero bit
    for _ in range(3):  # two, four, eight bits: one zero byte
        power = squared(power)
    result = tuple(1 << n for n in range(32))
    while length:
        if length & 1:
            result = tuple(times(power, row) for row in result)
        power = squared(power)
        length >>= 1
    return result


def squared(matrix: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(times(matrix, row) for row in matrix)


def times(matrix: tuple[int, ...], vector: int) -> int:
    """Multiply a matrix over bits with a vector of bits."""
    total = 0
    for row in matrix:
        if not vector:
            break
        if vector & 1:
            total ^= row
        vector >>= 1
    return total
