"""Who may do what with accounts: nobody gives, takes over or closes more than they hold."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import AnonymousUser, Group, Permission, User
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from articles.models import Category

from .filters import in_tree


class SectionsField(forms.ModelMultipleChoiceField):
    """The sections as a tree, several at once."""

    def label_from_instance(self, obj: Any) -> str:
        return in_tree(obj)


RIGHTS = {
    "add": pgettext_lazy("a right", "add"),
    "change": pgettext_lazy("a right", "change"),
    "delete": pgettext_lazy("a right", "delete"),
    "view": pgettext_lazy("a right", "look at"),
}


class RightsField(forms.ModelMultipleChoiceField):
    """Rights in the language of whoever gives them: the tables hold English ones."""

    def label_from_instance(self, obj: Any) -> str:
        verb, _joint, about = obj.codename.partition("_")
        usual = about == obj.content_type.model and verb in RIGHTS
        return f"{capfirst(obj.content_type.name)}: {RIGHTS[verb] if usual else gettext(obj.name)}"


class AccountForm(UserChangeForm):
    """An account with the sections given to it, and without its password."""

    password = None  # type: ignore[assignment]  # which leaves it out
    sections = SectionsField(
        queryset=None,
        label=_("Sections"),
        required=False,
        help_text=_("Where an editor edits and publishes; a section comes with its parts."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sections: Any = self.fields["sections"]
        sections.queryset = Category.objects.as_tree()
        self.initial["sections"] = list(self.instance.sections.values_list("pk", flat=True))

    def _save_m2m(self) -> None:
        super()._save_m2m()  # type: ignore[misc]
        self.instance.sections.set(self.cleaned_data["sections"])


def rights(user: User | AnonymousUser) -> QuerySet[Permission]:
    """Ask for what an account may do, open or closed."""
    return Permission.objects.filter(Q(group__user=user.pk) | Q(user=user.pk))


def holds_all_of(user: User | AnonymousUser, other: User) -> bool:
    """Say whether somebody may do whatever another account may."""
    if user.is_superuser:
        return True
    beyond = rights(other).exclude(pk__in=rights(user).values("pk"))
    return not other.is_superuser and not beyond.exists()


class AccountAccess(UserAdmin):
    """Accounts, looked after by administrators who are no superusers."""

    form = AccountForm
    list_display = ["username", "last_name", "first_name", "roles", "is_active"]
    list_filter = ["is_active", "groups"]
    readonly_fields = ["new_password", "last_login", "date_joined"]
    add_fieldsets = [
        (None, {"fields": ["username", "last_name", "first_name", "email", "groups"]}),
        (_("Password"), {"fields": ["usable_password", "password1", "password2"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        may = super().has_change_permission(request, obj)
        return may and (obj is None or holds_all_of(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        may = super().has_delete_permission(request, obj)
        return may and (obj is None or (obj != request.user and holds_all_of(request.user, obj)))

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        if obj is None:
            return self.add_fieldsets
        own = ["is_staff", "is_superuser", "user_permissions"] if request.user.is_superuser else []
        return [
            (None, {"fields": ["username", "new_password"]}),
            (_("Name"), {"fields": ["last_name", "first_name", "email"]}),
            (_("What they may do"), {"fields": ["is_active", "groups", "sections", *own]}),
            (_("Dates"), {"fields": ["last_login", "date_joined"]}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        shown = super().get_readonly_fields(request, obj)
        # Nobody makes more of themselves, nor locks themselves out.
        mine = obj is not None and obj == request.user and not request.user.is_superuser
        return [*shown, "groups", "is_active"] if mine else shown

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            kwargs["widget"] = forms.CheckboxSelectMultiple
            if not request.user.is_superuser:
                beyond = Permission.objects.exclude(pk__in=rights(request.user).values("pk"))
                kwargs["queryset"] = Group.objects.exclude(permissions__in=beyond)
            return db_field.formfield(**kwargs)
        kwargs |= {"form_class": RightsField, "widget": forms.CheckboxSelectMultiple}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        obj.is_staff = obj.is_staff or not change  # every account is somebody's at the desk
        super().save_model(request, obj, form, change)

    @admin.display(description=_("roles"))
    def roles(self, user: User) -> str:
        return ", ".join(group.name for group in user.groups.all())

    @admin.display(description=_("password"))
    def new_password(self, user: User) -> SafeString:
        """Lead to where a new one is set; nothing of the old one is shown."""
        address = reverse("admin:auth_user_password_change", args=[user.pk])
        return format_html('<a href="{}">{}</a>', address, gettext("Set a new password"))


class RoleAccess(GroupAdmin):
    """Roles: read by administrators, made by superusers, for each role may give any right."""

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        kwargs |= {"form_class": RightsField, "widget": forms.CheckboxSelectMultiple}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and request.user.is_superuser

    def has_change_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return super().has_change_permission(request, obj) and request.user.is_superuser

    def has_delete_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return super().has_delete_permission(request, obj) and request.user.is_superuser
