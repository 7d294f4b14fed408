"""The lead image, and what every picture brings along."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .finding import Said
from .story import Story


def lead_image(story: Story) -> Iterator[Said]:
    if not story.has_lead_image:
        text = _("There is no lead image. Choose one, or the story stands bare in lists.")
        yield Said("lead_image", text)


def alt(story: Story) -> Iterator[Said]:
    for picture in story.pictures:
        if not picture.alt:
            text = _("A picture has no alternative text. Say in the library what is to be seen.")
            yield Said(picture.field, text, picture.name)


def credit(story: Story) -> Iterator[Said]:
    for picture in story.pictures:
        if not picture.credit:
            text = _("A picture has no credit. Name in the library who made it.")
            yield Said(picture.field, text, picture.name)


def rights(story: Story) -> Iterator[Said]:
    """Say which pictures may not be shown when readers first see the story, or see it now."""
    for picture in story.pictures:
        ends = picture.rights_end
        if ends and ends < story.days.first:
            text = _("The right to show a picture ended on %s. Take another one, or renew it.")
            if ends >= timezone.localdate():
                text = _(
                    "The right to show a picture ends on %s, before the story goes out. "
                    "Take another one, or renew it."
                )
            yield Said(picture.field, text % written(ends), picture.name)


def rights_end(story: Story) -> Iterator[Said]:
    """Say which pictures may not be shown any more one day while the story is still up."""
    first, last = story.days.first, story.days.last
    for picture in story.pictures:
        ends = picture.rights_end
        if ends and ends >= first and (last is None or ends < last):
            text = _(
                "The right to show a picture ends on %s, and the story stays up. "
                "Let the story expire by then, or take another picture."
            )
            yield Said(picture.field, text % written(ends), picture.name)


def written(day: date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")
