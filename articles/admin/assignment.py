"""Planned stories: what, who and by when; from the plan to the draft in one click."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import SimpleListFilter
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.models import Article, Assignment, Category, TrailEntry
from articles.models.assignment import plans_for_others
from articles.models.trail import name_of

from .dates import MomentField, day_of, day_typed
from .filters import SectionFilter
from .lists import DeskAdmin
from .scripts import module
from .status import plan_word, written

DUE_BY = time(17)  # of the next day, unless another is given
TOLD = ["idea", "section", "assignee", "due", "place", "length", "needs_photo", "note", "state"]
TOLD += ["article"]


class ColleagueField(forms.ModelChoiceField):
    """Somebody of the desk, by their name."""

    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


class PlanFilter(SimpleListFilter):
    """Where a planned story stands."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return [("waiting", _("To be done")), ("late", _("Late")), ("mine", _("My own"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "waiting":
                return queryset.waiting()
            case "late":
                return queryset.overdue()
            case "mine":
                return queryset.of(request.user).waiting()
        return queryset


@admin.register(Assignment)
class AssignmentAdmin(DeskAdmin):
    list_display = ["idea", "standing", "section", "who", "due_at"]
    list_filter = [PlanFilter, SectionFilter]
    list_select_related = ["section__parent", "assignee", "article"]
    sortable_by = ["due_at"]
    ordering = ["-due", "-id"]
    search_fields = ["search_folded"]
    autocomplete_fields = ["article"]
    fieldsets = [
        (None, {"fields": ["idea", "section", "assignee", "due"]}),
        (_("Wanted"), {"fields": ["place", "length", "needs_photo", "note"]}),
        (_("Where it stands"), {"fields": ["state", "article"]}),
    ]

    class Media:
        js = (module("choices"),)

    # ── who may do what ──────────────────────────────────────────────────────────────────────

    def get_queryset(self, request: HttpRequest) -> Any:
        return Assignment.objects.open_to(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and plans_for_others(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Assignment | None = None) -> bool:
        if obj is None:
            return super().has_change_permission(request) and plans_for_others(request.user)
        return obj.is_planned_by(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Assignment | None = None) -> bool:
        may = super().has_delete_permission(request, obj)
        return may and (obj is None or obj.is_planned_by(request.user))

    def may_begin(self, request: HttpRequest, plan: Assignment | None) -> bool:
        """Say whether somebody may write its story; who plans may write any."""
        if plan is None or not request.user.has_perm("articles.add_article"):
            return False
        if self.has_change_permission(request, plan):
            return plan.is_waiting and not plan.article_id
        return plan.may_be_written_by(request.user)

    def _get_obj_does_not_exist_redirect(self, *args: Any) -> HttpResponse:
        raise Http404  # a colleague's plan answers as one that never was

    # ── the list and the form ────────────────────────────────────────────────────────────────

    @admin.display(description=_("state"))
    def standing(self, plan: Assignment) -> SafeString:
        return plan_word(plan)

    @admin.display(description=_("who"), empty_value="–")
    def who(self, plan: Assignment) -> str:
        return name_of(plan.assignee)

    @admin.display(description=_("due"), ordering="due")
    def due_at(self, plan: Assignment) -> str:
        return written(plan.due)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "due":
            return db_field.formfield(form_class=MomentField)
        if db_field.name == "assignee":
            colleagues = User.objects.filter(is_staff=True, is_active=True)
            by_name = colleagues.order_by("first_name", "last_name", "username")
            return db_field.formfield(form_class=ColleagueField, queryset=by_name)
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "section":
            field.widget = field.widget.widget  # sections are made elsewhere
            field.queryset = Category.objects.as_tree().open_to(request.user)
        elif db_field.name == "article":
            widget = field.widget
            widget.can_add_related = widget.can_delete_related = False
        return field

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Begin with the day and section that the calendar gives."""
        day = day_of(request.GET.get("due")) or timezone.localdate() + timedelta(days=1)
        due = timezone.make_aware(datetime.combine(day, DUE_BY))
        return super().get_changeform_initial_data(request) | {"due": due}

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        plan = self.get_object(request, object_id) if request.method == "GET" else None
        own = {"may_begin": self.may_begin(request, plan), "story": self.story_of(request, plan)}
        return super().change_view(request, object_id, form_url, own | (extra_context or {}))

    def story_of(self, request: HttpRequest, plan: Assignment | None) -> Article | None:
        """Give its story to whoever may open that."""
        if plan is None or plan.article_id is None:
            return None
        return Article.objects.open_to(request.user).filter(pk=plan.article_id).first()

    def save_model(self, request: HttpRequest, obj: Assignment, form: Any, change: bool) -> None:
        before = in_words(Assignment.objects.filter(pk=obj.pk).first())
        if not change:
            obj.made_by = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)
        told = zip(before, in_words(obj), strict=True)
        changes = [[label, old, new] for (label, old), (_label, new) in told if old != new]
        TrailEntry.note(request.user, "replanned" if change else "planned", obj, changes=changes)

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Told with the save, in the words of a plan."""

    log_change = log_addition

    # ── what is done with one click ──────────────────────────────────────────────────────────

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/begin/", wrap(self.begin), name="articles_assignment_begin"),
            path("<int:pk>/take/", wrap(self.take), name="articles_assignment_take"),
            path("<int:pk>/move/", wrap(self.move), name="articles_assignment_move"),
            *super().get_urls(),
        ]

    @method_decorator(require_POST)
    def begin(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make the draft of a planned story and open it."""
        with transaction.atomic():
            plan = self.held(request, pk)
            story = self.story_of(request, plan)
            if story is None:
                if not self.may_begin(request, plan):
                    raise PermissionDenied
                story = plan.begin(request.user)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[story.pk]))

    @method_decorator(require_POST)
    def take(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Let a reporter have what is nobody's."""
        with transaction.atomic():
            plan = self.held(request, pk)
            if plan.assignee_id not in {None, request.user.pk} or not plan.is_waiting:
                raise PermissionDenied
            plan.take(request.user)
            TrailEntry.note(request.user, "taken", plan)
        self.message_user(request, gettext("“%s” is yours now.") % plan, messages.SUCCESS)
        return self.back(request)

    @method_decorator(require_POST)
    def move(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make a planned story due on another day; no date of a story moves with it."""
        day = day_typed(request.POST.get("day"))
        with transaction.atomic():
            plan = self.held(request, pk)
            if not self.has_change_permission(request, plan):
                raise PermissionDenied
            if day is None:
                return HttpResponse(gettext("Give a day."), status=400)
            before = written(plan.due)
            plan.move_to(day)
            change = [gettext("due"), before, written(plan.due)]
            TrailEntry.note(request.user, "replanned", plan, changes=[change])
        told = gettext("“%(idea)s” is due %(moment)s now.")
        told %= {"idea": plan, "moment": written(plan.due)}
        self.message_user(request, told, messages.SUCCESS)
        return self.back(request)

    def held(self, request: HttpRequest, pk: int) -> Assignment:
        """Fetch a plan for writing; what is not theirs to see does not exist."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        plan = self.get_queryset(request).select_for_update().filter(pk=pk).first()
        if plan is None:
            raise Http404
        return plan

    def back(self, request: HttpRequest) -> HttpResponse:
        """Return to the page of the desk that the button stood on."""
        target = request.POST.get("next", "")
        if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
            target = reverse("admin:index")
        return HttpResponseRedirect(target)


def in_words(plan: Assignment | None) -> list[tuple[str, str]]:
    """Write what a plan says, each field with its label; of none, empty texts."""
    fields: list[Any] = [Assignment._meta.get_field(name) for name in TOLD]
    return [(str(field.verbose_name), word(plan, field.name) if plan else "") for field in fields]


def word(plan: Assignment, name: str) -> str:
    """Write a value of a plan as the trail keeps it."""
    value = plan.get_state_display() if name == "state" else getattr(plan, name)
    match value:
        case None | False:
            return ""
        case True:
            return gettext("Yes")
        case datetime():
            return written(value)
        case User():
            return name_of(value)
    return str(value)
