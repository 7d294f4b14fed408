from typing import Any

from PIL import Image as Pillow

SAMPLE = (32, 32)  # pixels: enough to tell which colour has the most room
COLORS = 6  # that a picture is brought down to


def dominant(picture: Pillow.Image) -> str:
    """Name the colour that takes the most room in a picture, as `#rrggbb`.

    None behind a transparent picture, through which it would go on to be seen: "".
    """
    if picture.has_transparency_data:
        return ""
    few = picture.convert("RGB").resize(SAMPLE, Pillow.Resampling.BOX).quantize(COLORS)
    counted: list[tuple[int, Any]] = few.getcolors() or [(0, 0)]
    _, first = max(counted)
    red, green, blue = (few.getpalette() or [])[3 * first : 3 * first + 3]
    return f"#{red:02x}{green:02x}{blue:02x}"
