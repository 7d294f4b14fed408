"""Who signs in at the desk, who tries to, and who sets a new password: told in the trail."""

from datetime import timedelta
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import TrailEntry
from articles.models.trail import in_the_papers_language

TOLD_AGAIN_AFTER = timedelta(minutes=15)  # a guessing machine may not fill the trail


class TracedSite(AdminSite):
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        answer = super().login(request, extra_context)
        if request.method == "POST":
            if answer.status_code == 302:
                TrailEntry.note(request.user, "signed_in", account(request))
            else:
                note_failure(request.POST.get("username", ""))
        return answer

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        with transaction.atomic():
            answer = super().password_change(request, extra_context)
            if request.method == "POST" and answer.status_code == 302:
                TrailEntry.note(request.user, "password", account(request))
        return answer


def account(request: HttpRequest) -> User:
    """Give the row of who is signed in, which the request only stands for."""
    return User.objects.get(username=request.user.get_username())


def note_failure(name: str) -> None:
    """Tell that somebody failed to sign in, once in a while for each name.

    Only an account's name is written down: what else was typed may be a password.
    """
    with in_the_papers_language():
        known = User.objects.filter(username=name).first()
        subject: Any = known or _("an unknown name")
    told = TrailEntry.objects.filter(deed="sign_in_failed", subject=str(subject))
    if not told.filter(at__gt=timezone.now() - TOLD_AGAIN_AFTER).exists():
        TrailEntry.note(None, "sign_in_failed", subject)
