"""One reading as it stands in a journal: 32 bytes, which nothing can tear apart unnoticed."""

from operator import attrgetter, eq
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


CHECK_OF = attrgetter("checksum")


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
    length = len(piece) // SIZE * SIZE
    records = list(map(Record._make, WHOLE.iter_unpack(piece[:length])))
    if is_sound(piece, records):
        return Batch(records, length, 0)
    return salvaged(piece)


def is_sound(piece: bytes, records: list[Record]) -> bool:
    """Say whether all of them are records as they were written, as nearly always."""
    contents = (piece[at : at + CONTENT.size] for at in range(0, len(records) * SIZE, SIZE))
    return MARKS.issuperset({record.mark for record in records}) and all(
        map(eq, map(crc32, contents), map(CHECK_OF, records))
    )


def salvaged(piece: bytes) -> Batch:
    """Look for records byte by byte."""
    records, at, damaged = [], 0, 0
    while at + SIZE <= len(piece):
        record = Record._make(WHOLE.unpack_from(piece, at))
        if is_sound(piece[at : at + SIZE], [record]):
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
