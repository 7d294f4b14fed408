"""Greenhouses."""

from math import pi, sin

from .. import country
from ..inks import Ink, mix
from ..people import planter, stander
from ..sheet import Point, Sheet, arc
from ..trees import banana, hedge, leaf


def glasshouse(sheet: Sheet) -> None:
    """Inside a greenhouse: ribs, rows of plants to the far door, someone tending them."""
    inks, rng = sheet.inks, sheet.rng
    vx, vy = 750 + rng.uniform(-110, 110), rng.uniform(450, 510)
    sheet.box(0, 0, 1500, 1000, inks.sky)
    sheet.disc(vx + rng.uniform(-120, 120), vy - 190, rng.uniform(110, 150), inks.sun)
    soil = mix(inks.near, inks.front, 0.35)
    sheet.box(0, vy, 1500, 600, mix(inks.palette.mid, inks.palette.light, 0.35))
    rib = inks.palette.paper if inks.hour != "day" else inks.mid

    def project(x: float, y: float, z: float) -> Point:
        return vx + x / z, vy + y / z

    for z in (3.6, 2.5, 1.75, 1.2, 0.84):
        hoop = [project(-620 * _cos(a), 120 - 640 * sin(a * pi / 180), z) for a in range(0, 181, 9)]
        sheet.ribbon(hoop, 9 / z, 9 / z, rib, bend=False)
    for a in (25, 50, 75, 90, 105, 130, 155):
        x, y = -620 * _cos(a), 120 - 640 * sin(a * pi / 180)
        sheet.line([project(x, y, 3.6), project(x, y, 0.5)], 4, rib)
    door = [project(x, y, 3.6) for x, y in ((-240, 190), (-240, -260), (240, -260), (240, 190))]
    sheet.shape(door, mix(inks.sky, inks.near, 0.35))
    for row in (-620, -250, 250, 620):
        sheet.shape(
            [
                project(row - 120, 210, 3.4),
                project(row + 120, 210, 3.4),
                project(row + 120, 210, 0.3),
                project(row - 120, 210, 0.3),
            ],
            soil,
        )
    depths = [3.2 * 0.8**step for step in range(10)]
    spot = rng.choice((-1, 1))
    for z in depths:
        for row in (-620, 620, -250, 250):
            x, y = project(row, 210, z)
            _tomato(sheet.at(x, y, 1.1 / z), rng.randrange(3))
        if abs(z - depths[6]) < 0.01:
            x, y = project(spot * -20, 214, z)
            stander(sheet.at(x, y, 2.7), inks.red, inks.front, "hat", inks.palette.paper)


def _cos(degrees: float) -> float:
    return sin((90 - degrees) * pi / 180)


def _tomato(pen: Sheet, kind: int) -> None:
    inks = pen.inks
    green = inks.near
    pale = mix(green, inks.mid, 0.6)
    pen.line([(0, 0), (0, -250)], 6, inks.front)
    for y, turn, size in (
        (-30, -20, 90),
        (-60, 200, 96),
        (-100, -32, 92),
        (-130, 212, 92),
        (-168, -40, 80),
        (-196, 220, 76),
        (-230, -60, 60),
        (-236, 250, 60),
    ):
        view = pen.at(0, y, turn=turn) if turn < 90 else pen.at(0, y, turn=turn - 180, flip=True)
        leaf(view, size, size * 0.42, green if y % 20 else pale, None)
    for x, y in ((-34, -64), (30, -96), (-26, -142), (32, -40))[kind:]:
        pen.disc(x, y, 15, inks.red if (x + kind) % 4 else inks.accent)


def tunnels(sheet: Sheet) -> None:
    """Rows of arched greenhouses across a plain, hills behind."""
    inks, rng = sheet.inks, sheet.rng
    horizon = rng.uniform(360, 410)
    country.sky(
        sheet,
        horizon,
        rng.uniform(420, 1080),
        horizon - rng.uniform(110, 170),
        rng.uniform(100, 140),
    )
    country.hills(sheet, horizon, rng.uniform(120, 180), inks.far, 3)
    hedge(sheet.at(-20, horizon + 8), 1560, 50, mix(inks.far, inks.mid, 0.6))
    sheet.box(0, horizon, 1500, 700, inks.mid)
    sheet.box(0, 780, 1500, 240, inks.near)
    shift = rng.uniform(-100, 0)
    for row, (y, scale) in enumerate(
        ((horizon + 100, 0.5), (horizon + 200, 0.78), (horizon + 350, 1.2))
    ):
        wide = 268 * scale
        count = int(1800 / wide) + 1
        for house in range(count):
            _tunnel(
                sheet.at(shift + house * wide, y, scale),
                240,
                inks.red if (row, house) == (2, 2) else None,
            )
        country.bank(
            sheet,
            [(-10, y), (500, y), (1000, y), (1510, y)],
            (inks.mid, mix(inks.mid, inks.near, 0.5), inks.near)[row],
        )
    _seed_beds(sheet)
    planter(
        sheet.at(rng.uniform(620, 760), 930, 3, flip=rng.random() < 0.5),
        inks.red,
        inks.front,
        inks.palette.paper,
    )
    banana(
        sheet.at(rng.choice((130, 1370)), 960),
        470,
        inks.front,
        inks.near if inks.hour == "day" else inks.mid,
    )


def _seed_beds(sheet: Sheet) -> None:
    inks, rng = sheet.inks, sheet.rng
    for row in range(4):
        y = 800 + row * 60
        for plant in range(22):
            x = 1500 * (plant + 0.5 * (row % 2)) / 21 + rng.uniform(-6, 6)
            for turn in (-30, -90, -150):
                view = (
                    sheet.at(x, y, turn=turn) if turn > -100 else sheet.at(x, y, turn=30, flip=True)
                )
                leaf(
                    view, 40 + row * 9, 15 + row * 3, inks.mid if inks.hour != "dusk" else inks.far
                )


def _tunnel(pen: Sheet, wide: float, door: Ink | None) -> None:
    inks = pen.inks
    film = (
        inks.palette.paper
        if inks.hour != "day"
        else mix(inks.palette.paper, inks.palette.light, 0.25)
    )
    shade = mix(film, inks.palette.deep, 0.28)
    half = wide / 2
    pen.pie(half + 14, 0, half, 190, 180, 360, shade)
    pen.pie(half, 0, half, 180, 180, 360, film)
    for share in (0.34, 0.68, 1):
        pen.ribbon(
            arc(half, 0, half * share, 180 * share, 180, 360, 24),
            4,
            4,
            mix(film, inks.palette.deep, 0.45),
            bend=False,
        )
    for x in (0.5, 0.25, 0.75):
        tall = 176 * (1 if x == 0.5 else 0.84)
        pen.box(wide * x - 2, -tall, 4, tall, mix(film, inks.palette.deep, 0.45))
    pen.box(half - 34, -104, 68, 104, door or inks.near)
