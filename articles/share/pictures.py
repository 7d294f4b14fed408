"""A story's picture in the shapes that networks and search engines ask for."""

from PIL import Image as Pillow

from articles.models import Article, Image

from .cards import CARD, PAPER, encoded, headline_card, with_name

# The only ones there are. Nothing is enlarged but a photograph on a card, and that little.
SHAPES = {"card": CARD, "1x1": (1200, 1200), "4x3": (1200, 900), "16x9": (1200, 675)}
LEAST_OF_A_CARD = 600  # pixels of width; a smaller photograph would be a blur


class Missing(LookupError):  # noqa: N818  (no error: a story may have no photograph)
    """The story has no photograph to show in a shape."""


def picture(story: Article, shape: str) -> bytes:
    """Make a picture of a story as a JPEG; a card is drawn where it has no photograph.

    Raises Missing for another shape of a story without one.
    """
    try:
        cropped = crop(story.lead_image, shape)
    except (Missing, OSError):  # or its file is lost
        if shape != "card":
            raise Missing from None
        return encoded(headline_card(story.headline, story.section.name))
    return encoded(with_name(cropped) if shape == "card" else cropped)


def crop(image: Image | None, shape: str) -> Pillow.Image:
    """Cut a shape out of a photograph around its focal point."""
    if image is None or (shape == "card" and size(image, shape)[0] < LEAST_OF_A_CARD):
        raise Missing
    left, top, width, height = frame(image, shape)
    wanted = SHAPES["card"] if shape == "card" else size(image, shape)
    with image.file.open("rb") as file, Pillow.open(file) as opened:
        enough = wanted[0] / width
        opened.draft("RGB", (round(image.width * enough), round(image.height * enough)))
        # JPEG has now decided to decode smaller; PNG and WebP stay as they are.
        across, down = opened.width / image.width, opened.height / image.height
        right = min((left + width) * across, opened.width)
        bottom = min((top + height) * down, opened.height)
        flat = on_paper(opened)
        flat.info = {"icc_profile": opened.info.get("icc_profile")}
        box = (left * across, top * down, right, bottom)
        return flat.resize(wanted, Pillow.Resampling.LANCZOS, box=box, reducing_gap=3)


def frame(image: Image, shape: str) -> tuple[int, int, int, int]:
    """Give left, top, width and height, in pixels of the full picture, of what a shape shows."""
    wide, high = SHAPES[shape]
    width = max(min(image.width, round(image.height * wide / high)), 1)
    height = max(min(image.height, round(width * high / wide)), 1)
    left = min(max(round(image.width * image.focal_x / 100 - width / 2), 0), image.width - width)
    top = min(max(round(image.height * image.focal_y / 100 - height / 2), 0), image.height - height)
    return left, top, width, height


def size(image: Image, shape: str) -> tuple[int, int]:
    """Tell width and height in pixels of a photograph in a shape: never more than it has."""
    width = min(frame(image, shape)[2], SHAPES[shape][0])
    wide, high = SHAPES[shape]
    return max(round(width), 1), max(round(width * high / wide), 1)


def on_paper(picture: Pillow.Image) -> Pillow.Image:
    """Lay a transparent picture on the colour of the page."""
    if picture.mode != "RGBA":
        return picture.convert("RGB")
    sheet = Pillow.new("RGBA", picture.size, PAPER)
    return Pillow.alpha_composite(sheet, picture).convert("RGB")
