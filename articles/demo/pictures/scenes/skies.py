"""The open sky."""

from .. import country
from ..animals import buffalo, egret_flying
from ..inks import Ink, mix
from ..people import walker
from ..sheet import Sheet
from ..trees import bamboo, hedge, reeds


def kites(sheet: Sheet) -> None:
    """Kites over a dyke, held by two children and by a third on a buffalo."""
    inks, rng = sheet.inks, sheet.rng
    dyke = rng.uniform(780, 830)
    country.sky(sheet, 600, rng.uniform(620, 1150), rng.uniform(420, 560), rng.uniform(120, 180))
    hedge(sheet.at(-20, dyke - 20), 1560, 70, inks.far)
    child, friend, ride = rng.uniform(300, 380), rng.uniform(540, 640), rng.uniform(1000, 1120)
    hands = ((child + 26, dyke - 86), (friend + 27, dyke - 88), (ride - 50, dyke - 138))
    sizes = rng.choice(((1.2, 2.3, 1), (1.9, 1.5, 1.2), (1.1, 1.5, 2.1)))
    tones = (inks.bright(inks.near), inks.red, inks.near)
    for place, (hand, size, ink) in enumerate(zip(hands, sizes, tones, strict=True)):
        x = 340 + place * 410 + rng.uniform(-60, 60)
        y = 150 + size * 60 + rng.uniform(-30, 40)
        slack = ((hand[0] + x) / 2 + 46, (hand[1] + y) / 2 + 70)
        sheet.ribbon([hand, slack, (x, y + 20)], 2.6, 2.6, inks.front)
        _kite(sheet.at(x, y, size, turn=rng.uniform(4, 26)), ink)
    grass = inks.near if inks.hour != "dusk" else inks.front
    brow = [(360, dyke), (700, dyke - 16), (1100, dyke + 4), (1510, dyke + 50)]
    country.bank(sheet, [(-10, dyke + 40), *brow], grass)
    low = [(500, dyke + 80), (1000, dyke + 92), (1510, dyke + 60)]
    country.bank(sheet, [(-10, dyke + 130), *low], inks.front)
    reeds(sheet.at(-20, 1010), 1560, 110, inks.front, 60)
    trousers = inks.front if inks.hour in ("day", "dawn") else inks.near
    walker(sheet.at(child, dyke + 4, 1.7), inks.red, trousers)
    walker(sheet.at(friend, dyke - 4, 1.75), inks.mid, trousers, "hat", inks.palette.paper)
    buffalo(sheet.at(ride, dyke + 12, 1.75, flip=True), inks.front, inks.bright(inks.mid))


def _kite(pen: Sheet, ink: Ink) -> None:
    inks = pen.inks
    dark = mix(ink, inks.front, 0.3)
    pen.smooth(
        [(-110, 6), (-70, -30), (0, -44), (70, -30), (110, 6), (60, 2), (0, 18), (-60, 2)], ink
    )
    pen.smooth([(0, -44), (70, -30), (110, 6), (60, 2), (0, 18)], dark)
    pen.smooth([(-34, 54), (0, 14), (34, 54), (0, 78)], ink)
    pen.line([(0, -44), (0, 78)], 4, inks.front)
    for flute in (-1, 0, 1):
        pen.bar(
            -26 + abs(flute) * 6,
            -66 - flute * 13,
            52 - abs(flute) * 12,
            9,
            inks.palette.paper if inks.hour != "day" else inks.front,
        )
    for side in (-1, 1):
        pen.ribbon([(side * 14, 72), (side * 34, 130), (side * 10, 190)], 6, 2, ink)


def thunderhead(sheet: Sheet) -> None:
    """A tower of cloud over a flat land, a flock crossing it."""
    inks, rng = sheet.inks, sheet.rng
    sheet.box(
        0,
        0,
        1500,
        1000,
        inks.sky if inks.hour != "day" else mix(inks.palette.mid, inks.palette.light, 0.35),
    )
    x = 750 + rng.uniform(-170, 170)
    sheet.disc(
        x + rng.choice((-1, 1)) * 330,
        240,
        rng.uniform(100, 130),
        inks.accent,
    )
    tones = (inks.palette.paper, inks.palette.light, mix(inks.palette.light, inks.palette.mid, 0.5))
    lean = rng.choice((-1, 1))
    for layer, ink in enumerate(tones):
        _cumulus(
            sheet.at(x + lean * layer * 120, 690 + layer * 18),
            520 - layer * 50,
            430 - layer * 140,
            ink,
        )
    horizon = rng.uniform(770, 810)
    hedge(sheet.at(-20, horizon + 4), 1560, 60, inks.near)
    for band, ink in enumerate((inks.mid, inks.near, inks.front)):
        country.bank(
            sheet,
            [
                (-10, horizon + band * 62),
                (500, horizon + band * 62 - 16),
                (1000, horizon + 14 + band * 62),
                (1510, horizon + band * 62),
            ],
            ink,
        )
    bamboo(sheet.at(rng.choice((110, 1390)), 900), 420, inks.front, inks.front)
    count, slope = rng.choice((5, 7, 9)), rng.choice((-22, 20, 34))
    for bird in range(count):
        out = bird - count // 2
        at = sheet.at(
            x + out * 92 - lean * 60, 380 + abs(out) * slope + out * 6, 1.15 - abs(out) * 0.05
        )
        egret_flying(at, inks.front if out else inks.red)


def _cumulus(pen: Sheet, half: float, height: float, ink: Ink) -> None:
    """A heaped cloud on a flat base, the middle of its base at (0, 0)."""
    for lump in range(9):
        t = lump / 8 * 2 - 1
        radius = half * (0.15 + 0.17 * (1 - abs(t))) * pen.rng.uniform(0.85, 1.1)
        rise = max(height * (1 - abs(t) ** 1.3) - radius, 0) + radius * 0.9
        pen.disc(t * half * 0.84, -rise, radius, ink)
        pen.box(t * half * 0.84 - radius, -rise, radius * 2, rise, ink)
    pen.bar(-half * 1.1, -34, half * 2.2, 44, ink)
