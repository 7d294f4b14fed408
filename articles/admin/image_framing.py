"""What each ratio shows of a picture, so that the desk can draw it."""

from dataclasses import dataclass
from typing import Any

from articles.models import Image

FAR = 6  # digits that no coordinate has
POINT = ("focal_x", "focal_y")
RATIOS = {"16x9": 16 / 9, "4x3": 4 / 3, "1x1": 1.0}


@dataclass(frozen=True)
class Part:
    """What a ratio shows of a picture, in per cent of its width and height."""

    ratio: str
    left: float
    top: float
    width: float
    height: float

    @property
    def label(self) -> str:
        return self.ratio.replace("x", ":")

    @property
    def box(self) -> str:
        """Give the shape of the box that shows it, as CSS."""
        return f"aspect-ratio: {self.ratio.replace('x', ' / ')}"

    @property
    def place(self) -> str:
        """Place the whole picture so that the box shows just this part, as CSS."""
        across, down = 100 / self.width, 100 / self.height
        return (
            f"width: {across * 100:.3f}%; left: {-self.left * across:.3f}%; "
            f"top: {-self.top * down:.3f}%"
        )


def parts_of(image: Image, x: int, y: int) -> list[Part]:
    """Tell what each ratio shows around a point, in per cent from the left and the top."""
    return [part_around(image, ratio, x, y) for ratio in RATIOS]


def part_around(image: Image, ratio: str, x: int, y: int) -> Part:
    wider = image.width / image.height / RATIOS[ratio]  # than the ratio, if over 1
    width, height = 100 / max(wider, 1), 100 * min(wider, 1)
    return Part(ratio, edge(x, width), edge(y, height), width, height)


def edge(point: float, length: float) -> float:
    """Where a stretch begins that has the point in its middle, or as near as the picture goes."""
    return min(max(point - length / 2, 0), 100 - length)


def framing_of(image: Image, form: Any) -> dict[str, Any]:
    """Tell what the page draws: the point as the form has it and what each ratio shows."""
    x, y = (point_in(form, name, getattr(image, name)) for name in POINT)
    fields = [form[name] for name in POINT if name in form.fields]
    return {"x": x, "y": y, "parts": parts_of(image, x, y), "fields": fields}


def point_in(form: Any, name: str, saved: int) -> int:
    """Read a coordinate as it was sent, so that a refused form draws what it says."""
    sent = str(form[name].value()) if name in form.fields else ""
    typed = sent.isascii() and sent.isdigit() and len(sent) < FAR
    return min(int(sent) if typed else saved, 100)
