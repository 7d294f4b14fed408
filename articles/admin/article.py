from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import QuerySet
from django.forms import ModelForm, Textarea
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from js_asset import Media

from articles import markup
from articles.models import Article, ArticleQuerySet
from articles.models.fields import CanonicalText

from .article_form import ArticleForm
from .body import BodyWidget, CanonicalCharField
from .byline import BylineInline
from .correction import CorrectionInline
from .dates import MomentField
from .filters import MineFilter, PictureFilter, SectionFilter, StateFilter
from .lists import DeskAdmin, DeskChangeList, link_to
from .status import status_word, written
from .verbs import verbs

MOST_AT_ONCE = 200  # stories that one action publishes or withdraws


class StoryList(DeskChangeList):
    """The list of stories, fetched with what its rows show."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        stories: Any = super().get_queryset(request, exclude_parameters)
        return stories.for_desk()


@admin.register(Article)
class ArticleAdmin(DeskAdmin):
    form = ArticleForm
    inlines = [BylineInline, CorrectionInline]
    autocomplete_fields = ["lead_image", "event"]
    save_on_top = True

    list_display = [
        "thumbnail",
        "headline",
        "state",
        "section",
        "signed_by",
        "published",
        "views",
        "saved",
    ]
    list_display_links = ["headline"]
    list_filter = [StateFilter, SectionFilter, PictureFilter, MineFilter]
    list_select_related = ["section__parent", "lead_image"]
    sortable_by = ["published", "saved"]
    ordering = ["-modified_at", "-id"]
    date_hierarchy = "published_at"
    search_fields = ["search_folded"]
    search_help_text = _("Words of headline or lead, with or without marks.")
    actions = ["publish_selected", "withdraw_selected"]

    # ── what somebody may see and change ─────────────────────────────────────────────────────

    def get_queryset(self, request: HttpRequest) -> ArticleQuerySet:
        stories: Any = super().get_queryset(request)
        return stories.open_to(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return super().has_view_permission(request, obj) and self.is_open(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        if not super().has_change_permission(request, obj) or not self.is_open(request, obj):
            return False
        if obj is None or request.user.has_perm("articles.change_any_article"):
            return True
        return obj.status in {Article.Status.DRAFT, Article.Status.IN_REVIEW}

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return super().has_delete_permission(request, obj) and self.is_open(request, obj)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.publish_article")

    def is_open(self, request: HttpRequest, obj: Article | None) -> bool:
        """Say whether a story is theirs, or they may open any."""
        return (
            obj is None
            or obj.created_by_id == request.user.pk
            or request.user.has_perm("articles.change_any_article")
        )

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        raise Http404  # a colleague's draft answers as a story that never was

    # ── the list ─────────────────────────────────────────────────────────────────────────────

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return StoryList

    @admin.display(description=_("picture"), empty_value=" ")
    def thumbnail(self, article: Article) -> SafeString | str:
        if article.lead_image is None:
            return ""
        return format_html(
            '<img class="thumbnail" src="{}" alt="" width="72" height="48" loading="lazy">',
            article.lead_image.thumbnail_url,
        )

    @admin.display(description=_("status"))
    def state(self, article: Article) -> SafeString:
        return status_word(article)

    @admin.display(description=_("bylines"))
    def signed_by(self, article: Article) -> str:
        return ", ".join(byline.author.name for byline in article.bylines.all())

    @admin.display(description=_("published"), ordering="published_at")
    def published(self, article: Article) -> str:
        return written(article.published_at)

    @admin.display(description=_("views"))
    def views(self, article: Any) -> str:
        return "–" if article.views is None else number_format(article.views, force_grouping=True)

    @admin.display(description=_("last saved"), ordering="modified_at")
    def saved(self, article: Article) -> str:
        return written(article.modified_at)

    @admin.action(description=_("Publish"), permissions=["publish"])
    def publish_selected(self, request: HttpRequest, queryset: ArticleQuerySet) -> None:
        waiting = [story for story in queryset if story.status != Article.Status.PUBLISHED]
        done = self.each(request, waiting, "publish", gettext("Published."))
        text = ngettext("%d story published.", "%d stories published.", done)
        self.message_user(request, text % done, messages.SUCCESS if done else messages.WARNING)

    @admin.action(description=_("Withdraw"), permissions=["publish"])
    def withdraw_selected(self, request: HttpRequest, queryset: ArticleQuerySet) -> None:
        live = [story for story in queryset if story.status == Article.Status.PUBLISHED]
        done = self.each(request, live, "withdraw", gettext("Withdrawn."))
        text = ngettext("%d story withdrawn.", "%d stories withdrawn.", done)
        self.message_user(request, text % done, messages.SUCCESS if done else messages.WARNING)

    def each(self, request: HttpRequest, stories: list[Article], verb: str, note: str) -> int:
        """Do one verb of the model to each story that may be changed; say to how many."""
        mine = [story for story in stories if self.has_change_permission(request, story)]
        with transaction.atomic():
            for story in mine[:MOST_AT_ONCE]:
                getattr(story, verb)()
                self.log_change(request, story, note)
        return len(mine[:MOST_AT_ONCE])

    # ── the form ─────────────────────────────────────────────────────────────────────────────

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        may_publish = self.has_publish_permission(request)
        dates = ["published_at", "posted_at"] if may_publish else []
        body = "body" if self.may_write(request, obj) else "text"
        return [
            (None, {"fields": ["headline", "lead", body], "classes": ["story-text"]}),
            (_("Publication"), {"fields": ["state", *dates]}),
            (_("Section and tags"), {"fields": ["section", "tags", "event"]}),
            (_("Lead image"), {"fields": ["lead_image", "lead_caption"]}),
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
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> Any:
        fixed = ["state"] if self.may_write(request, obj) else ["state", "text"]
        was_live = obj and obj.status in {Article.Status.PUBLISHED, Article.Status.WITHDRAWN}
        return [*fixed, "slug"] if was_live else fixed

    def may_write(self, request: HttpRequest, obj: Article | None) -> bool:
        if obj is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, obj)

    @admin.display(description=_("body"))
    def text(self, article: Article) -> SafeString:
        return mark_safe(f'<div class="story-read">{markup.clean(article.body)}</div>')

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "body":
            source = request.user.has_perm("articles.change_any_article")
            kwargs["widget"] = BodyWidget(source=source)
        elif db_field.name in {"headline", "lead", "lead_caption"}:
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
        may_publish = self.has_publish_permission(request)
        context |= {
            "verbs": verbs(obj, may_publish=may_publish) if self.may_write(request, obj) else [],
            # The import map is a script in the page and needs the policy's nonce.
            "media": Media.from_media(context["media"], nonce=getattr(request, "csp_nonce", "")),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def get_view_on_site_url(self, obj: Article | None = None) -> str | None:
        return obj.get_absolute_url() if obj and obj.is_public else None

    # ── saving ───────────────────────────────────────────────────────────────────────────────

    def save_model(self, request: HttpRequest, obj: Article, form: ModelForm, change: bool) -> None:
        wanted = {"_publish", "_withdraw", "_submit"} & request.POST.keys()
        if {"_publish", "_withdraw"} & wanted and not self.has_publish_permission(request):
            raise PermissionDenied
        if not change:
            obj.created_by = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)
        if "_publish" in wanted and obj.status != Article.Status.PUBLISHED:
            obj.publish()
        elif "_withdraw" in wanted and obj.status == Article.Status.PUBLISHED:
            obj.withdraw()
        elif "_submit" in wanted and obj.status == Article.Status.DRAFT:
            obj.submit()
        elif form.changes_what_is_shown and obj.is_public:  # type: ignore[attr-defined]
            obj.mark_updated()

    def response_add(
        self, request: HttpRequest, obj: Article, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self.say_what_happened(request, obj)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return self.say_what_happened(request, obj)

    def say_what_happened(self, request: HttpRequest, obj: Article) -> HttpResponse:
        """Come back to the story with one sentence on where it stands now."""
        if obj.is_scheduled:
            text: Any = gettext("Saved. Readers see it from %s on.") % written(obj.published_at)
        elif obj.is_public:
            link = format_html('<a href="{}">{}</a>', obj.get_absolute_url(), gettext("On site"))
            text = format_html("{} {}", gettext("Saved. Readers see it now."), link)
        elif "_submit" in request.POST:
            text = gettext("Submitted. The editors see it now.")
        elif "_withdraw" in request.POST:
            text = gettext("Withdrawn. Readers see that it is gone; “Publish again” undoes it.")
        else:
            text = gettext("Saved.")
        self.message_user(request, text, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[obj.pk]))

    # ── deleting ─────────────────────────────────────────────────────────────────────────────

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        stories = list(objs)
        live = [s for s in stories if s.status == Article.Status.PUBLISHED]
        if live:
            return [], {}, set(), [link_to(story) for story in live]
        return super().get_deleted_objects(stories, request)
