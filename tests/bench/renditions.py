"""How small and how alike pictures are: python -m tests.bench.renditions FOLDER [width].

FOLDER holds photographs of your own, the larger the better (drawings and gradients tell nothing).
Each is brought to a width in pixels, 800 unless told otherwise, and encoded as pages have it; SSIM
tells how alike the outcome is to what was encoded. For the ratios, each format is encoded at the
least quality that is at least as alike as our JPEG.
"""

import io
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, log
from pathlib import Path
from statistics import mean
from time import thread_time

import django
from PIL import Image

from tests.bench.likeness import likeness

WIDTH = 800  # pixels
QUALITIES = range(20, 100)
GOAL = 0.6  # of the JPEG's bytes
LINE = "{:<28} {:>8} {:>7} | {:>8} {:>7} {:>6} {:>6} | {:>8} {:>7} {:>6} {:>6}"
HEAD = ["", "JPEG B", "SSIM", "AVIF B", "SSIM", "ms", "÷ equal", "WebP B", "SSIM", "ms", "÷ equal"]


@dataclass(frozen=True)
class Encoded:
    """One picture in one format: SSIM against what it was, and milliseconds of one core."""

    size: int  # bytes
    alike: float
    took: float


def main(folder: str, width: str = str(WIDTH)) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    photographs = list(opened(Path(folder), int(width)))
    if not photographs:
        print(f"There is no photograph at least {width} pixels wide in {folder}.")
        return 2
    print(LINE.format(*HEAD))
    rows = [row(name, photograph) for name, photograph in photographs]
    for format_, place in (("AVIF", 0), ("WebP", 1)):
        ratios = [ratios[place] for ratios in rows]
        together = exp(mean(map(log, ratios)))
        few = sum(ratio < GOAL for ratio in ratios)
        print(
            f"{format_} at a JPEG's SSIM: {together:.2f} of its bytes, at most {max(ratios):.2f}, "
            f"below {GOAL} in {few} of {len(ratios)}"
        )
    return int(exp(mean(log(avif) for avif, _ in rows)) >= GOAL)


def opened(folder: Path, width: int) -> Iterator[tuple[str, Image.Image]]:
    """Give the pictures of a folder that are wide enough, brought to a width."""
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in {".jpg", ".jpeg", ".png", ".webp"}:
            continue
        with Image.open(path) as picture:
            if picture.width >= width:
                height = round(picture.height * width / picture.width)
                whole = picture.convert("RGB")
                yield path.name, whole.resize((width, height), Image.Resampling.LANCZOS)


def row(name: str, photograph: Image.Image) -> tuple[float, float]:
    """Print what one photograph comes to; give AVIF's and WebP's bytes to a JPEG as alike."""
    jpeg = encoded(photograph, "jpeg")
    cells, ratios = [jpeg.size, f"{jpeg.alike:.4f}"], []
    for format_ in ("avif", "webp"):
        ours = encoded(photograph, format_)
        ratios.append(as_alike(photograph, format_, jpeg.alike).size / jpeg.size)
        cells += [ours.size, f"{ours.alike:.4f}", f"{ours.took:.0f}", f"{ratios[-1]:.2f}"]
    print(LINE.format(name[:28], *cells), flush=True)
    return ratios[0], ratios[1]


def as_alike(photograph: Image.Image, format_: str, alike: float) -> Encoded:
    """Encode at the least quality that is as alike as that, else at the best there is."""
    least, most = QUALITIES[0], QUALITIES[-1]
    while least < most:
        middle = (least + most) // 2
        enough = encoded(photograph, format_, quality=middle).alike >= alike
        least, most = (least, middle) if enough else (middle + 1, most)
    return encoded(photograph, format_, quality=least)


def encoded(photograph: Image.Image, format_: str, **options: int) -> Encoded:
    from articles.images.encoding import encode  # noqa: PLC0415, its room needs the setup

    began = thread_time()
    content = encode(photograph, format_, **options)
    took = (thread_time() - began) * 1000
    with Image.open(io.BytesIO(content)) as again:
        return Encoded(len(content), likeness(photograph, again), took)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
