"""What a story shows: its lead image, and the pictures in its body as each stands there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles import markup

from .figure import Figure
from .image import Image


def fetch_figures(stories: Iterable["Illustrated"]) -> None:
    """Fetch the images that the bodies of these stories show, with one query for all, if any."""
    wanted = [(story, ids_in(story.body)) for story in stories]
    every = {id_ for _story, ids in wanted for id_ in ids}
    images = Image.objects.in_bulk(every) if every else {}
    for story, ids in wanted:
        shown = {id_: images[id_] for id_ in ids if id_ in images}
        story.fetched_figures = story.body, shown


def ids_in(body: str) -> list[int]:
    return markup.image_ids(body) if "<figure" in body else []


@dataclass(frozen=True)
class Shown:
    """A figure with its picture, None where that is lost; its words, or else the picture's own."""

    image: Image | None
    caption: SafeString  # HTML
    credit: str
    alt: str


class Illustrated(models.Model):
    """A story as far as pictures go."""

    if TYPE_CHECKING:
        body: str
        lead_image: Image | None
        lead_caption: str
        lead_alt: str
        figures: Any  # the rows of Figure that name it

    fetched_figures: tuple[str, dict[int, Image]] = ("", {})  # of which body, and which

    class Meta:
        abstract = True

    def unknown_images(self) -> list[str]:
        """List the ids of images that the body names and the library does not have."""
        ids = markup.image_ids(markup.clean(self.body))
        known = set(Image.objects.filter(pk__in=ids).values_list("pk", flat=True))
        return [str(id_) for id_ in ids if id_ not in known]

    def note_figures(self) -> None:
        """Write down which images the body shows."""
        ids = set(markup.image_ids(self.body))
        noted = set(self.figures.values_list("image_id", flat=True)) if self.pk else set()
        if ids == noted:
            return
        self.figures.exclude(image__in=ids).delete()
        known = Image.objects.filter(pk__in=ids - noted)
        Figure.objects.bulk_create(Figure(article_id=self.pk, image=image) for image in known)

    def figure_images(self) -> dict[int, Image]:
        """Fetch the images that the body shows, by id; once, as long as it shows the same."""
        if self.fetched_figures[0] != self.body:
            fetch_figures([self])
        return self.fetched_figures[1]

    def shown(self, figure: markup.Figure) -> Shown:
        """Give what a figure of the body shows."""
        image = self.figure_images().get(figure.image_id or 0)
        # The caption is part of the body, which was cleaned on its way into the database.
        return Shown(
            image,
            mark_safe(figure.caption) or escape(image.caption if image else ""),
            figure.credit or (image.credit if image else ""),
            figure.alt or (image.alt if image else ""),
        )

    def pictures(self) -> Iterator[Shown]:
        """Give the pictures in the body, in their order."""
        if self.figure_images():
            every = map(self.shown, markup.figures_of(self.body))
            yield from (shown for shown in every if shown.image)

    @property
    def has_pictures(self) -> bool:
        """Say whether its page shows any, above the text or in it."""
        return bool(self.lead_image or self.figure_images())

    @property
    def caption_here(self) -> str:
        """Give the lead image's caption as this story shows it."""
        return self.lead_caption or (self.lead_image.caption if self.lead_image else "")

    @property
    def alt_here(self) -> str:
        """Give the lead image's alternative text as this story shows it."""
        return self.lead_alt or (self.lead_image.alt if self.lead_image else "")
