"""What can be done to many stories at once: what each deed asks, whom it leaves alone, and why."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles import vietnamese
from articles.models import Article, Author, Byline, Tag
from articles.models.tag import split_tags, tag_key

from .article_form import SectionField
from .workflow import StoryWorkflow

AUTHORS_OFFERED = 300  # names to choose from; others are typed


class Deed(forms.Form):
    """One thing to do to many stories; its fields ask what is needed."""

    name: ClassVar[str] = ""
    label: ClassVar[Any] = ""
    kind: ClassVar[str] = "saved"  # of the version that it makes
    fields_undone: ClassVar[set[str]] = set()  # what an undo takes back; none: nothing is plain
    publishes: ClassVar[bool] = False

    def __init__(self, *args: Any, desk: StoryWorkflow, request: HttpRequest, **kw: Any) -> None:
        self.desk, self.request = desk, request
        super().__init__(*args, **kw)

    @property
    def asked(self) -> str:
        """Say in words what is asked."""
        raise NotImplementedError

    def why_not(self, story: Article) -> str:
        """Say why a story stays as it is; "" if it does not."""
        raise NotImplementedError

    def do(self, story: Article, reason: str) -> None:
        """Do it; `reason` is what the trail says beside it."""
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

    def do(self, story: Article, reason: str) -> None:
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

    def do(self, story: Article, reason: str) -> None:
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

    def do(self, story: Article, reason: str) -> None:
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

    def do(self, story: Article, reason: str) -> None:
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


def counted(count: int) -> str:
    return ngettext("%d story", "%d stories", count) % count
