"""Rice fields."""

from collections.abc import Callable
from math import pi, sin

from .. import country
from ..animals import buffalo
from ..houses import tiled
from ..inks import mix
from ..landmarks import stilt_house
from ..people import carrier, planter, stander
from ..sheet import Point, Sheet
from ..trees import bamboo, broad, corner_leaves, hedge, palm


def paddies(sheet: Sheet) -> None:
    """Flooded fields in curved bands, people planting in a line."""
    inks, rng = sheet.inks, sheet.rng
    horizon = rng.uniform(270, 400)
    sun = country.sky(sheet, horizon)
    hedge(sheet.at(-20, horizon + 8), 1560, rng.uniform(50, 80), inks.far)
    _hamlet(sheet, rng.uniform(180, 520), horizon + 8)
    vanish = rng.uniform(450, 1050)
    bow = rng.choice((-1, 1)) * rng.uniform(140, 260)

    def row(u: float, t: float) -> Point:
        y = horizon + 8 + (1010 - horizon) * t**1.5
        return vanish + (u - 0.5) * 4200 * (0.05 + t) ** 1.15 + bow * sin(pi * t) * (
            0.4 + abs(u - 0.5)
        ), y

    _bands_of_rice(sheet, row)
    country.glitter(sheet, sun[0], horizon + 40, 560, 60, mix(inks.water, inks.glow, 0.6))
    start = rng.uniform(420, 600)
    _planters(sheet, start, bow)
    if rng.random() < 0.5:
        corner_leaves(sheet, inks.front, inks.near, rng.choice((0, 1500)), rng.choice((0, 1000)))
    else:
        country.birds(
            sheet,
            rng.uniform(200, 900),
            horizon - 60,
            inks.glow if inks.hour == "dusk" else inks.near,
            5,
        )


def _bands_of_rice(sheet: Sheet, row: Callable[[float, float], Point]) -> None:
    inks = sheet.inks
    colours = (inks.mid, inks.water, mix(inks.mid, inks.near, 0.42), mix(inks.mid, inks.glow, 0.35))
    steps = [k / 14 for k in range(15)]
    for band in range(22):
        u, v = band / 22, (band + 1) / 22
        left, right = [row(u, t) for t in steps], [row(v, t) for t in steps]
        ink = colours[(band * 3 + band // 4) % 4]
        sheet.shape([*left, *reversed(right)], ink)
        edge = [row(u + 0.004, t) for t in steps]
        sheet.shape([*left, *reversed(edge)], inks.near)
        if ink != inks.water:
            path = [row((u + v) / 2, t) for t in (0.36, 0.44, 0.52, 0.6, 0.68, 0.76, 0.85, 0.94)]
            country.seedlings(sheet, path, 0.6, 44, inks.near)


def _planters(sheet: Sheet, start: float, bow: float) -> None:
    inks, rng = sheet.inks, sheet.rng
    for person in range(3):
        at, y, scale = (
            start + person * rng.uniform(220, 260),
            640 + person * 66,
            1.75 + person * 0.45,
        )
        sheet.oval(at, y + 6, 44 * scale, 6 * scale, mix(inks.mid, inks.front, 0.4))
        planter(
            sheet.at(at, y, scale, flip=bow > 0),
            (inks.red, inks.front, inks.accent)[person],
            inks.front,
        )


def _hamlet(sheet: Sheet, x: float, y: float) -> None:
    inks, rng = sheet.inks, sheet.rng
    for step in range(3):
        palm(
            sheet.at(x - 60 + step * 74, y),
            rng.uniform(110, 190),
            inks.near,
            inks.near,
            rng.uniform(-0.1, 0.14),
            0.38,
        )
    for step in range(2):
        pen = sheet.at(x + step * 96 - 50, y, 0.62)
        pen.box(12, -50, 120, 50, inks.palette.paper)
        pen.box(60, -36, 24, 36, inks.front)
        tiled(pen.at(0, -48), 146, 52, inks.red if step else inks.near, inks.front)


def terraces(sheet: Sheet) -> None:
    """Terraced fields that climb a hill in contour lines."""
    inks, rng = sheet.inks, sheet.rng
    country.sky(sheet, 340, rng.uniform(380, 1120), rng.uniform(130, 230), rng.uniform(80, 120))
    country.hills(sheet, 420, rng.uniform(180, 250), inks.far, 3)
    colours = (
        inks.mid,
        mix(inks.mid, inks.glow, 0.4),
        mix(inks.mid, inks.near, 0.4),
        inks.water,
        mix(inks.mid, inks.near, 0.7),
    )
    peak, second = rng.uniform(420, 640), rng.uniform(980, 1200)
    phase = rng.uniform(0, 6)
    for level in range(17):
        t = level / 16
        y = 330 + 690 * t**1.12
        lift = 150 * (1 - t * 0.55)
        points: list[Point] = []
        for step in range(17):
            x = -40 + 1580 * step / 16
            hump = max(0.0, 1 - ((x - peak) / 520) ** 2) + 0.62 * max(
                0.0, 1 - ((x - second) / 430) ** 2
            )
            wobble = sin(x / 120 + level * 0.9 + phase) * (10 + 16 * t) + sin(
                x / 47 + level * 2.1
            ) * (3 + 6 * t)
            points.append((x, y - hump * lift + lift * 0.4 + wobble))
        country.bank(sheet, points, mix(inks.front, inks.near, 0.5))
        country.bank(sheet, [(x, y + 5 + 7 * t) for x, y in points], colours[level % 5])
    stilt_house(sheet.at(peak + rng.uniform(40, 120), 420, 1.15))
    broad(sheet.at(peak - 130, 400), 190, inks.near, inks.mid, inks.front)
    buffalo(
        sheet.at(rng.uniform(620, 860), 800, 2.1, flip=rng.random() < 0.5), inks.front, inks.red
    )
    bamboo(sheet.at(1380, 1030), rng.uniform(620, 780), inks.front, inks.front)


def harvest(sheet: Sheet) -> None:
    """A dyke across ripe fields, a line of people walking home along it."""
    inks, rng = sheet.inks, sheet.rng
    dyke = rng.uniform(560, 640)
    country.sky(
        sheet, dyke, rng.uniform(520, 980), dyke - rng.uniform(150, 230), rng.uniform(190, 250)
    )
    hedge(sheet.at(-20, dyke - 20), 1560, 70, inks.far)
    country.bank(
        sheet,
        [(-10, dyke + 20), (400, dyke - 10), (800, dyke - 18), (1200, dyke - 6), (1510, dyke + 20)],
        inks.front,
    )
    start = rng.uniform(330, 420)
    for person in range(4):
        x = start + person * rng.uniform(220, 250)
        pen = sheet.at(x, dyke - 4, rng.uniform(1.7, 1.95))
        if person % 2:
            carrier(
                pen,
                inks.red if person == 1 else inks.near,
                inks.front,
                inks.bright(inks.mid),
                inks.glow,
            )
        else:
            stander(pen, inks.accent if person else inks.near, inks.front, "hat", inks.glow)
    for band, ink in enumerate(
        (mix(inks.mid, inks.glow, 0.3), inks.mid, mix(inks.mid, inks.near, 0.5), inks.near)
    ):
        y = dyke + 86 + band * 82 + band * band * 6
        points = [(x, y + 16 * sin(x / 190 + band * 2.2)) for x in range(-10, 1530, 60)]
        country.bank(sheet, points, ink)
        for tuft in range(30 - band * 3):
            x = 1500 * (tuft + 0.5 * (band % 2)) / (29 - band * 3)
            top = y + 16 * sin(x / 190 + band * 2.2)
            for lean in (-14, -2, 10):
                sheet.ribbon(
                    [
                        (x, top + 30),
                        (x + lean * 0.6, top - 8 - band * 7),
                        (x + lean * 1.9 + 6, top - 20 - band * 11),
                    ],
                    4 + band,
                    2,
                    ink,
                )
