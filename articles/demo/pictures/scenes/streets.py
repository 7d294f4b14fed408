"""Streets of tube houses."""

# A shape is its place, its size and its ink: more than five arguments, in one order everywhere.
# ruff: noqa: PLR0913, PLR0917

from collections.abc import Callable
from functools import partial

from .. import country
from ..bikes import cyclist, motorbike, rider_front
from ..houses import Paint, tube_house
from ..inks import Ink, mix
from ..landmarks import pole
from ..people import ao_dai, carrier
from ..sheet import Point, Sheet
from ..trees import broad


def paints(sheet: Sheet) -> list[Paint]:
    """How the houses of one street are painted, in turn."""
    inks, p = sheet.inks, sheet.inks.palette
    dark = inks.front
    if inks.hour == "night":
        lamp = mix(p.light, p.accent, 0.15)
        return [
            Paint(inks.near, inks.front, inks.mid, lamp, inks.mid),
            Paint(inks.far, inks.near, inks.near, inks.front, inks.red),
            Paint(inks.mid, inks.near, inks.near, lamp, inks.far),
        ]
    walls = [
        p.light,
        p.mid,
        mix(p.light, p.paper, 0.5),
        mix(p.mid, p.light, 0.5),
        mix(p.mid, p.deep, 0.5),
    ]
    if inks.hour == "dusk":
        walls = [p.light, mix(p.mid, p.deep, 0.6), mix(p.light, p.mid, 0.45), p.deep, p.paper]
    trims = [p.deep, p.light, p.mid, p.deep, p.light]
    cloths = [inks.red, p.accent, p.deep, p.paper, inks.red]
    return [
        Paint(wall, mix(wall, dark, 0.28), trim, dark, cloth)
        for wall, trim, cloth in zip(walls, trims, cloths, strict=True)
    ]


def terrace(
    sheet: Sheet, ground: float, low: float, high: float, left: float = -40, right: float = 1540
) -> None:
    """A row of tube houses along the sheet."""
    rng = sheet.rng
    colours = paints(sheet)
    order = rng.randrange(len(colours))
    x = left
    while x < right:
        wide = rng.uniform(100, 168)
        order += rng.choice((1, 1, 2)) if len(colours) > 3 else 1
        tube_house(sheet.at(x, ground), wide, rng.uniform(low, high), colours[order % len(colours)])
        x += wide


def facades(sheet: Sheet) -> None:
    """A row of tube houses, motorbikes passing under the trees before it."""
    inks, rng = sheet.inks, sheet.rng
    country.sky(sheet, 420, sun_y=rng.uniform(150, 220))
    ground = rng.uniform(770, 810)
    terrace(sheet, ground, 430, 640)
    sheet.box(0, ground, 1500, 18, inks.palette.light if inks.hour != "night" else inks.mid)
    sheet.box(0, ground + 18, 1500, 300, inks.near if inks.hour in ("day", "dawn") else inks.front)
    road = mix(inks.near, inks.front, 0.5)
    _kerb(sheet, ground)
    riders = [
        ("flowers", inks.red),
        ("", inks.accent),
        ("boxes", inks.accent),
        ("pillion", inks.red),
    ]
    rng.shuffle(riders)
    start = rng.uniform(230, 330)
    for index, (load, ink) in enumerate(riders[:3]):
        x = start + index * rng.uniform(390, 440)
        motorbike(
            sheet.at(x, ground + 58 + index % 2 * 74, 1.75),
            inks.mid if inks.hour != "night" else inks.red,
            inks.glow,
            (inks.red, inks.accent, inks.palette.light)[index],
            road,
            load,
            ink,
        )


def _kerb(sheet: Sheet, ground: float) -> None:
    inks, rng = sheet.inks, sheet.rng
    for dash in range(-60, 1500, 210):
        sheet.bar(dash + rng.uniform(-4, 4), ground + 84, 110, 9, inks.mid)
    for x in (rng.uniform(40, 200), rng.uniform(1240, 1400)):
        broad(
            sheet.at(x, ground + 8),
            rng.uniform(420, 520),
            mix(inks.near, inks.front, 0.35),
            inks.near if inks.hour != "night" else inks.mid,
            inks.front,
            0.8,
        )
    pole(sheet.at(rng.uniform(480, 620), ground + 10), 560, inks.front)
    for sag in (26, 44, 58):
        points = [
            (-20.0, ground - 520 + sag),
            (270, ground - 500 + sag * 2),
            (560, ground - 530 + sag),
            (1050, ground - 470 + sag * 2),
            (1520, ground - 530 + sag),
        ]
        sheet.ribbon(points, 2.2, 2.2, inks.front)


def canyon(sheet: Sheet) -> None:
    """Down a narrow street between tube houses, bikes coming towards us."""
    inks, rng = sheet.inks, sheet.rng
    vx, vy = 750 + rng.choice((-1, 1)) * rng.uniform(40, 210), rng.uniform(490, 600)
    country.sky(
        sheet, 420, vx + rng.uniform(-20, 20), vy - rng.uniform(190, 260), rng.uniform(90, 120)
    )
    sheet.box(
        0, vy, 1500, 600, mix(inks.near, inks.mid, 0.35) if inks.hour != "night" else inks.front
    )
    colours = paints(sheet)

    def project(side: float, z: float, v: float) -> Point:
        return vx + side / z, vy - v / z

    for side in (-1, 1):
        edges = [0.42]
        while edges[-1] < 5:
            edges.append(edges[-1] * rng.uniform(1.28, 1.46))
        for index in range(len(edges) - 2, -1, -1):
            paint = colours[(index * 2 + (side > 0)) % len(colours)]
            _flank(
                sheet,
                partial(project, side * 330),
                edges[index],
                edges[index + 1],
                rng.uniform(300, 430),
                paint,
            )
        walk = [project(side * 330, z, -190) for z in (0.3, 5)] + [
            project(side * 250, z, -190) for z in (5, 0.3)
        ]
        sheet.shape(walk, inks.palette.light if inks.hour != "night" else inks.mid)
    for sag in range(5):
        y = 120 + sag * 52
        sheet.ribbon(
            [(-20, y - 60), (vx, y + 60 + sag * 6), (1520, y - 40 - sag * 12)], 2.4, 2.4, inks.front
        )
    _oncoming(sheet, vx, vy)
    passer = sheet.at(vx - 270, 930, 2.5)
    if rng.random() < 0.4:
        carrier(passer, inks.red, inks.front, inks.accent, inks.glow)
    elif rng.random() < 0.5:
        cyclist(passer, inks.glow, inks.front, inks.red)
    else:
        ao_dai(sheet.at(vx - 300, 940, 3.1), inks.red, inks.glow, "hat", inks.glow)


def _oncoming(sheet: Sheet, vx: float, vy: float) -> None:
    inks, rng = sheet.inks, sheet.rng
    lane = [
        (vx - 60, vy + 58, 0.5),
        (vx + 84, vy + 96, 0.76),
        (vx - 150, vy + 170, 1.25),
        (vx + 130, vy + 300, 2.1),
    ]
    for index, (x, y, scale) in enumerate(lane):
        at = sheet.at(x + rng.uniform(-16, 16), y, scale)
        at.oval(0, 0, 40, 6, mix(inks.near, inks.front, 0.7))
        rider_front(
            at,
            (inks.near, inks.red, inks.front, inks.accent)[index],
            (inks.glow, inks.mid, inks.accent, inks.glow)[index],
            (inks.red, inks.accent, inks.glow, inks.red)[index],
        )


def _flank(
    sheet: Sheet,
    project: Callable[[float, float], Point],
    near: float,
    far: float,
    tall: float,
    paint: Paint,
) -> None:
    def quad(a: float, b: float, low: float, high: float, ink: Ink) -> None:
        z0, z1 = near + (far - near) * a, near + (far - near) * b
        sheet.shape([project(z0, low), project(z1, low), project(z1, high), project(z0, high)], ink)

    quad(0, 1, -190, tall, paint.wall)
    quad(0, 0.07, -190, tall, paint.shade)
    quad(-0.02, 1.02, tall - 12, tall + 10, paint.trim)
    quad(0.14, 0.86, -190, -84, paint.gap)
    quad(0.05, 0.95, -84, -48, paint.cloth)
    for floor in range(int((tall + 30) / 125)):
        base = -30 + floor * 125
        for a in (0.16, 0.56):
            quad(a, a + 0.27, base + 14, base + 92, paint.gap)
            quad(a + 0.27, a + 0.34, base + 14, base + 92, paint.trim)
        quad(0.06, 0.94, base, base + 10, paint.shade)
        quad(0.06, 0.94, base + 34, base + 40, paint.trim)
        for post in range(8):
            quad(0.07 + post * 0.12, 0.09 + post * 0.12, base + 4, base + 38, paint.trim)
