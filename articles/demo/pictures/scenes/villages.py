"""Villages."""

from .. import country
from ..animals import buffalo, egret
from ..bikes import cyclist
from ..houses import Paint, tiled
from ..inks import Ink, mix
from ..landmarks import communal_house
from ..sheet import Sheet
from ..trees import banana, broad, hedge, lotus, lotus_leaf, palm


def pond(sheet: Sheet) -> None:
    """A communal house behind its pond, its roof in the water."""
    inks, rng = sheet.inks, sheet.rng
    shore = rng.uniform(600, 650)
    country.sky(
        sheet,
        shore - 120,
        rng.choice((rng.uniform(260, 420), rng.uniform(1080, 1240))),
        rng.uniform(170, 260),
        rng.uniform(90, 130),
    )
    hedge(sheet.at(-20, shore - 6), 1560, rng.uniform(120, 170), inks.far)
    for x in (120, 205, 1290, 1385):
        palm(
            sheet.at(x + rng.uniform(-20, 20), shore),
            rng.uniform(380, 500),
            inks.near,
            inks.near,
            rng.uniform(-0.06, 0.06),
            0.24,
        )
    wall = inks.palette.light if inks.hour in ("day", "dusk") else inks.palette.paper
    paint = Paint(
        wall, inks.near if inks.hour != "dusk" else inks.front, inks.red, inks.front, inks.accent
    )
    wide = rng.uniform(680, 760)
    roof = inks.mid if inks.hour == "day" else inks.near
    if inks.hour == "dusk":
        roof = inks.red
    communal_house(sheet.at(750, shore - 12), wide, paint, roof)
    sheet.box(0, shore, 1500, 24, inks.near)
    sheet.box(0, shore + 24, 1500, 420, inks.water)
    _mirrored(sheet, roof, shore, wide, wall)
    broad(
        sheet.at(rng.choice((240, 1270)), shore + 10),
        rng.uniform(430, 500),
        inks.near,
        mix(inks.near, inks.mid, 0.5),
        inks.front,
        0.85,
    )
    _lotus_pond(sheet)


def _mirrored(sheet: Sheet, roof: Ink, shore: float, wide: float, wall: Ink) -> None:
    inks, rng = sheet.inks, sheet.rng
    reflection = mix(inks.water, roof, 0.45)
    for bar in range(11):
        y = shore + 40 + bar * 25
        t = bar / 10
        half = wide * (0.42 if t < 0.28 else 0.56 - 0.3 * (t - 0.28))
        sheet.bar(
            750 - half + rng.uniform(-26, 26),
            y,
            half * 2 + rng.uniform(-40, 40),
            12 - 5 * t,
            reflection if t >= 0.28 else mix(inks.water, wall, 0.75),
        )


def _lotus_pond(sheet: Sheet) -> None:
    inks, rng = sheet.inks, sheet.rng
    for x, y, size in (
        (250, 860, 90),
        (400, 930, 120),
        (150, 950, 100),
        (1150, 900, 110),
        (1330, 950, 140),
        (980, 965, 90),
    ):
        lotus_leaf(sheet.at(x + rng.uniform(-40, 40), y, 1), size, inks.near, inks.mid)
    lotus(sheet.at(420, 900), 60, inks.accent, mix(inks.accent, inks.glow, 0.4), inks.glow)
    lotus(sheet.at(1180, 870), 50, inks.accent, mix(inks.accent, inks.glow, 0.4), inks.glow)
    egret(sheet.at(rng.uniform(560, 640), 940, 1.4), inks.glow, inks.red)


def lane(sheet: Sheet) -> None:
    """A brick lane from the fields through the village gate, under a banyan."""
    inks, rng = sheet.inks, sheet.rng
    ground = rng.uniform(620, 670)
    country.sky(
        sheet, ground - 150, rng.uniform(640, 860), rng.uniform(250, 320), rng.uniform(130, 180)
    )
    hedge(sheet.at(-20, ground), 1560, 150, inks.far)
    for x, wide in ((80, 240), (1120, 260)):
        pen = sheet.at(x, ground + 4)
        pen.box(20, -120, wide, 124, inks.palette.paper)
        pen.box(wide * 0.86, -120, wide * 0.14 + 20, 124, mix(inks.palette.paper, inks.mid, 0.4))
        pen.box(wide * 0.5, -84, 52, 88, inks.front)
        tiled(pen.at(-6, -112), wide + 52, 96, inks.red, mix(inks.red, inks.front, 0.5))
    sheet.box(0, ground, 1500, 400, inks.mid)
    sheet.shape(
        [(690, ground), (810, ground), (1180, 1010), (320, 1010)],
        inks.palette.light if inks.hour != "night" else inks.far,
    )
    for row in range(9):
        t = row / 9
        y = ground + 360 * t**1.4
        half = 60 + 370 * (y - ground) / 350
        sheet.line(
            [(750 - half, y), (750 + half, y)], 2 + 4 * t, mix(inks.mid, inks.palette.light, 0.3)
        )
    _gate(sheet.at(750, ground + 6))
    broad(
        sheet.at(rng.choice((270, 1230)), ground + 40),
        rng.uniform(500, 570),
        inks.near,
        mix(inks.near, inks.mid, 0.45),
        inks.front,
        0.9,
    )
    banana(sheet.at(rng.choice((120, 1380)), 880), 400, inks.front, inks.near)
    passer = sheet.at(rng.uniform(690, 790), 890, 2.2, flip=rng.random() < 0.5)
    if rng.random() < 0.5:
        cyclist(passer, inks.palette.paper, inks.front, inks.red)
    else:
        buffalo(passer, inks.front, inks.red)


def _gate(pen: Sheet) -> None:
    inks = pen.inks
    wall = (
        inks.palette.paper
        if inks.hour != "day"
        else mix(inks.palette.paper, inks.palette.light, 0.5)
    )
    shade = mix(wall, inks.palette.deep, 0.3)
    pen.box(-170, -250, 340, 250, wall)
    pen.box(110, -250, 60, 250, shade)
    pen.arch(-72, -190, 144, 190, inks.front)
    pen.arch(-58, -176, 116, 176, mix(inks.far, inks.sky, 0.5))
    pen.box(-100, -360, 200, 100, wall)
    pen.box(64, -360, 36, 100, shade)
    pen.arch(-30, -340, 60, 80, inks.front)
    for width, y in ((430, -244), (280, -356)):
        half = width / 2
        pen.smooth(
            [
                (-half - 24, y - 44),
                (-half * 0.7, y - 22),
                (-half * 0.4, y - 52),
                (half * 0.4, y - 52),
                (half * 0.7, y - 22),
                (half + 24, y - 44),
                (half * 0.8, y + 8),
                (0, y + 14),
                (-half * 0.8, y + 8),
            ],
            inks.red,
        )
        pen.ribbon([(-half * 0.92, y + 2), (0, y + 12), (half * 0.92, y + 2)], 7, 7, inks.front)
