"""Trees and leaves, drawn from their foot at (0, 0), upwards."""

# A shape is its place, its size and its ink: more than five arguments, in one order everywhere.
# ruff: noqa: PLR0913, PLR0917

import math

from .inks import Ink, mix
from .sheet import Point, Sheet


def leaf(pen: Sheet, length: float, width: float, ink: Ink, vein: Ink | None = None) -> None:
    """A long leaf that points along x, drooping at its end."""
    upper = [(0.0, 0.0), (length * 0.25, -width * 0.52), (length * 0.6, -width * 0.42)]
    lower = [(length, width * 0.3), (length * 0.62, width * 0.52), (length * 0.25, width * 0.42)]
    pen.smooth([*upper, *lower], ink)
    if vein:
        pen.ribbon(
            [(0, 0), (length * 0.5, 0), (length * 0.97, width * 0.26)], width * 0.07, 1, vein
        )


def banana_leaf(pen: Sheet, length: float, width: float, ink: Ink, vein: Ink) -> None:
    """A banana leaf with its midrib and the tears of the wind."""
    leaf(pen, length, width, ink, vein)
    for step in range(3, 10):
        x, y = length * step / 11, width * 0.02 * max(step - 5, 0)
        reach = width * 0.33 * math.sin(math.pi * step / 11.5)
        for side in (-1, 1):
            pen.line([(x, y), (x + length * 0.05, y + side * reach)], max(width * 0.022, 1.2), vein)


def banana(pen: Sheet, height: float, ink: Ink, vein: Ink) -> None:
    """A banana plant: a thick stem and a fan of leaves."""
    rng = pen.rng
    pen.ribbon(
        [(0, 0), (height * 0.02, -height * 0.5)], height * 0.09, height * 0.06, mix(ink, vein, 0.25)
    )
    for angle in (-168, -145, -118, -84, -56, -32, -8):
        size = height * rng.uniform(0.46, 0.6)
        view = pen.at(height * 0.02, -height * 0.46, turn=angle + rng.uniform(-6, 6))
        if abs(angle) > 90:
            view = pen.at(height * 0.02, -height * 0.46, turn=180 + angle, flip=True)
        banana_leaf(view, size, size * 0.3, ink, vein)


def palm(
    pen: Sheet, height: float, ink: Ink, trunk: Ink, lean: float = 0.12, reach: float = 0.34
) -> None:
    """A coconut or areca palm; its `lean` and its fronds' `reach` are shares of its height."""
    top = (height * lean, -height)
    pen.ribbon(
        [(0, 0), (height * lean * 0.35, -height * 0.5), top], height * 0.045, height * 0.024, trunk
    )
    crown = pen.at(*top)
    for angle in (-178, -154, -128, -102, -74, -48, -24, -2, 24, 156):
        _frond(crown, height * reach, angle, ink)


def _frond(pen: Sheet, length: float, angle: float, ink: Ink) -> None:
    turn, droop = math.radians(angle), length * 0.42
    spine = []
    for step in range(9):
        t = step / 8
        spine.append((math.cos(turn) * length * t, math.sin(turn) * length * t + droop * t * t))
    teeth: list[Point] = []
    for step in range(8, 0, -1):
        (x, y), (x0, y0) = spine[step], spine[step - 1]
        fall = length * 0.2 * math.sin(math.pi * (step + 0.5) / 9.5)
        teeth += [(x, y + fall), ((x + x0) / 2, (y + y0) / 2 + fall * 0.35)]
    pen.shape([*spine, *teeth], ink)


def bamboo(pen: Sheet, height: float, ink: Ink, leaves: Ink, stems: int = 5) -> None:
    """A clump of bamboo, its stems bowing outwards."""
    rng = pen.rng
    for stem in range(stems):
        side = (stem - (stems - 1) / 2) / max(stems - 1, 1) * 2
        tall = height * rng.uniform(0.78, 1)
        foot, tip = side * height * 0.07, side * height * 0.42 + rng.uniform(-0.05, 0.05) * height
        bend = [
            (foot, 0),
            (foot + (tip - foot) * 0.22, -tall * 0.55),
            (tip, -tall * (1 - 0.1 * abs(side))),
        ]
        pen.ribbon(bend, height * 0.02, height * 0.006, ink)
        for share in (0.3, 0.45, 0.6, 0.72, 0.84, 0.95):
            x = foot + (tip - foot) * share**2.1
            y = -tall * share * (1 - 0.1 * abs(side) * share)
            for angle in (rng.uniform(8, 50), rng.uniform(130, 172), rng.uniform(60, 120)):
                leaf(
                    pen.at(x, y, turn=angle),
                    height * rng.uniform(0.1, 0.17),
                    height * 0.026,
                    leaves,
                )


def broad(pen: Sheet, height: float, crown: Ink, light: Ink, trunk: Ink, spread: float = 1) -> None:
    """A tamarind, banyan or flame tree with a crown in two tones, `spread` times as wide."""
    rng = pen.rng
    pen.ribbon(
        [(0, -height * 0.05), (-height * 0.01, -height * 0.3), (height * 0.02, -height * 0.6)],
        height * 0.1,
        height * 0.05,
        trunk,
    )
    root, knee = height * 0.085, height * 0.044
    pen.shape([(-root, 0), (-knee, -height * 0.09), (knee, -height * 0.09), (root, 0)], trunk)
    for side in (-1, 1):
        pen.ribbon(
            [
                (0, -height * 0.28),
                (side * height * 0.12, -height * 0.45),
                (side * height * 0.28 * spread, -height * 0.62),
            ],
            height * 0.05,
            height * 0.02,
            trunk,
        )
    lumps = []
    for step in range(7):
        t = step / 6 * 2 - 1
        lift = (1 - t * t) * 0.22
        lumps.append(
            (t * 0.44 * spread, -(0.62 + lift) + rng.uniform(-0.03, 0.03), rng.uniform(0.15, 0.2))
        )
    for x, y, radius in lumps:
        pen.oval(x * height, y * height, radius * height * 1.15, radius * height * 0.86, crown)
    pen.oval(0, -0.66 * height, 0.4 * spread * height, 0.15 * height, crown)
    for x, y, radius in lumps[1:6]:
        pen.oval(
            (x - 0.035) * height,
            (y - 0.06) * height,
            radius * height * 0.72,
            radius * height * 0.4,
            light,
        )


def hedge(pen: Sheet, width: float, height: float, ink: Ink) -> None:
    """A far line of trees along the ground, in soft humps."""
    rng = pen.rng
    x = 0.0
    pen.box(0, -height * 0.35, width, height * 0.36, ink)
    while x < width:
        radius = height * rng.uniform(0.32, 0.6)
        pen.oval(x, -height * rng.uniform(0.25, 0.45), radius * 1.3, radius, ink)
        x += radius * rng.uniform(1.1, 1.9)


def reeds(pen: Sheet, width: float, height: float, ink: Ink, count: int = 26) -> None:
    """A foreground of grass blades."""
    rng = pen.rng
    for blade in range(count):
        x = width * (blade + rng.uniform(-0.4, 0.4)) / count
        tall, lean = height * rng.uniform(0.45, 1), rng.uniform(-0.35, 0.45)
        pen.ribbon(
            [(x, height * 0.1), (x + tall * lean * 0.3, -tall * 0.6), (x + tall * lean, -tall)],
            height * 0.05,
            1.4,
            ink,
        )


def lotus_leaf(pen: Sheet, radius: float, ink: Ink, vein: Ink) -> None:
    """A lotus leaf lying on the water, centred."""
    pen.oval(0, 0, radius, radius * 0.38, ink)
    for angle in range(0, 360, 45):
        turn = math.radians(angle + 12)
        pen.line(
            [(0, 0), (math.cos(turn) * radius * 0.82, math.sin(turn) * radius * 0.3)],
            max(radius * 0.02, 1.5),
            vein,
        )


def lotus(pen: Sheet, size: float, petal: Ink, inner: Ink, heart: Ink) -> None:
    """An open lotus flower, its base at (0, 0)."""
    for angle, long, ink in (
        (-168, 0.9, inner),
        (-12, 0.9, inner),
        (-145, 1, petal),
        (-35, 1, petal),
        (-122, 1.02, inner),
        (-58, 1.02, inner),
        (-90, 1.08, petal),
    ):
        view = pen.at(0, 0, turn=angle)
        view.smooth(
            [
                (0, 0),
                (size * 0.4 * long, -size * 0.2),
                (size * long, 0),
                (size * 0.4 * long, size * 0.2),
            ],
            ink,
        )
    pen.oval(0, -size * 0.12, size * 0.24, size * 0.12, heart)


def corner_leaves(sheet: Sheet, ink: Ink, vein: Ink, x: float = 1500, y: float = 1000) -> None:
    """Banana leaves that hang into the picture from a corner of it."""
    rng = sheet.rng
    down = -1 if y > 500 else 1
    inward = -1 if x > 750 else 1
    for angle, size in ((8, 430), (34, 520), (62, 440)):
        turn = down * (angle + rng.uniform(-6, 6))
        view = sheet.at(
            x - inward * 60, y - down * 50, turn=turn if inward > 0 else -turn, flip=inward < 0
        )
        banana_leaf(view, size * rng.uniform(0.9, 1.1), size * 0.24, ink, vein)
