"""Theatres."""

from math import pi, sin

from .. import country
from ..inks import Ink, mix
from ..landmarks import curved_roof
from ..people import SKIN, bust
from ..sheet import Point, Sheet, arc
from ..trees import hedge


def spotlight(sheet: Sheet) -> None:
    """A singer with a fan alone on the stage, between curtains, before dark heads."""
    inks, rng = sheet.inks, sheet.rng
    back = mix(inks.palette.deep, inks.front, 0.45)
    cloth, fold = inks.red, mix(inks.red, inks.front, 0.4)
    sheet.box(0, 0, 1500, 1000, back)
    x = 750 + rng.uniform(-110, 110)
    sheet.disc(x, 430, rng.uniform(270, 320), mix(inks.palette.mid, inks.palette.light, 0.5))
    for _ in range(3):
        country.cloud(
            sheet.at(x + rng.uniform(-330, 330), rng.uniform(300, 560)),
            rng.uniform(260, 380),
            mix(inks.palette.mid, back, 0.3),
        )
    sheet.box(0, 700, 1500, 320, mix(inks.palette.mid, inks.front, 0.3))
    for plank in range(9):
        sheet.line(
            [(750 + (plank - 4) * 150, 704), (750 + (plank - 4) * 320, 1010)],
            3,
            mix(inks.palette.mid, inks.front, 0.5),
        )
    sheet.oval(x, 776, 300, 50, inks.palette.light)
    sheet.box(0, 694, 1500, 8, inks.front)
    _singer(sheet.at(x, 790, 4.4, flip=rng.random() < 0.5))
    _curtains(sheet, cloth, fold)
    for head in range(10):
        bust(
            sheet.at(30 + head * 160 + rng.uniform(-20, 20), 975 + (head % 2) * 30, 1.25),
            inks.front,
            rng.choice(("hair", "bun", "long")),
            inks.front,
            inks.front,
        )


def _curtains(sheet: Sheet, cloth: Ink, fold: Ink) -> None:
    inks = sheet.inks
    for side in (False, True):
        pen = sheet.at(1500 if side else 0, 0, flip=side)
        for strip in range(6):
            top, foot = 90 + strip * 66, 40 + strip * 52
            pen.shape(
                [
                    (top - 90, 0),
                    (top, 0),
                    (foot - 30, 470),
                    (foot + 20, 800),
                    (foot - 64, 800),
                    (foot - 84, 470),
                ],
                cloth if strip % 2 else fold,
            )
        pen.box(-10, 456, 350, 20, inks.bright(inks.palette.mid))
    for swag in range(7):
        sheet.pie(107 + swag * 214, -10, 122, 132, 0, 180, fold if swag % 2 else cloth)
        sheet.pie(
            107 + swag * 214,
            -10,
            122,
            106,
            0,
            180,
            cloth if swag % 2 else mix(cloth, inks.glow, 0.1),
        )


def _singer(pen: Sheet) -> None:
    inks = pen.inks
    gown = inks.red if inks.palette.mid != inks.red else inks.accent
    second = inks.bright(inks.palette.deep)
    pen.smooth([(-7, -60), (8, -60), (14, -30), (26, 0), (0, 3), (-28, 0), (-15, -30)], gown)
    pen.smooth([(-2, -58), (3, -58), (8, -20), (10, 2), (-8, 2), (-6, -20)], inks.palette.paper)
    pen.smooth([(-8, -79), (0, -81), (8, -79), (9, -66), (7, -54), (-7, -54), (-9, -66)], gown)
    for points in ([(7, -77), (22, -76), (34, -92)], [(-7, -77), (-22, -68), (-32, -54)]):
        pen.ribbon(points, 7, 8, gown)
    pen.smooth([(30, -94), (38, -90), (40, -66), (34, -56), (30, -72)], second)
    pen.smooth([(-30, -58), (-35, -50), (-42, -26), (-34, -18), (-29, -38)], second)
    pen.disc(35, -95, 2.6, SKIN)
    fan = pen.at(36, -96, turn=18)
    fan.shape([(0, 0), *arc(0, 0, 25, 25, 195, 345)], inks.palette.paper)
    for angle in range(195, 346, 25):
        fan.line(
            [(0, 0), arc(0, 0, 25, 25, angle, angle + 1, 1)[0]],
            1,
            inks.red if gown != inks.red else inks.front,
        )
    fan.ribbon(arc(0, 0, 25, 25, 195, 345), 2, 2, second, bend=False)
    pen.line([(0, -80), (0, -84)], 4.4, SKIN)
    pen.oval(0, -89, 5.6, 6.8, SKIN)
    pen.pie(0, -91, 6.6, 7.2, 172, 368, inks.front)
    pen.ribbon(arc(0, -91, 10.5, 9.5, 180, 360), 4.4, 4.4, second, bend=False)
    pen.ribbon([(-4, -62), (3, -60), (8, -62)], 3, 3, second)


def puppets(sheet: Sheet) -> None:
    """Water puppets: a dragon before a small pavilion that stands in the pond."""
    inks, rng = sheet.inks, sheet.rng
    shore = rng.uniform(540, 580)
    country.sky(sheet, 420, rng.choice((260, 1240)), rng.uniform(150, 220), rng.uniform(80, 110))
    hedge(sheet.at(-20, shore), 1560, 150, inks.far)
    wall = inks.palette.paper if inks.hour != "day" else inks.palette.light
    for wing in (-1, 1):
        sheet.box(750 + wing * 420 - 150, shore - 150, 300, 150, wall)
        sheet.box(750 + wing * 420 - 120, shore - 124, 240, 124, inks.near)
        curved_roof(
            sheet.at(750 + wing * 420, shore - 146), 330, 84, inks.near, inks.front, inks.front
        )
    sheet.box(440, shore - 250, 620, 250, inks.front)
    for slat in range(31):
        sheet.box(
            446 + slat * 20,
            shore - 240,
            13,
            240,
            inks.mid if slat % 2 else mix(inks.mid, inks.palette.light, 0.4),
        )
    for x in (430, 1044):
        sheet.box(x, shore - 250, 26, 250, inks.red)
    curved_roof(
        sheet.at(750, shore - 244), 720, 150, inks.red, mix(inks.red, inks.front, 0.5), inks.front
    )
    curved_roof(
        sheet.at(750, shore - 390), 360, 84, inks.red, mix(inks.red, inks.front, 0.5), inks.front
    )
    pool = mix(inks.water, inks.mid, 0.35) if inks.hour != "dusk" else inks.water
    sheet.box(0, shore, 1500, 500, pool)
    sheet.box(0, shore - 6, 1500, 12, inks.front)
    country.ripples(sheet, shore + 20, 990, inks.glow, 30)
    _dragon(sheet.at(750 + rng.uniform(-60, 60), 790, 1.15, flip=rng.random() < 0.5), pool)
    for x, y, scale in ((250, 690, 1.3), (1240, 700, 1.4), (330, 900, 1.9), (1190, 900, 1.9)):
        _duck(sheet.at(x + rng.uniform(-40, 40), y, scale, flip=x > 750), inks.palette.paper, pool)


def _dragon(pen: Sheet, water: Ink) -> None:
    inks = pen.inks
    gold = inks.bright(inks.palette.light)
    spine: list[Point] = [
        (-390 + step * 17, -62 - 74 * sin(step / 40 * pi * 3.1 + 0.4)) for step in range(36)
    ]
    for index in range(1, 35):
        x, y = spine[index]
        pen.shape([(x - 14, y - 20), (x - 6, y - 62), (x + 16, y - 20)], gold)
    pen.ribbon(spine, 22, 66, inks.red, bend=False)
    for index in range(3, 35, 2):
        x, y = spine[index]
        pen.pie(x, y + 6, 15, 15, 0, 180, gold)
    neck = pen.at(spine[-1][0], spine[-1][1])
    neck.ribbon([(-14, -6), (26, -46), (38, -110), (70, -160)], 66, 56, inks.red)
    head = neck.at(78, -176)
    head.ribbon([(-10, -20), (-40, -62), (-76, -76)], 16, 4, gold)
    head.ribbon([(6, -26), (-6, -76), (-36, -108)], 16, 4, gold)
    head.smooth(
        [(-40, 24), (-44, -18), (-6, -42), (44, -30), (98, -22), (112, -2), (70, 8), (40, 14)],
        inks.red,
    )
    head.smooth([(-36, 26), (20, 22), (62, 30), (88, 26), (64, 48), (6, 52)], inks.red)
    head.shape([(34, 14), (96, 2), (84, 26), (40, 26)], inks.palette.paper)
    head.disc(8, -16, 14, inks.palette.paper)
    head.disc(11, -16, 7, inks.front)
    head.ribbon([(100, -6), (130, -36), (160, -20)], 7, 3, gold)
    pen.box(-460, -4, 900, 70, water)
    for step in range(4):
        x = -330 + step * 190
        pen.bar(x - 90, 2, 160, 9, inks.glow)
        pen.bar(x - 50, 22, 130, 8, inks.glow)


def _duck(pen: Sheet, ink: Ink, water: Ink) -> None:
    pen.smooth([(-38, -18), (-20, -26), (10, -22), (34, -20), (28, 6), (-24, 6)], ink)
    pen.ribbon([(22, -12), (32, -32), (30, -46)], 15, 11, ink)
    pen.disc(32, -50, 10, ink)
    pen.shape([(39, -55), (58, -48), (39, -45)], pen.inks.accent)
    pen.ribbon([(-24, -12), (-4, -6), (14, -12)], 4, 4, mix(ink, pen.inks.palette.mid, 0.6))
    pen.bar(-48, 2, 92, 7, pen.inks.glow)
    pen.disc(34, -52, 2.4, pen.inks.front)
