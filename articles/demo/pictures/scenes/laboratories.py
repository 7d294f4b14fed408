"""Laboratories."""

from ..inks import Ink, mix
from ..people import SKIN
from ..sheet import Sheet, arc
from ..trees import leaf


def glassware(sheet: Sheet) -> None:
    """Flasks and a microscope on a bench, large, before a disc."""
    inks, rng = sheet.inks, sheet.rng
    wall = {"day": inks.palette.light, "dawn": mix(inks.palette.mid, inks.palette.light, 0.35)}.get(
        inks.hour, inks.mid
    )
    disc = (
        inks.accent if inks.accent != inks.red else mix(inks.palette.mid, inks.palette.light, 0.3)
    )
    sheet.box(0, 0, 1500, 1000, wall)
    sheet.disc(
        750 + rng.uniform(-80, 80),
        430,
        rng.uniform(320, 360),
        disc if inks.hour != "dawn" else inks.palette.light,
    )
    for y in (210, 420):
        for left, right in ((-10, 330), (1180, 1510)):
            sheet.box(left, y, right - left, 14, inks.near)
            for bottle in range(5):
                x = left + 36 + bottle * 62
                _bottle(
                    sheet.at(x, y, rng.uniform(0.8, 1.1)),
                    rng.choice((inks.mid, inks.near, inks.accent, inks.palette.mid)),
                )
    sheet.box(0, 770, 1500, 260, inks.front if inks.hour == "dusk" else inks.near)
    sheet.box(0, 770, 1500, 24, mix(inks.near, inks.glow, 0.45))
    fluids = [inks.accent, inks.red, inks.mid, inks.palette.deep]
    rng.shuffle(fluids)
    glass = inks.palette.paper
    _microscope(sheet.at(rng.uniform(700, 790), 772, 1.75, flip=rng.random() < 0.5))
    _cone_flask(sheet.at(rng.uniform(390, 450), 772, 1.7), glass, fluids[0])
    _round_flask(sheet.at(rng.uniform(1090, 1160), 772, 1.6), glass, fluids[1])
    _tubes(sheet.at(rng.uniform(140, 180), 772, 1.4), glass, fluids)
    _cone_flask(sheet.at(1360, 772, 1.1), glass, fluids[2])
    leaf(sheet.at(1352, 690, turn=-70), 170, 60, inks.near, inks.mid)
    leaf(sheet.at(1352, 690, 1, turn=-112), 150, 54, inks.near, inks.mid)


def _bottle(pen: Sheet, ink: Ink) -> None:
    pen.box(-22, -76, 44, 76, ink)
    pen.box(-10, -98, 20, 26, ink)
    pen.box(-13, -106, 26, 12, pen.inks.front)
    pen.box(-22, -56, 44, 30, pen.inks.palette.paper)


def _cone_flask(pen: Sheet, glass: Ink, fluid: Ink) -> None:
    pen.shape(
        [
            (-16, -190),
            (16, -190),
            (16, -120),
            (76, -12),
            (68, 0),
            (-68, 0),
            (-76, -12),
            (-16, -120),
        ],
        glass,
    )
    pen.shape([(-43, -72), (43, -72), (72, -14), (64, -5), (-64, -5), (-72, -14)], fluid)
    pen.bar(-24, -198, 48, 14, glass)
    for x, y, radius in ((-16, -40, 9), (14, -28, 6), (8, -56, 7), (2, -96, 7), (-4, -126, 5)):
        pen.disc(x, y, radius, mix(fluid, glass, 0.55) if y > -72 else mix(fluid, glass, 0.3))
    pen.line([(22, -104), (58, -34)], 4, mix(glass, pen.inks.mid, 0.4))


def _round_flask(pen: Sheet, glass: Ink, fluid: Ink) -> None:
    pen.bar(-60, -14, 120, 14, pen.inks.front)
    pen.box(-17, -230, 34, 120, glass)
    pen.disc(0, -84, 78, glass)
    pen.pie(0, -84, 70, 70, -12, 192, fluid)
    pen.bar(-26, -240, 52, 15, glass)
    for x, y, radius in ((-24, -60, 10), (18, -44, 8), (4, -78, 6)):
        pen.disc(x, y, radius, mix(fluid, glass, 0.5))


def _tubes(pen: Sheet, glass: Ink, fluids: list[Ink]) -> None:
    for tube in range(4):
        x = -84 + tube * 46
        pen.bar(x, -180, 30, 164, glass)
        pen.bar(x + 5, -110 + tube * 12, 20, 88 - tube * 12, fluids[tube])
    for y in (-130, -34):
        pen.box(-104, y, 200, 20, pen.inks.front)
    pen.box(-104, -130, 14, 130, pen.inks.front)
    pen.box(84, -130, 14, 130, pen.inks.front)


def _microscope(pen: Sheet) -> None:
    inks = pen.inks
    dark, body = inks.front, mix(inks.palette.paper, inks.palette.light, 0.3)
    pen.smooth([(-110, 0), (-100, -34), (60, -34), (100, -18), (104, 0)], dark)
    pen.ribbon([(60, -30), (104, -110), (84, -200), (20, -240)], 44, 34, body)
    pen.box(-90, -104, 156, 18, dark)
    pen.disc(84, -76, 26, inks.red)
    pen.disc(84, -76, 11, dark)
    tube = pen.at(-4, -200, turn=-20)
    tube.box(-27, -130, 54, 190, body)
    tube.box(7, -130, 20, 190, mix(body, inks.palette.deep, 0.3))
    tube.box(-20, -180, 40, 54, dark)
    tube.box(-26, -188, 52, 14, inks.red)
    tube.box(-18, 60, 36, 26, dark)
    tube.box(-9, 84, 18, 16, body)
    pen.box(-58, -112, 60, 8, inks.accent)


def bench(sheet: Sheet) -> None:
    """Someone in a white coat holding a flask to the light of a window."""
    inks, rng = sheet.inks, sheet.rng
    wall = mix(inks.near, inks.mid, 0.25) if inks.hour != "dusk" else inks.near
    sheet.box(0, 0, 1500, 1000, wall)
    left = rng.uniform(230, 300)
    air = inks.palette.light if inks.hour != "dusk" else inks.palette.mid
    sheet.box(left - 18, 82, 656, 496, inks.palette.paper)
    sheet.box(left, 100, 620, 460, air)
    sheet.disc(left + rng.uniform(200, 420), rng.uniform(260, 320), 120, inks.accent)
    sheet.pie(left + 160, 560, 160, 150, 180, 360, mix(air, inks.palette.mid, 0.6))
    sheet.pie(left + 450, 560, 170, 110, 180, 360, inks.palette.mid)
    for bar in (1, 2):
        sheet.box(left + bar * 207 - 5, 100, 10, 460, inks.palette.paper)
    for y in (200, 390):
        sheet.box(1130, y, 390, 14, inks.front)
        for bottle in range(5):
            _bottle(
                sheet.at(1170 + bottle * 74, y, rng.uniform(0.9, 1.2)),
                rng.choice((inks.mid, inks.accent, inks.palette.light, inks.red)),
            )
    _scientist(sheet.at(rng.uniform(820, 900), 1030, 7.4, flip=True))
    sheet.box(0, 800, 1500, 220, inks.front)
    sheet.box(0, 800, 1500, 22, mix(inks.mid, inks.glow, 0.4))
    glass = inks.palette.paper
    _tubes(sheet.at(250, 802, 1.15), glass, [inks.accent, inks.red, inks.mid, inks.palette.deep])
    _cone_flask(sheet.at(1120, 802, 1), glass, inks.accent)
    _microscope(sheet.at(1320, 802, 1.1, flip=True))


def _scientist(pen: Sheet) -> None:
    inks = pen.inks
    white, shade = inks.palette.paper, mix(inks.palette.paper, inks.palette.mid, 0.35)
    pen.smooth(
        [(-19, 0), (-19, -40), (-15, -66), (-6, -72), (7, -72), (14, -66), (17, -40), (18, 0)],
        white,
    )
    pen.shape([(-3, -72), (4, -72), (9, -52), (7, -34), (3, -52)], inks.near)
    pen.ribbon([(4, -70), (9, -52), (7, -34)], 1.4, 1.4, shade)
    pen.ribbon([(-10, -64), (-13, -44), (2, -36)], 9, 7, shade)
    pen.disc(4, -36, 3.6, SKIN)
    pen.ribbon([(11, -65), (25, -52), (36, -66)], 9, 6.4, white)
    pen.disc(37.5, -68, 3.6, SKIN)
    _cone_flask(pen.at(40, -66, 0.17, turn=14), mix(white, inks.palette.light, 0.6), inks.red)
    pen.ribbon([(1, -71), (2.5, -78)], 7, 6, SKIN)
    pen.oval(4, -85, 8, 10, SKIN)
    pen.pie(2, -86, 10, 11.5, 110, 330, inks.front)
    pen.disc(-8, -88, 5, inks.front)
    pen.line([(4, -86), (13, -86)], 1.2, inks.front)
    pen.ribbon(arc(10, -85.5, 2.9, 2.9, 0, 360), 1.1, 1.1, inks.front, bend=False)
