"""Things to read, on a table."""

from .. import country
from ..inks import mix
from ..sheet import Sheet, arc
from ..trees import corner_leaves, leaf


def morning(sheet: Sheet) -> None:
    """A newspaper and a filter coffee on a table, from above."""
    inks, rng = sheet.inks, sheet.rng
    table = inks.mid if inks.hour in ("day", "dawn") else inks.near
    sheet.box(0, 0, 1500, 1000, table)
    plank = sheet.at(750, 500, turn=rng.uniform(-8, 8))
    for row in range(-6, 7):
        plank.box(-1100, row * 150, 2200, 5, mix(table, inks.front, 0.25))
    corner = rng.choice((0, 1500))
    corner_leaves(sheet, mix(table, inks.front, 0.35), table, corner, rng.choice((0, 1000)))
    paper = sheet.at(
        640 + rng.uniform(-40, 40), 520, turn=rng.choice((-12, -5, 9)) + rng.uniform(-4, 4)
    )
    paper.box(-352, -376, 740, 780, mix(table, inks.front, 0.4))
    paper.box(-372, -396, 740, 780, mix(inks.palette.paper, inks.palette.mid, 0.22))
    paper.box(-384, -406, 740, 780, inks.palette.paper)
    _front_page(paper)
    high, low = rng.choice(((330, 740), (640, 220)))
    _coffee(
        sheet.at(1170 + rng.uniform(-40, 30), high + rng.uniform(-40, 40), rng.uniform(0.95, 1.15))
    )
    _spectacles(sheet.at(1130 + rng.uniform(-40, 40), low + 50, 1.1, turn=rng.uniform(-30, 30)))


def _front_page(pen: Sheet) -> None:
    inks, rng = pen.inks, pen.rng
    ink, grey = inks.front, mix(inks.palette.paper, inks.palette.deep, 0.42)
    pen.box(-344, -376, 660, 58, inks.red)
    pen.box(-344, -300, 660, 4, ink)
    for row, wide in enumerate((650, 470)):
        pen.box(-344, -276 + row * 46, wide, 30, ink)
    aside = rng.choice((2, 0))
    photo = pen.at(-344 if aside else -108, -164)
    photo.box(0, 0, 424, 266, inks.palette.light)
    photo.disc(rng.uniform(150, 300), 104, 58, inks.accent)
    photo.pie(196, 266, 190, 130, 180, 360, inks.palette.mid)
    photo.shape(
        [(180, 266), *arc(330, 266, 150, 96, 180, 309), (424, 194), (424, 266)], inks.palette.deep
    )
    for column in range(3):
        x = -344 + column * 224
        top = 128 if column != aside else -164
        for row in range(int((350 - top) / 26)):
            long = 204.0 if (row + 1) % 6 else rng.uniform(90, 150)
            pen.box(x, top + row * 26, long, 11, grey)


def _coffee(pen: Sheet) -> None:
    inks = pen.inks
    pen.disc(16, 20, 168, mix(inks.mid, inks.front, 0.45))
    pen.disc(0, 0, 164, inks.palette.paper)
    pen.ribbon(arc(0, 0, 142, 142, 0, 360), 5, 5, inks.red, bend=False)
    pen.disc(10, 12, 104, mix(inks.palette.paper, inks.palette.mid, 0.5))
    pen.disc(0, 0, 100, inks.palette.light)
    pen.disc(0, 0, 84, inks.front)
    pen.pie(0, 0, 84, 84, 190, 280, mix(inks.front, inks.mid, 0.4))
    pen.at(0, 0, turn=-32).bar(92, -16, 74, 32, inks.palette.light)
    spoon = pen.at(0, 0, turn=62)
    spoon.line([(130, 0), (272, 0)], 10, inks.palette.light)
    spoon.oval(296, 0, 36, 22, inks.palette.light)


def _spectacles(pen: Sheet) -> None:
    inks = pen.inks
    for side in (-1, 1):
        pen.oval(side * 76, 0, 58, 48, mix(inks.palette.paper, inks.mid, 0.45))
        pen.ribbon(arc(side * 76, 0, 58, 48, 0, 360), 11, 11, inks.front, bend=False)
        pen.ribbon([(side * 132, -12), (side * 168, -90), (side * 150, -170)], 10, 8, inks.front)
    pen.ribbon([(-22, -10), (0, -22), (22, -10)], 10, 10, inks.front)


def open_book(sheet: Sheet) -> None:
    """A book open on a table before a window, its pages turning, a plant beside it."""
    inks, rng = sheet.inks, sheet.rng
    wall = inks.near if inks.hour != "dusk" else inks.front
    sheet.box(0, 0, 1500, 1000, wall)
    x = 750 + rng.uniform(-160, 160)
    sheet.disc(
        x,
        430,
        rng.uniform(330, 370),
        inks.bright(inks.palette.light),
    )
    for _ in range(3):
        country.cloud(
            sheet.at(rng.uniform(200, 1300), rng.uniform(130, 480)),
            rng.uniform(220, 360),
            mix(wall, inks.mid, 0.55),
        )
    flock = inks.palette.paper if inks.accent != inks.red else inks.palette.mid
    country.birds(sheet, x - 60, 330, flock, 5, 1.15)
    sheet.box(0, 770, 1500, 260, inks.mid)
    sheet.box(0, 770, 1500, 14, mix(inks.mid, inks.glow, 0.4))
    book = sheet.at(750 + rng.uniform(-40, 40), 830)
    book.oval(0, 44, 470, 34, mix(inks.mid, inks.front, 0.45))
    _leaves(sheet, book)
    book.ribbon(
        [(0, 26), (2, -60), (0, -176)], 6, 6, mix(inks.palette.paper, inks.palette.deep, 0.4)
    )
    _pot_plant(sheet)


def _pot_plant(sheet: Sheet) -> None:
    inks, rng = sheet.inks, sheet.rng
    pot = sheet.at(rng.choice((200, 1300)), 850, 1.1)
    for turn in (-110, -80, -48, -20):
        leaf(
            pot.at(0, -110, turn=turn),
            250,
            76,
            inks.front if inks.hour != "dusk" else inks.near,
            inks.mid,
        )
        leaf(
            pot.at(0, -110, turn=8 - turn, flip=True),
            230,
            70,
            inks.front if inks.hour != "dusk" else inks.near,
            inks.mid,
        )
    pot.shape([(-74, -116), (74, -116), (54, 0), (-54, 0)], inks.palette.light)
    pot.box(-82, -124, 164, 22, inks.palette.paper)


def _leaves(sheet: Sheet, book: Sheet) -> None:
    inks = sheet.inks
    for side in (False, True):
        half = book.at(0, 0, flip=side)
        half.shape([(0, 40), (410, 30), (430, -96), (0, -60)], inks.red)
        for layer in range(4):
            lift = layer * 16
            page = [
                (0, 24 - lift * 0.3),
                (170, -34 - lift),
                (400 - layer * 6, -6 - lift * 1.2),
                (400 - layer * 30, -166 - lift * 3.4),
                (190, -196 - lift * 2.4),
                (0, -132 - lift),
            ]
            half.smooth(
                page[:1] + page[1:],
                mix(inks.palette.paper, inks.palette.mid, 0 if layer % 2 else 0.5),
            )
        for row in range(6):
            t = row / 6
            y = -70 - row * 22
            half.ribbon(
                [(60, y + 4), (170, y - 28 - t * 16), (330 - t * 14, y - 4 - t * 22)],
                7,
                7,
                mix(inks.palette.paper, inks.palette.deep, 0.4),
            )
