"""Pictures that say something of themselves, as cameras, agencies and editing programs write it."""

import io
import struct
from typing import Any

from PIL import Image as Pillow

UTF8 = b"\x1b%G"
DC = "http://purl.org/dc/elements/1.1/"
NAMESPACES = {
    "dc": DC,
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "aux": "http://ns.adobe.com/exif/1.0/aux/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}


def iim(values: list[tuple[int, bytes]], charset: bytes = b"") -> bytes:
    """The bytes of IPTC-IIM datasets; `charset` says their encoding, as few programs do."""
    sets = [(1, 90, charset)] if charset else []
    sets += [(2, number, value) for number, value in values]
    return b"".join(b"\x1c" + struct.pack(">BBH", r, n, len(value)) + value for r, n, value in sets)


def xmp(properties: str, **attributes: str) -> bytes:
    """A packet with properties as elements, and as attributes `prefix__name`."""
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    own = " ".join(f'{name.replace("__", ":")}="{value}"' for name, value in attributes.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {names} {own}>{properties}</rdf:Description></rdf:RDF>'
        '</x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def languages(name: str, **texts: str) -> str:
    items = "".join(
        f'<rdf:li xml:lang="{lang.replace("_", "-")}">{text}</rdf:li>'
        for lang, text in texts.items()
    )
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def listed(name: str, *texts: str) -> str:
    items = "".join(f"<rdf:li>{text}</rdf:li>" for text in texts)
    return f"<{name}><rdf:Bag>{items}</rdf:Bag></{name}>"


def segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def jpeg(block: bytes = b"", packet: bytes = b"", exif: Any = b"", **options: Any) -> io.BytesIO:
    """A JPEG with these three kinds of metadata."""
    file, size = io.BytesIO(), options.pop("size", (64, 48))
    Pillow.linear_gradient("L").resize(size).convert("RGB").save(file, "JPEG", exif=exif, **options)
    whole, extra = file.getvalue(), b""
    if packet:
        extra += segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)
    if block:
        resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + block
        extra += segment(0xED, b"Photoshop 3.0\0" + resource)
    return io.BytesIO(whole[:2] + extra + whole[2:])
