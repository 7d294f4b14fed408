"""Courts of law."""

from math import cos, radians, sin

from .. import country
from ..inks import Ink, mix
from ..people import ao_dai, walker
from ..sheet import Sheet
from ..trees import broad, hedge


def courthouse(sheet: Sheet) -> None:
    """A court with columns at the top of its steps, one small figure going up."""
    inks, rng = sheet.inks, sheet.rng
    country.sky(
        sheet,
        420,
        750 + rng.choice((-1, 1)) * rng.uniform(240, 420),
        rng.uniform(170, 250),
        rng.uniform(100, 150),
    )
    hedge(sheet.at(-20, 720), 1560, 240, inks.far)
    stone = (
        inks.palette.paper
        if inks.hour != "day"
        else mix(inks.palette.paper, inks.palette.light, 0.6)
    )
    shade, gap = mix(stone, inks.palette.deep, 0.35), mix(inks.near, inks.front, 0.4)
    base, columns = 660.0, 6
    sheet.box(180, base - 300, 1140, 300, shade)
    _wings(sheet, base, gap)
    sheet.box(390, base - 330, 720, 330, gap)
    sheet.arch(670, base - 230, 160, 230, inks.red)
    sheet.box(747, base - 230, 6, 230, gap)
    _portico(sheet, columns, base, stone, shade)
    for step in range(8):
        y, spread = base + step * 34, step * 46
        sheet.box(330 - spread, y, 840 + spread * 2, 35, stone if step % 2 == 0 else shade)
    sheet.box(0, base + 270, 1500, 90, inks.near)
    for x in (110, 1390):
        broad(
            sheet.at(x, base + 290),
            rng.uniform(430, 520),
            inks.near,
            mix(inks.near, inks.mid, 0.4),
            inks.front,
            0.8,
        )
    walker(
        sheet.at(rng.uniform(600, 900), base + 196, 1.7, flip=rng.random() < 0.5),
        inks.front,
        inks.front,
    )
    ao_dai(
        sheet.at(rng.uniform(440, 560), base + 270, 2.1), inks.red, inks.front, "bun", inks.front
    )


def _wings(sheet: Sheet, base: float, gap: Ink) -> None:
    for window in range(4):
        for x in (210 + window * 66, 1040 + window * 66):
            sheet.arch(x, base - 220, 40, 150, gap)


def _portico(sheet: Sheet, columns: int, base: float, stone: Ink, shade: Ink) -> None:
    inks = sheet.inks
    for column in range(columns):
        x = 410 + (680 - 54) * column / (columns - 1)
        sheet.box(x, base - 300, 54, 300, stone)
        sheet.box(x + 34, base - 300, 20, 300, shade)
        sheet.box(x - 10, base - 318, 74, 20, stone)
        sheet.box(x - 10, base - 16, 74, 18, stone)
    sheet.box(366, base - 372, 768, 56, stone)
    sheet.box(366, base - 328, 768, 12, shade)
    sheet.shape([(340, base - 372), (750, base - 520), (1160, base - 372)], stone)
    sheet.shape([(440, base - 390), (750, base - 500), (1060, base - 390)], shade)
    _scales(sheet.at(750, base - 396, 0.36), inks.red, inks.red)


def _scales(pen: Sheet, ink: Ink, pan: Ink, tilt: float = 0) -> None:
    pen.box(-9, -270, 18, 270, ink)
    pen.bar(-90, -18, 180, 22, ink)
    pen.bar(-56, -38, 112, 22, ink)
    pen.disc(0, -276, 20, ink)
    view = pen.at(0, -250, turn=tilt)
    view.bar(-212, -8, 424, 16, ink)
    for side in (-1, 1):
        x = side * 204 * cos(radians(tilt))
        y = -250 + side * 204 * sin(radians(tilt))
        for spread in (-66, 66):
            pen.line([(x, y), (x + spread, y + 136)], 4, ink)
        pen.pie(x, y + 134, 84, 50, 0, 180, pan)


def justice(sheet: Sheet) -> None:
    """A great pair of scales before a rising disc, people small beneath."""
    inks, rng = sheet.inks, sheet.rng
    sheet.disc(
        750, 470, rng.uniform(330, 370), inks.accent if inks.hour != "dusk" else inks.palette.light
    )
    for x in range(-10, 1500, 190):
        if abs(x + 45 - 750) > 300:
            sheet.box(
                x,
                130,
                96,
                640,
                inks.cloud if inks.hour != "dusk" else mix(inks.mid, inks.near, 0.4),
            )
            sheet.box(
                x - 14,
                110,
                124,
                26,
                inks.cloud if inks.hour != "dusk" else mix(inks.mid, inks.near, 0.4),
            )
    sheet.box(0, 770, 1500, 260, inks.near)
    sheet.box(0, 770, 1500, 12, inks.front)
    for step in range(3):
        sheet.box(
            430 - step * 60,
            742 + step * 34,
            640 + step * 120,
            34,
            mix(inks.near, inks.glow, 0.75 - step * 0.22),
        )
    tilt = rng.choice((-1, 1)) * rng.uniform(5, 10)
    _scales(
        sheet.at(750, 744, 2), inks.front, inks.red if inks.accent != inks.red else inks.near, tilt
    )
    for x, top in ((330, inks.glow), (430, inks.mid), (1090, inks.mid), (1190, inks.glow)):
        walker(sheet.at(x + rng.uniform(-30, 30), 900, 1.9, flip=x > 750), top, inks.front)
