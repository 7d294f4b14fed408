from collections.abc import Iterator
from datetime import timedelta
from itertools import chain, islice
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.icalendar import Date, calendar
from articles.models import Article, Assignment, CalendarLink
from articles.models.trail import name_of
from articles.preview import private
from articles.site import absolute

BEFORE, AFTER = timedelta(days=14), timedelta(days=90)
MOST = 500  # dates of each kind


@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Give the desk's calendar, as the owner of a link may see it, to their phone."""
    link = CalendarLink.objects.usable().at(token).first()
    if link is None or not link.owner.has_perm("articles.view_assignment"):
        return private(HttpResponse(status=404))  # revoked, forged or never made: not told
    dates = chain(planned(link.owner), going_out(link.owner))
    name = _("%s: the desk") % settings.SITE_NAME
    told = calendar(name, dates, timezone.now())
    return private(HttpResponse(told, content_type="text/calendar; charset=utf-8"))


def planned(owner: Any) -> Iterator[Date]:
    """Give when stories are due that are to be written."""
    today = timezone.localdate()
    plans = Assignment.objects.open_to(owner).standing().due_between(today - BEFORE, today + AFTER)
    for plan in islice(plans.for_calendar().soonest_first(), MOST):
        yield Date(
            uid(plan),
            plan.due,
            _("Due: %s") % plan.idea,
            ", ".join(filter(None, [plan.section.name, name_of(plan.assignee)])),
            absolute(plan.desk_address),
        )


def going_out(owner: Any) -> Iterator[Date]:
    """Give when stories appear by themselves.

    Calendars are kept by others and shown to others: what is under embargo has no headline there.
    """
    stories = Article.objects.open_to(owner).scheduled().select_related("section")
    for story in islice(stories.order_by("public_from"), MOST):
        is_held = story.embargo_until and story.embargo_until > timezone.now()
        told = _("a story under embargo") if is_held else story.headline
        yield Date(
            uid(story),
            story.public_from,
            _("Goes out: %s") % told,
            story.section.name,
            absolute(reverse("admin:articles_article_change", args=[story.pk])),
        )


def uid(thing: Any) -> str:
    return f"{thing._meta.model_name}-{thing.pk}@{settings.SITE_URL.partition('//')[2]}"
