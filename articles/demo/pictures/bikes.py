"""Motorbikes and bicycles, on the road at y = 0."""

# A shape is its place, its size and its ink: more than five arguments, in one order everywhere.
# ruff: noqa: PLR0913, PLR0917

from math import cos, pi, sin

from .inks import Ink, mix
from .people import SKIN, hat
from .sheet import Sheet

RING = [(cos(pi * step / 12), sin(pi * step / 12)) for step in range(25)]


def motorbike(
    pen: Sheet,
    body: Ink,
    shirt: Ink,
    helmet: Ink,
    ground: Ink,
    load: str = "",
    load_ink: Ink | None = None,
) -> None:
    """A motorbike and its rider from the side, going right, 128 long and 118 high.

    `load` is what it carries besides: '', 'pillion', 'boxes' or 'flowers'.
    """
    dark = pen.inks.front
    paint = load_ink or pen.inks.accent
    for x in (-42, 44):
        pen.disc(x, -17, 17, dark)
        pen.disc(x, -17, 10.5, ground)
        pen.disc(x, -17, 3.4, dark)
    pen.line([(44, -17), (30, -54)], 5, dark)
    pen.smooth(
        [(-62, -36), (-44, -46), (-8, -45), (0, -36), (6, -22), (-4, -12), (-26, -14), (-44, -30)],
        body,
    )
    pen.smooth(
        [(22, -60), (33, -54), (31, -38), (20, -18), (2, -12), (2, -19), (14, -24), (20, -40)], body
    )
    pen.line([(-64, -12), (-34, -14)], 5, dark)
    pen.line([(-50, -49), (-6, -48)], 6, dark)
    pen.disc(34, -55, 5, pen.inks.glow)
    pen.ribbon([(30, -58), (24, -66), (16, -67)], 4, 3, dark)
    if load == "pillion":
        _rider(pen.at(-27, 0), paint, pen.inks.glow)
    elif load == "boxes":
        for x, y, w, h in ((-76, -80, 44, 32), (-72, -108, 36, 27)):
            pen.box(x, y, w, h, paint)
            pen.box(x + w * 0.42, y, w * 0.14, h, mix(paint, dark, 0.35))
    elif load == "flowers":
        for x, y in (
            (-62, -64),
            (-46, -70),
            (-72, -78),
            (-56, -84),
            (-40, -86),
            (-66, -94),
            (-50, -100),
        ):
            pen.disc(x, y, 12, paint if (x + y) % 4 else mix(paint, pen.inks.glow, 0.4))
    _rider(pen, shirt, helmet)


def _rider(pen: Sheet, shirt: Ink, helmet: Ink) -> None:
    dark = pen.inks.front
    pen.ribbon([(-18, -53), (8, -46), (5, -20)], 14, 7, dark)
    pen.line([(4, -17), (13, -17)], 5, dark)
    pen.smooth(
        [(-26, -50), (-25, -70), (-16, -89), (-7, -92), (-1, -84), (-5, -66), (-9, -50)], shirt
    )
    pen.ribbon([(-6, -85), (3, -70), (17, -66)], 7, 4.5, mix(shirt, dark, 0.25))
    pen.oval(-3, -100, 7, 8, SKIN)
    pen.pie(-4.5, -101, 10.5, 11, 160, 375, helmet)
    pen.line([(4, -100), (9, -99)], 2.4, helmet)


def cyclist(pen: Sheet, tunic: Ink, frame: Ink, bag: Ink) -> None:
    """A woman in a long tunic on a bicycle, going right, 150 long, 128 high."""
    for x in (-44, 46):
        pen.ribbon([(x + 26 * c, -26 + 26 * s) for c, s in RING], 3.6, 3.6, frame)
        for c, s in RING[::3]:
            pen.line([(x, -26), (x + 24 * c, -26 + 24 * s)], 0.9, frame)
    for path in (
        [(-44, -26), (-14, -62), (30, -62)],
        [(-44, -26), (2, -26), (34, -66)],
        [(2, -26), (-16, -66)],
        [(46, -26), (32, -72)],
    ):
        pen.line(path, 3.2, frame)
    pen.line([(-26, -67), (-8, -67)], 5, frame)
    pen.ribbon([(32, -72), (24, -78), (14, -74)], 3, 3, frame)
    pen.ribbon([(-14, -68), (10, -52), (4, -18)], 14, 7, mix(tunic, pen.inks.mid, 0.35))
    pen.line([(3, -16), (12, -15)], 4, frame)
    pen.smooth(
        [(-8, -72), (-20, -70), (-44, -56), (-66, -30), (-52, -32), (-30, -46), (-4, -60)],
        mix(tunic, pen.inks.mid, 0.22),
    )
    pen.smooth(
        [
            (-20, -66),
            (-19, -82),
            (-11, -98),
            (-2, -100),
            (4, -94),
            (0, -78),
            (-2, -62),
            (8, -52),
            (-4, -46),
            (-18, -56),
        ],
        tunic,
    )
    pen.ribbon([(-1, -94), (6, -82), (16, -76)], 5.4, 4, mix(tunic, pen.inks.mid, 0.3))
    pen.smooth(
        [(-12, -114), (-5, -114), (-6, -98), (-12, -78), (-18, -70), (-18, -88)], pen.inks.front
    )
    pen.oval(-2, -108, 6, 7, SKIN)
    hat(pen, -3, -110, 38, pen.inks.glow)
    pen.box(34, -74, 22, 18, bag)


def rider_front(pen: Sheet, body: Ink, shirt: Ink, helmet: Ink, poncho: Ink | None = None) -> None:
    """A motorbike and rider coming towards us, 76 wide, 130 high."""
    dark = pen.inks.front
    pen.bar(-8, -40, 16, 40, dark)
    pen.smooth([(-20, -62), (20, -62), (24, -40), (14, -18), (-14, -18), (-24, -40)], body)
    for side in (-1, 1):
        pen.ribbon([(side * 10, -54), (side * 24, -44), (side * 21, -22)], 12, 9, dark)
    pen.smooth([(-15, -66), (15, -66), (18, -48), (8, -28), (-8, -28), (-18, -48)], body)
    if poncho:
        pen.smooth(
            [
                (0, -112),
                (18, -98),
                (32, -70),
                (40, -34),
                (16, -42),
                (0, -36),
                (-16, -42),
                (-40, -34),
                (-32, -70),
                (-18, -98),
            ],
            poncho,
        )
        pen.smooth(
            [(4, -110), (18, -98), (32, -70), (40, -34), (22, -40), (14, -74)],
            mix(poncho, dark, 0.22),
        )
    else:
        pen.smooth([(-20, -60), (-24, -92), (-10, -102), (10, -102), (24, -92), (20, -60)], shirt)
        for side in (-1, 1):
            pen.ribbon(
                [(side * 20, -92), (side * 31, -76), (side * 30, -64)],
                10,
                7,
                mix(shirt, dark, 0.22),
            )
    pen.line([(-33, -64), (33, -64)], 5, dark)
    pen.smooth([(-13, -70), (13, -70), (16, -54), (6, -34), (-6, -34), (-16, -54)], body)
    pen.disc(0, -60, 7.5, pen.inks.glow)
    pen.oval(0, -112, 9.5, 11, SKIN)
    pen.shape([(-9, -111), (9, -111), (6, -102), (-6, -102)], pen.inks.glow)
    pen.pie(0, -114, 13.5, 14, 170, 370, helmet)
    pen.line([(-12, -113), (12, -113)], 3.4, mix(helmet, dark, 0.35))
