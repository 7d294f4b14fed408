from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .editing import edits_everywhere, sections_given
from .fields import DerivedMomentField, LineField
from .public_change import ListedMonthField, PublicChangeField
from .status import Status
from .trash import Trashable

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    from .note import Note

EXPIRES_UNPUBLISHED = _("It expires before it is published.")
EXPIRES_UNDER_EMBARGO = _("It expires before its embargo ends.")
EMBARGO_IS_LATER = Q(embargo_until__gt=F("published_at"))
EMBARGO_IS_NOT_LATER = Q(embargo_until=None) | Q(embargo_until__lte=F("published_at"))
# Whatever writes to the table, in bulk or by hand: a story is never public by its old dates.
MOMENTS_AGREE = [
    models.CheckConstraint(
        condition=(~Q(status="published") & Q(public_from=None))
        | Q(status="published", public_from__isnull=False)
        & (
            (EMBARGO_IS_LATER & Q(public_from=F("embargo_until")))
            | (EMBARGO_IS_NOT_LATER & Q(public_from=F("published_at")))
        ),
        name="article_is_public_from_its_dates_on",
    ),
    models.CheckConstraint(
        condition=Q(expires_at=None) | Q(published_at=None) | Q(expires_at__gt=F("published_at")),
        name="article_expires_after_publication",
        violation_error_message=EXPIRES_UNPUBLISHED,
    ),
    models.CheckConstraint(
        condition=Q(expires_at=None) | Q(embargo_until=None) | Q(expires_at__gt=F("embargo_until")),
        name="article_expires_after_its_embargo",
        violation_error_message=EXPIRES_UNDER_EMBARGO,
    ),
]


class Standing(Trashable):
    """Where a story stands between its writer and its readers, and since when."""

    Status = Status
    notes: Any  # of the editors on it
    revisions: Any
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
    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        help_text=_("No reader sees it before, whatever else is set."),
    )
    expires_at = models.DateTimeField(
        _("expires"),
        null=True,
        blank=True,
        help_text=_("From then on its address says that it is no longer available."),
    )
    # When readers may first open it; empty unless it is published.
    public_from = DerivedMomentField(by="public_moment")
    listed_at = DerivedMomentField(by="listing_moment")
    listed_month = ListedMonthField(null=True)
    public_changed_at = PublicChangeField(null=True)
    updated_at = models.DateTimeField(_("updated"), null=True, blank=True, editable=False)
    update_note = LineField(_("what is new"), max_length=300, blank=True, editable=False)
    # With a reason that its address tells; see Takedown.
    taken_down_at = models.DateTimeField(_("taken down"), null=True, editable=False)

    # Set while a second person's consent is carried out, or what is done is taken back again.
    lifting = False
    # The keys of stories whose terms are written down together, by whoever saves many at once.
    weighed_with: list[int] | None = None

    class Meta:
        abstract = True

    @property
    def appears_at(self) -> datetime | None:
        """Say when readers may first open it once it is published: never under its embargo."""
        if self.published_at is None:
            return None
        return max(self.published_at, self.embargo_until or self.published_at)

    @property
    def public_moment(self) -> datetime | None:
        """Say when readers may first open it as it stands; None where it is not published."""
        return self.appears_at if self.status == Status.PUBLISHED else None

    @property
    def has_appeared(self) -> bool:
        """Say whether it is published and its moment has come; it may have expired since."""
        return not is_ahead(self.public_moment)

    @property
    def is_public(self) -> bool:
        """Say whether every reader may open it now."""
        return self.has_appeared and not self.is_expired

    @property
    def is_scheduled(self) -> bool:
        """Say whether it becomes public by itself later."""
        return self.status == Status.PUBLISHED and not self.has_appeared

    @property
    def is_embargoed(self) -> bool:
        """Say whether an embargo holds it now, whatever its status."""
        return self.embargo_until is not None and is_ahead(self.embargo_until)

    @property
    def is_expired(self) -> bool:
        """Say whether readers could open it until its time was over."""
        passed = self.expires_at is not None and not is_ahead(self.expires_at)
        return self.status == Status.PUBLISHED and passed

    @property
    def was_seen(self) -> bool:
        """Say whether readers can open it, or could once."""
        seen = self.status in {Status.PUBLISHED, Status.WITHDRAWN}
        return seen and not is_ahead(self.appears_at)

    @property
    def was_handed_in(self) -> bool:
        """Say whether it ever was more than its writer's draft."""
        if self.status != Status.DRAFT or self.sent_back_at or self.posted_at:
            return True
        return self.revisions.exclude(content__status=Status.DRAFT.value).exists()

    @property
    def listing_moment(self) -> datetime | None:
        """Say when it takes its place in lists and feeds: not before its embargo ends.

        A publication at midnight has no hour given, so a story put on the site later that day
        takes that moment.
        """
        published, posted, moment = self.published_at, self.posted_at, self.appears_at
        if not published or not moment:
            return None
        if posted and not has_hour(published):
            same_day = timezone.localdate(published) == timezone.localdate(posted)
            return max(posted, moment) if same_day else moment
        return moment

    def check_expiry(self) -> None:
        """Raise ValidationError where it would expire before any reader could see it."""
        if self.expires_at is None:
            return
        if self.published_at and self.expires_at <= self.published_at:
            raise ValidationError(EXPIRES_UNPUBLISHED)
        if self.embargo_until and self.expires_at <= self.embargo_until:
            raise ValidationError(EXPIRES_UNDER_EMBARGO)

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

    def stand(self, status: str) -> None:
        self.status = status
        self.save(update_fields=["status", "sent_back_at"])

    def publish(self, at: datetime | None = None) -> None:
        """Let readers see it from `at` on; from now if it has no date yet.

        An embargo holds it until it ends. Raises ValidationError where it would have expired, and
        for what was taken down: that is put back, and by whom is asked.
        """
        if self.taken_down_at:
            raise ValidationError(gettext("This story was taken down. Put it back instead."))
        now = timezone.now()
        self.status = Status.PUBLISHED
        self.sent_back_at = None
        self.published_at = at or self.published_at or now
        appears_at = max(now, self.published_at, self.embargo_until or now)
        if self.expires_at and self.expires_at <= appears_at:
            raise ValidationError(_("It would have expired before any reader could see it."))
        # What is published for a later hour is put on the site at that hour.
        self.posted_at = self.posted_at or appears_at
        fields = ["status", "published_at", "posted_at", "sent_back_at"]
        self.save(update_fields=fields)

    def withdraw(self) -> None:
        """Take it off the site: its address then answers 410 and the text is kept.

        A story that no reader has seen yet is a draft again, or its address would tell of it.
        """
        self.status = Status.WITHDRAWN if self.has_appeared else Status.DRAFT
        self.save(update_fields=["status"])

    def lift_embargo(self, until: datetime | None) -> None:
        """End its embargo at `until`, or at once; EmbargoLift asks whether two people agree."""
        end, before = max(until or timezone.now(), timezone.now()), self.appears_at
        self.lifting, self.embargo_until = True, end
        if self.posted_at and self.posted_at == before:
            self.posted_at = self.appears_at  # it was to be put on the site at that hour
        self.save(update_fields=["embargo_until", "posted_at"])
        self.lifting = False

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


def is_ahead(moment: datetime | None) -> bool:
    """Say whether a moment is still to come; one that nobody knows is."""
    return moment is None or moment > timezone.now()
