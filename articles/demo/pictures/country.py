"""Sky, hills, water and ground: the layers that lie behind and under everything."""

# A shape is its place, its size and its ink: more than five arguments, in one order everywhere.
# ruff: noqa: PLR0913, PLR0917

from collections.abc import Sequence
from math import pi, sin

from .animals import egret_flying
from .inks import Ink
from .sheet import Point, Sheet, curve


def sky(
    sheet: Sheet,
    horizon: float,
    sun_x: float | None = None,
    sun_y: float | None = None,
    size: float | None = None,
) -> Point:
    """Sun or moon and flat clouds above a horizon; returns where the sun is."""
    inks, rng = sheet.inks, sheet.rng
    x = sun_x if sun_x is not None else rng.uniform(420, 1080)
    y = sun_y if sun_y is not None else rng.uniform(horizon * 0.38, horizon * 0.8)
    radius = size or rng.uniform(80, 135)
    sheet.disc(x, y, radius, inks.sun)
    if inks.hour == "night":
        sheet.disc(x + radius * 0.42, y - radius * 0.2, radius * 0.86, inks.sky)
        stars(sheet, horizon)
    for _ in range(rng.randint(2, 3)):
        cloud(
            sheet.at(rng.uniform(60, 1440), rng.uniform(60, max(horizon * 0.75, 130))),
            rng.uniform(180, 360),
            inks.cloud,
        )
    if rng.random() < 0.55:
        cloud(sheet.at(x + rng.uniform(-70, 70), y + radius * 0.4), radius * 2.4, inks.cloud)
    return x, y


def stars(sheet: Sheet, horizon: float, count: int = 26) -> None:
    """Small stars, spread evenly above the horizon."""
    for star in range(count):
        x = 1500 * ((star * 0.618) % 1)
        y = 40 + (horizon - 80) * ((star * 0.755) % 1) * 0.85
        sheet.disc(x, y, sheet.rng.choice((2.2, 2.8, 4)), sheet.inks.lamp)


def cloud(pen: Sheet, width: float, ink: Ink) -> None:
    """A flat cloud of overlapping bars, its middle at (0, 0)."""
    tall = max(width * 0.085, 15)
    side = pen.rng.choice((-1, 1))
    pen.bar(-width / 2, 0, width, tall, ink)
    pen.bar(-width * 0.3 + side * width * 0.06, -tall * 0.86, width * 0.6, tall, ink)
    pen.bar(-width * 0.2 + side * width * 0.3, tall * 0.86, width * 0.46, tall, ink)


def birds(sheet: Sheet, x: float, y: float, ink: Ink, count: int = 5, size: float = 0.7) -> None:
    """Egrets that fly in a slanting line."""
    for bird in range(count):
        lift = (bird % 2) * 26 + sheet.rng.uniform(-10, 10)
        egret_flying(
            sheet.at(
                x + bird * 88 * size, y - bird * 34 * size + lift * size, size * (1 - bird * 0.06)
            ),
            ink,
        )


def hills(sheet: Sheet, y: float, height: float, ink: Ink, peaks: int = 4) -> None:
    """Round hills across the sheet, their foot at `y`."""
    rng = sheet.rng
    points: list[Point] = [(-60, y)]
    for peak in range(peaks * 2 + 1):
        x = -60 + 1620 * (peak + rng.uniform(0.3, 0.7)) / (peaks * 2 + 1)
        points.append(
            (x, y - height * (rng.uniform(0.65, 1) if peak % 2 else rng.uniform(0.12, 0.4)))
        )
    sheet.shape([*curve([*points, (1560, y)]), (1560, 1000), (-60, 1000)], ink)


def karst(pen: Sheet, width: float, height: float, ink: Ink, shade: Ink) -> None:
    """A steep limestone tower with a round top, its foot from (0, 0) to (width, 0)."""
    rng = pen.rng
    w, h, k = width, height, rng.uniform(0.36, 0.6)
    left = [
        (0.0, 0.0),
        (w * 0.06, -h * 0.28),
        (w * 0.1, -h * 0.56),
        (w * (k - 0.24), -h * 0.86),
        (w * (k - 0.08), -h * 0.98),
    ]
    right = [
        (w * (k + 0.08), -h),
        (w * (k + 0.22), -h * 0.88),
        (w * 0.84, -h * 0.62),
        (w * 0.92, -h * 0.3),
        (w, 0.0),
    ]
    pen.shape(curve([*left, *right]), ink)
    fold = [
        (w * 0.76, 0.0),
        (w * 0.7, -h * 0.26),
        (w * (k + 0.16), -h * 0.44),
        (w * (k + 0.1), -h * 0.7),
        (w * (k + 0.08), -h),
    ]
    pen.shape([*curve(right), *curve(fold)], shade)
    for x, y, tall in ((0.24, 0.5, 0.2), (0.36, 0.66, 0.24), (0.34, 0.3, 0.16)):
        pen.ribbon([(w * x, -h * y), (w * (x - 0.015), -h * (y - tall))], w * 0.016 + 1, 1, shade)


def ripples(
    sheet: Sheet,
    top: float,
    bottom: float,
    ink: Ink,
    count: int = 26,
    left: float = 0,
    right: float = 1500,
) -> None:
    """Dashes on water, longer and further apart the nearer they are."""
    rng = sheet.rng
    for ripple in range(count):
        t = (ripple + 0.5) / count
        y = top + (bottom - top) * t**1.5
        wide = (24 + 130 * t) * rng.uniform(0.6, 1.25)
        x = left + (right - left) * ((ripple * 0.618 + rng.uniform(0, 0.12)) % 1)
        sheet.bar(x - wide / 2, y, wide, 3.4 + 5 * t, ink)


def glitter(sheet: Sheet, x: float, top: float, bottom: float, width: float, ink: Ink) -> None:
    """A sun's path on the water under it: bars that get wider and then break up."""
    rng, y = sheet.rng, top + 8
    while y < bottom:
        t = (y - top) / (bottom - top)
        wide = width * (0.85 + 0.5 * sin(t * pi)) * rng.uniform(0.62, 1)
        tall = 6 + 9 * t
        sheet.bar(x - wide / 2 + rng.uniform(-1, 1) * width * 0.14, y, wide, tall, ink)
        y += tall * (1.9 + t)


def bank(sheet: Sheet, points: Sequence[Point], ink: Ink, foot: float = 1010) -> None:
    """Ground under a curve that runs from the left to the right."""
    sheet.shape([*curve(points), (points[-1][0], foot), (points[0][0], foot)], ink)


def waves(sheet: Sheet, y: float, ink: Ink, pitch: float, height: float, phase: float = 0) -> None:
    """Water down to the foot of the sheet, its edge a row of scallops."""
    points: list[Point] = []
    count = int(1700 / pitch) + 2
    for wave in range(count):
        x = -150 + (wave + phase) * pitch
        points += [(x, y), (x + pitch * 0.34, y - height * 0.82), (x + pitch * 0.52, y - height)]
        points += [(x + pitch * 0.62, y - height * 0.62), (x + pitch * 0.8, y - height * 0.12)]
    sheet.shape([*curve(points, steps=5), (1700, 1010), (-200, 1010)], ink)


def seedlings(sheet: Sheet, path: Sequence[Point], gap: float, size: float, ink: Ink) -> None:
    """Tufts of rice along a path, growing on its way to us up to `size`."""
    for index, (x, y) in enumerate(path):
        tall = size * (0.5 + 0.5 * index / max(len(path) - 1, 1))
        for lean in (-0.4, 0, 0.4):
            sheet.line([(x, y), (x + lean * tall * gap, y - tall)], max(tall * 0.12, 1.6), ink)
