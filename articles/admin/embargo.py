"""Lifting an embargo early: one asks and says why, another agrees or refuses."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Article, EmbargoLift

from .dates import MomentField
from .outlook import goes_out, held, outlook
from .story_access import StoryAccess
from .trash import WHOLE

MOST_EARLIER = 20  # requests that its page lists


class LiftForm(forms.Form):
    """What is asked for, and why."""

    until = MomentField(label=_("Embargo ends"), required=False, help_text=_("Empty: at once."))
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For whoever decides; it stays in the trail."),
    )


class StoryEmbargo(StoryAccess):
    """The page on which an embargo is lifted early, and what the form says of a story's time."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.embargo_view)
        address = "<path:object_id>/embargo/"
        return [path(address, view, name="articles_article_embargo"), *super().get_urls()]

    @admin.display(description=_("what is ahead"))
    def ahead(self, article: Article) -> SafeString:
        said = format_html_join("", "<p>{}</p>", ((line,) for line in outlook(article)))
        if not said:
            said = format_html("<p>{}</p>", gettext("Nothing happens by itself."))
        link: SafeString | str = ""
        if article.pk and article.is_embargoed:
            waits = EmbargoLift.objects.of(article).open().first()
            page = reverse("admin:articles_article_embargo", args=[article.pk])
            link = format_html('<p><a href="{}">{}</a></p>', page, self.link_text(waits))
        return format_html('<div class="story-ahead">{}{}</div>', said, link)

    def link_text(self, waits: EmbargoLift | None) -> str:
        if waits is None:
            return gettext("Ask to lift the embargo early")
        return gettext("%s asks to lift the embargo early") % waits.asker

    def embargo_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        story = self.get_object(request, unquote(object_id))
        if story is None or not self.has_view_or_change_permission(request, story):
            raise Http404
        form = LiftForm(request.POST if "_ask" in request.POST else None)
        if request.method == "POST":
            try:
                done = self.act(request, story, form)
            except ValidationError as error:
                self.message_user(request, " ".join(error.messages), messages.ERROR)
                return HttpResponseRedirect(request.path)
            if done:
                return HttpResponseRedirect(request.path)
        return self.embargo_page(request, story, form)

    def act(self, request: HttpRequest, story: Article, form: LiftForm) -> bool:
        """Do what the pressed button says; False where the form first has to be mended."""
        if "_ask" in request.POST:
            return self.ask(request, story, form)
        lift = self.meant_lift(request, story)
        if "_agree" in request.POST:
            if not self.may_agree(request, lift):
                raise PermissionDenied
            lift.agree(request.user)
            self.message_user(request, gettext("The embargo is lifted."), messages.SUCCESS)
        elif "_refuse" in request.POST:
            if not self.may_refuse(request, lift):
                raise PermissionDenied
            lift.refuse(request.user)
            self.message_user(request, gettext("Refused: the embargo holds."), messages.SUCCESS)
        return True

    def ask(self, request: HttpRequest, story: Article, form: LiftForm) -> bool:
        if not self.has_change_permission(request, story):
            raise PermissionDenied
        if not form.is_valid():
            return False
        asked = form.cleaned_data
        EmbargoLift.ask(story, request.user, asked["until"], asked["reason"])
        told = gettext("Asked. The embargo holds until a second person agrees.")
        self.message_user(request, told, messages.SUCCESS)
        return True

    def meant_lift(self, request: HttpRequest, story: Article) -> EmbargoLift:
        """Find the request that was shown; one that was overtaken is not meant by an old page."""
        chosen = request.POST.get("lift", "")
        if not WHOLE.fullmatch(chosen):
            raise Http404
        return get_object_or_404(EmbargoLift.objects.of(story), pk=int(chosen))

    def may_agree(self, request: HttpRequest, lift: EmbargoLift) -> bool:
        mine = lift.asked_by_id == request.user.pk
        return self.has_publish_permission(request, lift.article) and not mine

    def may_refuse(self, request: HttpRequest, lift: EmbargoLift) -> bool:
        """Say whether somebody may refuse it, or take back what they asked for themselves."""
        mine = lift.asked_by_id == request.user.pk
        return mine or self.has_publish_permission(request, lift.article)

    def embargo_page(self, request: HttpRequest, story: Article, form: LiftForm) -> HttpResponse:
        waits = EmbargoLift.objects.of(story).open().first()
        earlier = EmbargoLift.objects.of(story)
        if waits:
            earlier = earlier.exclude(pk=waits.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Embargo"),
            "subtitle": str(story),
            "opts": self.opts,
            "original": story,
            "media": self.media + form.media,
            "form": form,
            "may_ask": story.is_embargoed and self.has_change_permission(request, story),
            "holds": self.holds(story),
            "waits": waits,
            **(self.answers(request, waits) if waits else {}),
            "earlier": earlier[:MOST_EARLIER],
        }
        status = 200 if not form.errors else 422
        page = "admin/articles/article/embargo.html"
        return TemplateResponse(request, page, context, status=status)

    def answers(self, request: HttpRequest, waits: EmbargoLift) -> dict[str, Any]:
        """Tell what somebody can answer to a request, and what that does."""
        return {
            "is_mine": waits.asked_by_id == request.user.pk,
            "may_agree": self.may_agree(request, waits),
            "may_refuse": self.may_refuse(request, waits),
            "becomes": self.becomes(waits),
        }

    def holds(self, story: Article) -> str:
        if story.is_embargoed and story.embargo_until:
            return held(story.embargo_until)
        return gettext("No embargo holds this story.")

    def becomes(self, lift: EmbargoLift) -> str:
        """Say in a sentence what agreeing does."""
        story = lift.article
        if story.status != Article.Status.PUBLISHED:
            return gettext("The story is not published: readers see nothing of it yet.")
        tried = Article(published_at=story.published_at, embargo_until=lift.until)
        return goes_out(tried) or gettext("Readers see it at once.")
