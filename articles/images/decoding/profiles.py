"""Colour profiles without what else they say: whose screen it was, its serial number, remarks.

A profile is a head of 128 bytes, a table of tags and what they hold; see ICC.1:2022, chapter 7.
Only the tags that tell colours stay.
"""

import struct
from collections.abc import Iterator

HEAD = 128
MOST_TAGS = 100
COLOURS = {
    *(b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"wtpt", b"bkpt", b"chad", b"cicp"),
    *(b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2", b"gamt", b"lumi"),
}
MADE_AT, MADE_BY, NUMBERED = slice(24, 36), slice(48, 64), slice(80, 100)  # of the head
NAME = b"RGB"  # which a profile must have


def plain(profile: bytes) -> bytes:
    """Return a profile that gives the same colours. Raises ValueError where it is broken."""
    tags = dict(tags_of(profile)) | {b"desc": name(profile), b"cprt": b"text\0\0\0\0CC0\0"}
    places: dict[bytes, int] = {}  # red, green and blue often share a curve
    body, table, begin = b"", b"", HEAD + 4 + 12 * len(tags)
    for kind, content in sorted(tags.items()):
        if content not in places:
            places[content] = begin + len(body)
            body += content + bytes(-len(content) % 4)
        table += kind + struct.pack(">II", places[content], len(content))
    head = bytearray(profile[:HEAD])
    for part in (MADE_AT, MADE_BY, NUMBERED):
        head[part] = bytes(part.stop - part.start)
    head[:4] = struct.pack(">I", begin + len(body))
    return bytes(head) + struct.pack(">I", len(tags)) + table + body


def tags_of(profile: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give the tags that tell colours, with what they hold."""
    try:
        (count,) = struct.unpack_from(">I", profile, HEAD)
        if count > MOST_TAGS:
            raise ValueError("too many tags")
        for at in range(count):
            kind, begin, length = struct.unpack_from(">4sII", profile, HEAD + 4 + 12 * at)
            if kind in COLOURS and len(profile) >= begin + length:
                yield kind, profile[begin : begin + length]
    except struct.error as error:
        raise ValueError("a profile that is cut off") from error


def name(profile: bytes) -> bytes:
    """Write the name as the profile's version has it."""
    if profile[8] >= 4:  # the first number of the version
        text = NAME.decode().encode("utf-16-be")
        return b"mluc" + struct.pack(">III4sII", 0, 1, 12, b"enUS", len(text), 28) + text
    return b"desc" + struct.pack(">II", 0, len(NAME) + 1) + NAME + bytes(1 + 4 + 4 + 2 + 1 + 67)
