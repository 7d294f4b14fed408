"""The portrait of an author: head and shoulders, no face, nobody in particular."""

from ..inks import Ink, mix
from ..sheet import Sheet, arc
from ..trees import leaf
from .faces import STYLES, face, glasses, hair_before, hair_behind

SKINS: tuple[Ink, ...] = ((0xE2, 0xB4, 0x8C), (0xD3, 0x9B, 0x73), (0xC0, 0x84, 0x5C))

HAIRS: tuple[Ink, ...] = ((0x26, 0x20, 0x22), (0x3D, 0x2A, 0x24), (0x8F, 0x88, 0x80))


def portrait(sheet: Sheet) -> None:
    """An author before a plain ground; hair, shirt, ground and spectacles by seed."""
    inks, rng = sheet.inks, sheet.rng
    p = inks.palette
    ground = rng.choice((p.light, p.mid, mix(p.light, p.mid, 0.5), p.deep))
    sheet.box(0, 0, 1500, 1000, ground)
    _backdrop(sheet, ground)
    hair = rng.choice((*HAIRS, mix(p.ink, (0, 0, 0), 0.45)))
    skin = rng.choice(SKINS)
    shirts = [
        ink
        for ink in (p.paper, p.deep, p.mid, p.accent, p.ink, p.light, p.paper)
        if ink not in (ground, hair)
    ]
    shirt = rng.choice(shirts)
    style = rng.choice(STYLES)
    pen = sheet.at(750, 1010, 1.17, flip=rng.random() < 0.5)
    hair_behind(pen, style, hair)
    _body(pen, shirt, skin, rng.choice(("collar", "round", "mandarin", "scarf", "jacket")))
    face(pen, skin, hair if style in ("short", "crop", "parted") and rng.random() < 0.2 else None)
    hair_before(pen, style, hair)
    if rng.random() < 0.45:
        glasses(pen, p.ink)


def _backdrop(sheet: Sheet, ground: Ink) -> None:
    inks, rng = sheet.inks, sheet.rng
    p = inks.palette
    kind = rng.choice(("disc", "leaves", "plain", "half"))
    tone = mix(ground, p.paper, 0.45) if ground != p.light else p.paper
    if kind == "disc":
        sheet.disc(750 + rng.uniform(-50, 50), 400, 370, tone)
    elif kind == "leaves":
        for turn in (-130, -100, -70, -40):
            leaf(
                sheet.at(330, 1010, turn=turn + 30),
                640,
                150,
                mix(ground, p.ink, 0.22),
                mix(ground, p.ink, 0.08),
            )
            leaf(
                sheet.at(1170, 1010, turn=-30 - turn, flip=True),
                640,
                150,
                mix(ground, p.ink, 0.22),
                mix(ground, p.ink, 0.08),
            )
    elif kind == "half":
        sheet.box(750 if rng.random() < 0.5 else 0, 0, 750, 1000, tone)


def _body(pen: Sheet, shirt: Ink, skin: Ink, cut: str) -> None:
    inks = pen.inks
    shade = mix(shirt, inks.palette.ink, 0.22)
    pen.smooth(
        [
            (-330, 40),
            (-310, -120),
            (-240, -204),
            (-90, -252),
            (90, -252),
            (240, -204),
            (310, -120),
            (330, 40),
            (0, 120),
        ],
        shirt,
    )
    pen.smooth([(-74, -250), (-64, -380), (64, -380), (74, -250), (0, -200)], skin)
    pen.smooth(
        [(-64, -330), (-40, -296), (40, -290), (64, -340), (64, -376), (-64, -376)],
        mix(skin, inks.palette.ink, 0.2),
    )
    if cut == "collar":
        pen.shape(
            [(-78, -268), (-120, -220), (-44, -150), (0, -206)],
            mix(shirt, inks.palette.paper, 0.45),
        )
        pen.shape(
            [(78, -268), (120, -220), (44, -150), (0, -206)], mix(shirt, inks.palette.paper, 0.45)
        )
        pen.line([(0, -200), (0, 30)], 5, shade)
    elif cut == "mandarin":
        pen.smooth([(-80, -282), (80, -282), (84, -236), (0, -216), (-84, -236)], shade)
        pen.ribbon([(40, -224), (120, -160), (170, -60)], 6, 6, shade)
    elif cut == "scarf":
        scarf = inks.red if shirt != inks.red else inks.palette.paper
        pen.smooth(
            [(-96, -290), (0, -256), (96, -290), (118, -232), (0, -184), (-118, -232)], scarf
        )
        pen.smooth(
            [(20, -226), (86, -216), (96, -20), (40, -20)], mix(scarf, inks.palette.ink, 0.18)
        )
    elif cut == "jacket":
        inner = inks.palette.paper if shirt != inks.palette.paper else inks.palette.deep
        pen.shape([(-80, -262), (80, -262), (0, 40)], inner)
        pen.shape([(-80, -262), (0, -218), (80, -262), (60, -282), (-60, -282)], inner)
        pen.smooth([(-74, -380), (-60, -270), (0, -226), (60, -270), (74, -380)], skin)
        for side in (-1, 1):
            pen.shape(
                [
                    (side * 84, -266),
                    (side * 150, -220),
                    (side * 120, -140),
                    (side * 10, 40),
                    (side * 4, 40),
                ],
                shade,
            )
    else:
        pen.ribbon(arc(0, -268, 92, 62, 12, 168), 14, 14, shade, bend=False)
