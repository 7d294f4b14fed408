"""IPTC-IIM: what photo desks have written into JPEG files since 1991.

A file is a row of datasets: 0x1C, record, number, length in two bytes, value. The specification is
IPTC-NAA Information Interchange Model, version 4.2.
"""

from collections import defaultdict

from articles import vietnamese

from . import old_encodings
from .told import Told, filled

MOST_DATASETS = 2_000
BY_LINE, CREDIT, SOURCE, COPYRIGHT = 80, 110, 115, 116
HEADLINE, CAPTION, KEYWORDS = 105, 120, 25
DATE, TIME = 55, 60
PLACES = (92, 90, 95, 101)  # sublocation, city, province, country


def read(block: bytes) -> Told:
    """Read the second record, which describes the picture; what is broken ends the reading."""
    values = datasets(block)

    def line(number: int) -> str:
        return vietnamese.one_line("; ".join(values[number]))

    told = Told(
        caption=line(CAPTION),
        headline=line(HEADLINE),
        photographers=filled(map(vietnamese.one_line, values[BY_LINE])),
        credit=line(CREDIT),
        source=line(SOURCE),
        copyright=line(COPYRIGHT),
        keywords=filled(map(vietnamese.one_line, values[KEYWORDS])),
        places=filled(map(line, PLACES)),
    )
    told.set_moment(line(DATE) + line(TIME))
    return told


def datasets(block: bytes) -> dict[int, list[str]]:
    """List the values of the second record's datasets by number."""
    values: dict[int, list[str]] = defaultdict(list)
    at = 0
    for _count in range(MOST_DATASETS):
        if block[at : at + 1] != b"\x1c" or at + 5 > len(block):
            break
        record, number = block[at + 1], block[at + 2]
        length = int.from_bytes(block[at + 3 : at + 5], "big")
        if length & 0x8000:  # an extended dataset of more than 32 KB: no text of ours
            break
        if record == 2:
            values[number].append(old_encodings.read(block[at + 5 : at + 5 + length]))
        at += 5 + length
    return values
