"""The lead image, and what every picture brings along."""

from collections.abc import Iterator

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
    for picture in story.pictures:
        if picture.rights_over_since:
            day = date_format(picture.rights_over_since, "SHORT_DATE_FORMAT")
            text = (
                _("The right to show a picture ended on %s. Take another one, or renew it.") % day
            )
            yield Said(picture.field, text, picture.name)
