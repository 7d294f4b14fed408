"""The city from afar, by day and by night."""

# A shape is its place, its size and its ink: more than five arguments, in one order everywhere.
# ruff: noqa: PLR0913, PLR0917

from .. import country
from ..boats import manned_sampan
from ..houses import tank
from ..inks import Ink, mix
from ..landmarks import curved_roof, lamp_post, tower
from ..people import ao_dai, stander
from ..sheet import Sheet
from ..trees import banana, hedge
from .streets import terrace


def roofs(sheet: Sheet) -> None:
    """Towers behind tube houses behind the tops of trees."""
    inks, rng = sheet.inks, sheet.rng
    country.sky(sheet, 420, rng.uniform(420, 1080), rng.uniform(150, 280), rng.uniform(110, 160))
    _blocks(sheet, 720, (150, 330), inks.far, mix(inks.far, inks.sky, 0.55), 0.9)
    focus = rng.uniform(560, 900)
    _landmark(sheet.at(focus, 720), rng.uniform(520, 590))
    _blocks(
        sheet,
        740,
        (110, 240),
        mix(inks.far, inks.mid, 0.7),
        mix(inks.mid, inks.palette.light, 0.6),
        0.8,
    )
    terrace(sheet, 930, 180, 380)
    for x in range(-40, 1560, 150):
        size = rng.uniform(120, 190)
        sheet.oval(
            x + rng.uniform(-30, 30),
            980,
            size,
            size * 0.55,
            inks.near if x % 300 else mix(inks.near, inks.front, 0.5),
        )
    country.birds(
        sheet,
        rng.uniform(160, 900),
        rng.uniform(240, 330),
        inks.near if inks.hour in ("day", "dawn") else inks.glow,
        4,
    )


def _blocks(
    sheet: Sheet, ground: float, tall: tuple[float, float], wall: Ink, window: Ink, lit: float
) -> None:
    rng = sheet.rng
    x = -30.0
    while x < 1520:
        wide = rng.uniform(80, 140)
        if rng.random() < 0.85:
            tower(sheet.at(x, ground), wide, rng.uniform(*tall), wall, window, lit)
        x += wide * rng.uniform(0.9, 1.25)


def _landmark(pen: Sheet, tall: float) -> None:
    inks = pen.inks
    body = inks.mid if inks.hour != "night" else inks.near
    dark = mix(body, inks.front, 0.35)
    pen.smooth(
        [
            (-64, 0),
            (-66, -tall * 0.4),
            (-48, -tall * 0.8),
            (-8, -tall),
            (26, -tall * 0.86),
            (56, -tall * 0.5),
            (64, 0),
        ],
        body,
    )
    pen.smooth(
        [(-8, -tall), (26, -tall * 0.86), (56, -tall * 0.5), (64, 0), (24, 0), (20, -tall * 0.5)],
        dark,
    )
    for row in range(16):
        y = -tall * (0.06 + row * 0.05)
        pen.line([(-52 + row * 1.6, y), (10, y)], 3.4, inks.lamp)
    pen.pie(60, -tall * 0.62, 52, 13, 0, 360, inks.accent)
    pen.line([(-8, -tall * 0.98), (-8, -tall - 44)], 4, dark)


def lake(sheet: Sheet) -> None:
    """A lake in the old town: a small tower on its islet, trees around, someone on the bank."""
    inks, rng = sheet.inks, sheet.rng
    shore = rng.uniform(500, 560)
    sun = country.sky(
        sheet,
        shore - 100,
        rng.choice((rng.uniform(380, 560), rng.uniform(940, 1120))),
        rng.uniform(170, 260),
        rng.uniform(90, 130),
    )
    _blocks(sheet, shore, (90, 250), inks.far, mix(inks.far, inks.sky, 0.5), 0.8)
    hedge(sheet.at(-20, shore + 4), 1560, 100, inks.mid)
    sheet.box(0, shore, 1500, 520, inks.water)
    country.ripples(sheet, shore + 20, 900, inks.ripple, 30)
    country.glitter(
        sheet, sun[0], shore + 10, 800, 110, inks.sun if inks.hour != "day" else inks.glow
    )
    x = 750 + rng.uniform(-70, 70)
    for bar in range(7):
        sheet.bar(
            x - 110 + bar * 8,
            shore + 118 + bar * 20,
            220 - bar * 16,
            9,
            mix(inks.water, inks.front, 0.38),
        )
    _turtle_tower(sheet.at(x, shore + 100, 1.25))
    side = rng.choice((True, False))
    pen = sheet.at(1500 if side else 0, 0, flip=side)
    pen.ribbon([(60, 1010), (120, 640), (60, 330), (150, 60)], 84, 44, inks.front)
    pen.ribbon([(96, 520), (300, 340), (560, 250)], 36, 10, inks.front)
    for lx, ly, rx in (
        (120, 60, 250),
        (380, 30, 240),
        (600, 40, 200),
        (40, 200, 170),
        (520, 170, 120),
        (700, 120, 110),
    ):
        pen.oval(lx, ly, rx, rx * 0.36, inks.near)
    for lx, ly, rx in ((180, 30, 150), (430, 14, 150), (600, 92, 90)):
        pen.oval(lx, ly, rx, rx * 0.3, mix(inks.near, inks.mid, 0.45))
    country.bank(sheet, [(-10, 905), (400, 890), (900, 884), (1510, 900)], inks.near)
    country.bank(sheet, [(-10, 935), (400, 920), (900, 914), (1510, 930)], inks.front)
    spot = 1000 if not side else 480
    ao_dai(sheet.at(spot, 935, 3.1, flip=not side), inks.red, inks.glow, "hat", inks.glow)


def _turtle_tower(pen: Sheet) -> None:
    inks = pen.inks
    wall = inks.palette.paper
    shade = mix(wall, inks.palette.deep, 0.35)
    pen.smooth(
        [(-130, 4), (-90, -14), (0, -22), (90, -14), (130, 4), (80, 16), (-80, 16)], inks.near
    )
    for wide, low, tall, doors in ((150, -14, 84, 3), (116, -106, 66, 3), (70, -180, 46, 1)):
        pen.box(-wide / 2, low - tall, wide, tall, wall)
        pen.box(wide * 0.26, low - tall, wide * 0.24, tall, shade)
        for door in range(doors):
            gap = wide / doors
            pen.arch(
                -wide / 2 + gap * door + gap * 0.28,
                low - tall * 0.72,
                gap * 0.44,
                tall * 0.72,
                inks.front,
            )
        pen.box(-wide / 2 - 10, low - tall - 8, wide + 20, 10, shade)
    curved_roof(pen.at(0, -234), 84, 36, inks.red, mix(inks.red, inks.front, 0.4), inks.front)


def lights(sheet: Sheet) -> None:
    """Lit towers in a row, broken up in the river before them."""
    inks, rng = sheet.inks, sheet.rng
    shore = rng.uniform(600, 660)
    country.sky(sheet, 420, rng.uniform(400, 1100), rng.uniform(140, 220), rng.uniform(80, 120))
    _blocks(sheet, shore, (170, 330), inks.far, inks.mid, 0.45)
    _blocks(sheet, shore, (100, 270), mix(inks.near, inks.sky, 0.3), inks.lamp, 0.5)
    focus = 750 + rng.uniform(-160, 160)
    _landmark(sheet.at(focus, shore), rng.uniform(430, 500))
    _blocks(sheet, shore, (60, 150), inks.front, inks.accent, 0.42)
    sheet.box(0, shore, 1500, 420, inks.water)
    for column in range(34):
        x = 1500 * (column + 0.5) / 34 + rng.uniform(-10, 10)
        ink = rng.choice((inks.accent, inks.lamp, inks.mid, inks.far))
        y, wide = shore + 14 + rng.uniform(0, 30), rng.uniform(18, 40)
        for _ in range(rng.randint(3, 9)):
            sheet.bar(x - wide / 2 + rng.uniform(-7, 7), y, wide, 7, ink)
            y += rng.uniform(20, 32)
    sheet.box(0, shore - 5, 1500, 12, inks.front)
    for x in range(30, 1500, 120):
        sheet.disc(x, shore - 18, 7, inks.lamp)
        sheet.box(x - 1.5, shore - 18, 3, 18, inks.front)
    x = 750 + rng.uniform(-200, 200)
    manned_sampan(
        sheet.at(x, 870, 1.5, flip=rng.random() < 0.5), inks.front, inks.accent, inks.red, inks.mid
    )
    sheet.disc(x + 60, 834, 12, inks.accent)


def windows(sheet: Sheet) -> None:
    """Tube houses at night, some windows lit, someone on a roof looking at the moon."""
    inks, rng = sheet.inks, sheet.rng
    country.sky(sheet, 520, rng.uniform(900, 1080), rng.uniform(170, 230), rng.uniform(110, 150))
    _blocks(sheet, 700, (190, 330), inks.far, inks.mid, 0.3)
    terrace(sheet, 860, 300, 480)
    wide = rng.uniform(380, 460)
    left = 750 - wide + rng.uniform(-40, 60)
    dark = mix(inks.front, inks.near, 0.25)
    top = rng.uniform(560, 610)
    sheet.box(left, top, wide, 500, dark)
    sheet.box(left - 12, top - 14, wide + 24, 18, inks.front)
    lamp = mix(inks.palette.light, inks.palette.accent, 0.25)
    for row in range(3):
        for column in range(3):
            lit = (row * 3 + column * 2 + int(left)) % 4
            x, y = left + wide * (0.1 + column * 0.3), top + 70 + row * 150
            sheet.box(x, y, wide * 0.2, 96, inks.front if lit == 0 else lamp)
            if lit:
                sheet.box(x + wide * 0.1 - 3, y, 6, 96, dark)
                sheet.box(x, y + 44, wide * 0.2, 5, dark)
            if lit == 2:
                stander(sheet.at(x + wide * 0.06, y + 96, 0.8), inks.front, inks.front)
            sheet.box(x - 12, y + 96, wide * 0.2 + 24, 8, inks.mid)
    tank(sheet.at(left + 84, top - 14, 1.7), inks.mid, inks.front)
    sheet.line([(left + 190, top - 14), (left + 190, top - 150)], 6, inks.front)
    for step in range(4):
        sheet.line(
            [
                (left + 150 + step * 6, top - 140 + step * 22),
                (left + 230 - step * 6, top - 140 + step * 22),
            ],
            4,
            inks.front,
        )
    stander(sheet.at(left + wide - 90, top - 14, 2), inks.red, inks.front, "bun")
    banana(sheet.at(left + wide - 10, top - 10), 150, inks.mid, inks.far)
    for x, flip in ((120, False), (1390, True)):
        lamp_post(sheet.at(x, 1010, flip=flip), 430, inks.front, inks.accent)
    sheet.ribbon([(-20, 520), (left * 0.6, 570), (left, top + 30)], 2.6, 2.6, inks.front)
    sheet.ribbon([(left + wide, top + 30), (1220, 640), (1520, 560)], 2.6, 2.6, inks.front)
