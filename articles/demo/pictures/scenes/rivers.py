"""Rivers, from their banks and from the air."""

from math import pi, sin

from .. import country
from ..animals import egret
from ..boats import manned_sampan, sampan_above
from ..inks import mix
from ..sheet import Point, Sheet
from ..trees import bamboo, banana, corner_leaves, hedge, lotus_leaf, palm, reeds


def bend(sheet: Sheet) -> None:
    """A river that winds through fields to the horizon."""
    inks, rng = sheet.inks, sheet.rng
    horizon = rng.uniform(290, 430)
    country.sky(sheet, horizon)
    if rng.random() < 0.6:
        country.hills(sheet, horizon, rng.uniform(70, 130), inks.far, 3)
    hedge(sheet.at(-20, horizon + 8), 1560, rng.uniform(36, 60), inks.near)
    sheet.box(0, horizon, 1500, 720, inks.mid)
    swing, start = rng.uniform(190, 320), rng.uniform(560, 900)

    def middle(t: float) -> Point:
        return start + swing * sin(t * pi * 1.9) * (0.35 + t * 0.65), horizon + (
            1010 - horizon
        ) * t**1.7

    steps = [step / 40 for step in range(41)]
    _fields(sheet, horizon)
    for extra, ink in ((1.22, inks.glow if inks.hour != "night" else inks.far), (1, inks.water)):
        half = [(12 + 330 * t**1.5) * extra + 4 for t in steps]
        left = [(middle(t)[0] - h, middle(t)[1]) for t, h in zip(steps, half, strict=True)]
        right = [(middle(t)[0] + h, middle(t)[1]) for t, h in zip(steps, half, strict=True)]
        sheet.shape([*left, *reversed(right)], ink)
    for step in range(3, 19):
        t = step / 19
        x, y = middle(t)
        wide = (6 + 80 * t) * rng.uniform(0.7, 1.3)
        sheet.bar(
            x + rng.uniform(-0.5, 0.3) * 330 * t**1.5 - wide / 2, y, wide, 3 + 4 * t, inks.ripple
        )
    for t, scale in ((0.36, 0.36), (0.68, 1.15)):
        x, y = middle(t + rng.uniform(-0.04, 0.05))
        shade = inks.palette.deep if inks.hour != "night" else inks.front
        sheet.oval(x, y + 12 * scale, 116 * scale, 9 * scale, mix(inks.water, shade, 0.5))
        manned_sampan(
            sheet.at(x, y, scale, flip=rng.random() < 0.5),
            inks.front,
            inks.accent,
            inks.red,
            inks.glow,
        )
    _near_bank(sheet)
    country.birds(
        sheet,
        rng.uniform(180, 900),
        rng.uniform(150, horizon - 60),
        inks.glow if inks.hour in ("dusk", "night") else inks.near,
        rng.choice((3, 5)),
    )


def _fields(sheet: Sheet, horizon: float) -> None:
    inks, rng = sheet.inks, sheet.rng
    inks_of_bands = (
        mix(inks.mid, inks.near, 0.5),
        inks.mid,
        mix(inks.mid, inks.glow, 0.28),
        mix(inks.mid, inks.near, 0.28),
    )
    y, band = horizon + 10, 0
    slope = rng.uniform(-60, 60)
    while y < 1000:
        tall = 14 + (y - horizon) * 0.26
        points = [
            (-10, y + slope * 0.2),
            (500, y - tall * 0.3),
            (1000, y + tall * 0.2),
            (1510, y - slope * 0.2),
        ]
        country.bank(sheet, points, inks_of_bands[band % 4])
        y, band = y + tall, band + 1


def _near_bank(sheet: Sheet) -> None:
    inks, rng = sheet.inks, sheet.rng
    kind = rng.randrange(4)
    if kind == 0:
        corner_leaves(
            sheet,
            inks.front,
            inks.near if inks.hour != "night" else inks.mid,
            rng.choice((0, 1500)),
            1000,
        )
    elif kind == 1:
        country.bank(sheet, [(-10, 900), (240, 880), (480, 960), (640, 1010)], inks.near)
        banana(sheet.at(170, 920), 430, inks.front, inks.mid)
        egret(sheet.at(430, 950, 1.1), inks.glow, inks.accent)
    elif kind == 2:
        bamboo(
            sheet.at(1330, 1010),
            760,
            inks.front,
            inks.near if inks.hour == "day" else inks.front,
        )
    else:
        country.bank(sheet, [(760, 1010), (1000, 950), (1240, 890), (1510, 860)], inks.front)
        reeds(sheet.at(900, 960), 640, 190, inks.front, 34)


def broad(sheet: Sheet) -> None:
    """A wide river from its bank, a sampan in the middle of it, a village beyond."""
    inks, rng = sheet.inks, sheet.rng
    horizon = rng.uniform(400, 540)
    sun = country.sky(
        sheet, horizon, sun_y=horizon - rng.uniform(40, 220), size=rng.uniform(110, 170)
    )
    hedge(sheet.at(-20, horizon + 4), 1560, rng.uniform(60, 90), inks.far)
    _riverside(sheet, horizon)
    sheet.box(0, horizon, 1500, 620, inks.water)
    sheet.box(0, horizon, 1500, 9, inks.near)
    country.glitter(
        sheet, sun[0], horizon + 10, 930, 210, inks.sun if inks.hour != "night" else inks.lamp
    )
    country.ripples(sheet, horizon + 26, 990, inks.ripple, 30)
    y = rng.uniform(700, 770)
    x = 750 + rng.uniform(-120, 120)
    manned_sampan(
        sheet.at(
            x + rng.choice((-1, 1)) * rng.uniform(330, 420),
            horizon + 70,
            0.5,
            flip=rng.random() < 0.5,
        ),
        inks.near,
        inks.glow,
        inks.near,
    )
    scale = rng.uniform(1.9, 2.3)
    sheet.oval(x, y + 22, 128 * scale, 15 * scale, mix(inks.water, inks.front, 0.45))
    for bar in range(4):
        sheet.bar(
            x - (100 - bar * 17) * scale,
            y + 44 + bar * 20,
            (190 - bar * 36) * scale,
            8,
            mix(inks.water, inks.front, 0.4),
        )
    manned_sampan(
        sheet.at(x, y, scale, flip=rng.random() < 0.5),
        inks.front,
        inks.accent,
        inks.red,
        inks.glow if rng.random() < 0.6 else None,
    )
    _edge(sheet)


def _edge(sheet: Sheet) -> None:
    inks, rng = sheet.inks, sheet.rng
    if rng.random() < 0.5:
        for leaf in range(9):
            px = 90 + leaf * 170 + rng.uniform(-50, 50)
            lotus_leaf(
                sheet.at(px, 945 + (leaf % 2) * 40), rng.uniform(70, 120), inks.near, inks.mid
            )
    else:
        reeds(sheet.at(-30, 1010), rng.uniform(320, 520), 330, inks.front, 30)


def _riverside(sheet: Sheet, horizon: float) -> None:
    inks, rng = sheet.inks, sheet.rng
    for x in (rng.uniform(120, 420), rng.uniform(1050, 1380)):
        for step in range(3):
            palm(
                sheet.at(x + step * 46, horizon),
                rng.uniform(130, 210),
                inks.near,
                inks.near,
                rng.uniform(-0.1, 0.16),
                0.36,
            )
        sheet.shape(
            [
                (x - 90, horizon),
                (x - 80, horizon - 34),
                (x - 100, horizon - 32),
                (x - 70, horizon - 66),
                (x + 30, horizon - 66),
                (x + 58, horizon - 32),
                (x + 40, horizon - 34),
                (x + 40, horizon),
            ],
            inks.near,
        )


def aerial(sheet: Sheet) -> None:
    """The delta from the air: a river through a patchwork of fields."""
    inks, rng = sheet.inks, sheet.rng
    view = sheet.at(750, 500, turn=rng.uniform(-35, 35))
    tones = [
        inks.mid,
        mix(inks.mid, inks.near, 0.45),
        inks.palette.light,
        mix(inks.mid, inks.palette.light, 0.5),
        inks.near,
        mix(inks.mid, inks.near, 0.75),
    ]
    view.box(-1200, -1200, 2400, 2400, inks.near)
    y, row = -1000.0, 0
    while y < 1000:
        tall = rng.uniform(90, 150)
        x = -1100.0 - rng.uniform(0, 100)
        while x < 1100:
            wide = rng.uniform(90, 230)
            _parcel(view.at(x, y), wide - 9, tall - 9, rng.choice(tones), row)
            x, row = x + wide, row + 1
        y += tall
    sway = rng.uniform(150, 230)
    course = [
        (-1150 + step * 115, sway * sin(step * 0.62 + 0.9) + rng.uniform(-20, 20))
        for step in range(21)
    ]
    bank_ink = mix(inks.near, inks.front, 0.6)
    view.ribbon(course, 290, 250, bank_ink)
    view.ribbon(course, 262, 222, inks.palette.paper)
    view.ribbon(
        course,
        226,
        190,
        mix(inks.water, inks.palette.light, 0.2) if inks.hour != "dusk" else inks.palette.light,
    )
    side = [(x + 12, y + 168 + 14 * sin(x / 70)) for x, y in course]
    for x, y in side:
        for dx, dy in ((0, 0), (46, 20), (24, -26), (70, -14)):
            view.disc(x + dx + 9, y + dy + 11, 23, mix(inks.near, inks.front, 0.7))
            view.disc(x + dx, y + dy, 23, inks.front)
            view.pie(x + dx, y + dy, 17, 17, 150, 330, mix(inks.near, inks.mid, 0.4))
    for step, ink in ((7, inks.accent), (10, inks.red), (13, inks.glow)):
        (x, y), (x1, y1) = course[step], course[step + 1]
        boat = view.at((x + x1) / 2, (y + y1) / 2 + rng.uniform(-36, 36), 0.72, turn=(y1 - y) * 0.5)
        boat.smooth(
            [(-120, 16), (-60, 44), (60, 44), (120, 12), (0, 0)], mix(inks.water, inks.front, 0.4)
        )
        sampan_above(boat, inks.front, mix(inks.near, inks.mid, 0.6), ink, inks.palette.paper)


def _parcel(pen: Sheet, wide: float, tall: float, ink: tuple[int, int, int], kind: int) -> None:
    pen.box(0, 0, wide, tall, ink)
    line = mix(ink, pen.inks.front, 0.22)
    if kind % 3 == 0:
        for furrow in range(int(tall / 17)):
            pen.box(6, 9 + furrow * 17, wide - 12, 5, line)
    elif kind % 3 == 1:
        for furrow in range(int(wide / 17)):
            pen.box(9 + furrow * 17, 6, 5, tall - 12, line)
    if kind % 11 == 0:
        pen.box(wide * 0.3, tall * 0.3, 46, 34, pen.inks.red)
        pen.box(wide * 0.3, tall * 0.3 + 17, 46, 17, mix(pen.inks.red, pen.inks.front, 0.35))
