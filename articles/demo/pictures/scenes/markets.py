"""Markets."""

from .. import country
from ..boats import hat_above
from ..houses import awning
from ..inks import Ink, mix
from ..people import ao_dai, sitter, stander, walker
from ..sheet import Point, Sheet, arc
from .streets import terrace


def stalls(sheet: Sheet) -> None:
    """Market stalls under striped awnings, sellers behind pyramids of fruit."""
    inks, rng = sheet.inks, sheet.rng
    country.sky(sheet, 330, sun_y=rng.uniform(130, 180), size=90)
    terrace(sheet, 560, 250, 400)
    ground = rng.uniform(730, 770)
    sheet.box(0, 540, 1500, 500, mix(inks.mid, inks.palette.light, 0.6))
    fruit = [inks.red, inks.accent, inks.near, inks.glow]
    wide = rng.uniform(440, 480)
    first = 750 - wide * 1.5 + rng.uniform(-90, 90)
    cloths = [inks.red, inks.near, inks.bright(inks.front)]
    for stall in range(-1, 4):
        pen = sheet.at(first + stall * wide, ground)
        pen.box(-8, -340, wide + 4, 260, mix(inks.near, inks.front, 0.55))
        pen.box(wide - 14, -330, 9, 230, inks.front)
        seller = wide * rng.uniform(0.34, 0.6)
        stander(
            pen.at(seller, -6, 2.5),
            (inks.accent, inks.glow, inks.mid)[stall % 3],
            inks.front,
            "hat",
            inks.glow,
        )
        _display(pen, wide, fruit[stall % 4 :] + fruit[: stall % 4])
        awning(pen.at(-4, -400), wide - 8, 110, cloths[stall % 3], inks.glow)
    buyer = rng.uniform(560, 660)
    ao_dai(sheet.at(buyer + 330, 950, 3.1, flip=True), inks.red, inks.glow, "hat", inks.glow)
    walker(sheet.at(buyer - 60, 955, 2.9), inks.near, inks.front, "hair")
    _baskets(sheet, ground)


def _display(pen: Sheet, wide: float, inks_of_fruit: list[Ink]) -> None:
    pen.box(-6, -110, wide - 2, 110, mix(pen.inks.near, pen.inks.front, 0.3))
    pen.box(-6, -110, wide - 2, 16, pen.inks.palette.light)
    pen.box(wide - 14, -94, 9, 94, pen.inks.front)
    for heap in range(4):
        x, ink = 62 + heap * (wide - 136) / 3, inks_of_fruit[heap]
        for row, count in enumerate((4, 3, 2, 1)):
            for ball in range(count):
                pen.disc(
                    x + (ball - (count - 1) / 2) * 24,
                    -120 - row * 19,
                    12.6,
                    ink if (ball + row) % 2 else mix(ink, pen.inks.front, 0.14),
                )


def _baskets(sheet: Sheet, ground: float) -> None:
    inks, rng = sheet.inks, sheet.rng
    for x, ink in ((130, inks.accent), (300, inks.red), (1190, inks.near), (1370, inks.accent)):
        pen = sheet.at(x + rng.uniform(-30, 30), ground + 130, 1.5)
        for dx, dy in (
            (-34, -44),
            (-12, -50),
            (12, -50),
            (34, -44),
            (-22, -60),
            (0, -66),
            (22, -60),
        ):
            pen.disc(dx, dy, 14, ink if dx % 4 else mix(ink, inks.glow, 0.25))
        pen.shape([(-56, -42), (56, -42), (42, 20), (-42, 20)], mix(inks.mid, inks.front, 0.45))
        for row in (-26, -8, 8):
            pen.line([(-50, row), (50, row)], 3, mix(inks.mid, inks.front, 0.7))
    sitter(
        sheet.at(215, ground + 150, 2.6, flip=False),
        inks.bright(inks.mid),
        inks.front,
    )


def parasols(sheet: Sheet) -> None:
    """A market from above: parasols, hats and round baskets."""
    inks, rng = sheet.inks, sheet.rng
    floor = mix(inks.palette.light, inks.palette.paper, 0.4)
    sheet.box(0, 0, 1500, 1000, floor)
    view = sheet.at(750, 500, turn=rng.uniform(-24, 24))
    fills = [inks.accent, inks.red, inks.near, inks.mid, inks.palette.deep]
    for row in range(-9, 10):
        for column in range(-11, 12):
            x, y = (
                column * 92 + (row % 2) * 46 + rng.uniform(-12, 12),
                row * 84 + rng.uniform(-12, 12),
            )
            if (row * 5 + column * 3) % 4 == 0:
                hat_above(view.at(x, y), 25, inks.glow if (row + column) % 3 else inks.accent)
                continue
            view.disc(x, y, 34, mix(floor, inks.front, 0.55))
            ink = fills[(row + column * 2) % 5]
            for dx, dy in ((0, 0), (14, 0), (-14, 0), (7, 12), (-7, 12), (7, -12), (-7, -12)):
                view.disc(x + dx, y + dy, 7.6, ink if dx else mix(ink, inks.glow, 0.3))
    tops = [
        (inks.red, inks.glow),
        (inks.near, inks.mid),
        (inks.accent, inks.glow),
        (inks.mid, inks.glow),
        (inks.palette.deep, inks.palette.light),
    ]
    for index, (x, y, radius) in enumerate(
        (
            (0, 0, 235),
            (-480, -200, 185),
            (460, -240, 200),
            (-420, 280, 205),
            (480, 230, 180),
            (20, -470, 150),
            (40, 470, 160),
            (-860, 30, 170),
            (860, 0, 170),
        )
    ):
        top, stripe = tops[index % 5]
        _parasol(view.at(x + rng.uniform(-40, 40), y + rng.uniform(-30, 30)), radius, top, stripe)


def _parasol(pen: Sheet, radius: float, top: Ink, stripe: Ink) -> None:
    pen.oval(
        radius * 0.12,
        radius * 0.15,
        radius,
        radius,
        mix(pen.inks.palette.light, pen.inks.front, 0.5),
    )
    for rib in range(12):
        ink = stripe if rib % 2 else top
        if rib in (1, 2, 3, 4):
            ink = mix(ink, pen.inks.front, 0.14)
        pen.shape(
            [(0, 0), *[(radius * x, radius * y) for x, y in _unit(rib * 30, rib * 30 + 30)]], ink
        )
    pen.disc(0, 0, radius * 0.07, pen.inks.front)


def _unit(start: float, end: float) -> list[Point]:
    return arc(0, 0, 1, 1, start, end, 8)
