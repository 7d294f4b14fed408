"""What a story should have before readers see it: rules that look at it and say what to mend.

`check(story, levels)` is pure; whoever asks reads the `Story` before, from an article or a form.
"""

from .finding import Finding, Level, blocking, needing_reason
from .own_links import with_lost_links, without_page
from .rules import RULES, Rule, check
from .story import Days, Picture, Story, links_in, read

__all__ = [
    "RULES",
    "Days",
    "Finding",
    "Level",
    "Picture",
    "Rule",
    "Story",
    "blocking",
    "check",
    "links_in",
    "needing_reason",
    "read",
    "with_lost_links",
    "without_page",
]
