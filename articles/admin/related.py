"""Tin liên quan at the desk: what will stand there and why, and an editor's own choice."""

import re
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.models import Article, RelatedPick, TrailEntry
from articles.related import suggestions

from .ordered import OrderedForm, OrderedFormSet, StoryInline

HIDE = "hide_related"  # what the boxes beside the suggestions send: keys of stories


class PickForm(OrderedForm):
    """A story to show or to hide: one that readers may open, or what stands there already."""

    class Meta:
        model = RelatedPick
        fields = ["other", "kind", "position"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "other" in self.fields:
            stories: Any = self.fields["other"]
            stories.queryset = Article.objects.published_or(self.instance.other_id)

    def clean_other(self) -> Article:
        other: Article = self.cleaned_data["other"]
        if other.pk == self.instance.article_id:
            raise ValidationError(_("A story cannot stand beside itself."))
        return other


class PickFormSet(OrderedFormSet):
    chosen = "other"


class PickInline(StoryInline):
    """The stories that an editor wants beside this one, or does not."""

    model = RelatedPick
    fk_name = "article"
    form = PickForm
    formset = PickFormSet
    fields = ["other", "kind", "position"]
    autocomplete_fields = ["other"]
    extra = 1

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name == "other":
            field.widget.can_add_related = False  # a story is not written on the way
        return field


class RelatedNews(admin.ModelAdmin):
    """The part of a story's form that tells what stands beside it."""

    @admin.display(description=_("beside this story"))
    def related_news(self, article: Article) -> SafeString:
        context = {
            "suggestions": suggestions(article),
            "goes_out": article.status == Article.Status.PUBLISHED,
            "hide": HIDE,
        }
        return render_to_string("admin/articles/_related.html", context)

    def save_related(self, request: HttpRequest, form: ModelForm, *args: Any) -> None:
        super().save_related(request, form, *args)
        hidden = hide(form.instance, request.POST.getlist(HIDE))
        if hidden:
            told = [[_("Related news"), "", f"{_('Do not show')}: {story}"] for story in hidden]
            TrailEntry.note(request.user, "saved", form.instance, changes=told)


def hide(article: Article, keys: list[str]) -> list[Article]:
    """Note that these stories are not to stand beside an article; return them."""
    wanted = [key for key in keys if re.fullmatch("[1-9][0-9]{0,17}", key)]
    stories = list(Article.objects.published().filter(pk__in=wanted).exclude(pk=article.pk))
    for story in stories:
        hidden = {"kind": RelatedPick.Kind.HIDDEN}
        RelatedPick.objects.update_or_create(article=article, other=story, defaults=hidden)
    return stories
