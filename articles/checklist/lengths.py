"""How long headline and lead are, and whether the story has its section."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .finding import Said
from .story import Story

SHORTEST_HEADLINE, LONGEST_HEADLINE = 2, 22  # words, as Vietnamese counts them
WIDEST_HEADLINE = 110  # characters; search results and cards cut behind that
LONGEST_LEAD = 80  # words


def headline(story: Story) -> Iterator[Said]:
    words, width = len(story.headline.split()), len(story.headline)
    told = {"words": words, "least": SHORTEST_HEADLINE, "most": LONGEST_HEADLINE}
    if words < SHORTEST_HEADLINE:
        text = ngettext(
            "The headline has %(words)d word; %(least)d to %(most)d read well. Say what happened.",
            "The headline has %(words)d words; %(least)d to %(most)d read well. Say what happened.",
            words,
        )
        yield Said("headline", text % told)
    elif words > LONGEST_HEADLINE:
        text = _("The headline has %(words)d words; up to %(most)d read well. Shorten it.")
        yield Said("headline", text % told)
    if width > WIDEST_HEADLINE:
        text = _("The headline has %(width)d characters; lists cut it after %(most)d. Shorten it.")
        yield Said("headline", text % {"width": width, "most": WIDEST_HEADLINE})


def lead(story: Story) -> Iterator[Said]:
    words = len(story.lead.split())
    if not words:
        yield Said("lead", _("There is no lead. One or two sentences say what it is about."))
    elif words > LONGEST_LEAD:
        text = _("The lead has %(words)d words; up to %(most)d read well. Shorten it.")
        yield Said("lead", text % {"words": words, "most": LONGEST_LEAD})


def section(story: Story) -> Iterator[Said]:
    if not story.has_section:
        yield Said("section", _("The story has no section. Choose one at the side."))
