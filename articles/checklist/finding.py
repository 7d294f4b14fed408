from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """How strict a rule is."""

    MUST = "must", _("must: nothing goes out before it is mended")
    REASON = "reason", _("must, unless a reason is given")
    HINT = "hint", _("hint")
    OFF = "off", _("not looked at")


PLACES = {
    "headline": _("headline"),
    "lead": _("lead"),
    "body": _("body"),
    "lead_image": _("lead image"),
    "section": _("section"),
}


@dataclass(frozen=True)
class Said:
    """What a rule says: where, what, and how to mend it.

    `field` names the form's field; `passage` quotes the place, "" where it is the whole field.
    """

    field: str
    text: str
    passage: str = ""
    number: int = 0  # of the paragraph, from 1


@dataclass(frozen=True)
class Finding:
    """What a rule says, and how strictly the paper takes it."""

    rule: str
    level: str
    said: Said

    @property
    def field(self) -> str:
        return self.said.field

    @property
    def text(self) -> str:
        return self.said.text

    @property
    def passage(self) -> str:
        return self.said.passage

    @property
    def place(self) -> str:
        """Name the place as the form does."""
        if self.said.number:
            return gettext("Paragraph %d") % self.said.number
        return capfirst(str(PLACES[self.field]))


def blocking(findings: Iterable[Finding]) -> list[Finding]:
    """Keep what nothing gets past."""
    return [finding for finding in findings if finding.level == Level.MUST]


def needing_reason(findings: Iterable[Finding]) -> list[Finding]:
    """Keep what somebody may get past who says why."""
    return [finding for finding in findings if finding.level == Level.REASON]
