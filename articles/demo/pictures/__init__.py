"""Pictures for the demo newspaper, as if by one illustrator: flat inks, layers, paper grain."""

from random import Random

from PIL import Image

from .inks import HOURS
from .inks import PALETTES as _PALETTES
from .scenes import SCENES as _SCENES
from .scenes import compositions
from .sheet import Sheet

SCENES = frozenset(_SCENES)
PALETTES = frozenset(_PALETTES)


def draw(scene: str, palette: str, seed: int, size: tuple[int, int] = (1600, 1067)) -> Image.Image:
    """An RGB picture of `scene` in a section's inks, `size` in pixels; the same each time.

    `seed` chooses the composition (consecutive seeds differ in it), the hour and every position.
    Raises KeyError for an unknown scene or palette.
    """
    if scene not in _SCENES:
        raise KeyError(f"No scene {scene!r}; there are {', '.join(sorted(SCENES))}")
    if palette not in _PALETTES:
        raise KeyError(f"No palette {palette!r}; there are {', '.join(sorted(PALETTES))}")
    _, hours, closest = _SCENES[scene]
    choice = compositions(scene, palette)
    rng = Random(f"{scene} {palette} {seed}")  # noqa: S311 - draws, guards nothing
    turn, composition = divmod(seed, len(choice))
    hour = hours[(turn + composition) % len(hours)]
    sheet = Sheet(size, HOURS[hour](_PALETTES[palette]), rng)
    mirrored = rng.random() < 0.5
    choice[composition](sheet.framed(closest))
    return sheet.printed(mirrored)
