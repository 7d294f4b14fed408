"""The inks of each section, and how a time of day lays them out."""

from dataclasses import dataclass
from typing import NamedTuple

Ink = tuple[int, int, int]

RED: Ink = (0x9B, 0x1C, 0x1C)  # the paper's own accent, small in every section


class Palette(NamedTuple):
    """The flat colours of one section, from paper to the darkest ink, and an accent."""

    paper: Ink
    light: Ink
    mid: Ink
    deep: Ink
    ink: Ink
    accent: Ink


@dataclass(frozen=True)
class Inks:
    """A palette laid out for one time of day: what each layer of a picture is printed in."""

    sky: Ink
    sun: Ink
    cloud: Ink
    far: Ink
    mid: Ink
    near: Ink
    front: Ink
    glow: Ink
    water: Ink
    ripple: Ink
    accent: Ink
    lamp: Ink
    palette: Palette
    hour: str
    red: Ink = RED

    def bright(self, instead: Ink) -> Ink:
        """The section's accent, or another ink in the sections whose accent is the paper's red."""
        return self.accent if self.accent != self.red else instead


def _palette(*codes: str) -> Palette:
    return Palette(*(hexed(code) for code in codes))


def hexed(code: str) -> Ink:
    """An ink from six hexadecimal digits."""
    return (int(code[:2], 16), int(code[2:4], 16), int(code[4:], 16))


def mix(one: Ink, other: Ink, share: float) -> Ink:
    """The ink that `share` (0 to 1) of `other` printed over `one` gives."""
    r, g, b = (round(a + (z - a) * share) for a, z in zip(one, other, strict=True))
    return (r, g, b)


PALETTES: dict[str, Palette] = {
    "thoi-su": _palette("f4ead9", "e6c9a6", "c5764f", "7c3128", "2c2224", "9b1c1c"),
    "do-thi": _palette("f1ebdc", "d5d2c2", "8fa09c", "48606a", "222f3a", "dba23c"),
    "the-gioi": _palette("f3eadb", "c5d3d2", "729bad", "2c5475", "1a2a42", "d4703c"),
    "kinh-te": _palette("f5ebd0", "e6cd85", "b8963c", "5d6334", "2b3222", "9b1c1c"),
    "van-hoa": _palette("f7e9da", "e9bfa6", "bb7577", "6c3850", "301d37", "dc9c3a"),
    "giao-duc": _palette("f8eed3", "f3d186", "e2a13b", "2c6d70", "1c3a45", "b5382a"),
    "khoa-hoc-cong-nghe": _palette("ecebda", "bcd4c6", "67a399", "22605f", "14333d", "e28a3a"),
    "the-thao": _palette("f6ead8", "f4c08c", "dd7a3a", "7b3a2c", "232940", "b3261e"),
    "bong-da": _palette("f3eed8", "ccd59f", "80a058", "376a48", "1b382e", "c4472b"),
    "doi-song": _palette("f9ecdf", "f2cab4", "b0a98a", "66735c", "35403a", "c0503a"),
}


def day(p: Palette) -> Inks:
    """High sun: paper sky, colour in the land."""
    water = mix(p.light, p.mid, 0.25)
    return Inks(
        p.paper, p.accent, p.light, p.light, p.mid, p.deep, p.ink, p.paper,
        water, p.paper, p.accent, p.light, p, "day",
    )  # fmt: skip


def dawn(p: Palette) -> Inks:
    """Low sun over tinted air."""
    far, water = mix(p.light, p.mid, 0.45), mix(p.paper, p.light, 0.3)
    return Inks(
        p.light, p.accent, p.paper, far, p.mid, p.deep, p.ink, p.paper,
        water, p.mid, p.accent, p.paper, p, "dawn",
    )  # fmt: skip


def dusk(p: Palette) -> Inks:
    """A coloured sky and dark land before it."""
    far, near, water = mix(p.mid, p.deep, 0.5), mix(p.deep, p.ink, 0.45), mix(p.mid, p.light, 0.5)
    return Inks(
        p.mid, p.paper, p.light, far, p.deep, near, p.ink, p.paper,
        water, p.paper, p.accent, p.light, p, "dusk",
    )  # fmt: skip


def night(p: Palette) -> Inks:
    """A dark sky, a pale moon, lit windows."""
    sky, far, mid = mix(p.deep, p.ink, 0.55), mix(p.deep, p.ink, 0.1), mix(p.mid, p.deep, 0.6)
    front, water = mix(p.ink, (0, 0, 0), 0.25), mix(p.deep, p.ink, 0.3)
    return Inks(
        sky, p.paper, far, far, mid, mix(p.deep, p.ink, 0.8), front, p.paper,
        water, p.mid, p.accent, p.light, p, "night",
    )  # fmt: skip


HOURS = {"day": day, "dawn": dawn, "dusk": dusk, "night": night}
