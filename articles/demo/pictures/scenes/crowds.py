"""Crowds, as a rhythm."""

from .. import country
from ..bikes import rider_front
from ..boats import hat_above
from ..inks import mix
from ..people import bust
from ..sheet import Sheet
from ..trees import hedge
from .streets import terrace


def audience(sheet: Sheet) -> None:
    """A crowd from behind, row before row, hats and helmets."""
    inks, rng = sheet.inks, sheet.rng
    country.sky(sheet, 420, rng.uniform(480, 1020), rng.uniform(190, 270), rng.uniform(120, 170))
    hedge(sheet.at(-20, 420), 1560, 90, inks.far)
    coats = [inks.far, inks.mid, mix(inks.mid, inks.near, 0.5), inks.near, inks.front]
    covers = ("hat", "hair", "helmet", "bun", "long", "cap")
    red_row, red_spot = 3, rng.choice((2, 3))
    for row in range(5):
        scale = 0.8 + row * 0.36
        y = 500 + row * 118 + row * row * 7
        pitch = 128 * scale
        count = int(1700 / pitch) + 1
        shift = (row % 2) * pitch / 2 - 60
        for spot in range(count):
            pen = sheet.at(
                shift + spot * pitch + rng.uniform(-10, 10), y + rng.uniform(-14, 14), scale
            )
            coat = mix(
                coats[row],
                inks.glow if inks.hour != "night" else inks.mid,
                rng.choice((0, 0.14, 0.3)),
            )
            cover = rng.choice(covers)
            ink = {
                "hat": inks.glow,
                "helmet": rng.choice((inks.accent, inks.glow, inks.palette.light)),
                "cap": inks.accent,
            }.get(cover, inks.front)
            if (row, spot) == (red_row, red_spot):
                coat, cover, ink = inks.red, "hat", inks.glow
            bust(pen, coat, cover, ink)
        sheet.box(0, y + 55 * scale, 1500, 1000 - y, mix(coats[row], inks.front, 0.2))


def hats(sheet: Sheet) -> None:
    """A sea of conical hats from above, one of them red."""
    inks, rng = sheet.inks, sheet.rng
    ground = inks.near if inks.hour in ("day", "dawn") else inks.front
    sheet.box(0, 0, 1500, 1000, ground)
    view = sheet.at(750, 500, turn=rng.uniform(-20, 20))
    radius = rng.uniform(74, 92)
    tones = [
        inks.glow,
        inks.palette.light,
        inks.glow,
        mix(inks.palette.light, inks.palette.mid, 0.5),
        inks.palette.mid,
    ]
    for row in range(-8, 9):
        for column in range(-8, 9):
            x = column * radius * 2.12 + (row % 2) * radius * 1.06 + rng.uniform(-9, 9)
            y = row * radius * 1.86 + rng.uniform(-9, 9)
            chosen = (row, column) == (0, 0)
            ink = inks.red if chosen else tones[(row * 2 + column * 3 + rng.choice((0, 0, 1))) % 5]
            view.smooth(
                [
                    (x - radius * 0.9, y + radius * 0.5),
                    (x, y + radius * 0.2),
                    (x + radius * 0.9, y + radius * 0.5),
                    (x + radius * 0.7, y + radius * 1.12),
                    (x - radius * 0.7, y + radius * 1.12),
                ],
                mix(ground, inks.mid, 0.3 + 0.3 * ((row + column) % 2)),
            )
            hat_above(view.at(x, y, turn=rng.uniform(-8, 8)), radius * rng.uniform(0.9, 1), ink)


def traffic(sheet: Sheet) -> None:
    """A whole street of motorbikes coming towards us at a crossing."""
    inks, rng = sheet.inks, sheet.rng
    country.sky(sheet, 330, sun_y=150, size=100)
    terrace(sheet, 400, 190, 320)
    sheet.box(
        0,
        390,
        1500,
        620,
        mix(inks.mid, inks.palette.light, 0.5)
        if inks.hour == "day"
        else mix(inks.near, inks.mid, 0.4),
    )
    shirts = [inks.glow, inks.mid, inks.near, inks.accent, inks.palette.light]
    for row in range(5):
        scale = 0.95 + row * 0.46
        y = 480 + row * 118 + row * row * 8
        pitch = 92 * scale
        for spot in range(int(1600 / pitch) + 2):
            x = spot * pitch - 40 + (row % 2) * pitch * 0.5 + rng.uniform(-12, 12)
            at = sheet.at(x, y + rng.uniform(-16, 16), scale)
            shirt = inks.red if (row, spot) == (3, 4) else rng.choice(shirts)
            rider_front(
                at,
                rng.choice((inks.near, inks.front, inks.accent)),
                shirt,
                rng.choice((inks.red, inks.accent, inks.glow, inks.front)),
            )
