from typing import Any

from django.contrib import admin
from django.db import models
from django.forms import Textarea
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from js_asset import Media

from articles import markup
from articles.models import Article
from articles.models.fields import CanonicalText

from .body import BodyWidget, CanonicalCharField
from .dates import MomentField
from .story_access import StoryAccess
from .verbs import verbs

UPLOAD: Any = reverse_lazy("admin:articles_image_upload")


class StoryPage(StoryAccess):
    """The page on which a story is written: its fields, how they look, and its buttons."""

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        may_publish = self.may_publish(request, obj)
        dates = ["embargo_until"]
        if may_publish:
            dates = ["published_at", "posted_at", "embargo_until", "expires_at"]
        body = "body" if self.may_write(request, obj) else "text"
        return [
            (None, {"fields": ["headline", "lead", body], "classes": ["story-text"]}),
            (_("Publication"), {"fields": ["state", "ahead", *dates, "says_its_age"]}),
            (_("Section and tags"), {"fields": ["section", "tags", "event"]}),
            (_("Lead image"), {"fields": ["lead_image", "lead_caption", "lead_alt"]}),
            (
                _("Agency and source"),
                {"fields": ["agency", "source_name", "source_address"], "classes": ["collapse"]},
            ),
            (
                _("Address"),
                {
                    "fields": ["slug", *(["old_address"] if may_publish else [])],
                    "classes": ["collapse"],
                },
            ),
            *([(_("Related news"), {"fields": ["related_news"]})] if obj else []),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> Any:
        shown = ["state", "ahead", "related_news"]
        fixed = shown if self.may_write(request, obj) else [*shown, "text"]
        was_live = obj and obj.status in {Article.Status.PUBLISHED, Article.Status.WITHDRAWN}
        return [*fixed, "slug"] if was_live else fixed

    def get_form(
        self, request: HttpRequest, obj: Article | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        if "section" in form.base_fields:
            form.base_fields["section"].queryset = self.sections_open(request, obj)
        return form

    def may_write(self, request: HttpRequest, obj: Article | None) -> bool:
        if obj is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, obj)

    @admin.display(description=_("body"))
    def text(self, article: Article) -> SafeString:
        return mark_safe(f'<div class="story-read">{markup.clean(article.body)}</div>')

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "body":
            source = request.user.has_perm("articles.publish_article")
            uploads = request.user.has_perm("articles.add_image")
            kwargs["widget"] = BodyWidget(source=source, upload=UPLOAD if uploads else None)
        elif db_field.name in {"headline", "lead", "lead_caption", "lead_alt"}:
            rows = 3 if db_field.name == "lead" else 1
            attrs = {
                "rows": rows,
                "data-grows": True,
                "placeholder": capfirst(db_field.verbose_name),
            }
            kwargs["widget"] = Textarea(attrs=attrs)
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        if isinstance(db_field, models.DateTimeField):
            return db_field.formfield(form_class=MomentField)
        if isinstance(db_field, CanonicalText) and "widget" in kwargs:
            return db_field.formfield(
                form_class=CanonicalCharField, canonical=db_field.canonical, **kwargs
            )
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "section":
            field.widget = field.widget.widget  # sections are made elsewhere
        elif db_field.name in {"lead_image", "event"}:
            field.widget.can_delete_related = field.widget.can_view_related = False
        return field

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        obj = kwargs.get("obj")
        writes, may_publish = self.may_write(request, obj), self.may_publish(request, obj)
        # The scripts of writing need the editor of the text; whoever only reads has none.
        media = context["media"] if writes else self.media
        context |= {
            "verbs": verbs(obj, may_publish=may_publish) if writes else [],
            # The import map is a script in the page and needs the policy's nonce.
            "media": Media.from_media(media, nonce=getattr(request, "csp_nonce", "")),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def get_view_on_site_url(self, obj: Article | None = None) -> str | None:
        return obj.get_absolute_url() if obj and obj.is_public else None
