"""Mountains, round and steep."""

from .. import country
from ..boats import manned_sampan
from ..inks import mix
from ..landmarks import stilt_house
from ..sheet import Point, Sheet
from ..trees import palm


def ranges(sheet: Sheet) -> None:
    """Mountains behind mountains, mist between them, a stilt house on the nearest."""
    inks, rng = sheet.inks, sheet.rng
    country.sky(sheet, 420, rng.uniform(480, 1020), rng.uniform(180, 280), rng.uniform(110, 170))
    layers = 6
    for layer in range(layers):
        t = layer / (layers - 1)
        ink = mix(mix(inks.far, inks.sky, 0.35), inks.near, t) if t < 0.9 else inks.front
        if inks.hour == "day":
            ink = (
                mix(mix(inks.palette.light, inks.palette.mid, 0.2), inks.palette.deep, t)
                if t < 0.9
                else inks.front
            )
        y = 470 + 105 * layer
        peaks: list[Point] = [(-60, y)]
        x = -60.0
        while x < 1560:
            x += rng.uniform(110, 220)
            peaks.append((x, y - rng.uniform(90, 230) * (1.1 - 0.55 * t)))
            x += rng.uniform(90, 170)
            peaks.append((x, y - rng.uniform(0, 50)))
        country.bank(sheet, peaks, ink)
        if layer in (1, 3):
            for _ in range(3):
                country.cloud(
                    sheet.at(rng.uniform(100, 1400), y - 30),
                    rng.uniform(300, 520),
                    inks.glow if inks.hour != "night" else inks.mid,
                )
    house = rng.uniform(560, 900)
    country.bank(
        sheet,
        [
            (house - 520, 1010),
            (house - 240, 860),
            (house, 800),
            (house + 260, 870),
            (house + 560, 1010),
        ],
        inks.near if inks.hour != "night" else inks.mid,
    )
    stilt_house(sheet.at(house - 90, 826, 1.3))
    for step in (-150, 190, 240):
        palm(sheet.at(house + step, 850), rng.uniform(190, 270), inks.front, inks.front, 0.05, 0.34)
    country.birds(sheet, rng.uniform(240, 860), 250, inks.near, 4)


def karsts(sheet: Sheet) -> None:
    """Limestone towers over a green river, a small boat between them."""
    inks, rng = sheet.inks, sheet.rng
    shore = rng.uniform(620, 680)
    country.sky(
        sheet,
        420,
        rng.uniform(620, 880),
        170 if inks.hour == "night" else rng.uniform(200, 300),
        rng.uniform(100, 140),
    )
    _towers(sheet, shore)
    sheet.box(0, shore, 1500, 400, inks.water)
    sheet.box(0, shore, 1500, 10, inks.front)
    for bar in range(26):
        t = bar / 26
        x = 1500 * ((bar * 0.618) % 1)
        reach = rng.uniform(90, 210)
        if abs(x - 750) > 260:
            sheet.bar(
                x - reach / 2, shore + 20 + 300 * t, reach, 9, mix(inks.water, inks.near, 0.5)
            )
    country.ripples(sheet, shore + 20, 980, inks.ripple, 18)
    x = 750 + rng.uniform(-130, 130)
    sheet.oval(x, 826, 170, 13, mix(inks.water, inks.front, 0.45))
    manned_sampan(
        sheet.at(x, 810, 1.35, flip=rng.random() < 0.5), inks.front, inks.accent, inks.red
    )


def _towers(sheet: Sheet, shore: float) -> None:
    inks, rng = sheet.inks, sheet.rng
    for layer, (ink, shade) in enumerate(
        (
            (inks.far, mix(inks.far, inks.mid, 0.35)),
            (inks.mid, mix(inks.mid, inks.near, 0.5)),
            (inks.near, inks.front),
        )
    ):
        y = shore - 70 + layer * 36
        x = -140.0
        while x < 1500:
            wide = rng.uniform(190, 300) * (0.8 + layer * 0.22)
            centre = abs(x + wide / 2 - 750) / 750
            tall = (
                wide * rng.uniform(1.1, 1.55) * ((0.95, 0.35 + centre * 0.9, centre * 1.25)[layer])
            )
            if tall > 70:
                country.karst(sheet.at(x, y + 8), wide, tall, ink, shade)
            x += wide * rng.uniform(0.55, 0.9)
        if layer < 2:
            country.cloud(
                sheet.at(rng.uniform(300, 1200), y - 50),
                rng.uniform(380, 560),
                inks.glow if inks.hour != "night" else inks.mid,
            )
