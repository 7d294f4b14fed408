"""Bridges over the Red River."""

# A shape is its place, its size and its ink: more than five arguments, in one order everywhere.
# ruff: noqa: PLR0913, PLR0917

from collections.abc import Callable, Sequence
from math import pi, sin

from .. import country
from ..bikes import motorbike
from ..boats import manned_sampan
from ..inks import Ink, mix
from ..landmarks import tower
from ..sheet import Point, Sheet
from ..trees import hedge

Project = Callable[[float, float], Point]


def truss(sheet: Sheet) -> None:
    """An old steel bridge on stone piers, in perspective, with traffic on its deck."""
    inks, rng = sheet.inks, sheet.rng
    horizon = rng.uniform(560, 650)
    sun = country.sky(
        sheet,
        horizon,
        sun_x=rng.uniform(820, 1180),
        sun_y=horizon - rng.uniform(70, 200),
        size=rng.uniform(110, 160),
    )
    hedge(sheet.at(-20, horizon + 4), 1560, rng.uniform(44, 66), inks.far)
    sheet.box(0, horizon, 1500, 500, inks.water)
    country.glitter(sheet, sun[0], horizon + 6, 960, 170, inks.sun)
    country.ripples(sheet, horizon + 20, 990, inks.ripple, 26)
    vanish, depth = rng.uniform(1480, 1750), rng.uniform(0.5, 0.7)
    deck, rise = rng.uniform(95, 150), rng.uniform(200, 300)

    def project(u: float, v: float) -> Point:
        z = 0.55 + u * depth
        return vanish + (-620 - vanish) / z * 0.62, horizon - v / z

    steel = inks.near if inks.hour != "night" else inks.mid
    _spans(sheet, project, deck, rise)
    _deck(sheet, project, deck, steel)
    manned_sampan(
        sheet.at(
            rng.uniform(780, 1000),
            rng.uniform(820, 880),
            rng.uniform(1, 1.35),
            flip=rng.random() < 0.5,
        ),
        inks.front,
        inks.accent,
        inks.red,
        inks.glow,
    )


def _spans(sheet: Sheet, project: Project, deck: float, rise: float) -> None:
    inks = sheet.inks
    far_steel = mix(inks.near, inks.sky, 0.45)
    steel = inks.front
    low = -330.0
    for span in range(7, -1, -1):
        z = 0.55 + span * 0.6
        a, b = project(span - 0.07, deck), project(span + 0.07, deck)
        foot_a, foot_b = project(span - 0.1, low), project(span + 0.1, low)
        sheet.shape(
            [a, b, foot_b, foot_a], inks.palette.light if inks.hour != "night" else inks.mid
        )
        sheet.shape(
            [project(span + 0.02, deck), b, foot_b, project(span + 0.03, low)],
            inks.mid if inks.hour != "night" else inks.far,
        )
        for bays, ink, shift, width in ((6, far_steel, 0.14, 5), (6, steel, 0, 9)):
            top = [
                project(
                    span + shift + k / bays, deck + rise * (0.35 + 0.65 * sin(pi * k / bays) ** 0.8)
                )
                for k in range(bays + 1)
            ]
            foot = [project(span + shift + k / bays, deck) for k in range(bays + 1)]
            wide = max(width / z, 1.8)
            sheet.line(top, wide * 1.5, ink)
            for k in range(bays + 1):
                sheet.line([top[k], foot[k]], wide, ink)
            for k in range(bays):
                sheet.line(
                    [foot[k], top[k + 1]] if k % 2 else [top[k], foot[k + 1]], wide * 0.7, ink
                )


def _deck(sheet: Sheet, project: Project, deck: float, ink: tuple[int, int, int]) -> None:
    inks, rng = sheet.inks, sheet.rng
    sheet.shape(
        [
            project(-0.3, deck + 14),
            project(9, deck + 14),
            project(9, deck - 26),
            project(-0.3, deck - 26),
        ],
        inks.front,
    )
    sheet.shape(
        [
            project(-0.3, deck + 14),
            project(9, deck + 14),
            project(9, deck + 6),
            project(-0.3, deck + 6),
        ],
        inks.accent,
    )
    for u in (0.32, 0.8, 1.22, 1.9, 2.5):
        x, y = project(u + rng.uniform(-0.05, 0.05), deck + 14)
        motorbike(
            sheet.at(x, y, 0.72 / (0.55 + u * 0.6), flip=rng.random() < 0.5),
            ink,
            inks.glow,
            inks.red,
            inks.sky,
            rng.choice(("", "boxes", "pillion")),
        )


def cables(sheet: Sheet) -> None:
    """A cable-stayed bridge across the sheet, its pylons fanning cables to the deck."""
    inks, rng = sheet.inks, sheet.rng
    horizon = rng.uniform(600, 680)
    sun = country.sky(sheet, horizon, sun_y=rng.uniform(300, 430), size=rng.uniform(150, 200))
    _far_towers(sheet, horizon)
    hedge(sheet.at(-20, horizon + 4), 1560, 40, inks.mid)
    sheet.box(0, horizon, 1500, 500, inks.water)
    country.glitter(sheet, sun[0], horizon + 6, 940, 240, inks.sun)
    country.ripples(sheet, horizon + 20, 990, inks.ripple, 22)
    deck = rng.uniform(520, 560)
    tops = rng.uniform(110, 180)
    pylons = rng.choice(((430.0, 1070.0), (750.0,), (330.0, 860.0, 1390.0)))
    reach = {1: 640.0, 2: 310.0, 3: 255.0}[len(pylons)]
    steel = inks.front if inks.hour != "night" else inks.glow

    def road(x: float) -> float:
        return deck - 36 * sin(pi * min(max(x / 1500, 0), 1))

    _stays(sheet, pylons, reach, tops, road, steel)
    sheet.ribbon([(x, road(x) + 10) for x in range(-20, 1530, 50)], 30, 30, inks.front)
    sheet.ribbon([(x, road(x) - 3) for x in range(-20, 1530, 50)], 6, 6, inks.accent)
    _pylons(sheet, pylons, horizon, tops, deck, steel)
    for x in (210, 560, 690, 940, 1240):
        at = x + rng.uniform(-40, 40)
        motorbike(
            sheet.at(at, road(at) - 4, 0.42, flip=rng.random() < 0.5),
            inks.near,
            inks.red,
            inks.accent,
            inks.sky,
        )
    boat = rng.uniform(600, 900)
    sheet.oval(boat, 858, 190, 14, mix(inks.water, inks.front, 0.4))
    manned_sampan(
        sheet.at(boat, 842, 1.5, flip=rng.random() < 0.5),
        inks.front,
        inks.accent,
        inks.red,
        inks.glow,
    )


def _stays(
    sheet: Sheet,
    pylons: Sequence[float],
    reach: float,
    tops: float,
    road: Callable[[float], float],
    steel: Ink,
) -> None:
    for x in pylons:
        for cable in range(1, 11):
            for side in (-1, 1):
                end = x + side * reach * cable / 10
                sheet.line([(x, tops + 26 + (10 - cable) * 20), (end, road(end))], 2.4, steel)


def _far_towers(sheet: Sheet, horizon: float) -> None:
    inks, rng = sheet.inks, sheet.rng
    for x in range(0, 1500, 74):
        tower(
            sheet.at(x + rng.uniform(-20, 20), horizon),
            rng.uniform(48, 76),
            rng.uniform(40, 150),
            inks.far,
            mix(inks.far, inks.sky, 0.5),
            0.6,
        )


def _pylons(
    sheet: Sheet, pylons: Sequence[float], horizon: float, tops: float, deck: float, steel: Ink
) -> None:
    inks = sheet.inks
    for x in pylons:
        foot = horizon + 70
        sheet.shape(
            [
                (x - 13, tops),
                (x + 13, tops),
                (x + 20, deck),
                (x + 44, foot),
                (x - 44, foot),
                (x - 20, deck),
            ],
            steel if inks.hour != "night" else inks.mid,
        )
        sheet.shape(
            [
                (x + 2, tops),
                (x + 13, tops),
                (x + 20, deck),
                (x + 44, foot),
                (x + 12, foot),
                (x + 4, deck),
            ],
            mix(inks.front, inks.mid, 0.35),
        )
        sheet.shape([(x, deck + 50), (x + 18, foot), (x - 18, foot)], inks.water)
        sheet.bar(x - 84, foot - 10, 168, 30, inks.near)
