from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.models import Article

from .article_form import ArticleForm
from .byline import BylineInline
from .drafts import StoryDrafts
from .filters import MineFilter, PictureFilter, SectionFilter, StateFilter
from .lists import DeskAdmin
from .story_list import StoryColumns
from .story_page import StoryPage
from .story_saving import StorySaving


@admin.register(Article)
class ArticleAdmin(StoryDrafts, StoryColumns, StoryPage, StorySaving, DeskAdmin):
    form = ArticleForm
    inlines = [BylineInline]
    autocomplete_fields = ["lead_image"]
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
    search_fields = ["search_folded"]
    search_help_text = _("Words of headline or lead, with or without marks.")
    actions = ["publish_selected", "withdraw_selected"]
