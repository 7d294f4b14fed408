"""What a picture looks like, in 64 bits that survive another size, quality or a little toning."""

from itertools import pairwise

from PIL import Image as Pillow

WIDTH, HEIGHT = 8, 8
PLAIN = 8  # of 255: a picture of no more contrast says nothing


def fingerprint(picture: Pillow.Image) -> int | None:
    """Compare each of 8 × 8 cells with its right neighbour, a bit each, as a signed number.

    None for a picture that is plain all over: all plain pictures would look alike.
    """
    # Small first, and by whole cells: turning a large picture grey takes twenty times as long.
    small = picture.resize((WIDTH + 1, HEIGHT), Pillow.Resampling.BOX).convert("L")
    cells = small.tobytes()
    if max(cells) - min(cells) < PLAIN:
        return None
    rows = (cells[at : at + WIDTH + 1] for at in range(0, len(cells), WIDTH + 1))
    bits = "".join(str(int(a > b)) for row in rows for a, b in pairwise(row))
    return int.from_bytes(int(bits, 2).to_bytes(8, "big"), "big", signed=True)
