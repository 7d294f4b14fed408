"""Trains."""

from .. import country
from ..houses import Paint
from ..inks import mix
from ..people import ao_dai
from ..sheet import Sheet
from ..trees import bamboo, banana, broad, hedge
from .streets import paints


def rails(sheet: Sheet) -> None:
    """A train coming through a lane of houses."""
    inks, rng = sheet.inks, sheet.rng
    vx, vy = 750 + rng.uniform(-130, 130), rng.uniform(560, 600)
    country.sky(
        sheet, 420, vx + rng.uniform(-180, 180), rng.uniform(150, 220), rng.uniform(90, 120)
    )
    sheet.box(0, vy + 40, 1500, 500, mix(inks.mid, inks.near, 0.5))
    colours = paints(sheet)
    for index, (inner, wide, tall, foot) in enumerate(
        ((130, 110, 330, 640), (210, 160, 470, 690), (330, 250, 640, 770), (520, 400, 860, 900))
    ):
        for side in (-1, 1):
            paint = colours[(index * 2 + (side > 0)) % len(colours)]
            _lane_house(sheet.at(vx + side * inner, foot, flip=side < 0), wide, tall, paint)
    sheet.shape(
        [(vx - 70, vy + 60), (vx + 70, vy + 60), (vx + 330, 1010), (vx - 330, 1010)],
        mix(inks.near, inks.front, 0.5),
    )
    for tie in range(11):
        t = (tie / 11) ** 1.7
        y, half = 690 + 330 * t, 96 + 190 * t
        sheet.bar(vx - half, y, half * 2, 8 + 15 * t, mix(inks.mid, inks.palette.light, 0.3))
    for side in (-1, 1):
        sheet.shape(
            [
                (vx + side * 50, vy + 60),
                (vx + side * 58, vy + 60),
                (vx + side * 200, 1010),
                (vx + side * 172, 1010),
            ],
            inks.front,
        )
    _engine(sheet.at(vx, 800, 1.28))
    ao_dai(
        sheet.at(vx + rng.choice((-340, 340)), 925, 2.9, flip=rng.random() < 0.5),
        inks.glow,
        inks.palette.light,
        "hat",
        inks.glow,
    )
    banana(sheet.at(vx + rng.choice((-560, 560)), 960), 380, inks.near, inks.mid)


def _lane_house(pen: Sheet, wide: float, tall: float, paint: Paint) -> None:
    pen.box(0, -tall, wide, tall + 300, paint.wall)
    pen.shape([(0, -tall), (-wide * 0.16, -tall * 0.94), (-wide * 0.16, 0), (0, 20)], paint.shade)
    for floor in range(3):
        y = -tall * 0.88 + floor * tall * 0.3
        for column in (0.16, 0.58):
            pen.box(wide * column, y, wide * 0.24, tall * 0.17, paint.gap)
            pen.box(wide * (column + 0.24), y, wide * 0.07, tall * 0.17, paint.trim)
        if floor < 2:
            pen.box(-wide * 0.2, y + tall * 0.2, wide * 1.2, tall * 0.014, paint.shade)
            pen.box(-wide * 0.2, y + tall * 0.145, wide * 1.2, tall * 0.01, paint.trim)
            for post in range(9):
                pen.box(
                    -wide * 0.2 + post * wide * 0.14,
                    y + tall * 0.145,
                    wide * 0.02,
                    tall * 0.06,
                    paint.trim,
                )
    pen.shape(
        [
            (-wide * 0.2, -tall * 0.32),
            (wide, -tall * 0.32),
            (wide, -tall * 0.27),
            (-wide * 0.28, -tall * 0.25),
        ],
        paint.cloth,
    )


def _engine(pen: Sheet) -> None:
    inks = pen.inks
    dark = inks.front
    pen.oval(0, 4, 150, 12, mix(inks.near, dark, 0.8))
    pen.smooth(
        [(-118, -60), (-118, -270), (-84, -330), (84, -330), (118, -270), (118, -60)], inks.red
    )
    pen.shape([(-118, -150), (118, -150), (118, -60), (-118, -60)], inks.red)
    pen.shape(
        [(-118, -164), (0, -130), (118, -164), (118, -132), (0, -98), (-118, -132)],
        inks.palette.paper,
    )
    for side in (-1, 1):
        pen.shape([(side * 8, -226), (side * 92, -226), (side * 84, -296), (side * 8, -302)], dark)
        pen.disc(side * 84, -92, 18, inks.palette.paper)
        pen.disc(side * 84, -92, 11, inks.lamp if inks.hour != "day" else inks.palette.light)
        pen.bar(side * 74 - 20, -42, 40, 24, mix(dark, inks.mid, 0.4))
    pen.disc(0, -262 - 46, 15, inks.palette.paper)
    pen.shape([(-130, -64), (130, -64), (112, -8), (-112, -8)], dark)
    for bar in range(-4, 5):
        pen.line([(bar * 24, -58), (bar * 20, -12)], 5, mix(dark, inks.red, 0.6))


def line(sheet: Sheet) -> None:
    """A train on a long bridge of arches through fields."""
    inks, rng = sheet.inks, sheet.rng
    horizon = rng.uniform(520, 580)
    country.sky(
        sheet, horizon, rng.uniform(480, 1020), rng.uniform(220, 320), rng.uniform(130, 180)
    )
    country.hills(sheet, horizon, rng.uniform(150, 230), inks.far, 3)
    hedge(sheet.at(-20, horizon + 10), 1560, 70, mix(inks.far, inks.mid, 0.6))
    for band, ink in enumerate(
        (
            inks.mid,
            mix(inks.mid, inks.glow, 0.35),
            mix(inks.mid, inks.near, 0.4),
            inks.mid,
            inks.near,
        )
    ):
        y = horizon + band * (34 + band * 17)
        country.bank(sheet, [(-10, y + 20), (500, y - 12), (1000, y + 16), (1510, y - 6)], ink)
    deck = horizon - rng.uniform(-10, 40)
    _viaduct(sheet, deck)
    _carriages(sheet, rng.uniform(980, 1120), deck - 14)
    broad(
        sheet.at(rng.choice((180, 1330)), 930),
        rng.uniform(380, 460),
        inks.near,
        mix(inks.near, inks.mid, 0.5),
        inks.front,
        0.9,
    )
    bamboo(sheet.at(rng.choice((90, 1420)), 1020), 460, inks.front, inks.front)


def _viaduct(sheet: Sheet, deck: float) -> None:
    inks, rng = sheet.inks, sheet.rng
    stone = mix(inks.palette.paper, inks.palette.light, 0.7) if inks.hour != "night" else inks.mid
    shade = mix(stone, inks.palette.deep, 0.4)
    pitch, foot = 216, deck + 250
    shift = rng.uniform(-120, 0)
    for pier in range(9):
        x = shift + pier * pitch
        sheet.box(x - 24, deck, 48, foot - deck + (pier % 3) * 8, stone)
        sheet.box(x + 8, deck, 16, foot - deck + (pier % 3) * 8, shade)
        for side in (-1, 1):
            sheet.shape(
                [
                    (x, deck),
                    (x + side * 108, deck),
                    (x + side * 70, deck + 40),
                    (x + side * 40, deck + 92),
                    (x + side * 24, deck + 160),
                    (x, deck + 160),
                ],
                stone,
            )
    sheet.box(0, deck - 12, 1500, 26, shade)
    sheet.box(0, deck - 16, 1500, 6, inks.front)


def _carriages(sheet: Sheet, front: float, rail: float) -> None:
    inks = sheet.inks
    for car in range(7):
        pen = sheet.at(front - car * 246, rail)
        for x in (-206, -170, -62, -26):
            pen.disc(x, -9, 12, inks.front)
        ink = inks.red if car == 0 else inks.near
        if car == 0:
            pen.smooth(
                [(-232, -18), (-232, -116), (-60, -116), (-20, -104), (6, -58), (8, -18)], ink
            )
            pen.shape([(-232, -18), (-232, -116), (-150, -116), (-150, -18)], ink)
            pen.shape([(-62, -100), (-26, -96), (-8, -66), (-62, -66)], inks.front)
        else:
            pen.box(-232, -112, 224, 94, ink)
            pen.bar(-234, -120, 228, 18, mix(ink, inks.front, 0.4))
        for window in range(5 if car else 3):
            pen.box(
                -216 + window * 43, -94, 28, 32, inks.lamp if inks.hour != "dusk" else inks.glow
            )
        pen.box(-232, -46, 226 if car else 234, 8, inks.glow)
        pen.box(-10, -34, 16, 8, inks.front)
