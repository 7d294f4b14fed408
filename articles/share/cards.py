"""Cards in the paper's look, 1200 × 630 pixels as Facebook, Zalo and X show them."""

import io

from django.conf import settings
from PIL import Image as Pillow
from PIL import ImageCms, ImageDraw

from .typesetting import SANS, SERIF, Setting, fit, font, printable, shortened

CARD = (1200, 630)  # pixels
PAPER, INK, ACCENT, LINE = "#fdfbf7", "#1a1714", "#9b1c1c", "#ddd5ca"  # as in site.css
EDGE = 76
HEADLINE_SIZES = range(88, 47, -4)
LABEL_SIZE, NAME_SIZE = 32, 40
# Beside a photograph, which is nearly square: what Zalo shows of a card is its middle.
PHOTOGRAPH = (660, 630)
SIDE = 52
NARROW_SIZES = range(70, 35, -2)
SMALL_LABEL_SIZE, SMALL_NAME_SIZE = 28, 34


def headline_card(headline: str, section: str) -> Pillow.Image:
    """Draw a story without a photograph: section, headline, the paper's name."""
    card, pen = blank()
    width, foot = CARD[0] - 2 * EDGE, CARD[1] - 118
    told = fit(headline, width, foot - 150, HEADLINE_SIZES)
    top = (foot + 34 - told.height - 60) // 2
    label = fit_line(section, SANS, LABEL_SIZE, width)
    pen.text((EDGE, top + 20), label, ACCENT, font(SANS, LABEL_SIZE), anchor="ls")
    write(pen, told, EDGE, top + 52)
    pen.line((EDGE, foot, CARD[0] - EDGE, foot), LINE, 2)
    name = fit_line(settings.SITE_NAME, SERIF, NAME_SIZE, width)
    pen.text((EDGE, foot + 62), name, ACCENT, font(SERIF, NAME_SIZE), anchor="ls")
    return card


def paper_card() -> bytes:
    """Draw the card of the paper itself as a JPEG, for pages that are no stories."""
    card, pen = blank()
    told = fit(settings.SITE_NAME, CARD[0] - 2 * EDGE, CARD[1] - 240, range(168, 47, -8))
    write(pen, told, EDGE, (CARD[1] - told.height) // 2)
    return encoded(card)


def photograph_card(photograph: Pillow.Image, headline: str, section: str) -> Pillow.Image:
    """Draw a story beside its photograph, which is of the size of PHOTOGRAPH."""
    card, pen = blank()
    edge = CARD[0] - PHOTOGRAPH[0]
    left, width = SIDE, edge - 2 * SIDE
    card.paste(in_srgb(photograph), (edge, 0))
    pen.line((edge, 14, edge, CARD[1]), LINE, 2)  # a white photograph would have no edge
    foot = CARD[1] - 96
    told = fit(headline, width, foot - 136, NARROW_SIZES)
    label = fit_line(section, SANS, SMALL_LABEL_SIZE, width)
    pen.text((left, 86), label, ACCENT, font(SANS, SMALL_LABEL_SIZE), anchor="ls")
    write(pen, told, left, 108)
    pen.line((left, foot, left + width, foot), LINE, 2)
    name = fit_line(settings.SITE_NAME, SERIF, SMALL_NAME_SIZE, width)
    pen.text((left, foot + 54), name, ACCENT, font(SERIF, SMALL_NAME_SIZE), anchor="ls")
    return card


def in_srgb(photograph: Pillow.Image) -> Pillow.Image:
    """Bring a photograph to the colours in which the rest of a card is drawn."""
    profile = photograph.info.get("icc_profile")
    if not profile:
        return photograph
    try:
        own, ours = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(photograph, own, ours) or photograph
    except (ImageCms.PyCMSError, OSError):
        return photograph


def blank() -> tuple[Pillow.Image, ImageDraw.ImageDraw]:
    """Give a sheet with the accent at its head."""
    card = Pillow.new("RGB", CARD, PAPER)
    pen = ImageDraw.Draw(card)
    pen.rectangle((0, 0, CARD[0], 13), ACCENT)
    return card, pen


def write(pen: ImageDraw.ImageDraw, told: Setting, left: int, top: int) -> None:
    """Write lines by their baselines, which marks above and below do not move."""
    ascent = round(told.font.size * 1.03)
    for number, line in enumerate(told.lines):
        pen.text((left, top + ascent + number * told.leading), line, INK, told.font, anchor="ls")


def fit_line(text: str, face: str, size: int, width: int) -> str:
    """Shorten a text to one line of a width in pixels."""
    return shortened(printable(text), font(face, size), width)


def encoded(picture: Pillow.Image) -> bytes:
    """Encode as JPEG, which every network shows."""
    file = io.BytesIO()
    profile = picture.info.get("icc_profile")
    picture.save(file, "JPEG", quality=85, optimize=True, progressive=True, icc_profile=profile)
    return file.getvalue()
