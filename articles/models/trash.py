from django.db import models
from django.db.models.deletion import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .change import Announced
from .status import Status

DAYS_IN_TRASH = 30


class Trashable(Announced):
    """Can be put away: nothing is lost of it for DAYS_IN_TRASH, then it is deleted for good."""

    trashed_at = models.DateTimeField(_("in the trash since"), null=True, editable=False)

    class Meta:
        abstract = True

    def trash(self) -> None:
        """Put it away; readers' addresses answer as they did."""
        self.refuse_to_go_while_published()
        self.trashed_at = timezone.now()
        self.save(update_fields=["trashed_at"])

    def take_back(self) -> None:
        """Take it out of the trash, as it was."""
        self.trashed_at = None
        self.save(update_fields=["trashed_at"])

    def refuse_to_go_while_published(self) -> None:
        if getattr(self, "status", "") == Status.PUBLISHED:
            raise ProtectedError(
                _("“%s” is published: withdraw it, and its address says so.") % self, {self}
            )
        if getattr(self, "taken_down_at", None):
            raise ProtectedError(_("“%s” was taken down: its text is kept.") % self, {self})
