"""Cutting a picture by hand, for the shapes in which its focal point is not enough."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Crop, Image
from articles.models.framing import RATIOS

SIDES = {
    "left": gettext_lazy("from the left, %"),
    "top": gettext_lazy("from the top, %"),
    "width": gettext_lazy("width, %"),
}
LEAST = 10  # per cent of the picture's width; less is a blur in print and on large screens
SLACK = 0.05  # per cent that rounding leaves over


class Part(NamedTuple):
    """A part of a picture, in per cent of its width and height."""

    left: float
    top: float
    width: float
    height: float


def part_in_shape(image: Image, ratio: str, left: float, top: float, width: float) -> Part | None:
    """Give the part of a shape that begins there and is so wide; None where it does not fit."""
    wide, high = RATIOS[ratio] or (1, 1)
    height = width * image.width / image.height * high / wide
    fits = left + width <= 100 + SLACK and top + height <= 100 + SLACK
    return Part(left, top, min(width, 100 - left), min(height, 100 - top)) if fits else None


class CroppedForm(forms.ModelForm):
    """A form with three numbers for each shape: where the crop begins and how wide it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None or "focal_x" not in self.fields:
            return
        for ratio, label in Crop.Ratio.choices:
            known: list[float] = self.instance.hand_crops.get(ratio, [])
            for side in SIDES:
                self.fields[field_name(ratio, side)] = number_field(label, side)
            for side, value in zip(SIDES, known, strict=False):
                self.initial[field_name(ratio, side)] = round(value, 1)

    def sides(self, ratio: str) -> Iterator[Any]:
        """Give the fields of a shape, as the page shows them."""
        names = [field_name(ratio, side) for side in SIDES]
        yield from (self[name] for name in names if name in self.fields)

    def sent(self, ratio: str) -> list[float | None]:
        return [self.cleaned_data.get(field_name(ratio, side)) for side in SIDES]

    def clean(self) -> Any:
        for ratio in Crop.Ratio.values:
            self.check_crop(ratio)
        return super().clean()

    def check_crop(self, ratio: str) -> None:
        """Refuse half a crop, and one that leaves the picture."""
        names = [field_name(ratio, side) for side in SIDES]
        if not set(names) <= self.cleaned_data.keys():
            return  # their own fields say what is wrong
        sent = self.sent(ratio)
        if None in sent and sent != [None] * len(sent):
            self.add_error(names[sent.index(None)], _("Give all three numbers, or none."))
        elif None not in sent and not part_in_shape(self.instance, ratio, *sent):  # type: ignore[arg-type]
            self.add_error(
                names[-1], _("The crop leaves the picture: make it narrower or move it.")
            )

    def save_crops(self) -> None:
        """Write the crops down; one that a new file has no room for goes back to the point."""
        with transaction.atomic():
            for ratio in Crop.Ratio.values:
                if field_name(ratio, "width") in self.fields:
                    self.save_crop(ratio)

    def save_crop(self, ratio: str) -> None:
        image, sent = self.instance, self.sent(ratio)
        part = None if None in sent else part_in_shape(image, ratio, *sent)  # type: ignore[arg-type]
        if part is None:
            image.crops.filter(ratio=ratio).delete()
        elif list(part) != image.hand_crops.get(ratio):
            Crop.objects.update_or_create(image=image, ratio=ratio, defaults=part._asdict())


def field_name(ratio: str, side: str) -> str:
    return f"crop_{ratio}_{side}"


def number_field(label: Any, side: str) -> forms.FloatField:
    least = LEAST if side == "width" else 0
    attrs = {"step": "0.1", "data-side": side, "aria-label": f"{label}: {SIDES[side]}"}
    return forms.FloatField(
        label=SIDES[side],
        required=False,
        min_value=least,
        max_value=100,
        widget=forms.NumberInput(attrs=attrs),
    )
