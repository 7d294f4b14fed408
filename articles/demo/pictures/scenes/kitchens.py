"""Kitchens and what comes out of them."""

from ..inks import Ink, mix
from ..landmarks import arched_window
from ..people import stander
from ..sheet import Sheet, arc
from ..trees import leaf


def stove(sheet: Sheet) -> None:
    """A cook at the stove, steam rising before the window, pans in a row."""
    inks, rng = sheet.inks, sheet.rng
    wall = mix(inks.palette.light, inks.palette.paper, 0.3) if inks.hour != "dusk" else inks.mid
    tile = mix(wall, inks.palette.mid, 0.22)
    sheet.box(0, 0, 1500, 1000, wall)
    for row in range(3):
        for column in range(14):
            if (row + column) % 2:
                sheet.box(column * 110 - 20, 400 + row * 110, 110, 110, tile)
    x = rng.uniform(520, 660)
    arched_window(sheet.at(x, 110), 330, 400, inks.near)
    sheet.box(0, 116, x - 60, 14, inks.front)
    sheet.box(x + 400, 116, 900, 14, inks.front)
    for hook in range(3):
        _pan(
            sheet.at(90 + hook * 150, 130, rng.uniform(0.85, 1.05)),
            (inks.near, inks.red, inks.front)[hook],
        )
        _pan(
            sheet.at(x + 470 + hook * 150, 130, rng.uniform(0.85, 1.05)),
            (inks.front, inks.near, inks.red)[hook],
        )
    cook = x + rng.choice((-240, 540))
    stander(sheet.at(cook, 1120, 7.6), inks.red, inks.front, "bun", inks.front)
    sheet.at(cook, 1120, 7.6).smooth(
        [(-7, -70), (7, -70), (9, -40), (10, -20), (-10, -20), (-9, -40)], inks.palette.paper
    )
    sheet.box(0, 740, 1500, 280, inks.near if inks.hour != "dusk" else inks.front)
    sheet.box(0, 728, 1500, 26, inks.palette.paper)
    for door in range(6):
        sheet.box(20 + door * 250, 790, 226, 240, mix(inks.near, inks.front, 0.3))
        sheet.bar(100 + door * 250, 812, 66, 9, inks.accent)
    pot = x + 160
    _steam(sheet.at(pot, 560), mix(inks.palette.paper, inks.palette.mid, 0.55))
    _pot(sheet.at(pot, 730, 1.5), inks.front, inks.bright(inks.mid))
    for dx, ink in ((-250, inks.accent), (280, inks.red), (350, inks.near)):
        for ball in range(3):
            sheet.disc(
                pot + dx * 1.15 + ball * 38,
                706 - (ball == 1) * 0,
                24,
                ink if ball != 1 else mix(ink, inks.glow, 0.25),
            )
    leaf(sheet.at(pot - 180, 712, turn=-28), 130, 44, inks.mid, inks.near)
    leaf(sheet.at(pot - 180, 716, turn=-8), 150, 40, inks.near, inks.mid)


def _pan(pen: Sheet, ink: Ink) -> None:
    pen.line([(0, 0), (0, 130)], 12, pen.inks.front)
    pen.disc(0, 180, 62, ink)
    pen.disc(0, 180, 48, mix(ink, pen.inks.glow, 0.16))


def _pot(pen: Sheet, ink: Ink, band: Ink) -> None:
    pen.bar(-150, -96, 300, 22, ink)
    pen.smooth([(-118, -124), (118, -124), (118, -20), (100, 0), (-100, 0), (-118, -20)], ink)
    pen.box(-117, -62, 234, 16, band)
    pen.smooth([(-124, -122), (-90, -146), (90, -146), (124, -122)], band)
    pen.bar(-22, -166, 44, 22, ink)


def _steam(pen: Sheet, ink: Ink) -> None:
    for x, tall in ((-60, 190), (0, 280), (64, 210)):
        pen.ribbon(
            [(x, -20), (x + 26, -tall * 0.3), (x - 22, -tall * 0.62), (x + 14, -tall)], 30, 5, ink
        )


def meal(sheet: Sheet) -> None:
    """A family's tray from above: bowls, herbs, chopsticks."""
    inks, rng = sheet.inks, sheet.rng
    table = inks.near if inks.hour in ("day", "dawn") else inks.front
    sheet.box(0, 0, 1500, 1000, table)
    view = sheet.at(750, 500, turn=rng.uniform(-20, 20))
    for plank in range(-8, 8):
        view.box(-1000, plank * 130, 2000, 4, mix(table, inks.front, 0.45))
    view.disc(12, 16, 462, mix(table, inks.front, 0.5))
    view.disc(0, 0, 455, inks.palette.light)
    view.ribbon(arc(0, 0, 420, 420, 0, 360), 7, 7, inks.red, bend=False)
    centre = rng.choice((inks.accent, inks.palette.mid))
    _bowl(view.at(0, 0), 178, inks.palette.paper, centre)
    for ring in range(7):
        x, y = arc(0, 0, 84, 84, ring * 51, ring * 51 + 1, 1)[0]
        view.disc(x, y, 27, mix(centre, inks.palette.paper, 0.45))
        leaf(view.at(x * 0.5, y * 0.5, turn=ring * 51 + 30), 92, 28, inks.palette.deep, inks.mid)
    start = rng.uniform(0, 60)
    _dishes(sheet, start, view)
    for seat in range(4):
        pen = view.at(0, 0, turn=start + 22 + seat * 90)
        for stick in (0, 17):
            pen.line([(470, -120 + stick), (660, -150 + stick * 1.4)], 9, inks.palette.light)
        _bowl(
            pen.at(600, 10),
            88,
            inks.palette.paper,
            mix(inks.palette.paper, inks.palette.light, 0.6),
        )


def _dishes(sheet: Sheet, start: float, view: Sheet) -> None:
    inks = sheet.inks
    for dish in range(6):
        x, y = arc(0, 0, 306, 306, start + dish * 60, start + dish * 60 + 1, 1)[0]
        size = 96 if dish % 2 else 82
        _bowl(
            view.at(x, y),
            size,
            inks.palette.paper,
            (
                inks.red,
                inks.palette.deep,
                inks.palette.paper,
                inks.accent,
                inks.palette.mid,
                inks.palette.paper,
            )[dish],
        )
        for bite in range(5):
            bx, by = arc(x, y, size * 0.4, size * 0.4, bite * 72, bite * 72 + 1, 1)[0]
            view.disc(
                bx,
                by,
                size * 0.17,
                (mix(inks.red, inks.glow, 0.35), inks.mid, mix(inks.palette.paper, inks.mid, 0.25))[
                    dish % 3
                ],
            )


def _bowl(pen: Sheet, radius: float, rim: Ink, inside: Ink) -> None:
    pen.disc(radius * 0.07, radius * 0.09, radius, mix(pen.inks.palette.mid, pen.inks.front, 0.5))
    pen.disc(0, 0, radius, rim)
    pen.ribbon(
        arc(0, 0, radius * 0.9, radius * 0.9, 0, 360),
        radius * 0.03,
        radius * 0.03,
        pen.inks.palette.deep,
        bend=False,
    )
    pen.disc(0, 0, radius * 0.8, mix(inside, pen.inks.front, 0.14))
    pen.disc(radius * 0.03, radius * 0.04, radius * 0.76, inside)
