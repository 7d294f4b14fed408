"""One footballer, large."""

from ..inks import Ink, mix
from ..people import SKIN
from ..sheet import Sheet, arc


def striker(sheet: Sheet) -> None:
    """One player about to strike the ball, the stand a pattern of people behind."""
    inks, rng = sheet.inks, sheet.rng
    stand = inks.front if inks.hour in ("dusk", "night") else inks.mid
    sheet.box(0, 0, 1500, 1000, stand)
    _seats(sheet, stand)
    sheet.disc(
        750 + rng.uniform(-60, 60),
        440,
        rng.uniform(330, 370),
        inks.bright(inks.palette.light),
    )
    grass = inks.near if inks.hour != "dusk" else mix(inks.near, inks.mid, 0.3)
    sheet.box(0, 690, 1500, 60, inks.red)
    sheet.box(0, 690, 1500, 10, inks.glow)
    sheet.box(0, 740, 1500, 300, grass)
    _mown(sheet, grass)
    sheet.line([(-10, 905), (1510, 885)], 9, inks.palette.paper)
    x = 700 + rng.uniform(-50, 50)
    sheet.oval(x + 20, 892, 210, 20, mix(grass, inks.front, 0.5))
    _kick(sheet.at(x, 890, 7.2), inks.red, inks.palette.paper, inks.front)
    _ball(sheet.at(x + 330, 826 - rng.uniform(0, 40)), 52)


def _mown(sheet: Sheet, grass: Ink) -> None:
    inks, rng = sheet.inks, sheet.rng
    for stripe in range(-2, 9, 2):
        x = stripe * 200 + rng.uniform(-6, 6)
        sheet.shape(
            [(x + 60, 740), (x + 240, 740), (x + 160, 1010), (x - 110, 1010)],
            mix(grass, inks.glow, 0.13),
        )


def _seats(sheet: Sheet, stand: Ink) -> None:
    inks, rng = sheet.inks, sheet.rng
    colours = [
        mix(stand, inks.near, 0.5),
        mix(stand, inks.palette.light, 0.35),
        inks.near,
        mix(stand, inks.accent, 0.7),
    ]
    tilt = rng.uniform(-7, 7)
    view = sheet.at(750, 330, turn=tilt)
    for row in range(12):
        for seat in range(38):
            x, y = -980 + seat * 54 + (row % 2) * 27, -440 + row * 62
            ink = colours[(seat * 5 + row * 3 + rng.choice((0, 1))) % 4]
            view.bar(x - 21, y + 12, 42, 60, ink)
            view.disc(x, y, 14, mix(ink, inks.palette.light, 0.4))
        view.box(-1000, -440 + row * 62 + 48, 2000, 16, mix(stand, inks.front, 0.25))


def _kick(pen: Sheet, shirt: Ink, shorts: Ink, socks: Ink) -> None:
    dark = mix(shirt, pen.inks.front, 0.3)
    pen.ribbon([(-2, -78), (-18, -76), (-32, -84)], 7, 4.4, SKIN)
    pen.ribbon([(-1, -79), (-12, -76)], 9, 7.5, dark)
    pen.ribbon([(-4, -50), (-3, -28), (-9, -3)], 11, 5.5, SKIN)
    pen.ribbon([(-4, -24), (-9, -4)], 7.4, 5.8, socks)
    pen.smooth([(-13, -5), (-6, -6), (5, -2), (4, 1), (-13, 1)], pen.inks.front)
    pen.ribbon([(0, -51), (20, -40), (33, -20)], 12, 5.5, SKIN)
    pen.ribbon([(23, -36), (33, -20)], 7.6, 5.8, socks)
    pen.smooth([(30, -22), (35, -21), (45, -20), (45, -16), (32, -15), (29, -18)], pen.inks.front)
    pen.smooth([(-11, -58), (7, -58), (19, -44), (14, -34), (3, -42), (1, -34), (-11, -36)], shorts)
    pen.smooth(
        [(-11, -57), (-12, -70), (-8, -82), (2, -85), (8, -80), (8, -66), (8, -56), (-2, -54)],
        shirt,
    )
    pen.smooth([(-11, -57), (-12, -70), (-8, -82), (-4, -70), (-4, -55)], dark)
    pen.ribbon([(5, -80), (16, -70), (28, -76)], 6.6, 4.2, SKIN)
    pen.ribbon([(4, -80), (13, -73)], 9, 7.5, shirt)
    pen.ribbon([(0, -83), (2, -90)], 5.4, 5, SKIN)
    pen.oval(3.5, -94, 6, 7.2, SKIN)
    pen.pie(2.4, -95, 7.2, 7.8, 120, 335, pen.inks.front)


def _ball(pen: Sheet, radius: float) -> None:
    inks = pen.inks
    pen.disc(0, 0, radius, inks.palette.paper)
    pen.pie(0, 0, radius, radius, 20, 130, mix(inks.palette.paper, inks.front, 0.22))
    pen.shape(arc(0, 0, radius * 0.36, radius * 0.36, -90, 270, 5), inks.front)
    for angle in range(-90, 270, 72):
        pen.at(0, 0, turn=angle).shape(
            [
                (radius * 0.74, -radius * 0.2),
                (radius * 0.97, -radius * 0.24),
                (radius * 0.97, radius * 0.24),
                (radius * 0.74, radius * 0.2),
            ],
            inks.front,
        )
        pen.at(0, 0, turn=angle).line(
            [(radius * 0.34, 0), (radius * 0.76, 0)], radius * 0.05, inks.front
        )


def keeper(sheet: Sheet) -> None:
    """A goalkeeper in full stretch before the net, the ball just out of reach."""
    inks, rng = sheet.inks, sheet.rng
    stand = inks.front if inks.hour in ("dusk", "night") else mix(inks.near, inks.front, 0.4)
    sheet.box(0, 0, 1500, 1000, stand)
    _public(sheet, stand)
    grass = inks.near if inks.hour == "day" else mix(inks.near, inks.mid, 0.4)
    sheet.box(0, 560, 1500, 70, inks.red)
    sheet.box(0, 630, 1500, 390, grass)
    _mown_behind(sheet, grass)
    _goal(sheet, inks.palette.paper, mix(stand, inks.palette.paper, 0.45))
    x, y = 700 + rng.uniform(-50, 50), 520 + rng.uniform(-50, 50)
    sheet.oval(x, 830, 260, 20, mix(grass, inks.front, 0.5))
    _dive(
        sheet.at(x, y, 6.4, turn=rng.uniform(-22, -6)),
        inks.bright(inks.palette.light),
        inks.front,
    )
    _ball(sheet.at(x + 440, y - 230 + rng.uniform(-20, 50)), 50)


def _mown_behind(sheet: Sheet, grass: Ink) -> None:
    inks = sheet.inks
    for stripe in range(-1, 9, 2):
        x = stripe * 200
        sheet.shape(
            [(x + 40, 630), (x + 230, 630), (x + 150, 1010), (x - 90, 1010)],
            mix(grass, inks.glow, 0.13),
        )


def _public(sheet: Sheet, stand: Ink) -> None:
    inks, rng = sheet.inks, sheet.rng
    for row in range(9):
        for seat in range(34):
            x, y = seat * 46 + (row % 2) * 23, 30 + row * 62
            ink = (
                mix(stand, inks.mid, 0.5),
                mix(stand, inks.palette.light, 0.4),
                mix(stand, inks.near, 0.6),
                mix(stand, inks.accent, 0.8),
            )[(seat * 5 + row * 3 + rng.choice((0, 1))) % 4]
            sheet.disc(x, y, 13, ink)
            sheet.bar(x - 18, y + 13, 36, 40, mix(ink, inks.front, 0.25))


def _goal(sheet: Sheet, frame: Ink, net: Ink) -> None:
    for column in range(26):
        x = 190 + column * 1120 / 25
        sheet.line([(x, 190), (x + (x - 750) * -0.08, 690)], 2.6, net)
    for row in range(12):
        inset = row * 4
        sheet.line([(190 + inset, 190 + row * 46), (1310 - inset, 190 + row * 46)], 2.6, net)
    sheet.line([(180, 730), (180, 178), (1320, 178), (1320, 730)], 22, frame)
    sheet.box(-10, 722, 1520, 9, frame)


def _dive(pen: Sheet, shirt: Ink, shorts: Ink) -> None:
    dark = mix(shirt, pen.inks.front, 0.3)
    pen.ribbon([(-8, 6), (-24, 18), (-20, 34)], 11, 6, SKIN)
    pen.ribbon([(-22, 24), (-20, 36)], 7, 6, shirt)
    pen.bar(-24, 34, 12, 5.5, pen.inks.front)
    pen.ribbon([(-10, 2), (-34, 6), (-54, 0)], 11, 5.5, SKIN)
    pen.ribbon([(-38, 6), (-54, 0)], 7, 6, shirt)
    pen.ribbon([(-55, -3), (-60, 5)], 6, 5, pen.inks.front)
    pen.smooth(
        [(-2, -9), (-4, 9), (-16, 17), (-24, 12), (-18, 4), (-28, 4), (-28, -5), (-14, -8)], shorts
    )
    pen.ribbon([(19, 0), (34, 0), (46, -8)], 7, 5, dark)
    pen.smooth([(-6, -9), (8, -13), (22, -14), (26, -4), (20, 6), (6, 9), (-6, 9)], shirt)
    pen.smooth([(-6, 9), (6, 9), (20, 6), (24, 0), (8, 3), (-5, 2)], dark)
    pen.oval(32, -12, 7.2, 6.4, SKIN)
    pen.smooth([(24, -10), (26, -19), (35, -20), (39, -15), (32, -15)], pen.inks.front)
    pen.ribbon([(18, -11), (32, -24), (47, -27)], 7, 5, shirt)
    for x, y in ((48, -9), (50, -28)):
        pen.oval(x, y, 5.2, 4, pen.inks.palette.paper)
