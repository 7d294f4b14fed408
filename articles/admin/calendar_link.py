"""The address at which the calendar of somebody's phone reads the desk's."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from articles.models import CalendarLink, TrailEntry
from articles.site import absolute


@require_POST
def calendar_link(request: HttpRequest) -> HttpResponse:
    """Make somebody's own address, in place of the one that they had, or revoke it."""
    user = request.user
    if not user.has_perm("articles.view_assignment"):
        raise PermissionDenied
    with transaction.atomic():
        if "make" in request.POST:
            CalendarLink.make(user)
            TrailEntry.note(user, "calendar_link", user)  # type: ignore[arg-type]
        elif "revoke" in request.POST and CalendarLink.objects.filter(owner=user.pk).delete()[0]:
            TrailEntry.note(user, "calendar_link_revoked", user)  # type: ignore[arg-type]
    return HttpResponseRedirect(f"{reverse('admin:calendar')}#feed")


def address_of(request: HttpRequest) -> str:
    """Give the address that somebody has; "" if none."""
    link = CalendarLink.objects.filter(owner=request.user.pk).first()
    return absolute(link.get_absolute_url()) if link else ""
