from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models import FrontSlot

from .window import WindowAdmin


@admin.register(FrontSlot)
class FrontSlotAdmin(WindowAdmin):
    list_display = ["story", "where", "position", "state"]
    list_editable = ["position"]
    list_select_related = ["article", "section"]
    sortable_by: ClassVar[list[str]] = []
    fields = ["zone", "section", "position", "article", "headline", "since", "until"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[FrontSlot]:
        slots: Any = super().get_queryset(request)
        return slots.in_page_order()

    def get_ordering(self, request: HttpRequest) -> Any:
        return FrontSlot.objects.in_page_order().query.order_by

    @admin.display(description=_("story"))
    def story(self, slot: FrontSlot) -> str:
        return str(slot)

    @admin.display(description=_("place"))
    def where(self, slot: FrontSlot) -> str:
        place = slot.get_zone_display()
        return f"{place}: {slot.section}" if slot.section else place
