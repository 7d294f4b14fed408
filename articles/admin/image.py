from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import Textarea
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.models import Article, Draft, Image
from articles.models.editing import edits_everywhere
from articles.models.saved_search import may_share

from .image_form import ImageForm
from .image_framing import framing_of
from .image_list import ImageList
from .image_many import ManyImages
from .image_removal import ImageRemoval
from .image_scripts import LibraryForScripts
from .image_upload import ImageUploads, first_of_many
from .image_uses import uses_of
from .lists import DeskChangeList
from .saved_searches import SavedSearches

FRAMING = "picture-framing"  # the fields that stand beside the picture


@admin.register(Image)
class ImageAdmin(SavedSearches, LibraryForScripts, ManyImages, ImageRemoval, ImageUploads):
    """The picture library: a grid to search, and a page for each picture."""

    form = ImageForm
    list_per_page = 48
    sortable_by: ClassVar[list[str]] = []
    search_fields = ["search_folded"]
    search_help_text = _("Words of caption, description or credit, with or without marks.")
    actions_selection_counter = False  # its script counts rows of a table

    # ── who may change what ──────────────────────────────────────────────────────────────────

    def has_change_permission(self, request: HttpRequest, obj: Image | None = None) -> bool:
        """What readers see is changed by who may change the page that shows it."""
        if not super().has_change_permission(request, obj):
            return False
        if obj is None:
            return True
        user: Any = request.user
        if not user.has_perm("articles.change_author") and obj.portrait_of.exists():
            return False
        if not user.has_perm("articles.change_event") and obj.events.exists():
            return False
        return edits_everywhere(user) or self.edits_pages_of(request, obj)

    def edits_pages_of(self, request: HttpRequest, image: Image) -> bool:
        """Say whether all public stories that show a picture are somebody's; a page asks often."""
        known: dict[int, bool] = request.__dict__.setdefault("edits_pages_of", {})
        if image.pk not in known:
            seen = Article.objects.showing(image).published()
            known[image.pk] = not seen.exclude(pk__in=seen.edited_by(request.user)).exists()
        return known[image.pk]

    def uses(self, thing: Image, request: HttpRequest) -> list[QuerySet[Any]]:
        stories = Article.objects.showing(thing).last_saved_first()
        return [stories, thing.portrait_of.all(), thing.events.all()]

    def get_deleted_objects(self, objs: Iterable[Image], request: HttpRequest) -> Any:
        """Keep what somebody has put into a text and not saved yet: it could not be saved then."""
        images = list(objs)
        texts = Draft.objects.showing(*images).count()
        if not texts:
            return super().get_deleted_objects(images, request)
        said = ngettext(
            "%d text that is being written and not saved yet",
            "%d texts that are being written and not saved yet",
            texts,
        )
        return [], {}, set(), [said % texts]

    # ── the library ──────────────────────────────────────────────────────────────────────────

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[DeskChangeList]:
        return ImageList

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        own = {"may_share": may_share(request.user)}
        return super().changelist_view(request, own | (extra_context or {}))

    def save_model(self, request: HttpRequest, obj: Image, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        form.save_crops()
        if obj.moved:
            messages.warning(request, first_of_many())

    # ── a picture ────────────────────────────────────────────────────────────────────────────

    def get_fieldsets(self, request: HttpRequest, obj: Image | None = None) -> Any:
        words = ["caption", "credit", "alt"]
        rights = ["licence", "usage_terms", "rights_expire_on"]
        if obj is None:
            return [(None, {"fields": ["upload", *words]}), (_("Rights"), {"fields": rights})]
        origin = ["place", "taken_at", "copyright", "keywords", "digital_source"]
        framing = {"fields": [("focal_x", "focal_y")], "classes": [FRAMING]}
        sets = [(None, {"fields": words}), (_("Rights"), {"fields": rights})]
        sets.append((_("Origin"), {"fields": origin, "classes": ["collapse"]}))
        if self.has_change_permission(request, obj):
            sets.append((_("Replace the file"), {"fields": ["upload"]}))
        return [(_("Focal point"), framing), *sets]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in {"caption", "alt", "usage_terms"}:
            kwargs["widget"] = Textarea(attrs={"rows": 2, "data-grows": True})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> Any:
        image = kwargs.get("obj")
        if image:
            context["framing"] = framing_of(image, context["adminform"].form)
            context["uses"] = uses_of(image, request.user)
            context["may_change"] = self.has_change_permission(request, image)
            context["may_remove"] = self.has_removal_permission(request, image)
        return super().render_change_form(request, context, *args, **kwargs)
