"""Many boats together."""

from .. import country
from ..boats import manned_sampan, sampan, sampan_above
from ..inks import mix
from ..sheet import Sheet
from ..trees import hedge


def flotilla(sheet: Sheet) -> None:
    """Laden sampans seen from above, in slanting lines on the water."""
    inks, rng = sheet.inks, sheet.rng
    sheet.box(0, 0, 1500, 1000, inks.water)
    tilt = rng.uniform(18, 36)
    view = sheet.at(750, 500, turn=-tilt)
    dash = mix(inks.water, inks.ripple, 0.7)
    for row in range(-12, 13):
        for column in range(-5, 6):
            left = column * 230 + (row % 2) * 115 + rng.uniform(-30, 30)
            view.bar(left, row * 70, rng.uniform(50, 130), 7, dash)
    loads = (inks.accent, inks.red, inks.glow, inks.mid)
    pitch = rng.uniform(300, 340)
    for row in range(-4, 5):
        for column in range(-4, 5):
            x, y = column * pitch + (row % 2) * pitch / 2, row * rng.uniform(138, 150)
            chosen = row == 0 and column == 0
            boat = view.at(
                x + rng.uniform(-24, 24),
                y,
                rng.uniform(1.04, 1.16),
                turn=rng.uniform(-9, 9),
                flip=rng.random() < 0.4,
            )
            boat.smooth(
                [(-124, 20), (-70, 48), (40, 48), (124, 14), (60, 0), (-60, 0)],
                mix(inks.water, inks.front, 0.32),
            )
            inside = inks.far if inks.hour == "night" else mix(inks.near, inks.mid, 0.7)
            sampan_above(
                boat,
                inks.red if chosen else inks.front,
                inside,
                loads[(row + 2 * column) % 4],
                inks.glow,
            )


def moored(sheet: Sheet) -> None:
    """Sampans moored side by side, row before row, poles and hoods above them."""
    inks, rng = sheet.inks, sheet.rng
    horizon = rng.uniform(300, 370)
    sun = country.sky(sheet, horizon, sun_y=horizon - 60, size=rng.uniform(120, 170))
    hedge(sheet.at(-20, horizon + 4), 1560, 64, inks.far)
    sheet.box(0, horizon, 1500, 720, inks.water)
    country.glitter(sheet, sun[0], horizon + 4, 700, 220, inks.sun)
    country.ripples(sheet, horizon + 30, 980, inks.ripple, 30)
    hulls = (inks.front, inks.near, inks.front)
    for row in range(4):
        scale, y = 0.72 + row * 0.46, horizon + 96 + row * 112 + row * row * 19
        count = max(2, 5 - row)
        for column in range(count):
            x = 1500 * (column + 0.5 + (row % 2) * 0.28 - 0.14) / count + rng.uniform(-50, 50)
            hood = rng.choice((inks.glow, inks.accent, inks.mid, None))
            boat = sheet.at(x, y + rng.uniform(-10, 10), scale, flip=rng.random() < 0.5)
            boat.oval(0, 14, 122, 9, mix(inks.water, inks.front, 0.4))
            boat.line([(96, 10), (104, -rng.uniform(100, 150))], 4, inks.front)
            if (row, column) == (2, 1):
                manned_sampan(boat, inks.front, inks.accent, inks.red, inks.glow)
            else:
                sampan(
                    boat,
                    hulls[(row + column) % 3],
                    rng.choice((inks.accent, inks.glow, inks.red)),
                    hood,
                )
