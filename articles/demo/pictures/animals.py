"""Egrets and buffaloes."""

from .inks import Ink, mix
from .people import head
from .sheet import Sheet


def egret(pen: Sheet, ink: Ink, bill: Ink) -> None:
    """An egret standing in the shallows, 90 high, looking right."""
    pen.line([(-4, -36), (-5, 0)], 2, bill)
    pen.line([(4, -36), (6, 0)], 2, bill)
    pen.smooth([(-34, -34), (-18, -50), (4, -54), (16, -46), (8, -34), (-12, -30)], ink)
    pen.ribbon([(8, -46), (20, -58), (10, -72), (16, -84)], 9, 5, ink)
    pen.oval(18, -85, 6, 4.4, ink)
    pen.shape([(22, -88), (42, -83), (22, -83)], bill)


def egret_flying(pen: Sheet, ink: Ink) -> None:
    """An egret in the air, 100 across its wings, going right."""
    pen.smooth([(-26, 4), (0, -5), (22, -1), (4, 6)], ink)
    pen.ribbon([(18, 0), (30, -6), (44, -1)], 4, 1.6, ink)
    pen.line([(-22, 4), (-46, 9)], 1.8, ink)
    pen.smooth([(-6, -1), (-16, -22), (-40, -40), (-18, -36), (8, -14), (10, 0)], ink)
    pen.smooth([(0, -2), (6, -24), (30, -46), (22, -22), (12, 0)], ink)


def buffalo(pen: Sheet, hide: Ink, shirt: Ink) -> None:
    """A water buffalo going right with a child on its back, 150 long, 120 high."""
    dark = mix(hide, pen.inks.mid, 0.22)
    for x, ink in ((-42, dark), (34, dark), (-54, hide), (24, hide)):
        pen.ribbon([(x, -36), (x + 3, -18), (x - 1, 0)], 15, 9, ink)
    pen.ribbon([(-66, -58), (-76, -40), (-73, -22)], 4, 3, hide)
    pen.smooth(
        [
            (-68, -50),
            (-62, -68),
            (-30, -72),
            (10, -70),
            (40, -74),
            (60, -70),
            (56, -48),
            (44, -32),
            (0, -22),
            (-44, -26),
            (-66, -36),
        ],
        hide,
    )
    pen.smooth([(50, -72), (70, -68), (90, -46), (94, -34), (84, -30), (66, -40), (52, -48)], hide)
    pen.ribbon([(64, -66), (48, -84), (20, -88)], 8, 2, dark)
    pen.ribbon([(68, -64), (66, -84), (48, -98)], 8, 2, hide)
    pen.ribbon([(0, -72), (18, -66), (16, -44)], 10, 6, pen.inks.near)
    pen.smooth([(-10, -70), (-11, -92), (-4, -104), (6, -103), (9, -88), (9, -70)], shirt)
    pen.ribbon([(3, -99), (14, -88), (30, -84)], 6, 4, mix(shirt, pen.inks.front, 0.3))
    head(pen, 2, -113, "hat", pen.inks.glow)
