"""Gardens."""

from .. import country
from ..boats import manned_sampan
from ..inks import mix
from ..landmarks import curved_roof
from ..people import stander
from ..sheet import Sheet, arc
from ..trees import banana_leaf, hedge, lotus, lotus_leaf, palm


def lotuses(sheet: Sheet) -> None:
    """A lotus pond close by, flowers above the leaves."""
    inks, rng = sheet.inks, sheet.rng
    horizon = rng.uniform(280, 360)
    sun = country.sky(
        sheet,
        horizon,
        rng.uniform(480, 1020),
        horizon - rng.uniform(50, 120),
        rng.uniform(110, 150),
    )
    hedge(sheet.at(-20, horizon + 6), 1560, 80, inks.far)
    sheet.box(0, horizon, 1500, 750, inks.water)
    country.glitter(sheet, sun[0], horizon + 6, 640, 160, inks.sun)
    country.ripples(sheet, horizon + 20, 980, inks.ripple, 22)
    first = rng.uniform(620, 880)
    manned_sampan(
        sheet.at(first + rng.choice((-330, 330)), horizon + 96, 0.85, flip=rng.random() < 0.5),
        inks.front,
        inks.accent,
        inks.red,
        inks.palette.paper,
    )
    for row in range(6):
        y, size = horizon + 150 + row * 78 + row * row * 7, 56 + row * 26
        count = 8 - row
        for pad in range(count):
            x = 1500 * (pad + 0.5 + (row % 2) * 0.4 - 0.2) / count + rng.uniform(-50, 50)
            ink = (inks.near, mix(inks.near, inks.mid, 0.55), mix(inks.near, inks.front, 0.35))[
                (row + pad) % 3
            ]
            lotus_leaf(sheet.at(x, y + rng.uniform(-14, 14)), size, ink, mix(ink, inks.glow, 0.3))
    _flowers(sheet, first)


def _flowers(sheet: Sheet, first: float) -> None:
    inks, rng = sheet.inks, sheet.rng
    petal = inks.red if inks.accent == inks.red else inks.accent
    inner = mix(petal, inks.palette.paper, 0.5)
    for left, y, tall, size in (
        (first - 420, 760, 170, 84),
        (first + 400, 730, 190, 90),
        (first, 930, 420, 165),
    ):
        x = left + rng.uniform(-30, 30)
        sheet.ribbon(
            [(x + 20, y), (x - 10, y - tall * 0.5), (x, y - tall)],
            size * 0.12,
            size * 0.1,
            inks.front,
        )
        lotus(sheet.at(x, y - tall), size, petal, inner, inks.palette.light)
    x = first + rng.choice((-240, 240))
    sheet.ribbon([(x, 980), (x + 16, 760), (x - 6, 640)], 12, 9, inks.front)
    sheet.at(x - 6, 640).smooth(
        [(0, 6), (-40, -30), (-34, -90), (0, -150), (34, -90), (40, -30)], petal
    )
    sheet.at(x - 6, 640).smooth(
        [(0, 6), (-16, -30), (-12, -90), (0, -150), (12, -90), (16, -30)], inner
    )


def courtyard(sheet: Sheet) -> None:
    """A round gate in a garden wall, pots and big leaves, someone watering."""
    inks, rng = sheet.inks, sheet.rng
    wall = (
        inks.palette.light
        if inks.hour == "dusk"
        else mix(inks.palette.light, inks.palette.mid, 0.4 if inks.hour == "dawn" else 0.12)
    )
    country.sky(sheet, 200, 260, 120, 70)
    for trunk in (140, 330, 1230, 1390):
        palm(
            sheet.at(trunk + rng.uniform(-30, 30), 400),
            rng.uniform(290, 360),
            inks.near,
            inks.near,
            rng.uniform(-0.1, 0.1),
            0.4,
        )
    sheet.box(0, 262, 1500, 540, wall)
    sheet.box(0, 250, 1500, 44, inks.red)
    for tile in range(44):
        sheet.pie(18 + tile * 35, 292, 17, 18, 0, 180, mix(inks.red, inks.front, 0.3))
    sheet.box(0, 720, 1500, 90, mix(wall, inks.front, 0.2))
    x = 750 + rng.uniform(-110, 110)
    side = rng.choice((-1, 1))
    _moon_gate(sheet, x, side)
    sheet.box(0, 802, 1500, 220, inks.near if inks.hour != "dusk" else inks.front)
    sheet.shape(
        [(x - 150, 772), (x + 150, 772), (x + 330, 1010), (x - 330, 1010)],
        mix(inks.palette.light, inks.palette.mid, 0.35),
    )
    for step in range(3):
        y = 826 + step * 62
        sheet.line(
            [(x - 190 - step * 48, y), (x + 190 + step * 48, y)],
            5,
            mix(inks.palette.light, inks.palette.mid, 0.7),
        )
    gardener = sheet.at(x + side * 90, 930, 3.5, flip=side < 0)
    stander(gardener, inks.red, inks.front, "hat", inks.palette.paper)
    _can(gardener.at(16, -46))
    for index, px in enumerate((110, 300, 1210, 1390)):
        _potted(
            sheet.at(px + rng.uniform(-20, 20), 900 + index % 2 * 50, rng.uniform(1.1, 1.4)), index
        )


def _moon_gate(sheet: Sheet, x: float, side: int) -> None:
    inks = sheet.inks
    sheet.disc(x, 560, 252, inks.palette.paper)
    sheet.disc(x, 560, 222, inks.sky if inks.hour != "dusk" else inks.accent)
    sheet.disc(x + side * 60, 460, 56, inks.sun if inks.hour != "dusk" else inks.palette.paper)
    sheet.shape(arc(x, 560, 222, 222, 8, 172), mix(inks.mid, inks.near, 0.5))
    view = sheet.at(x - side * 70, 600, 0.46)
    view.box(-130, -90, 260, 90, inks.palette.paper)
    view.box(-40, -70, 80, 70, inks.front)
    curved_roof(view.at(0, -86), 400, 120, inks.red, mix(inks.red, inks.front, 0.4), inks.front)


def _can(pen: Sheet) -> None:
    ink = pen.inks.bright(pen.inks.near)
    pen.box(-2, -4, 15, 14, ink)
    pen.line([(12, 7), (23, -2)], 2.4, ink)
    pen.ribbon([(-2, -2), (5, -11), (13, -3)], 1.6, 1.6, ink)
    for drop in range(4):
        pen.line(
            [(24 + drop * 2, 2 + drop * 3), (26 + drop * 2, 9 + drop * 5)],
            0.9,
            pen.inks.palette.paper,
        )


def _potted(pen: Sheet, kind: int) -> None:
    inks = pen.inks
    green, vein = inks.front if inks.hour != "dusk" else inks.near, inks.mid
    if kind % 2:
        for turn in (-100, -70, -38, -12):
            banana_leaf(pen.at(0, -100, turn=turn), 230, 74, green, vein)
            banana_leaf(pen.at(0, -100, turn=-turn, flip=True), 220, 70, green, vein)
    else:
        pen.ribbon([(0, -90), (30, -160), (-20, -230), (20, -290)], 26, 12, inks.front)
        for x, y, rx in ((20, -300, 90), (-60, -236, 74), (70, -196, 70)):
            pen.oval(
                x,
                y,
                rx,
                rx * 0.46,
                green if inks.hour == "dusk" else mix(inks.near, inks.front, 0.3),
            )
            pen.oval(x - 12, y - 14, rx * 0.66, rx * 0.2, mix(inks.near, inks.mid, 0.6))
    pen.shape(
        [(-70, -100), (70, -100), (52, 0), (-52, 0)], inks.red if kind % 2 else inks.palette.paper
    )
    pen.box(-78, -112, 156, 22, mix(inks.red, inks.front, 0.3) if kind % 2 else inks.mid)
