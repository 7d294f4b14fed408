"""XMP: metadata as RDF in XML, in any of the formats; newer than IIM, and believed before it."""

from collections.abc import Iterator
from typing import Any

from defusedxml import ElementTree

from . import old_encodings
from .told import Told, filled

LARGEST = 2 * 2**20  # bytes; a packet of words is a few kilobytes
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
EXTENSION = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
EXIF = "{http://ns.adobe.com/exif/1.0/}"
MOMENTS = (f"{EXIF}DateTimeOriginal", f"{PHOTOSHOP}DateCreated", f"{XMP}CreateDate")
PLACES = (f"{CORE}Location", f"{PHOTOSHOP}City", f"{PHOTOSHOP}State", f"{PHOTOSHOP}Country")


def read(packet: bytes | str) -> Told:
    """Read a packet; one that is no XML, or too large, or declares entities, says nothing."""
    properties = dict(properties_of(packet))

    def values(name: str) -> list[str]:
        return properties.get(name, [])

    def line(name: str) -> str:
        return next(iter(values(name)), "")

    told = Told(
        caption=line(f"{DC}description"),
        headline=line(f"{PHOTOSHOP}Headline"),
        alt=line(f"{CORE}AltTextAccessibility"),
        photographers=values(f"{DC}creator"),
        credit=line(f"{PHOTOSHOP}Credit"),
        source=line(f"{PHOTOSHOP}Source"),
        copyright=line(f"{DC}rights"),
        keywords=values(f"{DC}subject"),
        places=filled(map(line, PLACES)),
        digital_source=line(f"{EXTENSION}DigitalSourceType").rpartition("/")[2],
    )
    told.set_moment(next(filter(None, map(line, MOMENTS)), ""))
    return told


def properties_of(packet: bytes | str) -> Iterator[tuple[str, list[str]]]:
    """Give the properties of a packet with their values, `{namespace}name` first."""
    if len(packet) > LARGEST:
        return
    whole = packet.strip(b"\x00 \r\n") if isinstance(packet, bytes) else packet
    try:
        root = ElementTree.fromstring(whole, forbid_dtd=True)
    except (ElementTree.ParseError, ValueError, LookupError):  # an encoding nobody knows: lookup
        return
    for description in root.iter(f"{RDF}Description"):
        yield from ((name, lines([value])) for name, value in description.items())
        yield from ((element.tag, values_of(element)) for element in description)


def values_of(element: Any) -> list[str]:
    """List the values of a property: one, several, or one of several languages."""
    items = element.findall(f"*/{RDF}li")
    if element.find(f"{RDF}Alt") is not None:
        items = sorted(items, key=wanted_first)[:1]
    return lines([item.text or "" for item in items] or [element.text or ""])


def wanted_first(item: Any) -> int:
    """Sort by language: Vietnamese, then whatever the file holds for the default."""
    language = item.get(LANGUAGE, "").lower()
    return 0 if language.split("-")[0] == "vi" else 1 if language == "x-default" else 2


def lines(texts: list[str]) -> list[str]:
    return filled(" ".join(old_encodings.unscrambled(text).split()) for text in texts)
