"""Schools."""

from math import cos, radians, sin

from .. import country
from ..bikes import cyclist
from ..houses import tiled
from ..inks import Ink, mix
from ..landmarks import flag
from ..people import ao_dai, pupil
from ..sheet import Sheet
from ..trees import broad, hedge


def yard(sheet: Sheet) -> None:
    """A school with arcades, its flag and its flame tree, pupils crossing the yard."""
    inks, rng = sheet.inks, sheet.rng
    ground = rng.uniform(720, 770)
    country.sky(sheet, 330, rng.uniform(300, 560), rng.uniform(130, 190), rng.uniform(80, 110))
    hedge(sheet.at(-20, ground - 120), 1560, 170, inks.far)
    wall = (
        mix(inks.palette.light, inks.palette.paper, 0.2)
        if inks.hour != "dawn"
        else inks.palette.paper
    )
    _school(sheet.at(rng.uniform(-60, 20), ground), 1420, wall)
    sheet.box(0, ground, 1500, 300, mix(inks.mid, inks.palette.light, 0.35))
    sheet.box(0, ground, 1500, 12, inks.near)
    flag(sheet.at(750 + rng.uniform(-60, 60), ground + 20), 610, inks.front)
    tree = rng.choice((200, 1290))
    broad(
        sheet.at(tree, ground + 50),
        rng.uniform(560, 620),
        inks.red,
        mix(inks.red, inks.accent, 0.5)
        if inks.accent != inks.red
        else mix(inks.red, inks.glow, 0.25),
        inks.front,
        0.95,
    )
    for _ in range(16):
        sheet.oval(tree + rng.uniform(-230, 230), ground + 40 + 150 * rng.random(), 9, 4, inks.red)
    start = rng.uniform(430, 520)
    for child in range(4):
        x = start + child * rng.uniform(165, 195)
        scale = rng.uniform(1.75, 2.05)
        sheet.oval(x, ground + 146 + child % 2 * 34, 34, 6, mix(inks.mid, inks.front, 0.4))
        pupil(
            sheet.at(x, ground + 146 + child % 2 * 34, scale),
            inks.near,
            inks.red,
            ("hair", "bun")[child % 2],
        )


def _school(pen: Sheet, wide: float, wall: Ink) -> None:
    inks = pen.inks
    shade = mix(wall, inks.palette.deep, 0.3)
    gap = mix(inks.near, inks.front, 0.4)
    pen.box(0, -420, wide, 420, wall)
    bays = 10
    for floor, y in ((0, -200), (1, -410)):
        for bay in range(bays):
            x = wide * (bay + 0.14) / bays
            pen.arch(x, y + 18, wide * 0.72 / bays, 186, gap)
            pen.box(x + 18, y + 96, 30, 100, mix(gap, inks.mid, 0.55) if bay % 3 else inks.red)
            if floor:
                pen.box(x, y + 146, wide * 0.72 / bays, 6, wall)
                for post in range(6):
                    pen.box(x + 4 + post * wide * 0.13 / bays, y + 150, 5, 50, wall)
        pen.box(-14, y - 14, wide + 28, 18, shade)
    tiled(
        pen.at(-50, -418),
        wide + 100,
        110,
        inks.red if inks.accent == inks.red else inks.accent,
        inks.front,
    )


def lesson(sheet: Sheet) -> None:
    """A classroom from the back row: heads, an empty blackboard, a teacher in a long tunic."""
    inks, rng = sheet.inks, sheet.rng
    wall = mix(inks.palette.light, inks.palette.paper, 0.35)
    sheet.box(0, 0, 1500, 1000, wall)
    sheet.box(0, 560, 1500, 500, mix(inks.mid, inks.palette.light, 0.3))
    board = inks.near if inks.hour != "dusk" else inks.front
    sheet.box(400, 130, 700, 330, mix(inks.mid, inks.front, 0.55))
    sheet.box(418, 148, 664, 294, board)
    _geometry(sheet.at(rng.choice((560, 640)), 300))
    _classroom_windows(sheet)
    ao_dai(
        sheet.at(rng.uniform(860, 960), 640, 3.6, flip=True),
        inks.red,
        inks.glow,
        "hair",
        inks.front,
    )
    desk = mix(inks.mid, inks.front, 0.4)
    for row in range(3):
        y, scale = 690 + row * 130, 1.05 + row * 0.4
        count = 6 - row
        for seat in range(count):
            x = 1500 * (seat + 0.5) / count + rng.uniform(-22, 22) + (row % 2) * 36 - 18
            _seated(
                sheet.at(x, y, scale),
                rng.choice(("hair", "bun", "long")),
                seat == (row + 1) % count,
                desk,
            )


def _classroom_windows(sheet: Sheet) -> None:
    inks = sheet.inks
    for x in (70, 1190):
        sheet.box(x, 110, 240, 360, inks.near)
        sheet.box(x + 14, 124, 212, 332, inks.sky if inks.hour != "dawn" else inks.palette.mid)
        sheet.disc(x + 120, 270, 62, inks.accent)
        sheet.pie(x + 106, 456, 106, 120, 180, 360, inks.mid if inks.hour != "dawn" else inks.near)
        sheet.box(x + 115, 124, 10, 332, inks.near)
        sheet.box(x + 14, 280, 212, 10, inks.near)


def _seated(pen: Sheet, cover: str, hand_up: bool, desk: Ink) -> None:
    inks = pen.inks
    if hand_up:
        pen.ribbon([(38, -10), (52, -70), (46, -132)], 22, 15, inks.palette.paper)
        pen.oval(46, -142, 11, 14, (0xD3, 0x9B, 0x73))
    pen.smooth(
        [(-52, 60), (-50, -10), (-42, -34), (-14, -46), (14, -46), (42, -34), (50, -10), (52, 60)],
        inks.palette.paper,
    )
    pen.shape([(-40, -36), (0, 14), (40, -36), (14, -48), (-14, -48)], inks.red)
    pen.box(-11, -62, 22, 24, (0xD3, 0x9B, 0x73))
    pen.oval(0, -84, 28, 31, inks.front)
    if cover == "bun":
        for side in (-1, 1):
            pen.ribbon([(side * 20, -66), (side * 33, -44), (side * 29, -12)], 15, 5, inks.front)
    if cover == "long":
        pen.smooth(
            [(-28, -88), (28, -88), (30, -40), (20, -18), (-20, -18), (-30, -40)], inks.front
        )
    pen.box(-74, 50, 148, 16, desk)
    pen.box(-70, 66, 140, 60, mix(desk, inks.front, 0.4))


def _geometry(pen: Sheet) -> None:
    chalk = pen.inks.palette.light
    pen.line([(-80, 70), (80, 70), (-30, -80), (-80, 70)], 4, chalk)
    ring = [(160 + 62 * cos(radians(a)), 62 * sin(radians(a))) for a in range(0, 361, 15)]
    pen.line(ring, 4, chalk)
    pen.line([(98, 0), (222, 0)], 3, chalk)


def ride(sheet: Sheet) -> None:
    """Girls in white tunics cycling home past the school wall, the flame trees in flower."""
    inks, rng = sheet.inks, sheet.rng
    wall = inks.palette.mid if inks.hour != "dusk" else inks.near
    country.sky(sheet, 330, rng.uniform(420, 1080), rng.uniform(150, 230), rng.uniform(100, 140))
    hedge(sheet.at(-20, 470), 1560, 150, inks.far)
    flower = mix(inks.red, inks.glow, 0.18)
    for x in (170, 760, 1330):
        broad(
            sheet.at(x + rng.uniform(-90, 90), 640),
            rng.uniform(470, 560),
            inks.red,
            flower,
            inks.front,
            1.05,
        )
    _school_wall(sheet, wall)
    road = inks.near if inks.hour != "dusk" else inks.front
    sheet.box(0, 778, 1500, 240, road)
    for petal in range(36):
        sheet.oval(1500 * ((petal * 0.57) % 1), 790 + 200 * ((petal * 0.755) % 1), 11, 4, inks.red)
    start = rng.uniform(330, 400)
    for girl in range(3):
        left, foot = start + girl * rng.uniform(370, 420), 880 + (girl + rng.randrange(2)) % 2 * 50
        sheet.oval(left, foot, 160, 9, mix(road, inks.front, 0.6))
        cyclist(
            sheet.at(left, foot, 2.9),
            inks.palette.paper,
            inks.front if inks.hour != "dusk" else inks.mid,
            (inks.red, inks.accent, inks.near)[girl],
        )


def _school_wall(sheet: Sheet, wall: Ink) -> None:
    inks, rng = sheet.inks, sheet.rng
    sheet.box(0, 470, 1500, 300, wall)
    sheet.box(0, 456, 1500, 26, mix(wall, inks.front, 0.35))
    for post in range(-1, 7):
        x = post * 262 + rng.uniform(-3, 3)
        sheet.box(x, 430, 46, 340, mix(wall, inks.glow, 0.2))
        sheet.shape([(x - 8, 432), (x + 23, 400), (x + 54, 432)], mix(wall, inks.front, 0.35))
        for slot in range(3):
            sheet.arch(x + 78 + slot * 58, 540, 34, 130, mix(wall, inks.front, 0.3))
    sheet.box(0, 760, 1500, 18, mix(wall, inks.front, 0.45))
