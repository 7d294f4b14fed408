"""Picture files made by hand, byte by byte, as no program writes them."""

import io
import random
import struct
import zipfile
import zlib

from PIL import Image as Pillow


def picture(format_: str = "JPEG", size: tuple[int, int] = (64, 48), **options: object) -> bytes:
    """A picture with something to see in it, whose file is not only its header."""
    noise = random.Random(7).randbytes(size[0] * size[1] * 3)  # noqa: S311
    file = io.BytesIO()
    Pillow.frombytes("RGB", size, noise).save(file, format_, **options)
    return file.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    body = kind + content
    return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))


def png(width: int, height: int, *chunks: bytes, depth: int = 8, colour: int = 2) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    parts = [chunk(b"IHDR", header), *chunks, chunk(b"IDAT", zlib.compress(b"\0" * 99))]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + chunk(b"IEND", b"")


def blank_png(width: int, height: int) -> bytes:
    """A clear PNG that really holds all the pixels it claims, all alike, in a few kilobytes."""
    rows = 100 * (b"\0" * (1 + width * 4))
    packer, times, checksum = zlib.compressobj(1, wbits=-15), height // 100, 1
    packed = packer.compress(rows) + packer.flush(zlib.Z_FULL_FLUSH)
    for _time in range(times):
        checksum = zlib.adler32(rows, checksum)
    stream = b"\x78\x01" + packed * times + b"\x03\0" + struct.pack(">I", checksum)
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    parts = [chunk(b"IHDR", header), chunk(b"IDAT", stream), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def inside_png(*chunks: bytes) -> bytes:
    """A good PNG with further chunks behind its header."""
    whole = picture("PNG")
    return whole[:33] + b"".join(chunks) + whole[33:]


def segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def inside_jpeg(*segments: bytes) -> bytes:
    """A good JPEG with further segments at its head."""
    whole = picture()
    return whole[:2] + b"".join(segments) + whole[2:]


def archive() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("word/document.xml", "<x/>")
    return file.getvalue()


def cut(content: bytes, share: float = 0.5) -> bytes:
    return content[: int(len(content) * share)]


def patched(content: bytes, old: bytes, new: bytes) -> bytes:
    assert old in content
    return content.replace(old, new)


# ── bombs ─────────────────────────────────────────────────────────────────────────────────────


def gif(screen: tuple[int, int], frames: int, piece: bytes = b"\x02\x44\x01") -> bytes:
    """A GIF of one-pixel frames on a screen of any size."""
    head = b"GIF89a" + struct.pack("<HHBBB", *screen, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02" + piece + b"\0"
    return head + frame * frames + b"\x3b"


def jpeg_of(width: int, height: int) -> bytes:
    """A JPEG whose header claims another size than it has."""
    size = struct.pack(">HH", 48, 64)
    return patched(picture(), b"\x08" + size, b"\x08" + struct.pack(">HH", height, width))


def endless_scans() -> bytes:
    """A progressive JPEG of large size whose last scan is told thirty thousand times."""
    file = io.BytesIO()
    Pillow.new("L", (4000, 4000)).save(file, "JPEG", progressive=True)
    whole = file.getvalue()
    last = whole.rindex(b"\xff\xda")
    return whole[:last] + whole[last:-2] * 30_000 + b"\xff\xd9"


def sixty_scans() -> bytes:
    """A header that would have the decoder go over 90 MB for each of sixty scans."""
    whole = picture(progressive=True)
    last = whole.rindex(b"\xff\xda")
    size = b"\x08" + struct.pack(">HH", 48, 64)
    many = whole[:last] + whole[last:-2] * 60 + b"\xff\xd9"
    return patched(many, size, b"\x08" + struct.pack(">HH", 5000, 6000))


def large_progressive() -> bytes:
    """A header that would have the decoder hold 240 MB until the last scan."""
    file = io.BytesIO()
    noise = Pillow.effect_noise((64, 48), 60).convert("RGB")
    noise.save(file, "JPEG", progressive=True, subsampling=0)
    size = b"\x08" + struct.pack(">HH", 48, 64)
    return patched(file.getvalue(), size, b"\x08" + struct.pack(">HH", 6300, 6300))


def colour_by_colour() -> bytes:
    """A header that has the decoder hold the colours of a plain JPEG one after the other."""
    whole = patched(picture(subsampling=0), b"\xff\xda\0\x0c\x03", b"\xff\xda\0\x0c\x01")
    size = b"\x08" + struct.pack(">HH", 48, 64)
    return patched(whole, size, b"\x08" + struct.pack(">HH", 6300, 6300))


def plain(format_: str, size: tuple[int, int], **options: object) -> bytes:
    file = io.BytesIO()
    Pillow.new("RGB", size, (9, 90, 9)).save(file, format_, **options)
    return file.getvalue()


def riff(kind: bytes, content: bytes) -> bytes:
    return kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def webp_of(side: int, *frames: bytes) -> bytes:
    """An animated WebP of these frames, or none, on a canvas of any size."""
    small = (side - 1).to_bytes(3, "little")
    body = b"WEBP" + riff(b"VP8X", b"\x02\0\0\0" + small + small) + riff(b"ANIM", b"\0" * 6)
    return riff(b"RIFF", body + b"".join(frames))


def webp_frames(side: int, count: int) -> bytes:
    """An animated WebP of so many small frames on a large canvas."""
    head = b"\0" * 6 + b"\x3f\0\0\x2f\0\0" + b"\x64\0\0\0"  # where, 64 × 48, how long
    return webp_of(side, *[riff(b"ANMF", head + picture("WEBP")[12:])] * count)


def stuffed_webp(megabytes: int) -> bytes:
    """A small WebP with something else behind its picture."""
    return riff(b"RIFF", picture("WEBP")[8:] + riff(b"junk", b"\0" * megabytes * 2**20))


def stuffed_avif(megabytes: int) -> bytes:
    rest = megabytes * 2**20
    return picture("AVIF") + struct.pack(">I4s", rest + 8, b"free") + b"\0" * rest


def avif_of(width: int, height: int) -> bytes:
    size = b"ispe\0\0\0\0" + struct.pack(">II", 64, 48)
    return patched(picture("AVIF"), size, b"ispe\0\0\0\0" + struct.pack(">II", width, height))


def exif(content: bytes) -> bytes:
    return segment(0xE1, b"Exif\0\0" + content)


def looping_exif() -> bytes:
    """A directory that says the next one is itself."""
    return exif(b"II*\0\x08\0\0\0" + struct.pack("<HHHIIi", 1, 0x8769, 4, 1, 8, 8))


def xmp(content: bytes) -> bytes:
    return segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + content)
