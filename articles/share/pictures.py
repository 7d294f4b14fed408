"""A story's picture in the shapes that networks and search engines ask for."""

from PIL import Image as Pillow

from articles.images.cutting import cut, on_paper
from articles.images.renditions import slots
from articles.models import Article, Image
from articles.models.framing import Box, largest

from .cards import CARD, PHOTOGRAPH, encoded, headline_card, photograph_card

# The only ones there are. Nothing is enlarged but a photograph on a card, and that little.
SHAPES = {"card": CARD, "1x1": (1200, 1200), "4x3": (1200, 900), "16x9": (1200, 675)}
LEAST_OF_A_CARD = 480  # pixels of width; a smaller photograph would be a blur


def picture(story: Article, shape: str) -> bytes:
    """Make a picture of a story as a JPEG; a card has its headline, and its photograph if it can.

    Raises Missing for another shape of a story without a photograph, OSError where its file cannot
    be read now: a card drawn without it would be kept. So too, as BlockingIOError, where as many
    pictures are being made as may be: a tenth of a second each, and pages need threads.
    """
    if not slots.acquire(blocking=False):
        raise BlockingIOError
    try:
        return made(story, shape)
    finally:
        slots.release()


def made(story: Article, shape: str) -> bytes:
    if shape == "card":
        return encoded(card(story))
    try:
        return encoded(photograph(story.lead_image, shape))
    except FileNotFoundError:  # its file is lost
        raise Missing from None


class Missing(LookupError):  # noqa: N818  (no error: a story may have no photograph)
    """The story has no photograph to show in a shape."""


def card(story: Article) -> Pillow.Image:
    image, headline, section = story.lead_image, story.headline, story.section.name
    if image is None or on_a_card(image).width < LEAST_OF_A_CARD:
        return headline_card(headline, section)
    try:
        cropped = on_paper(cut(str(image.file.name), on_a_card(image), PHOTOGRAPH))
    except FileNotFoundError:
        return headline_card(headline, section)
    return photograph_card(cropped, headline, section)


def photograph(image: Image | None, shape: str) -> Pillow.Image:
    """Cut a shape out of a photograph, as its crop by hand or its focal point has it."""
    if image is None:
        raise Missing
    return on_paper(cut(str(image.file.name), image.crop_of(shape), size(image, shape)))


def size(image: Image, shape: str) -> tuple[int, int]:
    """Tell width and height in pixels of a photograph in a shape: never more than it has."""
    if shape == "card":
        return CARD
    wide, high = SHAPES[shape]
    width = min(image.crop_of(shape).width, wide)
    return width, max(round(width * high / wide), 1)


def on_a_card(image: Image) -> Box:
    """Give what a card shows of a photograph: nearly its square."""
    square = image.crop_of("1x1")
    width, height = largest(square.width, square.height, PHOTOGRAPH)
    left, top = (square.width - width) // 2, (square.height - height) // 2
    return Box(square.left + left, square.top + top, width, height)
