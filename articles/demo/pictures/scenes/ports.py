"""Ports: ships, cranes, containers."""

from .. import country
from ..boats import ship
from ..inks import Ink, mix
from ..people import stander
from ..sheet import Sheet
from ..trees import hedge


def cranes(sheet: Sheet) -> None:
    """A container ship under gantry cranes."""
    inks, rng = sheet.inks, sheet.rng
    horizon = rng.uniform(640, 700)
    country.sky(sheet, horizon, rng.uniform(420, 760), rng.uniform(230, 360), rng.uniform(130, 190))
    hedge(sheet.at(-20, horizon + 4), 1560, 50, inks.far)
    sheet.box(0, horizon, 1500, 400, inks.water)
    country.ripples(sheet, horizon + 20, 990, inks.ripple, 24)
    first = rng.uniform(180, 300)
    for step in range(3):
        ink = mix(inks.mid, inks.near, step / 2)
        _gantry(
            sheet.at(first + step * rng.uniform(390, 430), 770, 0.86 + step * 0.08),
            ink,
            inks.accent,
            rng.uniform(60, 240),
        )
    boxes = [inks.accent, inks.mid, inks.glow, inks.red, mix(inks.near, inks.mid, 0.5)]
    x = 750 + rng.uniform(-50, 50)
    sheet.oval(x, 862, 560, 22, mix(inks.water, inks.front, 0.4))
    ship(sheet.at(x, 826, 1.2), inks.front, inks.red, inks.glow, boxes)
    for bar in range(5):
        sheet.bar(
            x - 420 + bar * 46 + rng.uniform(-40, 40),
            896 + bar * 19,
            760 - bar * 130,
            8,
            mix(inks.water, inks.front, 0.35),
        )


def _gantry(pen: Sheet, ink: Ink, load: Ink, drop: float) -> None:
    for x in (-70, 70):
        pen.box(x - 9, -560, 18, 560, ink)
    pen.box(-70, -300, 140, 14, ink)
    pen.line([(-70, -10), (70, -290)], 9, ink)
    pen.box(-190, -570, 560, 24, ink)
    pen.line([(0, -700), (-186, -568)], 7, ink)
    pen.line([(0, -700), (360, -566)], 7, ink)
    pen.line([(-60, -560), (0, -700), (60, -560)], 11, ink)
    pen.box(-150, -548, 66, 44, ink)
    for x in (200, 236):
        pen.line([(x, -550), (x, -546 + drop)], 3, ink)
    pen.box(170, -546 + drop, 96, 40, load)


def stacks(sheet: Sheet) -> None:
    """A yard of containers piled high, one in the air, a docker small before them."""
    inks, rng = sheet.inks, sheet.rng
    country.sky(sheet, 600, rng.uniform(560, 940), rng.uniform(200, 300), rng.uniform(120, 170))
    _gantry(sheet.at(230, 800, 1.15), inks.far if inks.hour != "day" else inks.mid, inks.far, 40)
    colours = [
        inks.near,
        inks.mid,
        inks.accent,
        inks.red,
        inks.palette.light,
        mix(inks.near, inks.mid, 0.5),
    ]
    ground = 850.0
    peak = rng.uniform(0.2, 0.8)
    last = -1
    for column in range(7):
        levels = round(2 + 3.4 * (1 - abs(column / 6 - peak)) - (1 if column in (2, 5) else 0))
        for level in range(levels):
            choice = rng.choice([k for k in range(len(colours)) if k != last])
            last = choice
            _container(sheet.at(-40 + column * 232, ground - level * 104), colours[choice])
    x = rng.uniform(640, 880)
    for side in (-1, 1):
        sheet.line(
            [(x + 110 + side * 100, rng.uniform(126, 127)), (x + 110, 40), (x + 110, -10)],
            5,
            inks.front,
        )
    _container(sheet.at(x, 226), inks.red)
    sheet.box(
        0,
        ground,
        1500,
        200,
        inks.front if inks.hour in ("dusk", "night") else mix(inks.near, inks.front, 0.6),
    )
    sheet.box(0, ground + 62, 1500, 9, inks.accent)
    worker = rng.uniform(560, 960)
    stander(sheet.at(worker, ground + 40, 2.7), inks.glow, inks.near, "helmet", inks.accent)


def _container(pen: Sheet, ink: Ink) -> None:
    dark = mix(ink, pen.inks.front, 0.28)
    pen.box(0, -100, 224, 100, ink)
    for rib in range(11):
        pen.box(14 + rib * 19, -90, 7, 80, dark)
    pen.box(0, -100, 224, 7, dark)
    pen.box(0, -7, 224, 7, dark)
