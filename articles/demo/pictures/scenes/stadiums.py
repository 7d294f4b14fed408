"""Stadiums and their public."""

from collections.abc import Callable

from .. import country
from ..inks import Ink, mix
from ..landmarks import flag
from ..people import SKIN, bust
from ..sheet import Point, Sheet, arc


def bowl(sheet: Sheet) -> None:
    """A stadium from high in its stand, the pitch in stripes, floodlights over the far side."""
    inks, rng = sheet.inks, sheet.rng
    rim = rng.uniform(330, 380)
    country.sky(sheet, 260, rng.uniform(480, 1020), rng.uniform(130, 190), rng.uniform(80, 110))
    for x, flip in ((190, False), (1310, True), (520, False), (980, True)):
        _floodlight(sheet.at(x, rim + 20, 1 if abs(x - 750) > 300 else 0.7, flip=flip))
    grass = inks.near if inks.hour != "day" else mix(inks.near, inks.mid, 0.25)
    _stand(sheet, rim)
    sheet.shape([*arc(750, rim + 470, 905, 262, 180, 360), (1800, 1010), (-300, 1010)], inks.red)
    sheet.shape([*arc(750, rim + 484, 900, 258, 180, 360), (1800, 1010), (-300, 1010)], grass)
    top, foot = rim + 270, 1000.0
    vx = 750 + rng.uniform(-160, 160)

    def spot(u: float, v: float) -> Point:
        return vx + (u - 0.5) * (980 + 900 * v) + (750 - vx) * v, top + (foot + 60 - top) * v**1.25

    _stripes(sheet, grass, spot)
    _game(sheet, spot)
    for head in range(9):
        bust(
            sheet.at(50 + head * 175 + rng.uniform(-22, 22), 990, 1.25),
            inks.front,
            rng.choice(("cap", "hair", "hat", "hair")),
            inks.red if head % 3 == 0 else inks.front,
        )


def _stripes(sheet: Sheet, grass: Ink, spot: Callable[[float, float], Point]) -> None:
    inks = sheet.inks
    pale = mix(grass, inks.glow, 0.16)
    for stripe in range(0, 10, 2):
        sheet.shape(
            [
                spot(stripe / 10, 0),
                spot((stripe + 1) / 10, 0),
                spot((stripe + 1) / 10, 1),
                spot(stripe / 10, 1),
            ],
            pale,
        )


def _game(sheet: Sheet, spot: Callable[[float, float], Point]) -> None:
    inks, rng = sheet.inks, sheet.rng
    line = inks.palette.paper
    sheet.line([spot(0, 0), spot(1, 0)], 4, line)
    for u in (0.0, 1.0, 0.5):
        sheet.line([spot(u, 0), spot(u, 1)], 5, line)
    centre = spot(0.5, 0.44)
    sheet.ribbon(arc(centre[0], centre[1], 190, 72, 0, 360), 5, 5, line, bend=False)
    for side in (0, 1):
        edge = [
            spot(abs(side - u), v) for u, v in ((0, 0.16), (0.17, 0.16), (0.17, 0.74), (0, 0.74))
        ]
        sheet.line(edge, 4, line)
    for player in range(11):
        u, v = (
            0.12 + 0.76 * ((player * 0.57 + rng.uniform(0, 0.06)) % 1),
            0.1 + 0.75 * ((player * 0.755) % 1),
        )
        x, y = spot(u, v)
        runner(
            sheet.at(x, y, 0.55 + 0.55 * v, flip=player % 2 == 0),
            (inks.red, line)[player % 2],
            inks.front,
        )
    x, y = spot(0.5 + rng.uniform(-0.1, 0.1), 0.5)
    sheet.disc(x + 60, y, 9, line)


def _stand(sheet: Sheet, rim: float) -> None:
    inks = sheet.inks
    tiers = [
        inks.front,
        mix(inks.near, inks.front, 0.5),
        inks.mid,
        mix(inks.mid, inks.palette.light, 0.4),
    ]
    for tier, ink in enumerate(tiers):
        y = rim + tier * 46
        sheet.shape(
            [
                *arc(750, y + 330, 1000 - tier * 30, 330 - tier * 12, 180, 360),
                (1800, 1010),
                (-300, 1010),
            ],
            ink,
        )
        _faces(sheet, y, 1000 - tier * 30, 330 - tier * 12, tier)


def _floodlight(pen: Sheet) -> None:
    inks = pen.inks
    dark = inks.front if inks.hour != "night" else inks.mid
    pen.shape([(-8, 0), (8, 0), (4, -230), (-4, -230)], dark)
    pen.shape([(-62, -236), (74, -222), (74, -302), (-62, -316)], dark)
    for row in range(3):
        for column in range(5):
            pen.disc(
                -46 + column * 26,
                -298 + row * 24 + column * 2.8,
                9,
                inks.palette.paper if inks.hour != "day" else inks.accent,
            )


def _faces(sheet: Sheet, y: float, rx: float, ry: float, tier: int) -> None:
    inks, rng = sheet.inks, sheet.rng
    colours = [inks.glow, inks.accent, inks.palette.mid, inks.red]
    ring = arc(750, y + 340, rx, ry, 205, 335, 74)
    for index, (px, py) in enumerate(ring):
        sheet.disc(
            px,
            py + 12 + (index % 2) * 13,
            6.4,
            colours[(index * 7 + tier * 3 + rng.choice((0, 0, 1))) % 4],
        )


def runner(pen: Sheet, shirt: Ink, shorts: Ink) -> None:
    """A player running right, 100 tall."""
    pen.ribbon([(-3, -48), (-14, -34), (-30, -34)], 9, 5, SKIN)
    pen.ribbon([(2, -48), (16, -32), (12, -4)], 10, 5, SKIN)
    pen.ribbon([(14, -14), (12, -4), (19, -3)], 6, 4, shirt)
    pen.smooth([(-10, -56), (8, -56), (16, -40), (6, -36), (0, -46), (-8, -36), (-14, -44)], shorts)
    pen.smooth([(-8, -54), (-4, -72), (4, -82), (14, -80), (16, -68), (9, -52)], shirt)
    pen.ribbon([(12, -77), (20, -64), (32, -66)], 6, 4, SKIN)
    pen.ribbon([(4, -78), (-9, -68), (-14, -54)], 6, 4, SKIN)
    pen.oval(14, -91, 6, 7, SKIN)
    pen.pie(13, -92, 7, 7.6, 130, 345, pen.inks.front)


def pitch(sheet: Sheet) -> None:
    """The pitch from straight above, long shadows behind the players."""
    inks, rng = sheet.inks, sheet.rng
    grass = inks.near if inks.hour != "day" else mix(inks.near, inks.mid, 0.35)
    sheet.box(0, 0, 1500, 1000, grass)
    view = sheet.at(
        750 + rng.uniform(-80, 80), 500, rng.uniform(1, 1.15), turn=rng.uniform(-26, 26)
    )
    for stripe in range(-12, 12, 2):
        view.box(stripe * 110, -1200, 110, 2400, mix(grass, inks.glow, 0.12))
    line = inks.palette.paper
    view.line([(0, -1200), (0, 1200)], 9, line)
    view.ribbon(arc(0, 0, 215, 215, 0, 360), 9, 9, line, bend=False)
    view.disc(0, 0, 16, line)
    for side in (-1, 1):
        view.line(
            [(side * 900, -380), (side * 560, -380), (side * 560, 380), (side * 900, 380)], 9, line
        )
    slant = rng.uniform(0.4, 0.9)
    for player in range(13):
        x, y = (
            -640 + 1280 * ((player * 0.57) % 1) + rng.uniform(-40, 40),
            -400 + 800 * ((player * 0.755) % 1) + rng.uniform(-30, 30),
        )
        if abs(x) + abs(y) > 120:
            _from_above(
                view.at(x, y),
                (inks.red, line, inks.red, inks.accent if inks.accent != inks.red else line)[
                    player % 4
                ],
                slant,
                grass,
            )
    _from_above(view.at(70, -30), inks.red, slant, grass)
    _from_above(view.at(-76, 46), line, slant, grass)
    view.disc(24, 40, 13, line)


def _from_above(pen: Sheet, shirt: Ink, slant: float, grass: Ink) -> None:
    pen.ribbon([(0, 0), (90, 90 * slant)], 34, 22, mix(grass, pen.inks.front, 0.55))
    pen.disc(96, 96 * slant, 15, mix(grass, pen.inks.front, 0.55))
    pen.oval(0, 0, 19, 32, shirt)
    pen.ribbon([(2, 28), (20, 36)], 11, 8, SKIN)
    pen.ribbon([(2, -28), (20, -34)], 11, 8, SKIN)
    pen.disc(3, 0, 14, pen.inks.front)


def supporters(sheet: Sheet) -> None:
    """Supporters from behind, arms and flags up, the pitch bright beyond them."""
    inks, rng = sheet.inks, sheet.rng
    country.sky(sheet, 330, rng.uniform(420, 1080), 170, 100)
    for x, flip in ((170, False), (1330, True)):
        _floodlight(sheet.at(x, 400, 1.2, flip=flip))
    far = mix(inks.near, inks.mid, 0.4)
    sheet.shape([*arc(750, 610, 1000, 300, 180, 360), (1800, 1010), (-300, 1010)], far)
    for tier in range(4):
        _faces(sheet, 282 + tier * 44, 1000 - tier * 20, 320, tier)
    grass = (
        inks.palette.mid if inks.hour != "dusk" else mix(inks.palette.mid, inks.palette.light, 0.4)
    )
    sheet.box(0, 500, 1500, 300, grass)
    _distant_stripes(sheet, grass)
    sheet.box(0, 500, 1500, 8, inks.palette.paper)
    _rows_of_supporters(sheet)
    for spot, tall in ((rng.uniform(330, 460), 620), (rng.uniform(980, 1100), 520)):
        flag(sheet.at(spot, 940), tall, inks.front)


def _distant_stripes(sheet: Sheet, grass: Ink) -> None:
    inks = sheet.inks
    for stripe in range(0, 12, 2):
        sheet.shape(
            [
                (stripe * 130 + 30, 500),
                (stripe * 130 + 150, 500),
                (stripe * 170 - 60, 800),
                (stripe * 170 - 240, 800),
            ],
            mix(grass, inks.palette.light, 0.35),
        )


def _rows_of_supporters(sheet: Sheet) -> None:
    inks, rng = sheet.inks, sheet.rng
    coats = [inks.red, inks.near, inks.palette.light, inks.front, inks.accent]
    for row in range(3):
        scale, y = 1.25 + row * 0.5, 720 + row * 130
        count = 10 - row * 2
        for spot in range(count):
            pen = sheet.at(
                1500 * (spot + 0.5) / count + rng.uniform(-26, 26), y + rng.uniform(-20, 20), scale
            )
            _supporter(
                pen, coats[(spot * 2 + row) % 5] if row < 2 else inks.front, (spot * 3 + row) % 4
            )


def _supporter(pen: Sheet, coat: Ink, pose: int) -> None:
    inks = pen.inks
    if pose in (0, 1):
        for side in (-1, 1):
            pen.ribbon([(side * 40, -20), (side * 64, -80), (side * 52, -142)], 22, 15, coat)
            pen.disc(side * 52, -150, 11, SKIN)
    if pose == 1:
        pen.shape([(-66, -170), (66, -158), (66, -136), (-66, -146)], inks.palette.paper)
        for x in (-40, -8, 24):
            pen.shape([(x, -168), (x + 16, -166), (x + 16, -141), (x, -143)], inks.red)
    if pose == 2:
        pen.ribbon([(40, -20), (60, -80), (70, -150)], 22, 14, coat)
        pen.disc(71, -158, 11, SKIN)
    bust(pen, coat, ("hair", "cap", "bun", "hair")[pose], inks.red if pose == 1 else inks.front)
