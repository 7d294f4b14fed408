"""Files that mean harm or cannot be read, made anew for each run: `CORPUS` names them.

Each is a function that gives the bytes, and the words by which it is refused: a part of the English
message, or TAKEN where a picture may come in and only what is wrong with it stays outside.
"""

import gzip
import random
import struct
import zlib
from collections.abc import Callable

from tests.forging import (
    archive,
    avif_of,
    blank_png,
    chunk,
    colour_by_colour,
    cut,
    endless_scans,
    exif,
    gif,
    inside_jpeg,
    inside_png,
    jpeg_of,
    large_progressive,
    looping_exif,
    patched,
    picture,
    plain,
    png,
    segment,
    sixty_scans,
    stuffed_avif,
    stuffed_webp,
    webp_frames,
    webp_of,
    xmp,
)

TAKEN = ""
NO_PICTURE = "This is no JPEG, PNG, WebP, GIF or AVIF picture."
SAVE_AS = "Save it as JPEG or PNG"
BROKEN = "broken"
MEGAPIXELS = "megapixels"
FRAMES = "frames"
PARTS = "too many parts"
HIDDEN = "hidden in this picture"
PROGRESSIVE = "progressive"
SLOW = "takes too long to draw"
SCRIPT = b"<script>alert(1)</script>"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>"
PHP = b"<?php system($_GET['c']); ?>"

LAUGHS = b"<!DOCTYPE x [<!ENTITY a 'ha'>%s]><x>&j;</x>" % b"".join(
    b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)
OUTSIDE = b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"
APNG = chunk(b"acTL", struct.pack(">II", 500, 0))
RESOURCE = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0\0\0\x0f\0\x1c"
BITS = random.Random(3).randbytes(4000)  # noqa: S311

Maker = Callable[[], bytes]
CORPUS: dict[str, tuple[Maker, str]] = {
    # no picture at all
    "empty": (lambda: b"", "empty"),
    "one byte": (lambda: b"\xff", NO_PICTURE),
    "noise": (lambda: BITS, NO_PICTURE),
    "SVG with a script": (lambda: SVG, "SVG"),
    "SVG behind a prolog": (lambda: b"<?xml version='1.0'?>\n<!-- x -->" + SVG, "SVG"),
    "SVG behind a byte order mark": (lambda: b"\xef\xbb\xbf" + SVG, "SVG"),
    "SVG in UTF-16": (lambda: SVG.decode().encode("utf-16"), NO_PICTURE),
    "SVG in gzip": (lambda: gzip.compress(SVG), NO_PICTURE),
    "web page": (lambda: b"<!DOCTYPE html><html>" + SCRIPT, "web page"),
    "web page behind spaces": (lambda: b" \n\t<html>" + SCRIPT, "web page"),
    "XML of a billion laughs": (lambda: b"<?xml version='1.0'?>" + LAUGHS, "web page"),
    "PHP": (lambda: PHP, NO_PICTURE),
    "shell script": (lambda: b"#!/bin/sh\nrm -rf /\n", NO_PICTURE),
    "Windows program": (lambda: b"MZ\x90\0" + BITS, NO_PICTURE),
    "Linux program": (lambda: b"\x7fELF\x02\x01" + BITS, NO_PICTURE),
    "PDF": (lambda: b"%PDF-1.7\n" + BITS, SAVE_AS),
    "PostScript": (lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n", SAVE_AS),
    "office document": (archive, SAVE_AS),
    "TIFF": (lambda: picture("TIFF"), SAVE_AS),
    "BMP": (lambda: picture("BMP"), SAVE_AS),
    "Photoshop": (lambda: b"8BPS\0\x01" + BITS, SAVE_AS),
    "HEIC": (lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + BITS, SAVE_AS),
    "video": (lambda: b"\0\0\0\x18ftypisom\0\0\0\0isomavc1" + BITS, SAVE_AS),
    "JPEG XL": (lambda: b"\xff\x0a" + BITS, SAVE_AS),
    "icon": (lambda: picture("ICO"), NO_PICTURE),
    "TGA": (lambda: picture("TGA"), NO_PICTURE),
    "PPM": (lambda: picture("PPM"), NO_PICTURE),
    # broken
    "JPEG of three bytes": (lambda: b"\xff\xd8\xff", BROKEN),
    "JPEG cut in its header": (lambda: picture()[:200], BROKEN),
    "JPEG cut in half": (lambda: cut(picture()), BROKEN),
    "PNG cut in half": (lambda: cut(picture("PNG")), BROKEN),
    "GIF cut in half": (lambda: cut(picture("GIF")), BROKEN),
    "WebP cut in half": (lambda: cut(picture("WEBP")), BROKEN),
    "AVIF cut in half": (lambda: cut(picture("AVIF")), BROKEN),
    "JPEG of twelve bits": (
        lambda: patched(picture(), b"\xff\xc0\0\x11\x08", b"\xff\xc0\0\x11\x0c"),
        BROKEN,
    ),
    "PNG with a wrong checksum": (lambda: patched(picture("PNG"), b"IHDR\0", b"IHDR\1"), BROKEN),
    "PNG without a picture": (lambda: picture("PNG")[:33] + chunk(b"IEND", b""), BROKEN),
    "PNG of too few rows": (lambda: png(500, 500), BROKEN),
    "PNG whose picture is noise": (
        lambda: picture("PNG")[:33] + chunk(b"IDAT", b"\xff" + BITS) + chunk(b"IEND", b""),
        BROKEN,
    ),
    "PNG of no width": (lambda: png(0, 10), BROKEN),
    "noise called JPEG": (lambda: b"\xff\xd8\xff\xe0" + BITS, BROKEN),
    "noise called WebP": (lambda: b"RIFF\xa0\x0f\0\0WEBPVP8 " + b"\0" * 4000, BROKEN),
    "noise called AVIF": (lambda: b"\0\0\0\x18ftypavif\0\0\0\0mif1avif" + BITS, BROKEN),
    # bombs
    "PNG of 121 megapixels": (lambda: png(11_000, 11_000), MEGAPIXELS),
    "PNG of 3,600 megapixels": (lambda: png(60_000, 60_000), MEGAPIXELS),
    "PNG one pixel high": (lambda: png(40_000_001, 1), MEGAPIXELS),
    "PNG as wide as can be": (lambda: png(2**31 - 1, 2**31 - 1), MEGAPIXELS),
    "JPEG of 4,290 megapixels": (lambda: jpeg_of(65_500, 65_500), MEGAPIXELS),
    "GIF of 4,290 megapixels": (lambda: gif((65_500, 65_500), 1), MEGAPIXELS),
    "WebP of 268 megapixels": (lambda: webp_of(16_384), MEGAPIXELS),
    "AVIF of 144 megapixels": (lambda: avif_of(12_000, 12_000), MEGAPIXELS),
    "GIF of a million frames": (lambda: gif((1, 1), 1_000_000), FRAMES),
    "GIF of 45 megapixels in 45 frames": (lambda: gif((1000, 1000), 45), MEGAPIXELS),
    "WebP of 41 megapixels in 41 frames": (lambda: webp_frames(1000, 41), MEGAPIXELS),
    "WebP of two frames, too large to be drawn one on the other": (
        lambda: webp_frames(3500, 2),
        MEGAPIXELS,
    ),
    "WebP of 16 MB": (lambda: stuffed_webp(16), SLOW),
    "AVIF of 10 MB": (lambda: stuffed_avif(10), SLOW),
    "PNG of 500 frames": (lambda: png(400, 400, APNG), MEGAPIXELS),
    "PNG whose text unpacks to 100 MB": (
        lambda: inside_png(chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(10**8), 1))),
        BROKEN,
    ),
    "PNG whose profile unpacks to 100 MB": (
        lambda: inside_png(chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(10**8), 1))),
        BROKEN,
    ),
    "JPEG of 30 megapixels drawn in sixty rounds": (sixty_scans, PROGRESSIVE),
    "JPEG drawn in rounds, of 25 MB": (
        lambda: picture(progressive=True) + bytes(25 * 2**20),
        PROGRESSIVE,
    ),
    "JPEG drawn in thirty thousand rounds": (endless_scans, PROGRESSIVE),
    "JPEG that is drawn in rounds and too large": (large_progressive, PROGRESSIVE),
    "JPEG drawn colour by colour and too large": (colour_by_colour, PROGRESSIVE),
    "JPEG of seven million comments": (lambda: inside_jpeg(b"\xff\xfe\0\x02" * 7_000_000), PARTS),
    "PNG of two million chunks": (
        lambda: inside_png(chunk(b"teXt", b"") * 2_000_000),
        PARTS,
    ),
    "JPEG of 30 MB of EXIF": (lambda: inside_jpeg(exif(b"\0" * 65_000) * 450), PARTS),
    "GIF in pieces of one byte": (lambda: gif((1, 1), 1, b"\x01\0" * 14_000_000), PARTS),
    "larger than is taken": (lambda: picture() + b"\0" * 30 * 2**20, "larger than"),
    # two files in one
    "GIF that is JavaScript": (
        lambda: b"GIF89a/*" + gif((1, 1), 1)[8:] + b"*/=1;alert(1)",
        HIDDEN,
    ),
    "JPEG that is JavaScript": (
        lambda: b"\xff\xd8" + segment(0xE0, b"*/=alert(1);/*" + b"\0" * 0x2F1A) + picture()[2:],
        HIDDEN,
    ),
    "WebP that is JavaScript": (lambda: b"RIFF/*" + picture("WEBP")[6:] + b"*/=1", HIDDEN),
    "JPEG with a web page behind it": (lambda: picture() + b"<html>" + SCRIPT, HIDDEN),
    "JPEG with a script in a comment": (lambda: inside_jpeg(segment(0xFE, SCRIPT)), HIDDEN),
    "JPEG with PHP in its EXIF": (lambda: inside_jpeg(exif(b"II*\0" + PHP)), HIDDEN),
    "JPEG with an SVG in it": (lambda: inside_jpeg(segment(0xEB, SVG)), HIDDEN),
    "JPEG in a PDF": (lambda: inside_jpeg(segment(0xFE, b"%PDF-1.7")), HIDDEN),
    "PNG with PHP in its text": (lambda: inside_png(chunk(b"tEXt", b"c\0" + PHP)), HIDDEN),
    "PNG with an archive behind it": (lambda: picture("PNG") + archive(), HIDDEN),
    "GIF with a PHP archive behind it": (
        lambda: picture("GIF") + b"<?php __HALT_COMPILER(); ?>",
        HIDDEN,
    ),
    # pictures that are good, with metadata that is not
    "EXIF of noise": (lambda: inside_jpeg(exif(BITS)), TAKEN),
    "EXIF that leads back to itself": (lambda: inside_jpeg(looping_exif()), TAKEN),
    "XMP of a billion laughs": (lambda: inside_jpeg(xmp(LAUGHS)), TAKEN),
    "XMP that reads a file": (lambda: inside_jpeg(xmp(OUTSIDE)), TAKEN),
    "IIM of noise": (
        lambda: inside_jpeg(
            segment(0xED, b"Photoshop 3.0\0008BIM\x04\x04\0\0\0\0\x0f\0\x1c" + BITS)
        ),
        TAKEN,
    ),
    "profile of noise": (lambda: picture(icc_profile=BITS), TAKEN),
    # pictures that are good and large
    "PNG of 40 megapixels": (lambda: blank_png(6300, 6300), TAKEN),
    "PNG of 40 megapixels, very long": (lambda: blank_png(720, 55_500), TAKEN),
    "PNG of 40 megapixels that stays wide": (lambda: blank_png(3460, 11_500), TAKEN),
    "WebP of 40 megapixels": (lambda: plain("WEBP", (7746, 5163), method=0), TAKEN),
    "WebP of 40 megapixels, without loss": (
        lambda: plain("WEBP", (7746, 5163), method=0, lossless=True, quality=0),
        TAKEN,
    ),
    "AVIF of 40 megapixels": (
        lambda: plain("AVIF", (7746, 5163), speed=10, subsampling="4:4:4"),
        TAKEN,
    ),
    "JPEG of 40 megapixels, not twice as wide as it is kept": (
        lambda: plain("JPEG", (4799, 8334), progressive=True),
        TAKEN,
    ),
    "JPEG drawn in rounds, of 27 megapixels": (
        lambda: plain("JPEG", (6400, 4290), progressive=True, subsampling=0),
        TAKEN,
    ),
    "WebP of 40 frames": (lambda: webp_frames(1000, 40), TAKEN),
}
