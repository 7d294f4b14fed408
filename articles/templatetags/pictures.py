"""How pictures stand in a page: in every size, their room reserved, their colour there first."""

from dataclasses import dataclass

from django import template

from articles.models import Image
from articles.models.rendition import WIDTHS, Rendition

register = template.Library()

OF_MIDDLE_SIZE = 800  # pixels: what a browser gets that chooses among no sizes


@dataclass(frozen=True)
class Framed:
    """An image in one shape of RATIOS; width and height in pixels, of its largest size."""

    width: int
    height: int
    address: str
    avif: str
    webp: str
    jpeg: str


@register.simple_tag
def framed(image: Image, ratio: str = "") -> Framed:
    """Give an image in a shape, else whole, with every size in every format as `srcset`s."""
    ratio = ratio or "original"
    largest: Rendition | Image = image.rendition(WIDTHS[-1], ratio, "jpeg") or image
    address = image.rendition_url(OF_MIDDLE_SIZE, ratio, "jpeg")
    sets = image.srcsets(ratio, "avif", "webp", "jpeg")
    return Framed(largest.width, largest.height, address, *sets)


@register.filter
def enlarged(image: Image) -> str:
    """Give where the largest size of a picture is, as a JPEG: its file may have many megabytes."""
    return image.rendition_url(WIDTHS[-1], "original", "jpeg")


@register.filter
def focus(image: Image) -> str:
    """Name the classes that keep an image's focal point in a crop, in steps of 10 %."""
    return f"fx-{round(image.focal_x / 10)} fy-{round(image.focal_y / 10)}"


@register.filter
def shape(image: Image) -> str:
    """Name the class of an image's form."""
    return "portrait" if image.height > image.width else "landscape"


@register.filter
def tone(image: Image) -> str:
    """Name the classes that show an image's colour until it is there, in 16 steps of each light."""
    if not image.color:
        return ""
    red, green, blue = (round(int(image.color[at : at + 2], 16) / 17) for at in (1, 3, 5))
    return f"tone r-{red:x} g-{green:x} b-{blue:x}"
