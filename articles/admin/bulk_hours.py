"""When many stories go out, or stop being there: shifted, published, withdrawn."""

from copy import copy
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Article

from .bulk_deeds import Deed
from .dates import MomentField
from .status import written
from .story_checklist import findings_of, in_its_way

UNITS = {"minutes": _("minutes"), "hours": _("hours"), "days": _("days")}
LONGEST_SHIFT = timedelta(days=366)
Status = Article.Status


class Reschedule(Deed):
    name, label = "reschedule", _("Change the hour of publication")
    fields_undone = {"published_at", "posted_at"}
    publishes = True
    moment = MomentField(label=_("Set to"), required=False)
    by = forms.IntegerField(
        label=_("Or shift by"),
        required=False,
        help_text=_("With a minus: earlier."),
        widget=forms.NumberInput(attrs={"step": 1}),
    )
    unit = forms.ChoiceField(
        label=_("unit"), choices=list(UNITS.items()), initial="hours", required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        if bool(cleaned.get("moment")) == bool(cleaned.get("by")):
            raise ValidationError(gettext("Give a moment or a shift, one of the two."))
        if cleaned.get("by") and abs(self.shift()) > LONGEST_SHIFT:
            raise ValidationError(gettext("By a year at most."))
        return cleaned

    def shift(self) -> timedelta:
        unit, by = self.cleaned_data.get("unit") or "hours", self.cleaned_data["by"]
        return timedelta(minutes=by * {"minutes": 1, "hours": 60, "days": 1440}[unit])

    @property
    def asked(self) -> str:
        if self.cleaned_data["moment"]:
            return gettext("Publish at %s") % written(self.cleaned_data["moment"])
        by, unit = self.cleaned_data["by"], UNITS[self.cleaned_data.get("unit") or "hours"]
        later = gettext("%(by)d %(unit)s later") if by > 0 else gettext("%(by)d %(unit)s earlier")
        return later % {"by": abs(by), "unit": unit}

    def new(self, story: Article) -> datetime | None:
        if self.cleaned_data["moment"]:
            return self.cleaned_data["moment"]
        return story.published_at + self.shift() if story.published_at else None

    def why_not(self, story: Article) -> str:
        moment, reason = self.new(story), ""
        if story.was_seen:
            reason = gettext("Readers have seen it already.")
        elif moment is None:
            reason = gettext("It has no date yet.")
        elif moment == story.published_at:
            reason = gettext("It goes out at this moment already.")
        elif moment <= timezone.now():
            reason = gettext("The new moment is over; readers would see it at once.")
        elif story.embargo_until and moment < story.embargo_until:
            reason = gettext("Under embargo until %s.") % written(story.embargo_until)
        elif story.expires_at and moment >= story.expires_at:
            reason = gettext("It would have expired by then.")
        elif story.is_scheduled:  # a draft is looked at when it is published
            reason = self.rights_in_the_way(story, moment)
        return reason

    def rights_in_the_way(self, story: Article, moment: datetime) -> str:
        """Say whose right to be shown ends before the new moment; nobody gives reasons for many."""
        moved = copy(story)
        moved.published_at = moment
        held = in_its_way(findings_of(moved), reason="")
        return " ".join(finding.text for finding in held if finding.rule == "rights")

    def do(self, story: Article, reason: str) -> None:
        moment = self.new(story)
        if story.posted_at and story.posted_at == story.published_at:
            story.posted_at = moment  # put on the site at the hour at which it goes out
        story.published_at = moment
        story.save(update_fields=["published_at", "posted_at"])


class Publish(Deed):
    name, label, kind, publishes = "publish", _("Publish"), "publish", True

    @property
    def asked(self) -> str:
        return gettext("Publish")

    def why_not(self, story: Article) -> str:
        reason = ""
        if story.status == Status.PUBLISHED:
            reason = gettext("It is published already, or waits for its hour.")
        elif story.taken_down_at:
            reason = gettext("It was taken down.")
        elif story.is_embargoed:
            reason = gettext("Under embargo until %s.") % written(story.embargo_until)
        else:  # nobody gives reasons for many at once
            reason = " ".join(f.text for f in in_its_way(findings_of(story), reason=""))
        return reason

    def do(self, story: Article, reason: str) -> None:
        self.desk.do(self.request, story, "publish", reason)


class Withdraw(Deed):
    name, label, kind, publishes = "withdraw", _("Withdraw"), "withdraw", True

    @property
    def asked(self) -> str:
        return gettext("Withdraw")

    def why_not(self, story: Article) -> str:
        return "" if story.status == Status.PUBLISHED else gettext("It is not published.")

    def do(self, story: Article, reason: str) -> None:
        self.desk.do(self.request, story, "withdraw", reason)
