from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.forms import CheckboxSelectMultiple, ModelForm, ModelMultipleChoiceField
from django.http import HttpRequest
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Category
from articles.models.trail import name_of

from .lists import DeskAdmin


class EditorsField(ModelMultipleChoiceField):
    """Accounts by the names that colleagues know."""

    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


class InList(ModelForm):
    """A section's row in the list, whose fields say of which section they are."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = f"{field.label}: {self.instance}"


@admin.register(Category)
class CategoryAdmin(DeskAdmin):
    list_display = ["in_tree", "stories", "position", "in_menu"]
    list_display_links = ["in_tree"]
    list_editable = ["position", "in_menu"]
    sortable_by: ClassVar[list[str]] = []
    fields = ["name", "parent", "position", "in_menu", "description", "editors", "slug"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Category]:
        counts = (
            Article.objects.filter(section=OuterRef("pk"))
            .order_by()
            .values("section")
            .annotate(total=Count("pk"))
        )
        tree: Any = Category.objects.as_tree()
        return tree.annotate(stories=Subquery(counts.values("total")))

    def get_changelist_form(self, request: HttpRequest, **kwargs: Any) -> Any:
        return super().get_changelist_form(request, **{"form": InList, **kwargs})

    def get_ordering(self, request: HttpRequest) -> Any:
        return Category.objects.as_tree().query.order_by

    @admin.display(description=_("section"))
    def in_tree(self, section: Category) -> SafeString:
        depth = "section-part" if section.parent_id else "section-top"
        return format_html('<span class="{}">{}</span>', depth, section.name)

    @admin.display(description=_("stories"))
    def stories(self, section: Any) -> str:
        return number_format(section.stories or 0, force_grouping=True)

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field and db_field.name == "parent":
            field.empty_label = _("– a top section –")
        return field

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Offer as editors whoever the paper lets publish."""
        everybody = User.objects.filter(is_active=True)
        may = User.objects.with_perm("articles.publish_article", include_superusers=False)
        kwargs["queryset"] = everybody.filter(pk__in=may).order_by("last_name", "first_name", "pk")
        kwargs["widget"] = CheckboxSelectMultiple
        kwargs["form_class"] = EditorsField
        return db_field.formfield(**kwargs)

    def uses(self, thing: Category, request: HttpRequest) -> list[QuerySet[Any]]:
        return [
            thing.children.all(),
            thing.articles.last_saved_first(),
            thing.assignments.soonest_first(),
        ]
