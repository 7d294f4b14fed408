"""One reading as it stands in a journal: 32 bytes, which nothing can tear apart unnoticed."""

from struct import Struct
from typing import NamedTuple
from zlib import crc32

PREFIX = b"NR1"
OPENED = PREFIX + b"o"  # a page was handed out, so the story is public
CLAIMED = PREFIX + b"c"  # a browser says so: counted only if the story is public
MARKS = frozenset({OPENED, CLAIMED})

CONTENT = Struct("<4sqqq")
CHECKSUM = Struct("<I")
WHOLE = Struct("<4sqqqI")
SIZE = WHOLE.size  # divides a page of memory, so that no record is half in one


class Record(NamedTuple):
    """`read_at` is in milliseconds since 1970, `reader` a pseudonym."""

    mark: bytes
    article_id: int
    read_at: int
    reader: int
    checksum: int


class Batch(NamedTuple):
    """What a piece of a journal holds, how many bytes of it are done with, and what was broken."""

    records: list[Record]
    length: int
    damaged: int


def write(mark: bytes, article_id: int, read_at: int, reader: int) -> bytes:
    content = CONTENT.pack(mark, article_id, read_at, reader)
    return content + CHECKSUM.pack(crc32(content))


def read(piece: bytes) -> Batch:
    """Read every whole record, skipping what is none; the start of one at the end is left."""
    records, at, damaged = [], 0, 0
    while at + SIZE <= len(piece):
        record = Record._make(WHOLE.unpack_from(piece, at))
        if record.checksum == crc32(piece[at : at + CONTENT.size]) and record.mark in MARKS:
            records.append(record)
            at += SIZE
        else:
            damaged += 1
            at = next_start(piece, at + 1)
    return Batch(records, at, damaged)


def next_start(piece: bytes, at: int) -> int:
    """Find where a record could begin: here, or in the last bytes, of which more may come."""
    found = piece.find(PREFIX, at)
    return found if found >= 0 else len(piece) - len(PREFIX) + 1
