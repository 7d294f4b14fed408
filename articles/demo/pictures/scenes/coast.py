"""The sea and its harbours."""

# A shape is its place, its size and its ink: more than five arguments, in one order everywhere.
# ruff: noqa: PLR0913, PLR0917

from .. import country
from ..boats import basket_boat, fishing_boat
from ..inks import Ink, mix
from ..people import carrier
from ..sheet import Sheet
from ..trees import palm


def swell(sheet: Sheet) -> None:
    """A trawler on high waves under a big sun."""
    inks, rng = sheet.inks, sheet.rng
    sun_x = rng.uniform(520, 980)
    country.sky(sheet, 520, sun_x, rng.uniform(250, 340), rng.uniform(170, 230))
    layers = [mix(inks.far, inks.mid, t) for t in (0.1, 0.55, 1)] + [
        mix(inks.mid, inks.near, 0.5),
        inks.near,
        inks.front,
    ]
    pitch = rng.uniform(330, 420)
    boat_x = 750 + rng.uniform(-120, 120)
    for layer, ink in enumerate(layers):
        y = 520 + layer * 84
        country.waves(sheet, y, ink, pitch * (0.6 + layer * 0.16), 34 + layer * 17, rng.random())
        if layer == 2:
            fishing_boat(
                sheet.at(boat_x, y - 30, 1.6, turn=-7), inks.front, inks.red, inks.glow, inks.accent
            )
    for foam in range(14):
        left, top = 1500 * ((foam * 0.57) % 1), 640 + 340 * ((foam * 0.755) % 1)
        sheet.bar(left, top, rng.uniform(40, 110), 7, inks.glow if foam % 3 else inks.far)
    country.birds(
        sheet,
        rng.uniform(180, 820),
        rng.uniform(170, 300),
        inks.mid if inks.hour == "night" else inks.front,
        4,
        0.9,
    )


def lighthouse(sheet: Sheet) -> None:
    """A lighthouse on a headland, flat bands of sea, small sails far out."""
    inks, rng = sheet.inks, sheet.rng
    horizon = rng.uniform(560, 640)
    country.sky(
        sheet, horizon, rng.uniform(280, 480), horizon - rng.uniform(90, 250), rng.uniform(90, 150)
    )
    bands = (inks.water, mix(inks.water, inks.mid, 0.4), inks.mid, mix(inks.mid, inks.near, 0.5))
    for band, ink in enumerate(bands):
        top = horizon + band * 46 + band * band * 26
        country.waves(sheet, top, ink, 160 + band * 90, 3 + band * 9, rng.random())
    country.ripples(sheet, horizon + 20, 980, inks.ripple, 20, 0, 900)
    for step, x in enumerate((rng.uniform(140, 260), rng.uniform(380, 520), rng.uniform(560, 660))):
        _sail(
            sheet.at(x, horizon + 26 + step * 42, 0.5 + step * 0.34),
            inks.glow if inks.hour != "day" else inks.accent,
            inks.front,
        )
    x = rng.uniform(880, 960)
    tall = rng.uniform(290, 330)
    foot = horizon - 30
    _headland(sheet, x, foot)
    _light(sheet.at(x, foot + 20), tall)
    for step in range(3):
        palm(
            sheet.at(x + 230 + step * 90, foot - 30 - step * 12),
            rng.uniform(190, 280),
            inks.front,
            inks.front,
            rng.uniform(-0.2, -0.05),
            0.4,
        )


def _headland(sheet: Sheet, x: float, foot: float) -> None:
    inks = sheet.inks
    country.bank(
        sheet,
        [
            (x - 330, 1010),
            (x - 250, 840),
            (x - 200, 650),
            (x - 120, foot + 20),
            (x + 140, foot - 10),
            (x + 420, foot - 60),
            (1560, foot - 90),
        ],
        inks.near,
    )
    country.bank(
        sheet,
        [
            (x - 180, 1010),
            (x - 110, 850),
            (x + 20, 760),
            (x + 160, 790),
            (x + 300, 700),
            (1560, 640),
        ],
        inks.front,
    )
    for tuft in range(26):
        gx, gy = x - 60 + 700 * ((tuft * 0.57) % 1), foot + 60 + 190 * ((tuft * 0.755) % 1)
        for lean in (-9, 0, 9):
            sheet.line(
                [(gx, gy), (gx + lean, gy - 22)], 3, inks.mid if inks.hour != "night" else inks.far
            )


def _sail(pen: Sheet, cloth: Ink, hull: Ink) -> None:
    pen.smooth([(-8, -150), (40, -120), (58, -60), (52, -14), (-8, -14), (-2, -80)], cloth)
    for y in (-52, -88, -120):
        pen.line([(-4, y), (52 + (y + 60) * 0.2, y + 6)], 2.4, hull)
    pen.smooth([(-80, -16), (0, -4), (80, -20), (54, 12), (-52, 12)], hull)


def _light(pen: Sheet, tall: float) -> None:
    inks = pen.inks
    wall, stripe = inks.palette.paper, inks.red
    if inks.hour == "day":
        wall = mix(inks.palette.paper, inks.palette.light, 0.45)
    for part in range(5):
        a, b = part / 5, (part + 1) / 5
        low, high = 46 - 18 * a, 46 - 18 * b
        ink = stripe if part % 2 else wall
        pen.shape([(-low, -tall * a), (low, -tall * a), (high, -tall * b), (-high, -tall * b)], ink)
        pen.shape(
            [
                (low * 0.35, -tall * a),
                (low, -tall * a),
                (high, -tall * b),
                (high * 0.35, -tall * b),
            ],
            mix(ink, inks.front, 0.25),
        )
    pen.box(-40, -tall - 12, 80, 14, inks.front)
    pen.box(-22, -tall - 58, 44, 48, inks.accent if inks.accent != stripe else inks.lamp)
    pen.box(-3, -tall - 58, 6, 48, inks.front)
    pen.pie(0, -tall - 56, 32, 34, 180, 360, inks.front)
    pen.box(-3, -tall - 110, 6, 30, inks.front)


def anchorage(sheet: Sheet) -> None:
    """Fishing boats at rest under limestone hills."""
    inks, rng = sheet.inks, sheet.rng
    horizon = rng.uniform(430, 510)
    sun = country.sky(
        sheet, horizon, rng.uniform(480, 1020), rng.uniform(170, 280), rng.uniform(90, 130)
    )
    x = -80.0
    while x < 1500:
        wide = rng.uniform(130, 280)
        country.karst(
            sheet.at(x, horizon + 4),
            wide,
            wide * rng.uniform(0.75, 1.25),
            inks.far,
            mix(inks.far, inks.mid, 0.45),
        )
        x += wide * rng.uniform(0.6, 1.25)
    sheet.box(0, horizon, 1500, 600, inks.water)
    country.glitter(
        sheet, sun[0], horizon + 10, 760, 150, inks.sun if inks.hour != "day" else inks.glow
    )
    country.ripples(sheet, horizon + 20, 990, inks.ripple, 34)
    hulls = [inks.near, inks.accent, inks.front, inks.red]
    rng.shuffle(hulls)
    for boat in range(5):
        bx = 1500 * (boat + 0.5) / 5 + rng.uniform(-60, 60)
        _at_rest(sheet, bx, horizon + 64 + rng.uniform(-8, 16), 0.5, inks.near, boat % 2 == 0)
    _at_rest(sheet, rng.uniform(330, 430), 690, 1.2, hulls[0], False)
    _at_rest(sheet, rng.uniform(1080, 1180), 720, 1.25, hulls[1], True)
    _at_rest(sheet, 750 + rng.uniform(-90, 90), 860, 1.75, hulls[2], rng.random() < 0.5)
    basket_boat(sheet.at(rng.choice((250, 1240)), 900, 1.5), inks.near, inks.accent, inks.red)


def _at_rest(sheet: Sheet, x: float, y: float, scale: float, hull: Ink, flip: bool) -> None:
    inks = sheet.inks
    sheet.oval(x, y + 14 * scale, 168 * scale, 15 * scale, mix(inks.water, inks.front, 0.4))
    belly = inks.accent if hull not in (inks.accent, inks.red) else inks.front
    fishing_boat(sheet.at(x, y, scale, flip=flip), hull, belly, inks.glow, inks.red)


def cove(sheet: Sheet) -> None:
    """A cove from its beach: basket boats on the sand, a curve of water full of boats."""
    inks, rng = sheet.inks, sheet.rng
    horizon = rng.uniform(300, 370)
    country.sky(
        sheet, horizon, rng.uniform(480, 1020), horizon - rng.uniform(60, 130), rng.uniform(80, 120)
    )
    country.hills(sheet, horizon + 10, rng.uniform(110, 190), inks.far, 3)
    sheet.box(0, horizon, 1500, 700, mix(inks.water, inks.mid, 0.5))
    country.ripples(sheet, horizon + 20, 760, inks.ripple, 26)
    for boat in range(13):
        t = (boat + 0.5) / 13
        y = horizon + 34 + 190 * t
        x = 120 + 1180 * ((boat * 0.618) % 1) * (1 - 0.25 * t)
        hull = (inks.near, inks.front, inks.accent, inks.red)[boat % 4]
        _at_rest(sheet, x, y, 0.24 + 0.42 * t, hull, boat % 3 == 0)
    sand = mix(inks.palette.light, inks.palette.paper, 0.35)
    country.bank(
        sheet,
        [(-10, 700), (260, 770), (620, 790), (1000, 730), (1300, 600), (1510, 470)],
        inks.glow,
    )
    country.bank(
        sheet, [(-10, 724), (260, 796), (620, 818), (1000, 760), (1320, 630), (1510, 510)], sand
    )
    for x, y, scale in ((330, 900, 2.1), (560, 850, 1.5), (1120, 860, 1.8), (1215, 750, 1.2)):
        pen = sheet.at(x + rng.uniform(-30, 30), y, scale)
        pen.oval(6, 14, 52, 8, mix(sand, inks.front, 0.3))
        _overturned(pen, inks.near if x != 560 else inks.red)
    carrier(sheet.at(rng.uniform(780, 880), 960, 2.7), inks.red, inks.front, inks.accent, inks.glow)
    palm(sheet.at(1390, 900), 720, inks.front, inks.front, -0.16, 0.36)


def _overturned(pen: Sheet, ink: Ink) -> None:
    pen.pie(0, 12, 50, 44, 180, 360, ink)
    pen.bar(-53, 4, 106, 12, mix(ink, pen.inks.front, 0.45))
    for x in (-26, -9, 9, 26):
        pen.ribbon(
            [(x * 1.25, 4), (x, -14), (x * 0.5, -30)], 2.4, 2.4, mix(ink, pen.inks.front, 0.35)
        )
