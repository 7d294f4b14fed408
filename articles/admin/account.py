"""Accounts and roles of the desk: Django's own forms, told in the trail."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.contrib.auth.models import Group, User
from django.http import HttpRequest

from articles.models import TrailEntry

from .account_access import AccountAccess, RoleAccess
from .lists import DeskChangeList
from .traced import Traced

NEW_PASSWORD = "password"  # noqa: S105, the deed's name

admin.site.unregister([User, Group])


@admin.register(User)
class AccountAdmin(Traced, AccountAccess):
    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return DeskChangeList

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        if isinstance(form, AdminPasswordChangeForm):
            return NEW_PASSWORD
        return super().construct_change_message(request, form, formsets, add)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        if message == NEW_PASSWORD:
            return TrailEntry.note(request.user, "password", obj)
        return super().log_change(request, obj, message)


@admin.register(Group)
class RoleAdmin(Traced, RoleAccess):
    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return DeskChangeList
