"""What is written into a story's form is kept as it is written; only saving changes the story."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import markup, vietnamese
from articles.models import Article, Byline, Draft
from articles.models.draft import WrittenElsewhere, content_of, state_of
from articles.models.sent import as_sent, byline_rows

from .laying import lay_into, rows_differ
from .story_access import StoryAccess

LARGEST = 2**20  # bytes of a draft as it is sent; the longest story seen was 40 KB
SAVED_COOKIE = "desk_saved"  # the window whose text reached the story: it needs no local copy


@dataclass(frozen=True)
class Desk:
    """What the page of a story knows of drafts when it is opened.

    `shown` is the draft whose text stands in the form, `older` one that the story has overtaken.
    """

    key: uuid.UUID
    base: str
    mine: Draft | None
    shown: Draft | None
    others: list[Draft]

    @property
    def stand(self) -> str:
        return self.mine.saved_at.isoformat() if self.mine else ""

    @property
    def older(self) -> Draft | None:
        waits = self.mine and not self.shown and not self.mine.set_aside
        return self.mine if waits and self.mine and not self.mine.is_current else None


class StoryDrafts(StoryAccess):
    """Keeps what is written, lays it into the form again, and drops it once it is saved."""

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        own = [
            path("draft/token/", wrap(self.fresh_token), name="articles_draft_token"),
            path("draft/", wrap(self.keep_draft), name="articles_draft"),
            path("<int:pk>/draft/", wrap(self.keep_draft), name="articles_draft"),
            path("draft/discard/", wrap(self.set_draft_aside), name="articles_draft_discard"),
            path(
                "<int:pk>/draft/discard/", wrap(self.set_draft_aside), name="articles_draft_discard"
            ),
        ]
        return [*own, *super().get_urls()]

    # ── while it is written ──────────────────────────────────────────────────────────────────

    @method_decorator(require_POST)
    def keep_draft(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Keep a form as it was sent, in JSON's answer when; 409 where another window wrote."""
        article = self.written_story(request, pk)
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
            return JsonResponse({}, status=413)
        key, window, seen = (number(request, name) for name in ("key", "window", "seen"))
        if not key or not window:
            return JsonResponse({}, status=400)
        sent: Any = request.POST
        draft = Draft(
            key=key,
            user=account(request),
            article=article,
            window=window,
            base=sent.get("draft_base", "")[:64],
            content=content_of(sent),
        )
        try:
            Draft.objects.write(draft, seen=seen)
        except WrittenElsewhere:
            return JsonResponse(told(self.draft_of(request, article, key)), status=409)
        return JsonResponse(told(draft) | {"address": address(draft.article, draft)})

    @method_decorator(require_POST)
    def set_draft_aside(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Show the saved story again; the draft can be taken back until it is written anew."""
        article = self.written_story(request, pk)
        draft = self.draft_of(request, article, number(request, "key"))
        if draft:
            draft.set_aside = True
            draft.save(update_fields=["set_aside"])
            link = format_html('<a href="{}">{}</a>', draft.desk_address, _("Take it back"))
            text = format_html("{} {}", _("The draft is set aside."), link)
            self.message_user(request, text, messages.SUCCESS)
        if article is None:
            return HttpResponseRedirect(reverse("admin:index"))
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    def fresh_token(self, request: HttpRequest) -> HttpResponse:
        """Tell a page that was open for long who is signed in now, and the token to send."""
        return JsonResponse({"token": get_token(request), "user": request.user.pk})

    def written_story(self, request: HttpRequest, pk: int | None) -> Article | None:
        """Fetch the story that somebody writes, None for a new one; refuse what is not theirs."""
        article = get_object_or_404(self.get_queryset(request), pk=pk) if pk else None
        if article and not self.has_change_permission(request, article):
            raise PermissionDenied
        if not article and not self.has_add_permission(request):
            raise PermissionDenied
        return article

    def draft_of(
        self, request: HttpRequest, article: Article | None, key: uuid.UUID | None
    ) -> Draft | None:
        draft = Draft.objects.of(request.user, article, key).first()
        if draft:
            draft.article = article  # as it was fetched just now
        return draft

    # ── when the form is opened ──────────────────────────────────────────────────────────────

    def wanted(self, request: HttpRequest, article: Article | None) -> Draft | None:
        """Give the draft to lay into the form: the current one, or the one that was asked for."""
        if request.method != "GET" or not self.writes(request, article):
            return None
        asked = as_uuid(request.GET.get("draft", ""))
        draft = self.draft_of(request, article, asked)
        if draft and (draft.key == asked or (draft.is_current and not draft.set_aside)):
            return draft
        return None

    def writes(self, request: HttpRequest, article: Article | None) -> bool:
        if article is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, article)

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if inline.model is not Byline:
            return kwargs
        draft = self.wanted(request, obj if obj.pk else None)
        return kwargs | {"drafted": byline_rows(as_sent(draft.content)) if draft else []}

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        article = kwargs.get("obj")
        if self.writes(request, article):
            form = context["adminform"].form
            context["pace"] = markup.SYLLABLES_A_MINUTE
            context["desk_draft"] = desk = self.desk_draft(request, article, form)
            if "headline" in form.fields:
                form.fields["headline"].help_text = address(article, desk.shown)
        return super().render_change_form(request, context, *args, **kwargs)

    def desk_draft(self, request: HttpRequest, article: Article | None, form: Any) -> Desk:
        """Lay the draft into the form, and say what the page has to know of it."""
        draft = self.wanted(request, article)
        if draft:
            sent = as_sent(draft.content)
            differs = lay_into(form, sent) | rows_differ(byline_rows(sent), article)
            draft = draft if differs or article is None else None
        asked = number(request, "key") or as_uuid(request.GET.get("draft", ""))
        mine = draft or self.draft_of(request, article, asked)
        base = draft.base if draft else request.POST.get("draft_base", state_of(article))
        return Desk(
            key=mine.key if mine else asked or uuid.uuid4(),
            base=base,
            mine=mine,
            shown=draft,
            others=list(Draft.objects.of_others(request.user, article)) if article else [],
        )

    # ── when it is saved ─────────────────────────────────────────────────────────────────────

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        article = form.instance if change else None
        Draft.objects.of(request.user, article, number(request, "key")).delete()

    def response_add(self, request: HttpRequest, obj: Article, *args: Any) -> HttpResponse:
        return self.say_saved(request, super().response_add(request, obj, *args))

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return self.say_saved(request, super().response_change(request, obj))

    def say_saved(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Tell the browser whose text has reached the story, so that it drops its own copy."""
        window = number(request, "window")
        if window:
            response.set_cookie(
                SAVED_COOKIE,
                str(window),
                max_age=86_400,
                path=reverse("admin:index"),
                secure=settings.SESSION_COOKIE_SECURE,
                samesite="Lax",
            )
        return response


def account(request: HttpRequest) -> User:
    """Give who is signed in; the desk lets nobody else come this far."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def number(request: HttpRequest, name: str) -> uuid.UUID | None:
    """Read one of the form's `draft_` numbers."""
    return as_uuid(request.POST.get(f"draft_{name}", ""))


def as_uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def told(draft: Draft | None) -> dict[str, Any]:
    """Describe a draft to the page that writes it."""
    if draft is None:
        raise Http404
    return {
        "key": str(draft.key),
        "saved": localtime(draft.saved_at).strftime("%H:%M:%S"),
        "stand": draft.saved_at.isoformat(),
        "window": str(draft.window),
    }


def address(article: Article | None, draft: Draft | None) -> str:
    """Write where readers will find a story once it is saved as it stands in the form."""
    if article and article.status in {Article.Status.PUBLISHED, Article.Status.WITHDRAWN}:
        return f"{settings.SITE_URL}{article.get_absolute_url()}"
    headline = draft.first("headline") if draft else getattr(article, "headline", "")
    typed = draft.first("slug") if draft else getattr(article, "slug", "")
    made = article and typed == article.slug == vietnamese.slug(article.headline)
    if not headline and not typed:
        return ""
    slug = vietnamese.slug(headline if made or not typed else typed, max_length=160)
    path_ = reverse("article", args=[slug, article.pk if article else 0])
    return f"{settings.SITE_URL}{path_ if article else path_.replace('-0.html', '-….html')}"
