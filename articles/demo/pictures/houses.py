"""Tube houses from the front, their left corner on the ground at (0, 0)."""

from dataclasses import dataclass

from .inks import Ink, mix
from .sheet import Sheet


@dataclass(frozen=True)
class Paint:
    """The inks of one building: wall, its shaded side, trim, openings, and what hangs on it."""

    wall: Ink
    shade: Ink
    trim: Ink
    gap: Ink
    cloth: Ink


def tube_house(pen: Sheet, width: float, height: float, paint: Paint, shop: bool = True) -> None:
    """A tube house: a shop below, balconies above, a roof of its own kind."""
    rng = pen.rng
    pen.box(0, -height, width, height, paint.wall)
    pen.box(width * 0.9, -height, width * 0.1, height, paint.shade)
    base = min(110.0, height * 0.32) if shop else 0.0
    floors = max(1, round((height - base) / 105))
    storey = (height - base) / floors
    style = rng.choice(("shutters", "doors", "strip", "arches"))
    for floor in range(floors):
        view = pen.at(0, -base - floor * storey)
        _storey(view, width * 0.9, storey, paint, style)
    if shop:
        _shop(pen, width, base, paint)
    _roof(pen.at(0, -height), width, paint)


def _storey(pen: Sheet, width: float, tall: float, paint: Paint, style: str) -> None:
    rng = pen.rng
    count = 1 if width < 95 else 2
    pitch = width / count
    for window in range(count):
        wide = min(pitch * 0.5, 46)
        x = pitch * (window + 0.5) - wide / 2
        top = -tall * 0.8
        if style == "arches":
            pen.arch(x, top, wide, tall * 0.68, paint.gap)
        elif style == "strip":
            pen.box(
                x - pitch * 0.12, top + tall * 0.08, wide + pitch * 0.24, tall * 0.42, paint.gap
            )
            pen.box(x + wide / 2 - 2, top + tall * 0.08, 4, tall * 0.42, paint.trim)
        else:
            pen.box(x, top, wide, tall * 0.7, paint.gap)
            if style == "shutters":
                for side in (x - wide * 0.34, x + wide):
                    pen.box(side, top, wide * 0.34, tall * 0.7, paint.trim)
    if style != "strip" or rng.random() < 0.3:
        _balcony(pen, width, tall, paint)
    else:
        pen.box(0, -5, width * 1.11, 5, paint.shade)


def _balcony(pen: Sheet, width: float, tall: float, paint: Paint) -> None:
    rng = pen.rng
    x, wide, rail = width * 0.04, width * 0.98, tall * 0.3
    pen.box(x - 4, -7, wide + 8, 8, paint.shade)
    pen.box(x, -rail, wide, 4, paint.trim)
    posts = max(4, int(wide / 11))
    for post in range(posts + 1):
        pen.box(x + (wide - 3) * post / posts, -rail, 3, rail - 6, paint.trim)
    kind = rng.random()
    if kind < 0.35:
        for pot in range(rng.randint(2, 4)):
            at = x + wide * (pot + 0.7) / 4.6
            pen.disc(
                at,
                -rail - 4,
                rng.uniform(9, 14),
                paint.cloth if kind < 0.12 else mix(paint.trim, paint.gap, 0.5),
            )
    elif kind < 0.55:
        pen.box(x + wide * 0.2, -rail * 1.02, wide * 0.34, rail * 0.8, paint.cloth)


def _shop(pen: Sheet, width: float, base: float, paint: Paint) -> None:
    rng = pen.rng
    pen.box(width * 0.07, -base * 0.76, width * 0.8, base * 0.76, paint.gap)
    if rng.random() < 0.35:
        for slat in range(5):
            pen.box(
                width * 0.07, -base * 0.7 + slat * base * 0.15, width * 0.8, base * 0.03, paint.trim
            )
    awning(pen.at(-width * 0.03, -base * 0.98), width * 1.02, base * 0.32, paint.cloth, paint.wall)


def awning(pen: Sheet, width: float, drop: float, ink: Ink, stripe: Ink) -> None:
    """A striped awning that hangs from (0, 0) and flares outwards, scalloped below."""
    stripes = max(3, round(width / 26)) | 1
    for index in range(stripes):
        colour = stripe if index % 2 else ink
        left, right = index / stripes, (index + 1) / stripes
        flare = drop * 0.25
        x0, x1 = -flare + (width + 2 * flare) * left, -flare + (width + 2 * flare) * right
        pen.shape(
            [(width * left, 0), (width * right, 0), (x1, drop * 0.8), (x0, drop * 0.8)], colour
        )
        pen.pie((x0 + x1) / 2, drop * 0.79, (x1 - x0) / 2, drop * 0.22, 0, 180, colour)


def _roof(pen: Sheet, width: float, paint: Paint) -> None:
    rng = pen.rng
    kind = rng.randrange(5)
    if kind == 0:
        tiled(pen.at(-8, 0), width + 16, rng.uniform(34, 56), paint.cloth, paint.shade)
    elif kind == 1:
        pen.box(-5, -12, width + 10, 14, paint.trim)
        tank(pen.at(width * rng.uniform(0.3, 0.6), -12), paint.shade, paint.gap)
    elif kind == 2:
        pen.box(-5, -10, width + 10, 12, paint.trim)
        pen.pie(width / 2, -8, width * 0.36, width * 0.3, 180, 360, paint.wall)
        pen.disc(width / 2, -8 - width * 0.12, width * 0.07, paint.gap)
    elif kind == 3:
        pen.box(width * 0.3, -62, width * 0.6, 62, paint.shade)
        pen.box(width * 0.42, -44, width * 0.24, 44, paint.gap)
        pen.shape(
            [(width * 0.2, -60), (width * 0.96, -76), (width * 0.96, -68), (width * 0.2, -52)],
            paint.trim,
        )
        pen.box(-4, -9, width + 8, 10, paint.trim)
    else:
        pen.box(-5, -9, width + 10, 11, paint.trim)
        for post in range(7):
            pen.box(width * post / 6.3, -34, 3, 28, paint.trim)
        pen.box(0, -36, width, 4, paint.trim)
        pen.disc(width * 0.3, -24, 17, mix(paint.trim, paint.gap, 0.5))
        pen.disc(width * 0.55, -22, 13, mix(paint.trim, paint.gap, 0.5))


def tiled(pen: Sheet, width: float, height: float, ink: Ink, line: Ink) -> None:
    """A tiled roof seen from its long side, eaves at (0, 0)."""
    inset = min(height * 0.6, width * 0.2)
    pen.shape([(0, 2), (inset, -height), (width - inset, -height), (width, 2)], ink)
    for row in (0.3, 0.6):
        pen.line([(inset * row, -height * row), (width - inset * row, -height * row)], 2.4, line)
    pen.box(inset - 5, -height - 5, width - 2 * inset + 10, 7, line)


def tank(pen: Sheet, ink: Ink, stand: Ink) -> None:
    """A steel water tank on a rooftop, lying on its stand."""
    for x in (-18, 16):
        pen.box(x, -22, 4, 24, stand)
    pen.bar(-30, -46, 60, 28, ink)
    pen.bar(-24, -42, 40, 5, mix(ink, pen.inks.glow, 0.5))
