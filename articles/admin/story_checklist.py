"""What the checklist says beside a story's form, and where it lets no story out."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles import checklist, markup
from articles.checklist import Days, Finding, outside_links
from articles.models import Article, Checklist, Image, TrailEntry

from .dates import moment_in
from .drafts import LARGEST, StoryDrafts

TEXTS = ("headline", "lead", "body", "lead_alt")
MOMENTS = ("published_at", "embargo_until", "expires_at")
NUMBER = 19  # digits that no key reaches


def look_at(
    texts: Mapping[str, str], lead_image: Any, *, has_section: bool, days: Days
) -> list[Finding]:
    """Look at a story as it stands in a form or in the database; `lead_image` is a key."""
    story = checklist.read(
        texts,
        has_section=has_section,
        lead_image=Image.objects.filter(pk=lead_image).first() if lead_image else None,
        images=Image.objects.in_bulk(markup.image_ids(markup.clean(texts.get("body", "")))),
        days=days,
    )
    levels = Checklist.objects.levels()
    return checklist.check(checklist.with_lost_links(story), levels)


def findings_of(article: Article) -> list[Finding]:
    """Look at a story as it stands in the database."""
    texts = {name: getattr(article, name) for name in TEXTS}
    days = days_of({name: getattr(article, name) for name in MOMENTS})
    return look_at(texts, article.lead_image_id, has_section=bool(article.section_id), days=days)


def days_of(moments: Mapping[str, datetime | None]) -> Days:
    """Tell on which days readers see a story of these MOMENTS; from today on, if not later."""
    begins = [moments[name] for name in ("published_at", "embargo_until")]
    first = max([timezone.now(), *filter(None, begins)])
    end = moments["expires_at"]
    last = timezone.localdate(end - timedelta(microseconds=1)) if end else None
    return Days(timezone.localdate(first), last)


def in_its_way(findings: list[Finding], reason: str) -> list[Finding]:
    """Keep what holds a story back from readers; a reason gets past some."""
    excused = [] if reason.strip() else checklist.needing_reason(findings)
    return [*checklist.blocking(findings), *excused]


def refusal(findings: list[Finding]) -> ValidationError:
    """Say why a story is not out, point by point."""
    told = [gettext("Not published yet; nothing you typed is lost. Mend this, or give a reason:")]
    if checklist.blocking(findings):
        told = [gettext("Not published yet; nothing you typed is lost. Mend this first:")]
    points = [f"{finding.text} {quoted(finding.passage)}".strip() for finding in findings]
    return ValidationError([*told, *points])


def quoted(passage: str) -> str:
    return f"({passage})" if passage else ""


def let_out(request: HttpRequest, article: Article) -> None:
    """Let a story out to readers as it stands; a reason gets past some rules and is noted.

    Raises ValidationError with what holds it back.
    """
    findings, reason = findings_of(article), request.POST.get("override_reason", "")[:1000]
    held = in_its_way(findings, reason)
    if held:
        raise refusal(held)
    note_override(request, article, checklist.needing_reason(findings), reason)


def note_override(
    request: HttpRequest, article: Article, findings: list[Finding], reason: str
) -> None:
    """Write down what somebody got past, and why."""
    if findings:
        changes = [[checklist.RULES[f.rule].label, f.text, f.passage] for f in findings]
        TrailEntry.note(request.user, "override", article, changes=changes, reason=reason)


class CheckedForm(forms.ModelForm):
    """A story's form that knows what the checklist says of its text, and may be held back."""

    override_reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=1000,
        help_text=_("Why it goes out in spite of that; it is written down with your name."),
        widget=forms.Textarea(attrs={"rows": 2, "data-grows": True}),
    )
    goes_out = False  # whether readers may see what is sent now; the desk says so

    def now_in(self, name: str) -> Any:
        """Give what stands in a field, or in the story where the form does not show it."""
        value = self[name].value() if name in self.fields else getattr(self.instance, name, "")
        return getattr(value, "pk", value)

    @cached_property
    def findings(self) -> list[Finding]:
        texts = {name: str(self.now_in(name) or "") for name in TEXTS}
        section = self.now_in("section") if "section" in self.fields else self.instance.section_id
        image = self.now_in("lead_image") if self.instance.pk or "lead_image" in self.fields else ""
        days = days_of({name: self.moment_now_in(name) for name in MOMENTS})
        return look_at(texts, key_of(image), has_section=bool(section), days=days)

    def moment_now_in(self, name: str) -> datetime | None:
        """Give what stands in a moment's fields, or in the story where they say nothing."""
        cleaned = getattr(self, "cleaned_data", {})
        return cleaned.get(name, getattr(self.instance, name))

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if not self.goes_out or self.errors:
            return
        held = in_its_way(self.findings, self.cleaned_data.get("override_reason", ""))
        if held:
            self.add_error(None, refusal(held))


def key_of(value: Any) -> int | None:
    text = str(value or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < NUMBER else None


class StoryChecklist(StoryDrafts):
    """Shows the checklist beside the form and keeps it at every way out to readers."""

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        findings, links = wrap(self.findings_now), wrap(self.outside_links_now)
        own = [
            path("checklist/", findings, name="articles_checklist"),
            path("<int:pk>/checklist/", findings, name="articles_checklist"),
            path("links/", links, name="articles_links"),
            path("<int:pk>/links/", links, name="articles_links"),
        ]
        return [*own, *super().get_urls()]

    def get_form(self, request: HttpRequest, obj: Any = None, *args: Any, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, *args, **kwargs)
        form.goes_out = request.method == "POST" and self.goes_out(request, obj)
        return form

    def goes_out(self, request: HttpRequest, obj: Article | None) -> bool:
        """Say whether readers will see what is sent: it is published now, or waits for its hour."""
        if hasattr(request, "replayed"):
            return False
        if obj is None:
            return "_publish" in request.POST
        verb = self.verb(request, obj)  # type: ignore[attr-defined]
        return verb == "publish" or (not verb and obj.is_scheduled)

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        if form.goes_out:  # type: ignore[attr-defined]
            excused = checklist.needing_reason(form.findings)  # type: ignore[attr-defined]
            reason = form.cleaned_data.get("override_reason", "")
            note_override(request, form.instance, excused, reason)

    # ── while it is written ──────────────────────────────────────────────────────────────────

    @method_decorator(require_POST)
    def findings_now(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Say what the checklist finds in the text that was sent; nothing of it is kept."""
        story = self.written_story(request, pk)
        if is_too_long(request):
            return HttpResponse(status=413)
        sent: Any = request.POST
        texts = {name: sent.get(name, "") for name in TEXTS}
        image = key_of(sent.get("lead_image") or (None if "lead_image" in sent else lead_of(story)))
        has_section = bool(sent.get("section"))
        days = days_of({name: moment_sent(request, story, name) for name in MOMENTS})
        context = {"findings": look_at(texts, image, has_section=has_section, days=days)}
        return render(request, "admin/articles/article/_findings.html", context)

    @method_decorator(require_POST)
    def outside_links_now(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Ask the links to other sites whether they answer; publishing never waits for that."""
        self.written_story(request, pk)
        if is_too_long(request):
            return HttpResponse(status=413)
        links = checklist.links_in(request.POST.get("body", ""))
        context: dict[str, Any] = {}
        try:
            answers = outside_links.ask(links)
            context = {"asked": answers, "troubled": list(outside_links.in_trouble(answers))}
        except outside_links.BusyError:
            context = {"busy": True}
        page = "admin/articles/article/_link_answers.html"
        return render(request, page, context, status=429 if context.get("busy") else 200)


def lead_of(story: Article | None) -> int | None:
    return story.lead_image_id if story else None


def moment_sent(request: HttpRequest, story: Article | None, name: str) -> datetime | None:
    """Give a moment as it was sent; as it stands in the story where its field was not there."""
    if f"{name}_0" in request.POST:
        return moment_in(request.POST, name)
    return getattr(story, name) if story else None


def is_too_long(request: HttpRequest) -> bool:
    return int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST
