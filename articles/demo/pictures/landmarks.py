"""Buildings and posts that stand out, on the ground at y = 0, most from their middle."""

# A shape is its place, its size and its ink: more than five arguments, in one order everywhere.
# ruff: noqa: PLR0913, PLR0917

from math import cos, radians, sin

from .houses import Paint
from .inks import Ink, mix
from .sheet import Sheet, curve

STAR: Ink = (0xF0, 0xC0, 0x3C)  # the flag's yellow, whatever the section


def curved_roof(pen: Sheet, width: float, height: float, ink: Ink, line: Ink, trim: Ink) -> None:
    """A communal house's roof, the middle of its eaves at (0, 0), its corners turned up."""
    half, ridge = width / 2, width * 0.3
    eaves = [
        (-half - height * 0.16, -height * 0.34),
        (-half * 0.9, -height * 0.05),
        (-half * 0.5, height * 0.05),
        (0, height * 0.07),
    ]
    eaves += [(-x, y) for x, y in reversed(eaves[:-1])]
    under = [(x * 0.97, y + height * 0.09) for x, y in reversed(eaves)]
    from_ridge = [(half * 0.86, -height * 0.3), (ridge * 1.12, -height * 0.78), (ridge, -height)]
    top = [(ridge * 0.5, -height * 0.94), (0, -height * 0.92), (-ridge * 0.5, -height * 0.94)]
    outline = (
        curve(eaves)
        + curve([eaves[-1], *from_ridge])
        + curve([from_ridge[-1], *top, (-ridge, -height)])
    )
    outline += curve(
        [
            (-ridge, -height),
            (-ridge * 1.12, -height * 0.78),
            (-half * 0.86, -height * 0.3),
            eaves[0],
        ]
    )
    pen.shape(curve(eaves) + curve(under), trim)
    pen.shape(outline, ink)
    for row in range(1, 8):
        t = row / 8 * 2 - 1
        pen.ribbon(
            [
                (t * ridge, -height * 0.9),
                (t * ridge * 1.25, -height * 0.45),
                (t * half * 0.88, height * 0.02),
            ],
            2.6,
            2.6,
            line,
        )
    crest = [
        (-ridge - height * 0.05, -height * 1.14),
        (-ridge * 0.8, -height * 0.99),
        (0, -height * 0.94),
        (ridge * 0.8, -height * 0.99),
        (ridge + height * 0.05, -height * 1.14),
    ]
    pen.ribbon(crest, height * 0.07, height * 0.07, trim)
    for side in (-1, 1):
        pen.ribbon(
            [
                (side * half * 0.92, -height * 0.16),
                (side * (half + height * 0.1), -height * 0.3),
                (side * (half + height * 0.22), -height * 0.52),
            ],
            height * 0.07,
            height * 0.02,
            trim,
        )


def communal_house(pen: Sheet, width: float, paint: Paint, roof: Ink) -> None:
    """A village's communal house from the front, the middle of its step at (0, 0)."""
    half, tall = width / 2, width * 0.2
    pen.box(-half * 0.96, -width * 0.03, width * 0.96, width * 0.05, paint.shade)
    pen.box(-half * 0.84, -tall, width * 0.84, tall * 0.86, paint.wall)
    for bay in range(5):
        x = -half * 0.8 + bay * width * 0.164
        pen.box(x, -tall * 0.8, width * 0.136, tall * 0.66, paint.gap)
        for slat in (0.26, 0.5, 0.74):
            pen.box(x + width * 0.136 * slat - 2, -tall * 0.8, 3, tall * 0.66, paint.shade)
    for pillar in range(6):
        pen.box(
            -half * 0.84 + pillar * width * 0.1645, -tall, width * 0.02, tall * 0.88, paint.trim
        )
    curved_roof(
        pen.at(0, -tall * 0.98), width, width * 0.27, roof, mix(roof, paint.shade, 0.5), paint.shade
    )


def tower(pen: Sheet, width: float, height: float, wall: Ink, window: Ink, lit: float = 1) -> None:
    """A tower block, its left corner at 0; `lit` is the share of its windows that are drawn."""
    rng = pen.rng
    pen.box(0, -height, width, height, wall)
    columns, rows = max(2, int(width / 26)), max(3, int(height / 34))
    wide, tall = width / (columns + 0.6), height / (rows + 0.6)
    for row in range(rows):
        for column in range(columns):
            if rng.random() < lit:
                pen.box(
                    wide * (column + 0.5),
                    -height + tall * (row + 0.5),
                    wide * 0.58,
                    tall * 0.5,
                    window,
                )


def pole(pen: Sheet, height: float, ink: Ink, arms: int = 2) -> None:
    """An electricity pole, its foot at (0, 0)."""
    pen.box(-6, -height, 12, height, ink)
    for arm in range(arms):
        y = -height * (0.95 - arm * 0.1)
        pen.box(-48 + arm * 10, y, 96 - arm * 20, 7, ink)
        for x in (-40, -18, 18, 40):
            pen.box(x * (1 - arm * 0.2) - 3, y - 10, 6, 12, ink)


def lamp_post(pen: Sheet, height: float, ink: Ink, lamp: Ink) -> None:
    """A street lamp that leans over to the right."""
    pen.ribbon(
        [
            (0, 0),
            (0, -height * 0.6),
            (0, -height * 0.94),
            (height * 0.07, -height),
            (height * 0.18, -height),
        ],
        9,
        6,
        ink,
    )
    pen.bar(height * 0.14, -height - 3, height * 0.12, 12, lamp)


def flag(pen: Sheet, height: float, pole_ink: Ink) -> None:
    """The national flag on its pole, a star of five points on it, flying right."""
    pen.box(-3, -height, 6, height, pole_ink)
    wide, tall = height * 0.34, height * 0.2
    wave = [
        (0, -height),
        (wide * 0.35, -height - tall * 0.1),
        (wide * 0.7, -height + tall * 0.08),
        (wide, -height),
    ]
    low = [(x, y + tall) for x, y in reversed(wave)]
    pen.shape(curve(wave) + curve(low), pen.inks.red)
    _star(pen.at(wide * 0.5, -height + tall * 0.5), tall * 0.34, STAR)


def _star(pen: Sheet, radius: float, ink: Ink) -> None:
    reach = [(radius if k % 2 == 0 else radius * 0.4, radians(36 * k)) for k in range(10)]
    pen.shape([(r * sin(angle), -r * cos(angle)) for r, angle in reach], ink)


def stilt_house(pen: Sheet) -> None:
    inks = pen.inks
    for x in (10, 60, 110, 156):
        pen.box(x, -46, 8, 46, inks.front)
    pen.box(0, -104, 174, 60, inks.palette.light if inks.hour != "dawn" else inks.palette.paper)
    for x in (26, 112):
        pen.box(x, -90, 32, 36, inks.front)
    pen.shape([(-26, -98), (34, -176), (140, -176), (200, -98)], inks.red)
    pen.shape([(140, -176), (200, -98), (150, -98)], mix(inks.red, inks.front, 0.35))


def arched_window(pen: Sheet, width: float, height: float, frame: Ink) -> None:
    """An arched window with a sun and a hill in it, its top left corner at (0, 0)."""
    inks = pen.inks
    air = inks.palette.paper if inks.hour != "dusk" else inks.palette.light
    pen.arch(-14, -14, width + 28, height + 14, frame)
    pen.arch(0, 0, width, height, air)
    pen.disc(width * pen.rng.uniform(0.35, 0.65), height * 0.42, width * 0.2, inks.accent)
    for x, ink in ((0.3, inks.palette.light), (0.68, inks.palette.mid)):
        pen.pie(
            width * x,
            height,
            width * 0.3,
            height * 0.3,
            180,
            360,
            ink if inks.hour != "dusk" else inks.palette.mid,
        )
    pen.box(width / 2 - 5, 0, 10, height, frame)
    for bar in (0.4, 0.7):
        pen.box(0, height * bar, width, 9, frame)
    pen.box(-26, height, width + 52, 18, frame)
