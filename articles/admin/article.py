from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.models import Article

from .article_form import ArticleForm
from .bulk import StoryBulkWork
from .byline import BylineInline
from .correction import CorrectionInline
from .embargo import StoryEmbargo
from .filters import MineFilter, PictureFilter, SectionFilter, StateFilter
from .lists import DeskAdmin
from .presence import StoryPresence
from .preview import StoryPreview
from .preview_links import StoryPreviewLinks
from .related import PickInline, RelatedNews
from .story_breaking import StoryBreaking
from .story_checklist import StoryChecklist
from .story_list import StoryColumns
from .story_outlook import StoryOutlook
from .story_plan import StoryPlan
from .story_trail import StoryTrail
from .takedown import StoryTakedown
from .trash import StoryTrash
from .versions import StoryVersions


@admin.register(Article)
class ArticleAdmin(
    StoryTrail,
    StoryBulkWork,
    StoryTakedown,
    StoryChecklist,
    StoryEmbargo,
    StoryOutlook,
    StoryPreview,
    StoryPreviewLinks,
    RelatedNews,
    StoryColumns,
    StoryPresence,
    StoryVersions,
    StoryBreaking,
    StoryPlan,
    StoryTrash,
    DeskAdmin,
):
    form = ArticleForm
    inlines = [BylineInline, PickInline, CorrectionInline]
    autocomplete_fields = ["lead_image", "event"]
    save_on_top = True

    list_display = [
        "thumbnail",
        "headline",
        "state",
        "section",
        "signed_by",
        "published",
        "views",
        "saved",
    ]
    list_display_links = ["headline"]
    list_filter = [StateFilter, SectionFilter, PictureFilter, MineFilter]
    list_select_related = ["section__parent", "lead_image"]
    sortable_by = ["published", "saved"]
    ordering = ["-modified_at", "-id"]
    date_hierarchy = "published_at"
    search_fields = ["headline"]
    search_help_text = _("Words of headline, lead or body, with or without marks.")
