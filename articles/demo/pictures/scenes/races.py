"""Races, on the track and on the river."""

from .. import country
from ..inks import Ink, mix
from ..people import SKIN, hat
from ..sheet import Sheet
from ..trees import hedge


def sprint(sheet: Sheet) -> None:
    """Three runners on a track, level, a low sun and the stand behind them."""
    inks, rng = sheet.inks, sheet.rng
    country.sky(sheet, 420, rng.uniform(480, 1020), rng.uniform(230, 310), rng.uniform(170, 230))
    stand = inks.near if inks.hour in ("day", "dawn") else inks.front
    sheet.shape([(0, 330), (1500, 400), (1500, 560), (0, 560)], stand)
    for row in range(4):
        for seat in range(50):
            place = seat * 31 + (row % 2) * 15
            tone = (inks.mid, inks.palette.light, inks.accent, inks.palette.paper)
            sheet.disc(place, 372 + row * 42 + place * 0.034, 9, tone[(seat * 7 + row * 3) % 4])
    sheet.box(0, 540, 1500, 26, inks.palette.paper)
    track = inks.mid if inks.hour != "dusk" else mix(inks.mid, inks.near, 0.5)
    sheet.box(0, 566, 1500, 450, track)
    for lane in range(5):
        y = 600 + lane * 74 + lane * lane * 7
        sheet.line([(-10, y + 6), (1510, y - 6)], 5 + lane, inks.palette.paper)
    start = rng.uniform(360, 430)
    order = [0, 1, 2]
    rng.shuffle(order)
    shirts = (inks.palette.paper, inks.red, inks.palette.deep)
    for runner, lead in enumerate(order):
        x, y = start + lead * 330 + rng.uniform(-30, 30), 742 + runner * 96
        scale = 4.3 + runner * 0.55
        sheet.oval(x + 20, y + 4, 30 * scale, 3 * scale, mix(track, inks.front, 0.4))
        _sprinter(sheet.at(x, y, scale), shirts[runner], inks.front)


def _sprinter(pen: Sheet, shirt: Ink, shorts: Ink) -> None:
    """A runner in full stride, going right, 100 tall, off the ground."""
    dark = mix(shirt, pen.inks.front, 0.28)
    pen.ribbon([(8, -80), (-8, -72), (-20, -80)], 6.4, 4, mix(SKIN, pen.inks.front, 0.15))
    pen.ribbon([(-4, -48), (-18, -34), (-38, -38)], 11, 5, mix(SKIN, pen.inks.front, 0.12))
    pen.shape([(-37, -43), (-34, -35), (-40, -28), (-45, -29)], pen.inks.front)
    pen.ribbon([(2, -49), (24, -44), (20, -18)], 12, 5, SKIN)
    pen.shape([(17, -20), (23, -20), (31, -13), (30, -10), (18, -12)], pen.inks.front)
    pen.smooth(
        [(-10, -56), (6, -57), (17, -49), (16, -40), (3, -41), (-8, -37), (-13, -44)], shorts
    )
    pen.smooth([(-9, -55), (-5, -72), (4, -84), (15, -83), (17, -72), (9, -54), (0, -52)], shirt)
    pen.smooth([(-9, -55), (-5, -72), (4, -84), (5, -72), (-1, -54)], dark)
    pen.ribbon([(12, -79), (16, -63), (31, -68)], 6.4, 4, SKIN)
    pen.ribbon([(11, -83), (14, -89)], 5, 4.6, SKIN)
    pen.oval(16, -93, 5.8, 6.8, SKIN)
    pen.pie(15, -94, 6.9, 7.4, 125, 340, pen.inks.front)


def regatta(sheet: Sheet) -> None:
    """A boat race at a village feast: long boats, their rowers in one rhythm, a bank of people."""
    inks, rng = sheet.inks, sheet.rng
    shore = rng.uniform(330, 390)
    country.sky(sheet, shore, rng.uniform(420, 1080), shore - 130, rng.uniform(120, 160))
    hedge(sheet.at(-20, shore - 20), 1560, 110, inks.far)
    sheet.box(0, shore - 34, 1500, 60, inks.near)
    for person in range(52):
        x = 15 + person * 29 + rng.uniform(-5, 5)
        tone = (inks.mid, inks.palette.light, inks.red, inks.front)[(person * 5) % 4]
        sheet.bar(x - 9, shore - 32, 18, 46, tone)
        hat(sheet, x, shore - 34, 30, inks.palette.paper)
    sheet.box(0, shore + 10, 1500, 700, inks.water)
    country.ripples(sheet, shore + 30, 990, inks.ripple, 34)
    leads = [0, 1, 2]
    rng.shuffle(leads)
    teams = ((inks.front, inks.red), (inks.red, inks.palette.paper), (inks.near, inks.accent))
    for boat, (hull, shirt) in enumerate(teams):
        scale = 0.78 + boat * 0.26
        x, y = (
            530 + leads[boat] * 90 + rng.uniform(-30, 30),
            shore + 130 + boat * 165 + boat**2 * 14,
        )
        _long_boat(sheet.at(x, y, scale), hull, shirt)


def _long_boat(pen: Sheet, hull: Ink, shirt: Ink) -> None:
    inks = pen.inks
    pen.oval(0, 22, 560, 12, mix(inks.water, inks.front, 0.4))
    for rower in range(11):
        _oarsman(pen.at(-400 + rower * 72, -8), shirt)
    pen.line([(-470, -10), (-470, -170)], 5, inks.front)
    pen.smooth(
        [(-470, -170), (-420, -178), (-370, -164), (-370, -120), (-420, -132), (-470, -122)],
        inks.red,
    )
    keel = [(470, 4), (300, 20), (-300, 20), (-480, 4)]
    pen.smooth(
        [
            (-560, -66),
            (-500, -26),
            (-300, -8),
            (300, -8),
            (480, -24),
            (570, -92),
            (560, -40),
            *keel,
            (-540, -24),
        ],
        hull,
    )
    stripe = inks.palette.paper if hull != inks.palette.paper else inks.red
    pen.ribbon([(-530, -34), (-300, 2), (300, 2), (470, -10), (546, -58)], 6, 6, stripe)
    pen.disc(532, -48, 10, inks.palette.paper)
    pen.disc(534, -48, 4.5, inks.front)


def _oarsman(pen: Sheet, shirt: Ink) -> None:
    pen.line([(34, -52), (62, 34)], 4, pen.inks.front)
    pen.ribbon([(58, 22), (66, 46)], 5, 13, pen.inks.front)
    pen.smooth([(-20, 6), (-16, -30), (4, -62), (22, -62), (24, -44), (12, 6)], shirt)
    pen.ribbon([(16, -56), (28, -44), (38, -46)], 11, 7, SKIN)
    pen.oval(26, -74, 11, 13, SKIN)
    pen.pie(24, -76, 13, 14, 130, 345, pen.inks.front)
    pen.ribbon([(14, -82), (24, -86), (37, -80)], 5, 4, pen.inks.red)
