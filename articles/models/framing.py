"""What of a picture is shown in each shape that pages ask for."""

from typing import NamedTuple

# Width to height; None: the whole picture, in the shape it has.
RATIOS: dict[str, tuple[int, int] | None] = {
    "original": None,
    "16x9": (16, 9),
    "4x3": (4, 3),
    "1x1": (1, 1),
}


class Box(NamedTuple):
    """A part of a picture, in pixels of the whole."""

    left: int
    top: int
    width: int
    height: int


def around(
    width: int, height: int, ratio: tuple[int, int] | None, focal_x: int, focal_y: int
) -> Box:
    """Cut the largest part of a shape out of a picture; its middle as near a point as it can be.

    Width and height in pixels, the point in per cent from the left and from the top.
    """
    if ratio is None:
        return Box(0, 0, width, height)
    wide, high = largest(width, height, ratio)
    left = min(max(round(width * focal_x / 100 - wide / 2), 0), width - wide)
    top = min(max(round(height * focal_y / 100 - high / 2), 0), height - high)
    return Box(left, top, wide, high)


def within(
    width: int, height: int, ratio: tuple[int, int], part: tuple[float, float, float, float]
) -> Box:
    """Cut what was drawn by hand, exactly in its shape; `part` is left, top, width, height in %."""
    left, top, wide, high = (
        share * side / 100 for share, side in zip(part, (width, height) * 2, strict=True)
    )
    size = largest(max(round(wide), 1), max(round(high), 1), ratio)
    across = min(max(round(left + (wide - size[0]) / 2), 0), max(width - size[0], 0))
    down = min(max(round(top + (high - size[1]) / 2), 0), max(height - size[1], 0))
    return Box(across, down, min(size[0], width), min(size[1], height))


def largest(width: int, height: int, ratio: tuple[int, int]) -> tuple[int, int]:
    """Give width and height of the largest part of a shape; at least one pixel of each."""
    wide, high = ratio
    across = max(min(width, round(height * wide / high)), 1)
    return across, max(min(height, round(across * high / wide)), 1)
