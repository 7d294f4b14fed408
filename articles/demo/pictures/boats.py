"""Boats from the side, on their water line at y = 0, and from above, around (0, 0)."""

from .inks import Ink, mix
from .people import SKIN, hat, rower
from .sheet import Sheet


def hat_above(pen: Sheet, radius: float, ink: Ink) -> None:
    """A conical hat from above, its shaded side to the lower right."""
    dark = mix(ink, pen.inks.palette.deep, 0.3)
    pen.disc(0, 0, radius, ink)
    pen.pie(0, 0, radius, radius, -25, 155, mix(ink, dark, 0.55))
    pen.shape(
        [
            (0, 0),
            *[
                (radius * 0.995 * c, radius * 0.995 * s)
                for c, s in ((0.94, 0.34), (0.77, 0.64), (0.5, 0.87), (0.17, 0.98))
            ],
        ],
        dark,
    )


def sampan(pen: Sheet, hull: Ink, stripe: Ink, hood: Ink | None = None) -> None:
    """A sampan from the side, 240 long, bow to the right, hooded if there is an ink for it."""
    if hood:
        pen.pie(-8, -8, 52, 52, 180, 360, mix(hood, pen.inks.front, 0.4))
        pen.pie(-14, -8, 52, 52, 180, 360, hood)
        for x in (-38, -14, 10):
            pen.ribbon(
                [(x, -10), (x + 2, -34), (x + 1, -56 + abs(x + 14) * 0.22)],
                2.2,
                2.2,
                mix(hood, pen.inks.front, 0.35),
            )
    pen.smooth(
        [
            (-118, -26),
            (-84, -12),
            (-20, -6),
            (50, -8),
            (98, -22),
            (128, -38),
            (116, -14),
            (84, 6),
            (30, 12),
            (-50, 11),
            (-98, 0),
        ],
        hull,
    )
    pen.ribbon([(-112, -22), (-80, -9), (-20, -2), (50, -4), (98, -17), (122, -33)], 3, 3, stripe)


def manned_sampan(pen: Sheet, hull: Ink, stripe: Ink, shirt: Ink, hood: Ink | None = None) -> None:
    """A sampan with someone rowing in the stern."""
    sampan(pen, hull, stripe, hood)
    rower(pen.at(-82, -10, 0.95, flip=True), shirt, pen.inks.front, stripe)
    pen.smooth([(-118, -26), (-84, -12), (-40, -7), (-40, 10), (-98, 0)], hull)


def sampan_above(pen: Sheet, hull: Ink, inside: Ink, load: Ink, rower_hat: Ink) -> None:
    """A sampan from above, 240 long along x, with planks, a load and a hat at one end."""
    pen.smooth(
        [(-122, 0), (-80, -24), (0, -33), (80, -24), (122, 0), (80, 24), (0, 33), (-80, 24)], hull
    )
    pen.smooth(
        [(-100, 0), (-70, -17), (0, -25), (70, -17), (100, 0), (70, 17), (0, 25), (-70, 17)], inside
    )
    for x in (-48, 2, 52):
        pen.box(x, -23, 7, 46, hull)
    for x, y in ((-28, -9), (-24, 9), (-12, -2), (22, -9), (34, 6), (20, 8), (36, -8)):
        pen.disc(x, y, 9, load)
    pen.line([(-66, 6), (-92, 62)], 4, hull)
    hat_above(pen.at(-70, 0), 25, rower_hat)


def fishing_boat(pen: Sheet, hull: Ink, belly: Ink, cabin: Ink, flag: Ink) -> None:
    """A wooden trawler from the side, 300 long, high bow to the right, an eye painted on it."""
    for x, tall in ((-20, 190), (70, 140)):
        pen.line([(x, -30), (x, -tall)], 5, pen.inks.front)
    pen.line([(-20, -184), (-136, -52)], 1.6, pen.inks.front)
    pen.line([(-20, -184), (70, -138), (146, -80)], 1.6, pen.inks.front)
    pen.shape([(-20, -186), (26, -176), (-20, -164)], flag)
    pen.box(-112, -104, 92, 76, cabin)
    pen.box(-122, -112, 112, 12, mix(cabin, pen.inks.front, 0.4))
    for x in (-100, -72, -44):
        pen.box(x, -90, 18, 24, pen.inks.front)
    pen.line([(-40, -70), (60, -112)], 4, pen.inks.front)
    pen.smooth(
        [
            (-150, -52),
            (-100, -38),
            (0, -30),
            (80, -40),
            (158, -88),
            (138, -34),
            (110, 14),
            (-120, 14),
            (-146, -10),
        ],
        hull,
    )
    pen.smooth([(-140, -8), (0, -2), (122, -8), (108, 14), (-122, 14)], belly)
    pen.ribbon([(-146, -44), (-90, -30), (0, -22), (80, -32), (148, -74)], 6, 5, belly)
    pen.oval(114, -38, 12, 8, pen.inks.glow)
    pen.disc(116, -38, 4.6, pen.inks.front)


def basket_boat(pen: Sheet, ink: Ink, rim: Ink, shirt: Ink) -> None:
    """A round basket boat with someone in it, 90 wide."""
    pen.ribbon([(0, -18), (2, -46)], 26, 18, shirt)
    pen.line([(8, -40), (46, 10)], 3, rim)
    pen.oval(2, -56, 7, 8, SKIN)
    hat(pen, 2, -58, 38, pen.inks.glow)
    pen.smooth([(-46, -22), (46, -22), (40, 2), (20, 12), (-20, 12), (-40, 2)], ink)
    pen.oval(0, -22, 46, 7, rim)
    pen.ribbon([(0, -20), (1, -34)], 26, 22, shirt)


def ship(pen: Sheet, hull: Ink, belly: Ink, house: Ink, boxes: list[Ink]) -> None:
    """A container ship from the side, 900 long, bow to the right, its load in stacks."""
    rng = pen.rng
    for column in range(11):
        for level in range(rng.randint(2, 4)):
            pen.box(-250 + column * 58, -128 - level * 34, 55, 32, rng.choice(boxes))
    pen.box(-390, -290, 110, 200, house)
    pen.box(-405, -302, 140, 16, mix(house, pen.inks.front, 0.3))
    for row in range(4):
        pen.box(-378, -270 + row * 42, 86, 14, hull)
    pen.box(-350, -350, 44, 52, belly)
    pen.shape(
        [(-450, -96), (430, -96), (480, -128), (430, 0), (400, 30), (-420, 30), (-440, -20)], hull
    )
    pen.shape([(-436, -8), (434, -8), (400, 30), (-420, 30)], belly)
