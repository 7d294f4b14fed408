"""The rules, in the order in which they are told, and how strict the house is with each."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import lengths, pairs, pictures, typing_slips
from .finding import Finding, Level, Said
from .story import Story

MOST_TOLD = 5  # of one rule; whoever mends these sees the next


def lost_links(story: Story) -> Iterator[Said]:
    for address in story.links:
        if address in story.lost_links:
            text = _("A link leads to no page of ours that readers may open. Mend or remove it.")
            yield Said("body", text, address)


@dataclass(frozen=True)
class Rule:
    """A rule: its name for people, its level unless the paper sets another, and how it looks."""

    label: Any  # translated when it is shown
    level: Level
    look: Callable[[Story], Iterator[Said]]


RULES: dict[str, Rule] = {
    "section": Rule(gettext_lazy("Section"), Level.MUST, lengths.section),
    "headline": Rule(gettext_lazy("Length of the headline"), Level.REASON, lengths.headline),
    "lead": Rule(gettext_lazy("Length of the lead"), Level.HINT, lengths.lead),
    "lead_image": Rule(gettext_lazy("Lead image"), Level.HINT, pictures.lead_image),
    "credit": Rule(gettext_lazy("Credit of every picture"), Level.MUST, pictures.credit),
    "rights": Rule(gettext_lazy("Rights of every picture"), Level.REASON, pictures.rights),
    "rights_end": Rule(
        gettext_lazy("Rights that end while the story is up"), Level.HINT, pictures.rights_end
    ),
    "alt": Rule(gettext_lazy("Alternative text of every picture"), Level.REASON, pictures.alt),
    "syllables": Rule(
        gettext_lazy("Misspelt Vietnamese words"), Level.REASON, typing_slips.syllables
    ),
    "lost_links": Rule(gettext_lazy("Links within the paper"), Level.REASON, lost_links),
    "unclosed": Rule(gettext_lazy("Unclosed quotes and brackets"), Level.HINT, pairs.unclosed),
    "doubled_words": Rule(gettext_lazy("Doubled words"), Level.HINT, typing_slips.doubled_words),
    "double_spaces": Rule(gettext_lazy("Doubled spaces"), Level.HINT, typing_slips.double_spaces),
    "space_before_mark": Rule(
        gettext_lazy("Space before a mark"), Level.HINT, typing_slips.space_before_mark
    ),
    "no_space_after_mark": Rule(
        gettext_lazy("No space after a mark"), Level.HINT, typing_slips.no_space_after_mark
    ),
    "tone_style": Rule(
        gettext_lazy("Tones as the house sets them"), Level.HINT, typing_slips.tone_style
    ),
}
STRICTEST_FIRST = [Level.MUST, Level.REASON, Level.HINT]


def check(story: Story, levels: Mapping[str, str]) -> list[Finding]:
    """Look at a story with every rule, the strictest told first; `levels` are the paper's own."""
    found = [
        Finding(name, level, said)
        for name, rule in RULES.items()
        if (level := levels.get(name, rule.level)) in STRICTEST_FIRST
        for said in islice(rule.look(story), MOST_TOLD)
    ]
    return sorted(found, key=lambda finding: STRICTEST_FIRST.index(Level(finding.level)))
