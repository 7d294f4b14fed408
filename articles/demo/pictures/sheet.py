"""The sheet a picture is printed on: flat shapes in units, smooth edges, a little paper grain."""

# A shape is its place, its size and its ink: more than five arguments, in one order everywhere.
# ruff: noqa: PLR0913, PLR0917

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from random import Random

from PIL import Image, ImageChops, ImageDraw

from .inks import Ink, Inks

Point = tuple[float, float]

WIDTH, HEIGHT = 1500.0, 1000.0
GRAIN = 5


class Sheet:
    """A drawing surface of 1500 by 1000 units, y downwards, that covers a picture of any size.

    `at` gives the same surface seen from another place: moved, scaled, turned. Motifs are drawn
    in their own units on such a view, scenes in the sheet's.
    """

    def __init__(self, size: tuple[int, int], inks: Inks, rng: Random) -> None:
        self.inks, self.rng, self.size = inks, rng, size
        self.oversampling = 3 if size[0] * size[1] > 400_000 else 4
        width, height = (side * self.oversampling for side in size)
        self.image = Image.new("RGB", (width, height), inks.sky)
        self.draw = ImageDraw.Draw(self.image)
        scale = max(width / WIDTH, height / HEIGHT)
        left, top = (width - scale * WIDTH) / 2, (height - scale * HEIGHT) / 2
        self.matrix = (scale, 0.0, 0.0, scale, left, top)

    def at(
        self, x: float, y: float, scale: float = 1, turn: float = 0, flip: bool = False
    ) -> "Sheet":
        """Look from (x, y), lengths `scale` times, turned clockwise in degrees, or mirrored."""
        a, b, c, d, e, f = self.matrix
        cos, sin = math.cos(math.radians(turn)) * scale, math.sin(math.radians(turn)) * scale
        side = -1 if flip else 1
        view = object.__new__(Sheet)
        view.__dict__.update(self.__dict__)
        view.matrix = (
            (a * cos + c * sin) * side,
            (b * cos + d * sin) * side,
            c * cos - a * sin,
            d * cos - b * sin,
            a * x + c * y + e,
            b * x + d * y + f,
        )
        return view

    def framed(self, closest: float) -> "Sheet":
        """Look from up to `closest` times as near, a little off the middle."""
        zoom = self.rng.uniform(1, closest)
        x = 750 * (1 - zoom) * self.rng.uniform(0.1, 1.9)
        y = 500 * (1 - zoom) * self.rng.uniform(0.6, 1.3)
        return self.at(x, y, zoom)

    def shape(self, points: Iterable[Point], ink: Ink) -> None:
        """Fill a polygon with straight sides."""
        a, b, c, d, e, f = self.matrix
        self.draw.polygon([(a * x + c * y + e, b * x + d * y + f) for x, y in points], fill=ink)

    def smooth(self, points: Sequence[Point], ink: Ink) -> None:
        """Fill a closed curve that passes through all the points."""
        self.shape(curve(points, closed=True), ink)

    def box(self, x: float, y: float, width: float, height: float, ink: Ink) -> None:
        """Fill a rectangle, from its top left corner."""
        self.shape([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], ink)

    def oval(self, x: float, y: float, rx: float, ry: float, ink: Ink) -> None:
        """Fill an ellipse, from its centre."""
        self.shape(arc(x, y, rx, ry, 0, 360), ink)

    def disc(self, x: float, y: float, radius: float, ink: Ink) -> None:
        """Fill a circle, from its centre."""
        self.oval(x, y, radius, radius, ink)

    def pie(
        self, x: float, y: float, rx: float, ry: float, start: float, end: float, ink: Ink
    ) -> None:
        """Fill an ellipse's part beyond the chord between two angles, as in `arc`."""
        self.shape(arc(x, y, rx, ry, start, end), ink)

    def bar(self, x: float, y: float, width: float, height: float, ink: Ink) -> None:
        """Fill a rectangle with round ends, from its top left corner."""
        radius = min(width, height) / 2
        if width > height:
            left = arc(x + radius, y + radius, radius, radius, 90, 270, 10)
            right = arc(x + width - radius, y + radius, radius, radius, 270, 450, 10)
            self.shape([*left, *right], ink)
        else:
            top = arc(x + radius, y + radius, radius, radius, 180, 360, 10)
            foot = arc(x + radius, y + height - radius, radius, radius, 0, 180, 10)
            self.shape([*top, *foot], ink)

    def arch(self, x: float, y: float, width: float, height: float, ink: Ink) -> None:
        """Fill a doorway with a round head, from its top left corner."""
        head = arc(x + width / 2, y + width / 2, width / 2, width / 2, 180, 360, 20)
        self.shape([*head, (x + width, y + height), (x, y + height)], ink)

    def line(self, points: Sequence[Point], width: float, ink: Ink) -> None:
        """Draw a line with straight parts and round ends."""
        self.ribbon(points, width, width, ink, bend=False)

    def ribbon(
        self, points: Sequence[Point], start: float, end: float, ink: Ink, bend: bool = True
    ) -> None:
        """Draw a line through the points, its width from `start` to `end`, curved when `bend`."""
        path = curve(points) if bend and len(points) > 2 else list(points)
        last = len(path) - 1
        left: list[Point] = []
        right: list[Point] = []
        for index, (x, y) in enumerate(path):
            (x0, y0), (x1, y1) = path[max(index - 1, 0)], path[min(index + 1, last)]
            length = math.hypot(x1 - x0, y1 - y0) or 1
            half = (start + (end - start) * index / last) / 2 / length
            left.append((x + (y1 - y0) * half, y - (x1 - x0) * half))
            right.append((x - (y1 - y0) * half, y + (x1 - x0) * half))
        self.shape([*left, *reversed(right)], ink)
        for (x, y), width in ((path[0], start), (path[-1], end)):
            if width > 2:
                self.shape(arc(x, y, width / 2, width / 2, 0, 360, 14), ink)

    def printed(self, mirrored: bool) -> Image.Image:
        """The finished picture, at the size asked, with the grain of its paper."""
        picture = self.image.reduce(self.oversampling)
        if mirrored:
            picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        return ImageChops.add(picture, grain(self.size), offset=-128)


def curve(points: Sequence[Point], closed: bool = False, steps: int = 9) -> list[Point]:
    """Points on a Catmull-Rom spline through the given ones, `steps` for each part."""
    if closed:
        known = [points[-1], *points, points[0], points[1]]
    else:
        known = [points[0], *points, points[-1]]
    path: list[Point] = []
    for part in range(len(known) - 3):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = known[part : part + 4]
        path += [
            (a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)
            for a, b, c, d in _weights(steps)
        ]
    return path if closed else [*path, points[-1]]


@lru_cache(maxsize=8)
def _weights(steps: int) -> list[tuple[float, float, float, float]]:
    """How much each of four neighbouring points pulls a spline, along the part between two."""
    return [
        (
            t * (-1 + t * (2 - t)) / 2,
            (2 + t * t * (3 * t - 5)) / 2,
            t * (1 + t * (4 - 3 * t)) / 2,
            t * t * (t - 1) / 2,
        )
        for t in (step / steps for step in range(steps))
    ]


def arc(
    x: float, y: float, rx: float, ry: float, start: float, end: float, steps: int = 48
) -> list[Point]:
    """Points on an ellipse between two angles, in degrees clockwise from 3 o'clock."""
    return [(x + rx * cos, y + ry * sin) for cos, sin in _directions(start, end, steps)]


@lru_cache(maxsize=256)
def _directions(start: float, end: float, steps: int) -> list[Point]:
    angles = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return [(math.cos(angle), math.sin(angle)) for angle in angles]


@lru_cache(maxsize=4)
def grain(size: tuple[int, int]) -> Image.Image:
    """A paper's tooth, of a few levels around 128, the same for every picture of this size."""
    side = 509
    rng = Random("paper")  # noqa: S311 - draws, guards nothing
    levels = bytes(128 + (level * GRAIN >> 7) - GRAIN for level in rng.randbytes(side * side))
    tile = Image.frombytes("L", (side, side), levels)
    sheet = Image.new("L", size)
    for x in range(0, size[0], side):
        for y in range(0, size[1], side):
            sheet.paste(tile, (x, y))
    return Image.merge("RGB", (sheet, sheet, sheet))
