"""Pictures that tell whose camera took them where, in every way that their format has.

`SECRETS` are what they tell; `found` looks for them in a file, packed or not.
"""

import io
import struct
import zlib
from typing import Any

from PIL import ExifTags, ImageCms, PngImagePlugin
from PIL import Image as Pillow

from tests import make
from tests.described import iim, segment, xmp
from tests.forging import chunk, riff

Tag = ExifTags.Base
SERIAL, LENS, OWNER, MAKER = "SERIAL-4711", "LENS-0815", "NGUYEN VAN A", "MakerNoteBytes"
CAMERA, PLACE, FILM, SCREEN = "KameraXYZ", "21;1;42", "ftypmp42", "SCREEN-0042"
SECRETS = [SERIAL, LENS, OWNER, MAKER, CAMERA, PLACE, FILM, SCREEN]
ADOBE = b"http://ns.adobe.com/"
SIZE = (700, 500)


def exif() -> Pillow.Exif:
    said = Pillow.Exif()
    said[Tag.Make], said[Tag.Model], said[Tag.Software] = CAMERA, CAMERA, CAMERA
    details = said.get_ifd(ExifTags.IFD.Exif)
    details[Tag.BodySerialNumber], details[Tag.LensSerialNumber] = SERIAL, LENS
    details[Tag.CameraOwnerName], details[Tag.MakerNote] = OWNER, MAKER.encode()
    details[Tag.UserComment] = b"ASCII\0\0\0" + OWNER.encode()
    place = said.get_ifd(ExifTags.IFD.GPSInfo)
    place[1], place[2], place[29] = "N", (21.0, 1.0, 42.0), PLACE
    return said


def packet() -> bytes:
    return xmp("", exif__GPSLatitude=PLACE, aux__SerialNumber=SERIAL)


def profile() -> bytes:
    """A colour profile that names the screen it is of, as screens' own do."""
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    (count,) = struct.unpack_from(">I", plain, 128)
    table = [struct.unpack_from(">4sII", plain, 132 + 12 * at) for at in range(count)]
    table = [(kind, begin + 12, length) for kind, begin, length in table]
    said = b"text\0\0\0\0" + SCREEN.encode() + b"\0"
    table.append((b"mmod", len(plain) + 12, len(said)))
    whole = struct.pack(">I", count + 1) + b"".join(struct.pack(">4sII", *tag) for tag in table)
    body = plain[132 + 12 * count :] + said
    return struct.pack(">I", 128 + len(whole) + len(body)) + plain[4:128] + whole + body


def picture() -> Pillow.Image:
    return Pillow.linear_gradient("L").resize(SIZE).convert("RGB")


def saved(format_: str, *, drawn: Pillow.Image | None = None, **options: Any) -> bytes:
    file = io.BytesIO()
    (drawn or picture()).save(file, format_, **options)
    return file.getvalue()


def jpeg(format_: str = "JPEG", **options: Any) -> bytes:
    """EXIF, both kinds of XMP, IIM, Photoshop's thumbnail, JFIF's, a comment, a film behind it."""
    whole = saved(format_, exif=exif(), icc_profile=profile(), comment=MAKER, **options)
    guid, further = b"0" * 32, packet()
    resources = b"Photoshop 3.0\0" + resource(0x0404, iim([(90, SERIAL.encode())]))
    resources += resource(0x040C, bytes(28) + make.picture(16, 12, comment=LENS).read())
    parts = [
        segment(0xE0, b"JFXX\0\x10" + make.picture(16, 12, comment=LENS).read()),
        segment(0xE1, ADOBE + b"xap/1.0/\0" + packet()),
        segment(0xE1, ADOBE + b"xmp/extension/\0" + guid + struct.pack(">II", len(further), 0))
        + further,
        segment(0xE2, b"FPXR\0" + SERIAL.encode()),
        segment(0xED, resources),
        segment(0xEF, OWNER.encode()),
    ]
    return whole[:2] + b"".join(parts) + whole[2:] + FILM.encode()


def resource(number: int, content: bytes) -> bytes:
    head = b"8BIM" + struct.pack(">HHI", number, 0, len(content))
    return head + content + bytes(len(content) % 2)


def mpo() -> bytes:
    """What phones write: a second picture, with EXIF of its own."""
    second = picture().rotate(180)
    return jpeg("MPO", save_all=True, append_images=[second])


def png(**options: Any) -> bytes:
    text = PngImagePlugin.PngInfo()
    text.add_itxt("XML:com.adobe.xmp", packet().decode(), zip=True)
    text.add_text("Comment", MAKER, zip=True)
    text.add_text("Author", OWNER)
    whole = saved("PNG", exif=exif(), icc_profile=profile(), pnginfo=text, **options)
    raw = "\nexif\n      4\n" + OWNER.encode().hex()
    parts = [chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(raw.encode()))]
    parts += [chunk(b"prVt", SERIAL.encode()), chunk(b"tIME", bytes(7))]
    end = whole.rindex(b"IEND") - 4
    return (
        whole[:33] + b"".join(parts) + whole[33:end] + chunk(b"tEXt", LENS.encode()) + whole[end:]
    )


def gif() -> bytes:
    later = Pillow.new("RGB", SIZE, "navy")
    whole = saved("GIF", comment=f"{MAKER} {OWNER} {PLACE}", save_all=True, append_images=[later])
    return whole[:-1] + b"\x21\xff\x0bXMP DataXMP" + piece(SERIAL) + b"\x3b"


def piece(text: str) -> bytes:
    return bytes([len(text)]) + text.encode() + b"\0"


def webp(**options: Any) -> bytes:
    whole = saved("WEBP", exif=exif(), xmp=packet(), icc_profile=profile(), **options)
    return riff(b"RIFF", whole[8:] + riff(b"note", FILM.encode()))


def avif() -> bytes:
    return saved("AVIF", exif=exif(), xmp=packet(), icc_profile=profile()) + (
        struct.pack(">I4s", 8 + len(FILM), b"free") + FILM.encode()
    )


def clear() -> Pillow.Image:
    drawn = picture()
    drawn.putalpha(Pillow.linear_gradient("L").resize(SIZE))
    return drawn


KINDS = {
    "JPEG": jpeg,
    "MPO": mpo,
    "PNG": png,
    "clear PNG": lambda: png(drawn=clear()),
    "APNG": lambda: png(save_all=True, append_images=[picture().rotate(180)]),
    "GIF": gif,
    "WebP": webp,
    "clear WebP": lambda: webp(drawn=clear()),
    "moving WebP": lambda: webp(save_all=True, append_images=[picture().rotate(180)]),
    "AVIF": avif,
}


def found(content: bytes) -> set[str]:
    """Look for secrets in a file as it is, and in what it has packed."""
    whole = content + b"".join(unpacked(content))
    spelt = {
        word: (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"))
        for word in SECRETS
    }
    return {word for word, ways in spelt.items() if any(way in whole for way in ways)}


def unpacked(content: bytes) -> list[bytes]:
    """Unpack whatever zlib packed that is no picture."""
    parts, at = [], 8
    while content.startswith(b"\x89PNG") and at < len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        kind, body = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        at += 12 + length
        if kind in {b"zTXt", b"iTXt", b"iCCP"} and b"\x78" in body:
            starts = [place for place, byte in enumerate(body) if byte == 0x78]
            parts += filter(None, (inflated(body[start:]) for start in starts))
    return parts


def inflated(body: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(body)
    except zlib.error:
        return b""
