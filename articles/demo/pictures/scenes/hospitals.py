"""Hospitals."""

from .. import country
from ..inks import Ink, mix
from ..people import stander
from ..sheet import Sheet
from ..trees import banana, hedge, palm


def clinic(sheet: Sheet) -> None:
    """A hospital, an ambulance at its door, two people in white coats."""
    inks, rng = sheet.inks, sheet.rng
    ground = rng.uniform(740, 780)
    country.sky(
        sheet,
        380,
        rng.choice((rng.uniform(200, 340), rng.uniform(1160, 1300))),
        rng.uniform(160, 230),
        rng.uniform(90, 120),
    )
    hedge(sheet.at(-20, ground), 1560, 210, inks.far)
    wall = (
        mix(inks.palette.paper, inks.palette.light, 0.4)
        if inks.hour == "day"
        else inks.palette.paper
    )
    _ward_block(sheet.at(750, ground), wall)
    sheet.box(0, ground, 1500, 300, inks.near if inks.hour in ("day", "dawn") else inks.front)
    sheet.box(0, ground, 1500, 14, mix(inks.near, inks.glow, 0.4))
    for x in (90, 210, 1310, 1420):
        palm(
            sheet.at(x + rng.uniform(-20, 20), ground + 6),
            rng.uniform(330, 460),
            inks.near if inks.hour == "day" else inks.front,
            inks.front,
            rng.uniform(-0.08, 0.08),
            0.3,
        )
    _ambulance(sheet.at(rng.uniform(430, 560), ground + 130, 1.7))
    for x, cover in ((960, "bun"), (1070, "hair")):
        stander(
            sheet.at(x + rng.uniform(-24, 24), ground + 138, 2.5),
            inks.palette.paper,
            inks.near if inks.hour == "dusk" else inks.front,
            cover,
            mix(inks.front, inks.near, 0.3) if cover == "bun" else inks.front,
        )


def _ward_block(pen: Sheet, wall: Ink) -> None:
    inks = pen.inks
    shade, gap = mix(wall, inks.palette.deep, 0.25), mix(inks.mid, inks.near, 0.6)
    for side in (-1, 1):
        left = -560 if side < 0 else 190
        pen.box(left, -380, 370, 380, shade)
        for floor in range(4):
            for window in range(5):
                pen.box(
                    left + 26 + window * 68,
                    -346 + floor * 90,
                    44,
                    50,
                    gap if (floor + window) % 4 else inks.lamp,
                )
    pen.box(-200, -560, 400, 560, wall)
    pen.box(140, -560, 60, 560, shade)
    pen.box(-214, -574, 428, 20, shade)
    pen.box(-30, -516, 60, 172, inks.red)
    pen.box(-86, -460, 172, 60, inks.red)
    for floor in range(2):
        for window in range(4):
            pen.box(-164 + window * 82, -300 + floor * 84, 52, 52, gap)
    pen.box(-90, -118, 180, 118, gap)
    pen.box(-4, -118, 8, 118, wall)
    pen.box(-150, -140, 300, 24, inks.red)


def _ambulance(pen: Sheet) -> None:
    inks = pen.inks
    white = inks.palette.paper
    pen.shape([(-140, -24), (-140, -132), (54, -132), (96, -84), (132, -74), (138, -24)], white)
    pen.shape(
        [(-140, -24), (-140, -58), (136, -58), (138, -24)], mix(white, inks.palette.mid, 0.35)
    )
    pen.box(-140, -66, 276, 13, inks.red)
    pen.shape([(40, -120), (54, -120), (84, -86), (40, -86)], inks.front)
    pen.box(-26, -120, 46, 36, inks.front)
    pen.box(-98, -122, 16, 50, inks.red)
    pen.box(-115, -105, 50, 16, inks.red)
    pen.bar(-20, -146, 40, 16, inks.bright(inks.red))
    for x in (-84, 82):
        pen.disc(x, -22, 26, inks.front)
        pen.disc(x, -22, 12, mix(white, inks.front, 0.3))


def ward(sheet: Sheet) -> None:
    """A hospital room: a bed under a big window, a nurse beside it."""
    inks, rng = sheet.inks, sheet.rng
    wall = mix(inks.palette.light, inks.palette.mid, 0.15)
    sheet.box(0, 0, 1500, 1000, wall)
    sheet.box(0, 480, 1500, 300, mix(wall, inks.palette.mid, 0.3))
    sheet.box(0, 740, 1500, 280, mix(inks.near, inks.mid, 0.35))
    left = rng.uniform(520, 760)
    sheet.box(left - 16, 94, 452, 372, inks.palette.paper)
    sheet.box(left, 110, 420, 340, inks.sky if inks.hour != "dawn" else inks.mid)
    sheet.disc(
        left + rng.uniform(120, 300), 250, 78, inks.sun if inks.hour == "day" else inks.accent
    )
    sheet.pie(left + 110, 450, 110, 110, 180, 360, inks.mid if inks.hour == "day" else inks.near)
    sheet.pie(left + 300, 450, 120, 74, 180, 360, inks.near)
    sheet.box(left + 204, 110, 12, 340, inks.palette.paper)
    sheet.box(left - 30, 458, 480, 20, inks.palette.paper)
    for x, wide in ((left - 120, 150), (left + 400, 150)):
        sheet.shape(
            [(x, 60), (x + wide, 60), (x + wide * 0.86, 520), (x + wide * 0.14, 520)], inks.near
        )
        for fold in (0.3, 0.5, 0.7):
            sheet.line(
                [(x + wide * fold, 66), (x + wide * (0.5 + (fold - 0.5) * 0.72), 514)],
                4,
                mix(inks.near, inks.front, 0.3),
            )
    _bed(sheet.at(780, 850))
    nurse = sheet.at(rng.uniform(330, 390), 880, 5.3)
    stander(
        nurse,
        inks.palette.paper,
        mix(inks.palette.paper, inks.palette.mid, 0.25),
        "bun",
        inks.front,
    )
    nurse.smooth([(-7, -93), (-6, -100), (6, -100), (6, -94)], inks.palette.paper)
    nurse.box(-1, -99, 2, 5, inks.red)
    nurse.box(-2.5, -97.5, 5, 2, inks.red)
    nurse.box(6, -60, 14, 18, inks.red)
    drip = sheet.at(1270, 860)
    drip.box(-4, -560, 8, 560, inks.front)
    drip.line([(-60, -556), (60, -556)], 6, inks.front)
    drip.bar(28, -550, 52, 96, inks.glow)
    drip.box(32, -496, 44, 36, inks.accent)
    drip.ribbon([(54, -454), (20, -330), (-60, -260), (-150, -190)], 3, 3, inks.front)
    drip.bar(-70, -14, 140, 14, inks.front)
    banana(sheet.at(120, 790), 330, inks.near, inks.mid)
    sheet.shape([(70, 770), (170, 770), (156, 860), (84, 860)], inks.red)


def _bed(pen: Sheet) -> None:
    inks = pen.inks
    pen.box(-300, -250, 16, 260, inks.front)
    pen.box(420, -180, 16, 190, inks.front)
    pen.box(-290, -110, 720, 26, inks.front)
    pen.bar(-286, -170, 716, 66, inks.palette.paper)
    pen.smooth(
        [(-280, -170), (-270, -236), (-180, -250), (-110, -210), (-90, -166)], inks.palette.paper
    )
    pen.oval(-176, -244, 44, 40, (0xD3, 0x9B, 0x73))
    pen.pie(-182, -250, 48, 44, 120, 320, inks.front)
    pen.smooth(
        [
            (-130, -110),
            (-126, -190),
            (-60, -226),
            (60, -214),
            (150, -244),
            (260, -206),
            (400, -188),
            (428, -110),
        ],
        inks.bright(inks.mid),
    )
    pen.smooth([(-130, -190), (-60, -228), (-20, -222), (-50, -120), (-128, -110)], inks.glow)
    for x in (-240, 380):
        pen.disc(x, 8, 16, inks.front)
