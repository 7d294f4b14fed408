"""Where a picture is used, as the desk tells it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article, Draft, Image

from .lists import MOST_NAMED
from .status import status_word

NAMED = 3  # stories that a line names
MOST_LOOKED_AT = 100


@dataclass(frozen=True)
class Use:
    """A place that shows a picture; `mark` says where a story stands."""

    how: str
    name: str
    address: str
    mark: str = ""


@dataclass(frozen=True)
class Uses:
    """The places that somebody may open, and how many there are beside them.

    `unsaved` counts the texts that are being written and are not saved into a story.
    """

    named: list[Use]
    others: int
    unsaved: int


def uses_of(image: Image, user: Any) -> Uses:
    """Tell where an image is used; stories that are not somebody's to open are only counted."""
    stories = Article.objects.showing(image)
    mine = stories.open_to(user).last_saved_first()[:MOST_NAMED]
    in_text = set(image.figures.values_list("article", flat=True))
    named = [use for story in mine for use in story_uses(story, image, in_text)]
    others = stories.count() - len(mine)
    named += [use_of(author, _("Portrait")) for author in image.portrait_of.all()]
    named += [use_of(event, _("Picture of the event line")) for event in image.events.all()]
    return Uses(named, others, Draft.objects.showing(image).count())


def story_uses(story: Article, image: Image, in_text: set[int]) -> Iterator[Use]:
    if story.lead_image_id == image.pk:
        yield use_of(story, _("Lead image"), status_word(story))
    if story.pk in in_text:
        yield use_of(story, _("In the text"), status_word(story))


def use_of(thing: Model, how: str, mark: str = "") -> Use:
    meta = thing._meta
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[thing.pk])
    return Use(how, str(thing), address, mark)


def in_words(images: Sequence[Any], user: Any) -> dict[int, str]:
    """Say in a line where each image of a list is used; they come with their number of `uses`."""
    stories = Article.objects.showing(*images).open_to(user).last_saved_first()
    found = stories.only("headline", "lead_image").prefetch_related("figures")
    named: dict[int, list[str]] = {image.pk: [] for image in images}
    for story in found[:MOST_LOOKED_AT] if images else []:
        shown = {story.lead_image_id, *(figure.image_id for figure in story.figures.all())}
        for pk in named.keys() & shown:
            named[pk].append(story.headline)
    return {image.pk: line(named[image.pk][:NAMED], image.uses) for image in images}


def line(names: list[str], uses: int) -> str:
    """Name the first places, and say how many there are beside them."""
    if not uses:
        return _("not used")
    told = ", ".join(f"“{name}”" for name in names)
    others = uses - len(names)
    if not others:
        return told
    if not names:
        return _("used in %d places") % uses
    return _("%(stories)s and %(number)d more") % {"stories": told, "number": others}
