"""Heads for portraits, the chin some 330 units above (0, 0)."""

from ..inks import Ink, mix
from ..sheet import Point, Sheet, arc

# Outlines of the hair behind the head and over the forehead, by style.
BEHIND: dict[str, list[Point]] = {
    "long": [
        (-150, -640),
        (0, -730),
        (150, -640),
        (184, -420),
        (200, -170),
        (120, -130),
        (-120, -130),
        (-200, -170),
        (-184, -420),
    ],
    "bob": [
        (-160, -620),
        (0, -728),
        (160, -620),
        (190, -440),
        (176, -340),
        (90, -320),
        (-90, -320),
        (-176, -340),
        (-190, -440),
    ],
    "ponytail": [
        (90, -660),
        (190, -640),
        (236, -520),
        (214, -330),
        (160, -250),
        (170, -420),
        (140, -520),
    ],
}
SWEPT: list[Point] = [(-150, -480), (-160, -610), (-90, -710), (20, -732), (120, -700)]
SWEPT += [(160, -600), (150, -480), (126, -560), (60, -640), (-40, -610), (-120, -560)]
BEFORE: dict[str, list[Point]] = {
    "long": SWEPT,
    "ponytail": SWEPT,
    "bob": [
        (-174, -440),
        (-168, -620),
        (-90, -716),
        (20, -732),
        (120, -706),
        (170, -610),
        (174, -440),
        (132, -480),
        (128, -560),
        (60, -582),
        (-60, -582),
        (-128, -560),
        (-132, -480),
    ],
    "bun": [
        (-142, -510),
        (-152, -610),
        (-90, -706),
        (0, -724),
        (90, -706),
        (152, -610),
        (142, -510),
        (110, -600),
        (0, -660),
        (-110, -600),
    ],
    "short": [
        (-146, -500),
        (-160, -610),
        (-110, -710),
        (10, -744),
        (130, -706),
        (162, -610),
        (146, -500),
        (126, -570),
        (96, -618),
        (0, -604),
        (-96, -630),
        (-126, -570),
    ],
    "parted": [
        (-146, -490),
        (-158, -610),
        (-100, -706),
        (0, -730),
        (110, -704),
        (158, -610),
        (146, -490),
        (124, -580),
        (20, -616),
        (-60, -660),
        (-110, -590),
    ],
    "crop": [
        (-142, -530),
        (-140, -630),
        (-80, -700),
        (0, -714),
        (80, -700),
        (140, -630),
        (142, -530),
        (120, -610),
        (0, -640),
        (-120, -610),
    ],
}
STYLES = (*BEFORE, "curly")
BEARD: list[Point] = [(-134, -500), (-112, -430), (-60, -410), (0, -418), (60, -410), (112, -430)]
BEARD += [(134, -500), (122, -410), (66, -336), (0, -316), (-66, -336), (-122, -410)]


def face(pen: Sheet, skin: Ink, beard: Ink | None) -> None:
    """A head from the front without features, bearded if there is an ink for it."""
    for side in (-1, 1):
        pen.oval(side * 138, -490, 24, 36, mix(skin, pen.inks.palette.ink, 0.1))
    brow: list[Point] = [(-136, -540), (-120, -640), (0, -690), (120, -640), (136, -540)]
    pen.smooth([*brow, (124, -430), (66, -348), (0, -328), (-66, -348), (-124, -430)], skin)
    if beard:
        pen.smooth(BEARD, beard)


def hair_behind(pen: Sheet, style: str, hair: Ink) -> None:
    """What of the hair falls behind the shoulders and the head."""
    if style in BEHIND:
        pen.smooth(BEHIND[style], hair)
    elif style == "bun":
        pen.disc(20, -748, 78, hair)
    elif style == "curly":
        for angle in range(150, 400, 25):
            x, y = arc(0, -560, 158, 150, angle, angle + 1, 1)[0]
            pen.disc(x, y, 74, hair)
        for x, y in ((-176, -460), (176, -460), (-168, -390), (168, -390)):
            pen.disc(x, y, 62, hair)


def hair_before(pen: Sheet, style: str, hair: Ink) -> None:
    """What of the hair lies on the forehead and the temples."""
    if style in BEFORE:
        pen.smooth(BEFORE[style], hair)
        return
    for x, y in ((-110, -640), (-50, -676), (20, -684), (84, -664), (124, -616), (-138, -580)):
        pen.disc(x, y, 52, hair)


def glasses(pen: Sheet, ink: Ink) -> None:
    """Spectacles, round or flat."""
    tall = 44 if pen.rng.random() < 0.5 else 34
    for side in (-1, 1):
        pen.ribbon(arc(side * 62, -500, 46, tall, 0, 360), 9, 9, ink, bend=False)
        pen.line([(side * 108, -506), (side * 138, -512)], 9, ink)
    pen.ribbon([(-17, -506), (0, -514), (17, -506)], 9, 9, ink)
