from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .editing import edits_everywhere, sections_given
from .fields import LineField, ListedAtField
from .public_change import ListedMonthField, PublicChangeField
from .status import Status
from .trash import Trashable

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    from .note import Note


class Standing(Trashable):
    """Where a story stands between its writer and its readers, and since when."""

    Status = Status
    notes: Any  # of the editors on it
    section_id: int

    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.DRAFT
    )
    posted_at = models.DateTimeField(
        _("posted"), null=True, blank=True, help_text=_("When it was put on the site.")
    )
    published_at = models.DateTimeField(
        _("published"),
        null=True,
        blank=True,
        help_text=_("When it counts as published. In the future: readers see it from then on."),
    )
    sent_back_at = models.DateTimeField(_("sent back"), null=True, blank=True, editable=False)
    listed_at = ListedAtField(null=True)
    listed_month = ListedMonthField(null=True)
    public_changed_at = PublicChangeField(null=True)
    updated_at = models.DateTimeField(_("updated"), null=True, blank=True, editable=False)
    update_note = LineField(_("what is new"), max_length=300, blank=True, editable=False)
    # With a reason that its address tells; see Takedown.
    taken_down_at = models.DateTimeField(_("taken down"), null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_public(self) -> bool:
        """Say whether every reader may open it now."""
        return (
            self.status == Status.PUBLISHED
            and self.published_at is not None
            and self.published_at <= timezone.now()
        )

    @property
    def is_scheduled(self) -> bool:
        """Say whether it becomes public by itself later."""
        return self.status == Status.PUBLISHED and not self.is_public

    @property
    def was_seen(self) -> bool:
        """Say whether readers can open it, or could once."""
        seen = self.status in {Status.PUBLISHED, Status.WITHDRAWN}
        return seen and self.published_at is not None and self.published_at <= timezone.now()

    @property
    def listing_moment(self) -> datetime | None:
        """Say when it takes its place in lists and feeds.

        A publication at midnight has no hour given, so a story put on the site later that day
        takes that moment.
        """
        published, posted = self.published_at, self.posted_at
        if published and posted and not has_hour(published):
            same_day = timezone.localdate(published) == timezone.localdate(posted)
            return posted if same_day else published
        return published

    def is_edited_by(self, user: "User | AnonymousUser") -> bool:
        """Say whether somebody edits and publishes it, whoever wrote it."""
        return edits_everywhere(user) or self.section_id in sections_given(user)

    def submit(self) -> None:
        """Hand it to the editors."""
        self.sent_back_at = None
        self.stand(Status.IN_REVIEW)

    @transaction.atomic
    def send_back(self, by: "User | AnonymousUser", text: str, quote: str = "") -> "Note":
        """Hand it back to its writer with a note that stands on it until it is resolved."""
        self.sent_back_at = timezone.now()
        self.stand(Status.DRAFT)
        return self.notes.write(self, by, text, quote=quote, sent_back=True)

    def approve(self) -> None:
        """Say that it is ready; readers see nothing of it before it is published."""
        self.sent_back_at = None
        self.stand(Status.APPROVED)

    def stand(self, status: Status) -> None:
        self.status = status
        self.save(update_fields=["status", "sent_back_at"])

    def publish(self, at: datetime | None = None) -> None:
        """Let readers see it from `at` on; from now if it has no date yet.

        Raises ValidationError for what was taken down: that is put back, and by whom is asked.
        """
        if self.taken_down_at:
            raise ValidationError(gettext("This story was taken down. Put it back instead."))
        now = timezone.now()
        self.status = Status.PUBLISHED
        self.sent_back_at = None
        self.published_at = at or self.published_at or now
        # What is published for a later hour is put on the site at that hour.
        self.posted_at = self.posted_at or max(now, self.published_at)
        fields = ["status", "published_at", "posted_at", "sent_back_at"]
        self.save(update_fields=fields)

    def withdraw(self) -> None:
        """Take it off the site: its address then answers 410 and the text is kept.

        A story that no reader has seen yet is a draft again, or its address would tell of it.
        """
        self.status = Status.WITHDRAWN if self.is_public else Status.DRAFT
        self.save(update_fields=["status"])

    def put_back(self) -> None:
        """Let readers see what was taken down again, at its old address and with its old dates."""
        self.taken_down_at = None
        self.status = Status.PUBLISHED
        self.save(update_fields=["status", "taken_down_at"])

    def mark_updated(self, note: str = "") -> None:
        """Tell readers that a public story has changed, and in a line what is new."""
        self.updated_at, self.update_note = timezone.now(), note
        self.save(update_fields=["updated_at", "update_note"])


def has_hour(moment: datetime) -> bool:
    """Say whether an hour was given; midnight of the site's zone means that none was."""
    return timezone.localtime(moment).time() != time.min
