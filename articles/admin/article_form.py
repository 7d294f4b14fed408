from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles import vietnamese
from articles.models import Article, Category
from articles.models.snapshot import take
from articles.models.tag import tag_key

from .change_kind import ASKED, ChangeForm
from .filters import in_tree
from .moments import MomentsForm
from .scripts import module
from .story_checklist import CheckedForm
from .tagging import TagNames


class SectionField(forms.ModelChoiceField):
    """The sections as a tree."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs | {"queryset": Category.objects.as_tree()})

    def label_from_instance(self, obj: Any) -> str:
        return in_tree(obj)


def begun_from(article: Article) -> dict[str, Any]:
    """Say what a form that is opened now begins from."""
    return {"version": take(article).digest} if article.pk else {"once": uuid4()}


class ArticleForm(MomentsForm, ChangeForm, CheckedForm):
    tags = TagNames(
        label=_("Tags"), required=False, help_text=_("A comma or Enter ends a new name.")
    )
    # What this form began from: the version it shows, or that it was empty and sent but once.
    version = forms.CharField(required=False, widget=forms.HiddenInput)
    once = forms.UUIDField(required=False, widget=forms.HiddenInput)
    verb = ""  # what its button did to the story; "": it was only saved
    change_made = ""  # what the change of a live story was

    class Media:
        names = [
            "choices",
            "story",
            "lead",
            "presence",
            "counters",
            "autosave",
            "preview",
            "workflow",
        ]
        names += ["checklist"]
        js = tuple(map(module, names))

    class Meta:
        model = Article
        fields: ClassVar[list[str]] = []
        field_classes: ClassVar = {"section": SectionField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.was_public = self.instance.is_public
        if self.was_public:
            self.ask_about_change()
        else:  # what readers have not seen is simply written anew
            self.fields = {n: field for n, field in self.fields.items() if n not in ASKED}
        self.made_slug = self.instance.slug == vietnamese.slug(self.instance.headline)
        if not self.is_bound:  # first: what changes while the rest is read is then refused
            self.initial.update(begun_from(self.instance))
        self.tags_before = self.noted_tags()
        self.initial["tags"] = self.tags_before

    def noted_tags(self) -> list[str]:
        """List the story's tags in the order in which they were given."""
        if not self.instance.pk:
            return []
        noted = self.instance.tagged.order_by("id")
        return list(noted.values_list("tag__name", flat=True))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        published = self.instance.status == Article.Status.PUBLISHED
        if published and "published_at" in self.fields and not cleaned.get("published_at"):
            self.add_error("published_at", _("A published story has a date."))
        self.follow_headline(cleaned)
        return cleaned

    def follow_headline(self, cleaned: dict[str, Any]) -> None:
        """Make the address anew from a changed headline, as long as nobody can know the old one."""
        untouched = self.made_slug and "slug" not in self.changed_data
        if "slug" in self.fields and untouched and "headline" in self.changed_data:
            cleaned["slug"] = ""

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        if slug and slug != vietnamese.slug(slug, max_length=160):
            raise ValidationError(_("Small letters a to z, digits and hyphens only."))
        return slug

    def _save_m2m(self) -> None:
        super()._save_m2m()  # type: ignore[misc]
        names = self.cleaned_data.get("tags")
        kept = [tag_key(name) for name in self.noted_tags()]
        if names is not None and [tag_key(name) for name in names] != kept:
            self.instance.tags.set(names, clear=True)  # the order has changed
