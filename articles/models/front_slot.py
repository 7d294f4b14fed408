from datetime import datetime
from typing import Self

from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .arrangement import Arrangement, Pin
from .article import Article
from .category import Category
from .change import Change
from .fields import LineField
from .window import Windowed, WindowQuerySet


class FrontSlotQuerySet(WindowQuerySet["FrontSlot"]):
    def arrangement(self) -> Arrangement:
        """Give what the desk has pinned, as it can be changed and compared."""
        slots = self.order_by("zone", "section", "position", "-since", "-id")
        return Arrangement(tuple(slot.pin() for slot in slots))

    def replace(self, arrangement: Arrangement) -> None:
        """Put an arrangement in place of all there is; readers' pages hear of it once."""
        slots = [FrontSlot.of(pin, index) for _place, index, pin in arrangement.placed()]
        with transaction.atomic():
            Change.note(["front"])
            plain: models.QuerySet[FrontSlot] = models.QuerySet(self.model, using=self.db)
            plain.all().delete()
            plain.bulk_create(slots)

    def for_front(self) -> Self:
        """Fetch slots and stories, only of stories open to every reader, in the page's order.

        Each has `now`, the database's clock, by which its time has come or not.
        """
        return (
            self.not_over()
            # For each slot: as a list SQLite went through the whole archive, 77 ms for no slot.
            .filter(Exists(Article.objects.published().filter(pk=OuterRef("article"))))
            .select_related("article__section__parent", "article__lead_image")
            .defer("article__body")
            .annotate(now=Now())
            .order_by("position", "-since", "-id")
        )


class FrontSlot(Windowed):
    """A place on the front page that the desk gives to a story, for a while or until it says so."""

    class Zone(models.TextChoices):
        LEAD = "lead", _("Lead")
        SECOND = "second", _("Beside the lead")
        BAND = "band", _("Section band")

    zone = models.CharField(_("place"), max_length=6, choices=Zone.choices, default=Zone.LEAD)
    section = models.ForeignKey(
        Category,
        models.CASCADE,
        verbose_name=_("section"),
        related_name="front_slots",
        null=True,  # only a band is a section's
        blank=True,
        limit_choices_to={"parent": None},
        help_text=_("Whose band it is; for section bands alone."),
    )
    # How many stories stand above it: what comes by itself stands where no slot does.
    position = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Among the slots of one place, the lowest first.")
    )
    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name=_("article"), related_name="front_slots"
    )
    headline = LineField(
        _("headline here"),
        max_length=300,
        blank=True,
        help_text=_("Empty: the story’s own headline."),
    )
    unchanged_since = models.DateTimeField(
        _("unchanged since"), default=timezone.now, editable=False
    )

    now: datetime  # the database's clock, which `for_front` adds

    objects = FrontSlotQuerySet.as_manager()

    class Meta:
        verbose_name = _("front page slot")
        verbose_name_plural = _("front page")
        ordering = ["position", "-since", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(zone__in=["lead", "second", "band"]), name="front_slot_zone_is_known"
            ),
            models.CheckConstraint(
                condition=Q(zone="band", section__isnull=False)
                | (~Q(zone="band") & Q(section__isnull=True)),
                name="only_a_band_is_a_section_s",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                name="front_slot_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.headline or self.article.headline

    @classmethod
    def of(cls, pin: Pin, position: int) -> Self:
        """Make a slot of a pin, not saved yet.

        Leads have no order: of those whose time has come the one that came last leads.
        """
        return cls(
            zone=pin.zone,
            section_id=pin.section,
            position=0 if pin.zone == cls.Zone.LEAD else position,
            article_id=pin.article,
            headline=pin.headline,
            since=pin.since or timezone.now(),
            until=pin.until,
            unchanged_since=pin.unchanged_since or timezone.now(),
        )

    def pin(self) -> Pin:
        return Pin(
            key=str(self.pk),
            zone=self.zone,
            section=self.section_id,
            article=self.article_id,
            headline=self.headline,
            since=self.since,
            until=self.until,
            unchanged_since=self.unchanged_since,
            at=self.position,
        )

    def announced(self) -> set[str]:
        return {"front"}

    @property
    def has_begun(self) -> bool:
        """Say whether its time has come, as `for_front` fetched it."""
        return self.since <= self.now

    @property
    def place(self) -> tuple[str, int | None]:
        """Give its zone and, of a band, the section."""
        return self.zone, self.section_id

    def story(self) -> Article:
        """Give the story as the front page shows it: under this place's headline, if it has one."""
        if self.headline:
            self.article.headline = self.headline  # of this fetched copy, which nobody saves
        return self.article
