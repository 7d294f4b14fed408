"""People without faces, their feet at (0, 0), 100 units tall, walking to the right."""

# A shape is its place, its size and its ink: more than five arguments, in one order everywhere.
# ruff: noqa: PLR0913, PLR0917

from .inks import Ink, mix
from .sheet import Sheet

SKIN: Ink = (0xD3, 0x9B, 0x73)


def hat(pen: Sheet, x: float, y: float, width: float, ink: Ink, shade: float = 0.25) -> None:
    """A conical hat, from the middle of its brim."""
    half, tall = width / 2, width * 0.46
    brim = [(x + half, y), (x + half * 0.5, y + width * 0.07), (x - half * 0.5, y + width * 0.07)]
    pen.shape([(x - half, y), (x, y - tall), *brim], ink)
    dark = mix(ink, pen.inks.palette.deep, shade)
    pen.shape(
        [
            (x, y - tall),
            (x + half, y),
            (x + half * 0.5, y + width * 0.07),
            (x + half * 0.22, y + width * 0.08),
        ],
        dark,
    )


def head(pen: Sheet, x: float, y: float, cover: str, ink: Ink, skin: Ink = SKIN) -> None:
    """A head from the side, its middle at (x, y); `cover`: hair, bun, helmet or conical hat."""
    pen.line([(x - 0.5, y + 3), (x - 1, y + 10)], 4.5, skin)
    pen.oval(x, y, 5.6, 6.8, skin)
    if cover == "hat":
        pen.pie(x, y, 6, 7.2, 90, 270, pen.inks.front)
        hat(pen, x - 0.5, y - 2, 30, ink)
    elif cover == "helmet":
        pen.pie(x - 0.6, y - 0.8, 8, 8.6, 165, 372, ink)
        pen.line([(x + 5, y - 0.4), (x + 9, y)], 2, ink)
    elif cover == "bun":
        pen.pie(x - 0.6, y - 0.5, 6.6, 7.8, 110, 330, ink)
        pen.disc(x - 7, y + 1, 3.6, ink)
    else:
        pen.pie(x - 0.6, y - 0.5, 6.6, 7.8, 130, 345, ink)


def walker(
    pen: Sheet,
    top: Ink,
    bottom: Ink,
    cover: str = "hair",
    hat_ink: Ink | None = None,
    stride: float = 1,
) -> None:
    """Someone in a shirt and trousers, in the middle of a step."""
    shade = mix(bottom, pen.inks.front, 0.35)
    pen.ribbon([(-2, -46), (-4 * stride, -24), (-13 * stride, -2)], 10, 5, shade)
    pen.line([(-13 * stride, -1), (-8 * stride, -1)], 4, shade)
    pen.ribbon([(1, -46), (5 * stride, -24), (8 * stride, -2)], 11, 5.5, bottom)
    pen.line([(8 * stride, -1.5), (14 * stride, -1.5)], 4, bottom)
    pen.ribbon(
        [(-4, -74), (-10 * stride, -60), (-11 * stride, -48)], 6, 4, mix(top, pen.inks.front, 0.3)
    )
    pen.smooth(
        [(-7, -79), (0, -81), (7, -79), (8.5, -66), (7.5, -45), (0, -43), (-7.5, -45), (-8.5, -66)],
        top,
    )
    pen.ribbon(
        [(5, -76), (9 * stride, -62), (15 * stride, -52)], 6, 4.2, mix(top, pen.inks.glow, 0.2)
    )
    pen.disc(15.5 * stride, -51, 2.6, SKIN)
    head(pen, 1, -90, cover, hat_ink or pen.inks.front)


def stander(
    pen: Sheet, top: Ink, bottom: Ink, cover: str = "hair", hat_ink: Ink | None = None
) -> None:
    """Someone at rest, arms down."""
    pen.smooth(
        [
            (-8, -48),
            (8, -48),
            (8, -24),
            (6, 0),
            (1, 0),
            (0.5, -20),
            (-0.5, -20),
            (-1, 0),
            (-6, 0),
            (-8, -24),
        ],
        bottom,
    )
    pen.smooth(
        [(-9, -78), (0, -81), (9, -78), (11, -64), (9, -42), (0, -41), (-9, -42), (-11, -64)], top
    )
    pen.ribbon([(9, -75), (12, -60), (10, -45)], 6, 4.5, mix(top, pen.inks.front, 0.25))
    pen.ribbon([(-9, -75), (-12, -60), (-10, -45)], 6, 4.5, mix(top, pen.inks.front, 0.25))
    head(pen, 0, -90, cover, hat_ink or pen.inks.front)


def ao_dai(
    pen: Sheet, tunic: Ink, trousers: Ink, cover: str = "hat", hat_ink: Ink | None = None
) -> None:
    """A woman in a long tunic, its panels blown a little back."""
    pen.smooth(
        [
            (-8, -30),
            (7, -30),
            (10, -10),
            (11, 0),
            (2, -1),
            (0, -12),
            (-4, -1),
            (-14, 0),
            (-11, -12),
        ],
        trousers,
    )
    pen.smooth(
        [
            (-6, -78),
            (0, -80),
            (6, -78),
            (7.5, -66),
            (5, -56),
            (8, -44),
            (10, -24),
            (8, -8),
            (-6, -10),
            (-22, -6),
            (-14, -26),
            (-8, -44),
            (-5, -56),
            (-7, -66),
        ],
        tunic,
    )
    pen.smooth(
        [(-5, -50), (-8, -40), (-14, -24), (-22, -6), (-12, -9), (-5, -30)],
        mix(tunic, pen.inks.front, 0.22),
    )
    pen.smooth(
        [(-6, -96), (1, -97), (2, -90), (-4, -80), (-6, -64), (-9, -58), (-10, -72)], pen.inks.front
    )
    pen.ribbon([(5, -75), (9, -62), (9, -48)], 5.4, 4, mix(tunic, pen.inks.front, 0.12))
    pen.disc(9, -46.5, 2.4, SKIN)
    head(pen, 1, -89, cover, hat_ink or pen.inks.front)


def carrier(pen: Sheet, top: Ink, bottom: Ink, load: Ink, hat_ink: Ink | None = None) -> None:
    """Someone with a shoulder pole and two baskets, in a conical hat."""
    wood = mix(load, pen.inks.front, 0.5)
    for x in (-46, 48):
        for spread in (-13, 13):
            pen.line([(x, -76), (x + spread, -28)], 1.4, wood)
        pen.pie(x, -29, 17, 12, 180, 360, load)
        pen.pie(x, -30, 19, 19, 0, 180, wood)
    walker(pen, top, bottom, "hat", hat_ink or pen.inks.glow)
    pen.ribbon([(-50, -73), (-20, -79), (2, -80), (24, -79), (52, -73)], 3.4, 3.4, wood)


def planter(pen: Sheet, top: Ink, bottom: Ink, hat_ink: Ink | None = None) -> None:
    """Someone bent over the field, planting, in a conical hat."""
    shade = mix(bottom, pen.inks.front, 0.3)
    pen.ribbon([(-14, -40), (-17, -20), (-18, 4)], 11, 6, shade)
    pen.ribbon([(-11, -42), (-6, -22), (-8, 4)], 12, 6, bottom)
    pen.ribbon([(-14, -44), (4, -54), (20, -44)], 17, 13, top)
    pen.ribbon([(18, -43), (20, -26), (27, -10)], 6, 4, mix(top, pen.inks.front, 0.25))
    pen.disc(28, -8, 2.8, SKIN)
    pen.ribbon([(14, -42), (12, -26), (20, -8)], 6, 4, top)
    pen.oval(29, -41, 6, 6, SKIN)
    hat(pen.at(31, -43, turn=48), 0, 0, 32, hat_ink or pen.inks.glow)


def sitter(
    pen: Sheet, top: Ink, bottom: Ink, cover: str = "hat", hat_ink: Ink | None = None
) -> None:
    """Someone squatting or on a low stool, 66 units tall."""
    pen.ribbon([(-8, -14), (12, -26), (13, -2)], 13, 6, bottom)
    pen.line([(13, -2), (19, -2)], 4.5, bottom)
    pen.smooth([(-14, -10), (-15, -30), (-8, -47), (3, -48), (6, -34), (4, -12), (-5, -7)], top)
    pen.ribbon([(2, -43), (9, -31), (21, -30)], 6, 4.5, mix(top, pen.inks.front, 0.25))
    pen.disc(22.5, -30, 2.8, SKIN)
    head(pen, 0, -58, cover, hat_ink or pen.inks.glow)


def rower(pen: Sheet, top: Ink, bottom: Ink, oar: Ink) -> None:
    """Someone standing in a stern, leaning on a long oar that reaches 34 units under the feet."""
    pen.line([(-6, -66), (58, 34)], 2.6, oar)
    pen.ribbon([(44, 12), (62, 40)], 3, 8, oar)
    pen.ribbon([(-6, -44), (-10, -22), (-15, 0)], 10, 5.5, mix(bottom, pen.inks.front, 0.3))
    pen.ribbon([(-4, -44), (3, -23), (2, 0)], 11, 5.5, bottom)
    pen.smooth(
        [(-8, -46), (-3, -66), (2, -80), (10, -81), (15, -76), (11, -62), (5, -43), (-3, -41)], top
    )
    pen.ribbon([(10, -77), (14, -63), (6, -54)], 6, 4.2, mix(top, pen.inks.front, 0.25))
    pen.disc(5, -53, 2.8, SKIN)
    head(pen, 11, -89, "hat", pen.inks.glow)


def pupil(pen: Sheet, bottom: Ink, scarf: Ink, cover: str = "hair") -> None:
    """A child in a white shirt with a scarf and a satchel, 100 units tall with a bigger head."""
    white = pen.inks.palette.paper
    pen.ribbon([(-2, -42), (-5, -22), (-12, -2)], 11, 6, mix(bottom, pen.inks.front, 0.35))
    pen.ribbon([(2, -42), (6, -22), (9, -2)], 12, 6.5, bottom)
    pen.line([(9, -2), (15, -2)], 5, bottom)
    pen.smooth([(-8, -72), (0, -74), (8, -72), (10, -58), (9, -40), (-9, -40), (-10, -58)], white)
    pen.smooth([(-8, -71), (-6, -42), (-18, -42), (-21, -56), (-18, -70)], scarf)
    pen.ribbon([(4, -69), (8, -56), (13, -47)], 6.5, 5, mix(white, pen.inks.palette.mid, 0.3))
    pen.shape([(-2, -74), (8, -74), (10, -60), (4, -66)], scarf)
    view = pen.at(2, -86, 1.45)
    head(view, 0, 0, cover, pen.inks.front)


def bust(pen: Sheet, coat: Ink, cover: str, ink: Ink, skin: Ink = SKIN) -> None:
    """Shoulders and head from behind, the shoulders 100 wide, cut at (0, 0), the head 110 above."""
    pen.smooth(
        [(-52, 60), (-50, -10), (-42, -34), (-14, -46), (14, -46), (42, -34), (50, -10), (52, 60)],
        coat,
    )
    pen.smooth([(-12, -40), (-10, -66), (10, -66), (12, -40), (0, -34)], skin)
    pen.oval(0, -80, 25, 30, skin)
    if cover == "hat":
        pen.smooth([(-24, -84), (24, -84), (20, -50), (0, -40), (-20, -50)], pen.inks.front)
        hat(pen, 0, -84, 128, ink)
    elif cover == "helmet":
        pen.pie(0, -82, 33, 36, 172, 368, ink)
        pen.bar(-34, -84, 68, 9, mix(ink, pen.inks.front, 0.4))
    elif cover == "long":
        crown = [(-27, -86), (-18, -110), (0, -115), (18, -110), (27, -86)]
        pen.smooth([*crown, (25, -62), (18, -34), (0, -26), (-18, -34), (-25, -62)], ink)
    elif cover == "bun":
        pen.oval(0, -84, 27, 29, ink)
        pen.disc(0, -114, 14, ink)
    elif cover == "cap":
        pen.oval(0, -80, 26, 28, pen.inks.front)
        pen.pie(0, -84, 29, 32, 180, 360, ink)
        pen.bar(-30, -88, 60, 7, mix(ink, pen.inks.front, 0.4))
    else:
        pen.oval(0, -84, 27, 29, ink)
        pen.shape([(-22, -74), (22, -74), (16, -56), (-16, -56)], ink)
