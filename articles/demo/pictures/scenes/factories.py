"""Factories."""

from .. import country
from ..bikes import cyclist
from ..inks import Ink, mix
from ..people import stander, walker
from ..sheet import Sheet
from ..trees import hedge


def chimneys(sheet: Sheet) -> None:
    """A factory with saw-tooth roofs and chimneys, workers coming to the gate."""
    inks, rng = sheet.inks, sheet.rng
    ground = rng.uniform(740, 780)
    country.sky(sheet, 420, rng.uniform(300, 620), rng.uniform(200, 300), rng.uniform(120, 170))
    hedge(sheet.at(-20, ground), 1560, 130, inks.far)
    count = rng.choice((2, 3))
    for chimney in range(count):
        x = rng.uniform(830, 880) + chimney * 150
        _chimney(
            sheet.at(x, ground),
            rng.uniform(500, 590) - chimney * 70,
            inks.cloud if inks.hour != "day" else mix(inks.palette.light, inks.palette.mid, 0.3),
        )
    for x in (rng.uniform(640, 700),):
        _silo(sheet.at(x, ground), 120, 400)
    _saw_teeth(sheet, ground)
    sheet.box(0, ground - 60, 1500, 14, inks.red)
    sheet.box(0, ground, 1500, 300, inks.near if inks.hour in ("day", "dawn") else inks.front)
    sheet.box(0, ground, 1500, 12, mix(inks.near, inks.glow, 0.4))
    _shift(sheet, ground)


def _saw_teeth(sheet: Sheet, ground: float) -> None:
    inks, rng = sheet.inks, sheet.rng
    wall = inks.mid if inks.hour != "dusk" else inks.far
    shade = mix(wall, inks.front, 0.35)
    teeth = rng.choice((5, 6))
    wide = 1700 / teeth
    for tooth in range(-1, teeth + 1):
        x = -60 + tooth * wide
        sheet.shape(
            [
                (x, ground),
                (x, ground - 190),
                (x, ground - 330),
                (x + wide, ground - 190),
                (x + wide, ground),
            ],
            wall,
        )
        sheet.shape(
            [
                (x, ground - 330),
                (x + wide, ground - 190),
                (x + wide, ground - 172),
                (x, ground - 308),
            ],
            shade,
        )
        sheet.shape(
            [
                (x + 16, ground - 206),
                (x + 16, ground - 290),
                (x + wide * 0.46, ground - 232),
                (x + wide * 0.46, ground - 206),
            ],
            inks.lamp if inks.hour != "day" else inks.palette.paper,
        )
        for window in range(4):
            sheet.box(
                x + 22 + window * wide / 4.3,
                ground - 140,
                wide / 7.2,
                62,
                inks.front if window % 3 else inks.lamp,
            )


def _shift(sheet: Sheet, ground: float) -> None:
    inks, rng = sheet.inks, sheet.rng
    start = rng.uniform(200, 300)
    for person in range(4):
        x, y = start + person * 290 + rng.uniform(-30, 30), ground + 122 + person % 2 * 44
        if person % 2:
            walker(
                sheet.at(x, y, 2.3),
                (inks.bright(inks.mid)),
                inks.front if inks.hour == "day" else inks.mid,
                "helmet",
                inks.glow,
            )
        else:
            cyclist(
                sheet.at(x, y, 1.6),
                inks.red if person else inks.glow,
                inks.front if inks.hour in ("day", "dawn") else inks.mid,
                inks.accent,
            )


def _chimney(pen: Sheet, tall: float, smoke: Ink) -> None:
    inks = pen.inks
    body = inks.near
    drift = 0.0
    for puff in range(5):
        size = 44 + puff * 21
        drift += size * 0.9
        pen.disc(drift * 0.8 - 20, -tall - 36 - puff * 30, size, smoke)
    pen.shape([(-42, 0), (-27, -tall), (27, -tall), (42, 0)], body)
    pen.shape([(12, 0), (9, -tall), (27, -tall), (42, 0)], mix(body, inks.front, 0.45))
    for band in (0.78, 0.9):
        pen.box(-31, -tall * band, 62, 24, inks.red)
    pen.box(-33, -tall - 8, 66, 18, inks.front)


def _silo(pen: Sheet, wide: float, tall: float) -> None:
    inks = pen.inks
    body = inks.palette.light if inks.hour != "dawn" else inks.palette.paper
    for x in (-wide * 0.6, wide * 0.6):
        pen.pie(x, -tall, wide * 0.5, wide * 0.36, 180, 360, mix(body, inks.front, 0.2))
        pen.box(x - wide * 0.5, -tall, wide, tall, body)
        pen.box(x + wide * 0.2, -tall, wide * 0.3, tall, mix(body, inks.front, 0.2))
        for ring in range(4):
            pen.box(x - wide * 0.5, -tall + 50 + ring * 80, wide, 5, mix(body, inks.front, 0.3))


def assembly(sheet: Sheet) -> None:
    """Robot arms over a line of boxes, an engineer watching them."""
    inks, rng = sheet.inks, sheet.rng
    wall = mix(inks.palette.light, inks.palette.paper, 0.25) if inks.hour != "dusk" else inks.mid
    sheet.box(0, 0, 1500, 1000, wall)
    _hall(sheet, wall)
    sheet.disc(
        750 + rng.uniform(-200, 200),
        330,
        rng.uniform(170, 220),
        inks.bright(inks.palette.mid),
    )
    sheet.box(0, 690, 1500, 330, inks.near if inks.hour != "dusk" else inks.front)
    start = rng.uniform(170, 260)
    for arm in range(3):
        reach = rng.uniform(-26, 20)
        _arm(
            sheet.at(start + arm * 430, 760, 1.25, flip=arm == 2),
            reach,
            inks.red if arm != 1 else inks.front,
        )
    sheet.box(0, 744, 1500, 52, inks.front)
    for roller in range(21):
        sheet.disc(20 + roller * 75, 800, 25, mix(inks.front, inks.mid, 0.45))
        sheet.disc(20 + roller * 75, 800, 9, inks.front)
    _goods(sheet)
    person = sheet.at(rng.choice((640, 880)) + rng.uniform(-30, 30), 985, 5)
    stander(person, inks.palette.paper, inks.palette.mid, "helmet", inks.red)
    person.box(5, -62, 15, 19, inks.front)
    person.box(6.4, -60.5, 12.2, 16, inks.palette.light)


def _goods(sheet: Sheet) -> None:
    inks, rng = sheet.inks, sheet.rng
    for box in range(6):
        x = 60 + box * 262 + rng.uniform(-20, 20)
        size = rng.uniform(92, 128)
        ink = (
            inks.palette.light,
            inks.bright(inks.palette.mid),
            inks.mid,
        )[box % 3]
        sheet.box(x, 744 - size * 0.8, size, size * 0.8, ink)
        sheet.box(
            x + size * 0.42, 744 - size * 0.8, size * 0.16, size * 0.8, mix(ink, inks.front, 0.3)
        )
        sheet.box(x, 744 - size * 0.8, size, 8, mix(ink, inks.front, 0.3))


def _hall(sheet: Sheet, wall: Ink) -> None:
    inks = sheet.inks
    for x in range(-40, 1500, 260):
        sheet.box(x, 0, 22, 700, mix(wall, inks.palette.mid, 0.35))
        sheet.shape(
            [(x + 50, 120), (x + 232, 120), (x + 232, 330), (x + 50, 330)],
            mix(wall, inks.palette.mid, 0.25),
        )
    for y in (46, 78):
        sheet.box(0, y, 1500, 12, mix(wall, inks.palette.mid, 0.5))


def _arm(pen: Sheet, turn: float, ink: Ink) -> None:
    inks = pen.inks
    dark = mix(ink, inks.front, 0.4) if ink != inks.front else mix(ink, inks.mid, 0.4)
    pen.shape([(-62, 0), (-44, -70), (44, -70), (62, 0)], dark)
    lower = pen.at(0, -78, turn=turn - 12)
    lower.ribbon([(0, 0), (0, -200)], 62, 46, ink)
    lower.disc(0, 0, 42, dark)
    upper = lower.at(0, -204, turn=112 - turn * 0.6)
    upper.ribbon([(0, 24), (0, -190)], 44, 32, ink)
    upper.disc(0, 0, 34, dark)
    upper.disc(0, 0, 13, inks.palette.paper)
    lower.disc(0, 0, 16, inks.palette.paper)
    wrist = upper.at(0, -196, turn=66)
    wrist.ribbon([(0, 0), (0, -52)], 30, 26, dark)
    for side in (-1, 1):
        wrist.ribbon([(side * 6, -52), (side * 30, -72), (side * 22, -106)], 12, 8, dark)
