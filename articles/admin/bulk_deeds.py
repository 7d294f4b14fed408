"""What can be done to many stories at once: what each deed asks, whom it leaves alone, and why."""

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles import vietnamese
from articles.models import Article, Author, Byline, Tag
from articles.models.tag import split_tags, tag_key

from .article_form import SectionField
from .dates import MomentField
from .status import written
from .story_access import StoryAccess

AUTHORS_OFFERED = 300  # names to choose from; others are typed
UNITS = {"minutes": _("minutes"), "hours": _("hours"), "days": _("days")}
LONGEST_SHIFT = timedelta(days=366)
Status = Article.Status


class Deed(forms.Form):
    """One thing to do to many stories; its fields ask what is needed."""

    name: ClassVar[str] = ""
    label: ClassVar[Any] = ""
    kind: ClassVar[str] = "saved"  # of the version that it makes
    fields_undone: ClassVar[set[str]] = set()  # what an undo takes back; none: nothing is plain
    publishes: ClassVar[bool] = False

    def __init__(self, *args: Any, desk: StoryAccess, request: HttpRequest, **kw: Any) -> None:
        self.desk, self.request = desk, request
        super().__init__(*args, **kw)

    @property
    def asked(self) -> str:
        """Say in words what is asked."""
        raise NotImplementedError

    def why_not(self, story: Article) -> str:
        """Say why a story stays as it is; "" if it does not."""
        raise NotImplementedError

    def do(self, story: Article) -> None:
        raise NotImplementedError


class Move(Deed):
    name, label = "move", _("Move to a section")
    fields_undone = {"section"}
    section = SectionField(label=_("Section"))

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        sections: Any = self.fields["section"]
        sections.queryset = self.desk.sections_open(self.request)

    @property
    def asked(self) -> str:
        return gettext("Move to %s") % self.cleaned_data["section"]

    def why_not(self, story: Article) -> str:
        if story.section_id == self.cleaned_data["section"].pk:
            return gettext("It stands in this section already.")
        user = self.request.user
        if self.desk.has_publish_permission(self.request) and not story.is_edited_by(user):
            return gettext("It stands in a section that is not given to you.")
        return ""

    def do(self, story: Article) -> None:
        story.section = self.cleaned_data["section"]
        story.save(update_fields=["section"])


class Tagging(Deed):
    """Tags by their names, two spellings being one."""

    fields_undone = {"tags"}
    tags = forms.CharField(
        label=_("Tags"), max_length=500, help_text=_("Several are parted by commas.")
    )

    def clean_tags(self) -> list[str]:
        names = list(
            {tag_key(name): name for name in split_tags(self.cleaned_data["tags"])}.values()
        )
        longest = Tag._meta.get_field("name").max_length or 0
        if not names or any(len(name) > longest for name in names):
            raise ValidationError(gettext("Give names of tags."))
        return names

    @property
    def told(self) -> str:
        return ", ".join(f"“{name}”" for name in self.cleaned_data["tags"])

    def keys(self) -> set[str]:
        return {tag_key(name) for name in self.cleaned_data["tags"]}


class AddTag(Tagging):
    name, label = "tag", _("Add tags")

    def clean_tags(self) -> list[str]:
        names = super().clean_tags()
        known = set(Tag.objects.filter(key__in=map(tag_key, names)).values_list("key", flat=True))
        new = [name for name in names if tag_key(name) not in known]
        if new and not self.request.user.has_perm("articles.add_tag"):
            raise ValidationError(gettext("There is no such tag: %s.") % ", ".join(new))
        return names

    @property
    def asked(self) -> str:
        return gettext("Add the tags %s") % self.told

    def why_not(self, story: Article) -> str:
        lacking = self.keys() - {tag.key for tag in story.tags.all()}
        return "" if lacking else gettext("It has these tags already.")

    def do(self, story: Article) -> None:
        story.tags.add(*self.cleaned_data["tags"])


class RemoveTag(Tagging):
    name, label = "untag", _("Take tags off")

    @property
    def asked(self) -> str:
        return gettext("Take off the tags %s") % self.told

    def found(self, story: Article) -> list[str]:
        return [tag.name for tag in story.tags.all() if tag.key in self.keys()]

    def why_not(self, story: Article) -> str:
        return "" if self.found(story) else gettext("It has none of these tags.")

    def do(self, story: Article) -> None:
        story.tags.remove(*self.found(story))


class AuthorName(forms.CharField):
    """An author by the pen name, as it is written under stories."""

    def clean(self, value: Any) -> Author | None:
        name = vietnamese.one_line(vietnamese.canonical(super().clean(value)))
        if not name:
            return None
        found = list(Author.objects.filter(name__iexact=name)[:2])
        if len(found) != 1:
            many = gettext("Several authors are called “%s”; use the story's own form.")
            raise ValidationError((many if found else gettext("No author is called “%s”.")) % name)
        return found[0]


class ChangeByline(Deed):
    name, label = "byline", _("Change the byline")
    fields_undone = {"bylines"}
    author = AuthorName(
        label=_("Author"), widget=forms.TextInput(attrs={"list": "authors", "autocomplete": "off"})
    )
    replaces = AuthorName(
        label=_("In place of"),
        required=False,
        help_text=_("Empty: signs as well."),
        widget=forms.TextInput(attrs={"list": "authors", "autocomplete": "off"}),
    )

    def choices(self) -> list[str]:
        """Offer names to choose from."""
        return list(Author.objects.values_list("name", flat=True)[:AUTHORS_OFFERED])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("author") and cleaned.get("author") == cleaned.get("replaces"):
            raise ValidationError(gettext("Both are the same author."))
        return cleaned

    @property
    def asked(self) -> str:
        author, old = self.cleaned_data["author"], self.cleaned_data["replaces"]
        if old:
            return gettext("%(author)s signs in place of %(old)s") % {"author": author, "old": old}
        return gettext("%s signs as well") % author

    def why_not(self, story: Article) -> str:
        author, old = self.cleaned_data["author"], self.cleaned_data["replaces"]
        signers = {byline.author_id for byline in story.bylines.all()}
        if old and old.pk not in signers:
            return gettext("%s did not sign it.") % old
        if not old and author.pk in signers:
            return gettext("%s signed it already.") % author
        return ""

    def do(self, story: Article) -> None:
        author, old = self.cleaned_data["author"], self.cleaned_data["replaces"]
        if not old:
            last = story.bylines.aggregate(last=Max("position"))["last"] or 0
            Byline.objects.create(article=story, author=author, position=last + 1)
            return
        for byline in story.bylines.filter(author=old):
            if story.bylines.filter(author=author, role=byline.role).exists():
                byline.delete()
            else:
                byline.author = author
                byline.save()


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
        return reason

    def do(self, story: Article) -> None:
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
        return reason

    def do(self, story: Article) -> None:
        story.publish()


class Withdraw(Deed):
    name, label, kind, publishes = "withdraw", _("Withdraw"), "withdraw", True

    @property
    def asked(self) -> str:
        return gettext("Withdraw")

    def why_not(self, story: Article) -> str:
        return "" if story.status == Status.PUBLISHED else gettext("It is not published.")

    def do(self, story: Article) -> None:
        story.withdraw()


DEEDS: dict[str, type[Deed]] = {
    deed.name: deed
    for deed in (Move, AddTag, RemoveTag, ChangeByline, Reschedule, Publish, Withdraw)
}


def counted(count: int) -> str:
    return ngettext("%d story", "%d stories", count) % count
