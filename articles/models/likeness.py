"""Which fingerprints of pictures are near one another, found by index.

A fingerprint's 64 bits are parted into BANDS, every fourth bit each: neighbouring bits of
photographs are often the same, and bands of them would hold half the library. Where two of them
differ in MOST_BITS_APART bits, one band differs in two at most, so near ones are among those that
have a band with none, one or two bits turned.
"""

from collections.abc import Iterator
from itertools import combinations

from django.db.models import BigIntegerField, F, Func

# Of the 64 bits of two fingerprints; beyond, pictures are different ones.
MOST_BITS_APART = 10
BANDS = 4
MOST_TURNED = MOST_BITS_APART // BANDS
ALL = 2**64 - 1


def bits_apart(one: int, other: int) -> int:
    """Count the bits in which two fingerprints differ, of 64."""
    return ((one ^ other) & ALL).bit_count()


def band(number: int) -> Func:
    """Give a band of the fingerprint, as the database computes and indexes it.

    The mask is part of the text: SQLite uses no index for an expression with a parameter.
    """
    template = f"%(expressions)s & {mask(number)}"
    return Func(F("perceptual_hash"), template=template, output_field=BigIntegerField())


def mask(number: int) -> int:
    return signed(sum(1 << bit for bit in bits_of(number)))


def bits_of(number: int) -> range:
    return range(number, 64, BANDS)


def near(fingerprint: int, number: int) -> Iterator[int]:
    """Give what a band of a fingerprint's near ones may be."""
    own = fingerprint & mask(number)
    for turned in range(MOST_TURNED + 1):
        for bits in combinations(bits_of(number), turned):
            yield signed(own ^ sum(1 << bit for bit in bits))


def signed(bits: int) -> int:
    """Read 64 bits as the databases keep them."""
    bits &= ALL
    return bits - 2**64 if bits >= 2**63 else bits
