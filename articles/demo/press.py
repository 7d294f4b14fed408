"""Drawing the demo on all cores. Free of Django: each core starts a Python of its own."""

import io
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from .newspaper import Drawing
from .pictures import draw

PORTRAIT_SIZE = (600, 600)  # pixels
PICTURE_SIZE = (1600, 1067)


def draw_all(wanted: list[Drawing]) -> Iterator[bytes]:
    """Draw pictures on all cores, in order, as PNG files."""
    # Spawned, not forked: the parent may hold a database connection.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        yield from pool.map(draw_one, wanted, chunksize=2)


def draw_one(drawing: Drawing) -> bytes:
    """Draw one picture as a PNG file, packed quickly rather than small: it is encoded again."""
    size = PORTRAIT_SIZE if drawing.scene == "portrait" else PICTURE_SIZE
    file = io.BytesIO()
    draw(drawing.scene, drawing.palette, drawing.seed, size).save(file, "PNG", compress_level=1)
    return file.getvalue()
