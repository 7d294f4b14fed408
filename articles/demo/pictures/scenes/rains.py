"""Rain on the town."""

# A shape is its place, its size and its ink: more than five arguments, in one order everywhere.
# ruff: noqa: PLR0913, PLR0917

from ..bikes import rider_front
from ..inks import Ink, mix
from ..landmarks import lamp_post
from ..sheet import Sheet
from ..trees import broad, hedge
from .streets import terrace


def umbrellas(sheet: Sheet) -> None:
    """People under umbrellas, seen from behind in slanting rain."""
    inks, rng = sheet.inks, sheet.rng
    sheet.box(0, 0, 1500, 1000, mix(inks.sky, inks.mid, 0.35))
    terrace(sheet.at(0, 0), 640, 330, 520)
    sheet.box(0, 640, 1500, 400, mix(inks.near, inks.mid, 0.3))
    for bar in range(30):
        t = bar / 30
        wide = rng.uniform(60, 220)
        sheet.bar(
            1500 * ((bar * 0.618) % 1) - wide / 2,
            660 + 330 * t,
            wide,
            5 + 6 * t,
            mix(inks.near, inks.mid, 0.75) if bar % 3 else inks.palette.light,
        )
    tops = [
        inks.near,
        inks.glow,
        inks.accent,
        inks.front,
        mix(inks.mid, inks.near, 0.4),
        inks.palette.light,
    ]
    rng.shuffle(tops)
    spots = [
        (180, 700, 1.35),
        (470, 690, 1.25),
        (1010, 700, 1.3),
        (1310, 690, 1.25),
        (330, 850, 2.2),
        (1180, 860, 2.25),
    ]
    for index, (x, y, scale) in enumerate(spots):
        _sheltered(
            sheet.at(x + rng.uniform(-40, 40), y, scale),
            tops[index],
            (inks.near, inks.front)[index % 2],
        )
    _sheltered(sheet.at(750 + rng.uniform(-70, 70), 900, 3), inks.red, inks.front)
    rain(sheet, inks.glow)


def _sheltered(pen: Sheet, top: Ink, coat: Ink) -> None:
    dark = pen.inks.front
    pen.oval(0, 2, 26, 4, mix(pen.inks.near, dark, 0.4))
    pen.smooth(
        [(-9, -40), (9, -40), (9, -20), (6, 0), (1, 0), (0, -20), (-1, 0), (-6, 0), (-9, -20)], dark
    )
    pen.smooth([(-13, -84), (13, -84), (19, -50), (21, -24), (-21, -24), (-19, -50)], coat)
    pen.line([(0, -150), (0, -70)], 2.4, dark)
    pen.smooth(
        [
            (-50, -90),
            (-46, -112),
            (-26, -134),
            (0, -142),
            (26, -134),
            (46, -112),
            (50, -90),
            (34, -96),
            (17, -89),
            (0, -95),
            (-17, -89),
            (-34, -96),
        ],
        top,
    )
    shade = mix(top, dark, 0.25)
    pen.smooth([(0, -142), (26, -134), (46, -112), (50, -90), (34, -96), (22, -124)], shade)
    pen.ribbon([(0, -142), (-12, -122), (-17, -91)], 1.6, 1.6, shade)
    pen.line([(0, -140), (0, -150)], 3, dark)


def rain(sheet: Sheet, ink: Ink) -> None:
    """Slanting rain over the whole sheet, in even, broken lines."""
    rng = sheet.rng
    for row in range(-1, 11):
        for column in range(24):
            x = column * 68 + (row * 41) % 68 + rng.uniform(-10, 10)
            y = row * 104 + (column * 67) % 104
            long = rng.uniform(34, 76)
            sheet.line([(x, y), (x - long * 0.3, y + long)], 2.6, ink)


def ponchos(sheet: Sheet) -> None:
    """Riders in rain capes coming towards us through a shower."""
    inks, rng = sheet.inks, sheet.rng
    sheet.box(0, 0, 1500, 1000, mix(inks.sky, inks.mid, 0.45))
    hedge(sheet.at(-20, 470), 1560, 220, mix(inks.mid, inks.near, 0.35))
    for x in (120, 1330):
        broad(
            sheet.at(x + rng.uniform(-40, 40), 520),
            rng.uniform(470, 540),
            inks.near,
            mix(inks.near, inks.mid, 0.4),
            inks.front,
            0.9,
        )
    for x in (400, 1110):
        lamp_post(sheet.at(x, 510, flip=x > 750), 330, inks.front, inks.glow)
    sheet.box(0, 500, 1500, 520, mix(inks.near, inks.mid, 0.25))
    capes = [inks.accent, inks.glow, inks.mid, inks.palette.light, inks.red, inks.near]
    rng.shuffle(capes)
    spots = [
        (270, 620, 1.1),
        (560, 590, 0.95),
        (890, 600, 1),
        (1210, 620, 1.1),
        (390, 770, 1.8),
        (1130, 780, 1.85),
    ]
    for index, (x, y, scale) in enumerate(spots):
        _caped(
            sheet,
            x + rng.uniform(-40, 40),
            y,
            scale,
            capes[index],
            (inks.red, inks.glow)[index % 2],
        )
    _caped(
        sheet,
        750 + rng.uniform(-60, 60),
        920,
        3,
        inks.red if capes[4] != inks.accent else inks.accent,
        inks.glow,
    )
    rain(sheet, inks.glow)


def _caped(sheet: Sheet, x: float, y: float, scale: float, cape: Ink, helmet: Ink) -> None:
    inks = sheet.inks
    for bar in range(4):
        wide = (70 - bar * 14) * scale
        sheet.bar(x - wide / 2, y + bar * 9 * scale, wide, 4 * scale, mix(inks.near, cape, 0.5))
    rider_front(sheet.at(x, y, scale), inks.front, cape, helmet, cape)
