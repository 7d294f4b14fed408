from datetime import datetime
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, When
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from .article import Article
from .category import Category
from .fields import LineField
from .window import Windowed, WindowQuerySet


class FrontSlotQuerySet(WindowQuerySet["FrontSlot"]):
    def in_page_order(self) -> Self:
        """Order as places follow each other on the page."""
        zones = [When(zone=zone, then=number) for number, zone in enumerate(FrontSlot.Zone)]
        place = Case(*zones, output_field=models.PositiveSmallIntegerField())
        return self.order_by(place, "section__position", "section", "position", "-since", "-id")

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

    def clean(self) -> None:
        if self.zone == self.Zone.BAND and not self.section_id:
            raise ValidationError({"section": _("Say whose band it is.")})
        if self.zone != self.Zone.BAND and self.section_id:
            raise ValidationError({"section": _("Only a section band is a section’s.")})
        super().clean()

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
