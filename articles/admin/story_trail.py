from typing import Any

from django.http import HttpRequest

from articles.models import TrailEntry
from articles.models.snapshot import PARTS
from articles.models.trail import in_the_papers_language

from .traced import Traced, rows


class StoryTrail(Traced):
    """Tells of a story's form what its versions do not tell: what stands around the story."""

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        around = [f for f in formsets or [] if f.fk.remote_field.related_name not in PARTS]
        with in_the_papers_language():
            return [row for formset in around for row in rows(formset)]

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        self.log_change(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        if message:
            TrailEntry.note(request.user, "saved", obj, changes=message)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        return []  # a move to the trash is kept as a version, which tells it
