"""Libraries."""

from ..inks import Ink, mix
from ..landmarks import arched_window
from ..people import SKIN, stander
from ..sheet import Sheet


def stacks(sheet: Sheet) -> None:
    """Shelves to the ceiling, someone on the ladder, an arched window between."""
    inks, rng = sheet.inks, sheet.rng
    wood = inks.front if inks.hour == "dusk" else mix(inks.near, inks.front, 0.5)
    sheet.box(0, 0, 1500, 1000, mix(inks.palette.light, inks.palette.mid, 0.25))
    colours = [
        inks.mid,
        inks.palette.light,
        inks.red,
        inks.accent,
        inks.palette.deep,
        inks.palette.paper,
        mix(inks.mid, inks.palette.deep, 0.5),
    ]
    gap = rng.uniform(560, 700)
    wide = 300.0
    for left, right in ((-20, gap), (gap + wide + 60, 1520)):
        sheet.box(left, 0, right - left, 900, wood)
        for shelf in range(6):
            y = 150 + shelf * 146
            x = left + 18
            while x < right - 40:
                span = min(286.0, right - 18 - x)
                sheet.box(x, y - 126, span - 14, 126, mix(wood, inks.front, 0.6))
                books(sheet.at(x, y), span - 16, 122, colours)
                x += 286
            sheet.box(left, y, right - left, 18, mix(wood, inks.mid, 0.35))
    arched_window(sheet.at(gap + 30, 110), wide, 520, wood)
    sheet.box(0, 890, 1500, 130, mix(inks.mid, inks.palette.light, 0.4))
    sheet.box(0, 884, 1500, 12, inks.front)
    x = gap - 170 if gap > 620 else gap + wide + 260
    for side in (0, 84):
        sheet.line([(x + side, 905), (x + side + 40, 60)], 12, inks.palette.light)
    for rung in range(11):
        y = 870 - rung * 74
        sheet.line(
            [(x + (900 - y) * 0.047, y), (x + 84 + (900 - y) * 0.047, y)], 8, inks.palette.light
        )
    climber = sheet.at(x + 62, 648, 3.6)
    stander(climber, inks.red, inks.front, "bun", inks.front)
    climber.ribbon([(9, -74), (22, -82), (30, -96)], 5.6, 4, mix(inks.red, inks.front, 0.2))
    climber.box(26, -108, 13, 17, inks.palette.paper)
    _armchair(sheet.at(gap + wide / 2 + 30, 930))


def _armchair(pen: Sheet) -> None:
    inks = pen.inks
    cloth = inks.bright(inks.near)
    pen.smooth([(-110, -50), (-104, -190), (-60, -222), (60, -222), (104, -190), (110, -50)], cloth)
    pen.oval(0, -236, 40, 46, SKIN)
    pen.pie(0, -244, 46, 48, 165, 375, inks.front)
    pen.smooth(
        [(-74, -40), (-70, -150), (-26, -192), (26, -192), (70, -150), (74, -40)],
        inks.palette.paper,
    )
    pen.shape([(-80, -132), (0, -112), (80, -132), (76, -52), (0, -34), (-76, -52)], inks.red)
    pen.line([(0, -112), (0, -34)], 5, mix(inks.red, inks.front, 0.4))
    for side in (-1, 1):
        pen.disc(side * 74, -84, 14, SKIN)
        pen.bar(side * 116 - 30, -126, 60, 130, mix(cloth, inks.front, 0.25))
    pen.box(-104, -40, 208, 44, mix(cloth, inks.front, 0.25))
    pen.box(-90, 4, 16, 24, inks.front)
    pen.box(74, 4, 16, 24, inks.front)


def reading(sheet: Sheet) -> None:
    """Readers in a row at a long table, each under a lamp, books behind."""
    inks, rng = sheet.inks, sheet.rng
    wood = mix(inks.near, inks.front, 0.55)
    sheet.box(0, 0, 1500, 1000, wood)
    colours = [
        inks.mid,
        inks.near,
        inks.palette.light,
        inks.palette.deep,
        inks.accent,
        mix(inks.mid, inks.palette.light, 0.5),
    ]
    for shelf in range(4):
        y = 132 + shelf * 148
        sheet.box(0, y - 130, 1500, 130, mix(wood, inks.front, 0.6))
        books(sheet.at(-8, y), 1520, 122, colours)
        sheet.box(0, y, 1500, 18, mix(wood, inks.mid, 0.3))
    readers = rng.choice((3, 4))
    red = rng.randrange(1, readers - 1) if readers > 3 else 1
    for reader in range(readers):
        x = 750 + (reader - (readers - 1) / 2) * (1380 / readers) + rng.uniform(-24, 24)
        coat = (
            inks.red
            if reader == red
            else (inks.palette.paper, inks.mid, inks.palette.light)[reader % 3]
        )
        _reader(sheet.at(x, 770, 2.3), coat, reader)
    sheet.box(0, 770, 1500, 40, inks.palette.light)
    sheet.box(0, 806, 1500, 220, mix(inks.mid, inks.front, 0.35))
    for x in range(90, 1500, 330):
        sheet.box(x, 806, 26, 220, mix(inks.mid, inks.front, 0.6))
    for lamp in range(readers - 1):
        x = 750 + (lamp - (readers - 2) / 2) * (1380 / readers)
        sheet.box(x - 5, 610, 10, 160, inks.front)
        sheet.bar(x - 44, 756, 88, 18, inks.front)
        sheet.pie(x, 622, 82, 74, 180, 360, inks.bright(inks.palette.mid))
        sheet.bar(x - 60, 618, 120, 10, inks.palette.paper)
        books(sheet.at(x + 50, 770), 74, 80, colours)


def _reader(pen: Sheet, coat: Ink, kind: int) -> None:
    inks = pen.inks
    pen.smooth(
        [(-56, 10), (-52, -40), (-40, -62), (-14, -72), (14, -72), (40, -62), (52, -40), (56, 10)],
        coat,
    )
    pen.box(-10, -88, 20, 22, SKIN)
    pen.oval(0, -108, 24, 28, SKIN)
    pen.pie(0, -114, 27, 28, 160, 380, inks.front)
    if kind % 2:
        pen.smooth([(-27, -116), (-20, -96), (-24, -60), (-36, -58), (-36, -96)], inks.front)
        pen.smooth([(27, -116), (20, -96), (24, -60), (36, -58), (36, -96)], inks.front)
    pen.shape(
        [(-42, -36), (0, -28), (42, -36), (42, 2), (0, 8), (-42, 2)],
        inks.palette.paper if coat != inks.palette.paper else inks.accent,
    )
    pen.line([(0, -28), (0, 8)], 2.4, inks.front)
    for side in (-1, 1):
        pen.ribbon(
            [(side * 48, -36), (side * 60, -6), (side * 44, -4)], 17, 10, mix(coat, inks.front, 0.2)
        )
        pen.disc(side * 42, -8, 7, SKIN)


def books(pen: Sheet, width: float, height: float, colours: list[Ink]) -> None:
    """A row of books standing on (0, 0), of different widths and heights, some leaning."""
    rng = pen.rng
    x, last = 4.0, -1
    while x < width - 16:
        if rng.random() < 0.07 and x > 30:
            x += rng.uniform(20, 44)
            continue
        wide = min(rng.uniform(14, 38), width - x)
        tall = height * rng.uniform(0.66, 0.95)
        choice = rng.choice([k for k in range(len(colours)) if k != last])
        last, ink = choice, colours[choice]
        book = pen.at(x, 0, turn=rng.choice((0, 0, 0, 0, 0, 0, 0, -7)))
        book.box(0, -tall, wide - 2, tall, ink)
        band = mix(ink, pen.inks.glow if sum(ink) < 380 else pen.inks.front, 0.55)
        book.box(0, -tall * 0.86, wide - 2, 4, band)
        if rng.random() < 0.5:
            book.box(wide * 0.25, -tall * 0.62, wide * 0.44, tall * 0.24, band)
        x += wide
