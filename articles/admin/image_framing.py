"""What each shape shows of a picture, so that the desk can draw it."""

from dataclasses import dataclass, field
from typing import Any

from articles.models import Crop, Image
from articles.models.framing import RATIOS, Box, around

POINT = ("focal_x", "focal_y")
FAR = 6  # digits that no coordinate has


@dataclass(frozen=True)
class Part:
    """What a shape shows of a picture; `fields` are those by which it is cut by hand."""

    ratio: str
    label: str
    box: Box
    image: Image
    by_hand: bool
    fields: list[Any] = field(default_factory=list)

    @property
    def frame(self) -> str:
        """Give the shape of the element that shows it, as CSS."""
        return f"aspect-ratio: {self.label.replace(':', ' / ')}"

    @property
    def place(self) -> str:
        """Place the whole picture so that the element shows just this part, as CSS."""
        width = 100 * self.image.width / self.box.width
        left, top = -100 * self.box.left / self.box.width, -100 * self.box.top / self.box.height
        return f"width: {width:.3f}%; left: {left:.3f}%; top: {top:.3f}%"

    @property
    def is_wrong(self) -> bool:
        return any(number.errors for number in self.fields)


def framing_of(image: Image, form: Any) -> dict[str, Any]:
    """Tell what the page draws: the point as the form has it and what each shape shows."""
    x, y = (point_in(form, name, getattr(image, name)) for name in POINT)
    fields = [form[name] for name in POINT if name in form.fields]
    parts = [part_of(image, form, ratio, (x, y)) for ratio in Crop.Ratio.values]
    return {"x": x, "y": y, "parts": parts, "fields": fields}


def part_of(image: Image, form: Any, ratio: str, point: tuple[int, int]) -> Part:
    by_hand = ratio in image.hand_crops
    shape = RATIOS[ratio]
    box = image.crop_of(ratio) if by_hand else around(image.width, image.height, shape, *point)
    return Part(ratio, Crop.Ratio(ratio).label, box, image, by_hand, list(form.sides(ratio)))


def point_in(form: Any, name: str, saved: int) -> int:
    """Read a coordinate as it was sent, so that a refused form draws what it says."""
    sent = str(form[name].value()) if name in form.fields else ""
    typed = sent.isascii() and sent.isdigit() and len(sent) < FAR
    return min(int(sent) if typed else saved, 100)
