"""Writing into a kept file whose picture it is: the only metadata that leaves the house."""

from typing import Any
from xml.sax.saxutils import escape

from PIL import Image as Pillow
from PIL import PngImagePlugin
from PIL.ExifTags import Base as Tag

from articles.models import Image

PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
{properties}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def written(image: Image, format_: str) -> dict[str, Any]:
    """Give Pillow's options for saving in a format: credit, copyright and how it was made.

    They stand in place of all that the picture brought; without any of the three they say so.
    """
    packet, exif = xmp_of(image), exif_of(image)
    if not packet:
        return {"exif": b""}
    if format_ != "PNG":
        return {"exif": exif, "xmp": packet.encode()}
    text = PngImagePlugin.PngInfo()
    text.add_itxt("XML:com.adobe.xmp", packet)
    return {"exif": exif, "pnginfo": text}


def xmp_of(image: Image) -> str:
    """Write the packet; "" where there is nothing to say."""
    credit, rights = escape(image.credit), escape(image.copyright)
    properties = []
    if credit:
        properties.append(f"<photoshop:Credit>{credit}</photoshop:Credit>")
        properties.append(f"<dc:creator><rdf:Seq><rdf:li>{credit}</rdf:li></rdf:Seq></dc:creator>")
    if rights:
        words = f'<rdf:li xml:lang="x-default">{rights}</rdf:li>'
        properties.append(f"<dc:rights><rdf:Alt>{words}</rdf:Alt></dc:rights>")
    if image.digital_source:
        kind = f"{SOURCE_TYPES}{image.digital_source}"
        properties.append(f"<Iptc4xmpExt:DigitalSourceType>{kind}</Iptc4xmpExt:DigitalSourceType>")
    return PACKET.format(properties="\n".join(properties)) if properties else ""


def exif_of(image: Image) -> bytes:
    """Write artist and copyright, in UTF-8 as everybody does, though the standard says ASCII."""
    exif = Pillow.Exif()
    for tag, words in ((Tag.Artist, image.credit), (Tag.Copyright, image.copyright)):
        if words:
            exif[tag] = words.encode()
    return exif.tobytes() if len(exif) else b""
