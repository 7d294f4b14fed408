from typing import ClassVar

from django.contrib import admin

from articles.models import BreakingBar

from .window import WindowAdmin


@admin.register(BreakingBar)
class BreakingBarAdmin(WindowAdmin):
    list_display = ["text", "state", "article"]
    sortable_by: ClassVar[list[str]] = []
    fields = ["text", "article", "since", "until"]
