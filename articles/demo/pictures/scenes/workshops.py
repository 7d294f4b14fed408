"""Workshops of the crafts."""

from ..inks import Ink, mix
from ..people import SKIN, hat
from ..sheet import Point, Sheet, arc


def potter(sheet: Sheet) -> None:
    """A potter at the wheel before shelves of jars."""
    inks, rng = sheet.inks, sheet.rng
    wall = mix(inks.palette.light, inks.palette.mid, 0.2) if inks.hour != "dusk" else inks.mid
    sheet.box(0, 0, 1500, 1000, wall)
    sheet.disc(
        750 + rng.uniform(-80, 80), 400, rng.uniform(250, 290), mix(wall, inks.palette.paper, 0.65)
    )
    clays = [inks.near, inks.red, inks.front, inks.accent, inks.palette.paper, inks.palette.deep]
    for y in (210, 420, 630):
        for left, right in ((-10, 420), (1080, 1510)):
            sheet.box(left, y, right - left, 16, inks.front)
            x = left + 60
            while x < right - 40:
                size = rng.uniform(0.7, 1.1)
                _jar(sheet.at(x, y, size), rng.choice(clays), inks.palette.light, rng.randrange(4))
                x += 118
    sheet.box(0, 800, 1500, 220, inks.near if inks.hour != "dusk" else inks.front)
    _wheel(sheet.at(750 + rng.uniform(-60, 60), 880, 1.12, flip=rng.random() < 0.5))
    for x, size in ((120, 1.7), (300, 1.3), (1230, 1.4), (1400, 1.8)):
        _jar(
            sheet.at(x + rng.uniform(-24, 24), 930, size),
            rng.choice([inks.red, inks.palette.paper, inks.palette.mid]),
            inks.palette.deep,
            rng.randrange(4),
        )


def _jar(pen: Sheet, ink: Ink, band: Ink, kind: int) -> None:
    shapes: list[list[Point]] = [
        [
            (-24, -120),
            (24, -120),
            (22, -104),
            (46, -74),
            (40, -24),
            (24, 0),
            (-24, 0),
            (-40, -24),
            (-46, -74),
            (-22, -104),
        ],
        [
            (-14, -140),
            (14, -140),
            (12, -90),
            (40, -48),
            (34, -10),
            (20, 0),
            (-20, 0),
            (-34, -10),
            (-40, -48),
            (-12, -90),
        ],
        [(-44, -64), (44, -64), (40, -30), (24, -6), (16, 0), (-16, 0), (-24, -6), (-40, -30)],
        [(-30, -96), (30, -96), (36, -50), (30, -4), (0, 0), (-30, -4), (-36, -50)],
    ]
    pen.smooth(shapes[kind], ink)
    y = (-66, -44, -44, -60)[kind]
    pen.box(-36, y, 72, 6, mix(ink, band, 0.7))
    pen.box(-35, y + 13, 70, 3, mix(ink, band, 0.7))


def _wheel(pen: Sheet) -> None:
    inks = pen.inks
    pen.box(-16, -150, 32, 160, inks.front)
    pen.oval(0, 10, 150, 24, inks.front)
    pen.oval(0, -150, 120, 20, mix(inks.mid, inks.front, 0.5))
    clay = inks.bright(inks.palette.deep)
    pen.smooth(
        [
            (-44, -152),
            (-70, -210),
            (-56, -262),
            (-34, -288),
            (34, -288),
            (56, -262),
            (70, -210),
            (44, -152),
        ],
        clay,
    )
    pen.oval(0, -288, 35, 8, mix(clay, inks.front, 0.4))
    person = pen.at(-230, 0)
    person.box(-70, -120, 130, 120, mix(inks.mid, inks.front, 0.5))
    person.ribbon([(0, -140), (150, -190), (170, -20)], 84, 46, inks.front)
    person.bar(150, -30, 90, 30, inks.front)
    person.smooth(
        [(-70, -110), (-76, -240), (-40, -370), (20, -392), (64, -360), (62, -250), (50, -120)],
        inks.red,
    )
    person.ribbon([(30, -346), (90, -250), (178, -236)], 56, 34, mix(inks.red, inks.front, 0.25))
    person.disc(182, -236, 21, SKIN)
    person.ribbon([(20, -390), (38, -420)], 36, 32, SKIN)
    person.oval(48, -456, 42, 50, SKIN)
    person.pie(42, -462, 48, 54, 110, 320, inks.front)
    hat(person, 40, -482, 220, inks.palette.paper)


def lanterns(sheet: Sheet) -> None:
    """Silk lanterns hung to dry, someone mending one under them."""
    inks, rng = sheet.inks, sheet.rng
    wall = inks.near if inks.hour in ("day", "dawn") else inks.front
    sheet.box(0, 0, 1500, 1000, wall)
    for beam in (40, 96):
        sheet.box(0, beam, 1500, 14, mix(wall, inks.front, 0.6))
    silk = [inks.red, inks.accent, inks.palette.light, inks.mid, inks.palette.paper]
    if inks.accent == inks.red:
        silk[1] = mix(inks.palette.mid, inks.palette.light, 0.4)
    spots = [
        (110, 330, 1.2),
        (310, 210, 0.9),
        (450, 380, 1.2),
        (700, 190, 1),
        (940, 330, 1.2),
        (1130, 220, 0.95),
        (1330, 390, 1.35),
        (210, 560, 0.9),
        (1200, 600, 0.95),
    ]
    shift = rng.randrange(5)
    for index, (x, y, scale) in enumerate(spots):
        at = sheet.at(x + rng.uniform(-30, 30), y + rng.uniform(-30, 30), scale)
        at.line([(0, -110), (0, -900)], 3, inks.palette.light)
        _lantern(at, silk[(index * 2 + shift) % 5], index % 3)
    sheet.box(0, 830, 1500, 200, mix(inks.mid, inks.front, 0.45))
    sheet.box(0, 822, 1500, 18, inks.palette.light)
    person = sheet.at(720 + rng.uniform(-60, 60), 830, 1.15)
    person.disc(0, -190, 250, mix(wall, inks.mid, 0.6))
    person.smooth(
        [(-150, 10), (-140, -120), (-90, -190), (90, -190), (140, -120), (150, 10)],
        inks.palette.paper,
    )
    person.box(-26, -220, 52, 50, SKIN)
    person.oval(0, -258, 52, 60, SKIN)
    person.pie(0, -270, 58, 62, 165, 375, inks.front)
    person.disc(0, -334, 26, inks.front)
    _lantern(person.at(0, -60, 1.05), inks.red, 0)
    for side in (-1, 1):
        person.ribbon(
            [(side * 118, -120), (side * 150, -30), (side * 84, -40)],
            60,
            34,
            mix(inks.palette.paper, inks.palette.mid, 0.3),
        )
        person.disc(side * 80, -42, 22, SKIN)
    for x in (180, 290, 1180, 1310):
        sheet.bar(x, 790, 90, 34, rng.choice(silk))


def _lantern(pen: Sheet, silk: Ink, kind: int) -> None:
    inks = pen.inks
    dark = mix(silk, inks.front, 0.3)
    if kind == 0:
        rx, ry = 96.0, 84.0
    elif kind == 1:
        rx, ry = 62.0, 100.0
    else:
        rx, ry = 104.0, 58.0
    pen.oval(0, 0, rx, ry, silk)
    for rib in (0.36, 0.74):
        for side in (-1, 1):
            pen.ribbon(
                arc(0, 0, rx * rib, ry * 0.985, 90, 90 + side * 180, 16), 3, 3, dark, bend=False
            )
    pen.bar(-30, -ry - 14, 60, 22, inks.front if silk != inks.front else inks.mid)
    pen.bar(-30, ry - 8, 60, 22, inks.front if silk != inks.front else inks.mid)
    for strand in (-10, 0, 10):
        pen.line([(strand * 0.4, ry + 10), (strand, ry + 84)], 4, silk)
