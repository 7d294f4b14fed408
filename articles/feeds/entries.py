"""A story as an entry of a feed."""

from collections.abc import Iterator
from mimetypes import guess_type
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.feedgenerator import Enclosure
from django.utils.html import escape

from articles import markup
from articles.models import Article, Byline, Image
from articles.models.rendition import Rendition
from articles.site import absolute

WIDTH = 1200  # pixels of a story's picture, or what it has
EXCERPT = 300  # characters, where a story has no lead


def entry(story: Article) -> dict[str, Any]:
    """Give what Django's generators and ours want to know of a story."""
    return {
        "title": story.headline,
        "link": absolute(story.get_absolute_url()),
        "description": escape(summary(story)),  # readers of feeds take it for HTML
        "unique_id": guid(story),
        "unique_id_is_permalink": False,
        "pubdate": timezone.localtime(story.listed_at),
        "updateddate": timezone.localtime(story.public_changed_at or story.listed_at),
        "categories": [story.section.name, *(tag.name for tag in story.tags.all())],
        "creators": list(creators(story).items()),
        "enclosures": enclosures(story.lead_image),
        "pictures": list(pictures(story)),
    }


def guid(story: Article) -> str:
    """Name a story for ever: the same after another headline, slug, date or protocol."""
    return f"tag:{settings.SITE_HOST},2026:{story.pk}"


def summary(story: Article) -> str:
    """Give the lead, without the agency's prefix; else how the text begins."""
    return story.lead or markup.excerpt(markup.plain(story.body).replace("\n", " "), EXCERPT)


def creators(story: Article) -> dict[str, str]:
    """Give who signed a story and where they are found, each once."""
    signed = [byline for byline in story.bylines.all() if byline.role == Byline.Role.WRITER]
    people = [byline.author for byline in signed or story.bylines.all()]
    return {person.name: absolute(person.get_absolute_url()) for person in people}


def enclosures(image: Image | None) -> list[Enclosure]:
    """Offer the file of a picture, whose bytes are known: of sizes they are once somebody asks."""
    if image is None or not image.file_size:
        return []
    name, size = str(image.file.name), str(image.file_size)
    return [Enclosure(absolute(image.file.url), size, type_of(name))]


def described(image: Image, caption: str, credit: str) -> dict[str, Any]:
    """Give a picture as Media RSS has it, sizes in pixels."""
    rendition = widest(image)
    return {
        "url": absolute(address(image)),
        "type": type_of(address(image)),
        "width": rendition.width if rendition else image.width,
        "height": rendition.height if rendition else image.height,
        "caption": " ".join(filter(None, [caption, image.ai_label])),
        "credit": credit,
    }


def widest(image: Image) -> Rendition | None:
    """Choose the size that goes with a story: a JPEG, which every reader of feeds shows."""
    return image.rendition(WIDTH, "original", "jpeg")


def address(image: Image) -> str:
    return image.rendition_url(WIDTH, "original", "jpeg")


def pictures(story: Article) -> Iterator[dict[str, Any]]:
    """Describe what a story shows: the lead image, then the pictures in its text."""
    if story.lead_image:
        yield described(story.lead_image, story.caption_here, story.lead_image.credit)
    for shown in story.pictures():
        if shown.image and shown.image != story.lead_image:
            yield described(shown.image, markup.plain(shown.caption), shown.credit)


def type_of(name: str) -> str:
    return guess_type(name)[0] or "image/webp"
