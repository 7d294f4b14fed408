from datetime import timedelta
from typing import Any, Self

from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import vietnamese

from .change import Announced
from .digital_source import DigitalSource
from .fields import DerivedField, LineField, ProseField
from .image_library import LibraryQuerySet
from .left_file import LeftFile

# Widths in pixels in which a picture is kept beside its full size.
WIDTHS = (320, 640, 960, 1280)
# Of the 64 bits of two fingerprints; beyond, pictures are different ones.
MOST_BITS_APART = 10
MOST_ALIKE = 100
SOON = 7  # days before its last one, in which the desk speaks of the end of a picture's rights


def rendition_name(name: str, width: int) -> str:
    """Name a rendition of a stored file: `2026/11/k3v….jpg` -> `2026/11/k3v…-640.webp`."""
    return f"{name.rsplit('.', 1)[0]}-{width}.webp"


def rendition_widths(full: int) -> list[int]:
    """List the widths in pixels that a picture `full` pixels wide is also kept in."""
    return [width for width in WIDTHS if width < full]


def bits_apart(one: int, other: int) -> int:
    """Count the bits in which two fingerprints differ, of 64."""
    return ((one ^ other) & (2**64 - 1)).bit_count()


class ImageQuerySet(LibraryQuerySet):
    def matching(self, words: str) -> Self:
        """Keep the images whose caption, alt or credit holds all words, marks or none."""
        asked = vietnamese.fold(words).split()
        return self.filter(*(Q(search_folded__contains=word) for word in asked))

    def like(self, checksum: str, perceptual_hash: int | None) -> Self:
        """Keep the same file and pictures that look like it.

        Looks through the fingerprints of the whole library: neither database counts bits by index.
        """
        near = []
        if perceptual_hash is not None:
            known = self.exclude(perceptual_hash=None).order_by()
            near = [
                pk
                for pk, other in known.values_list("pk", "perceptual_hash").iterator()
                if bits_apart(perceptual_hash, other) <= MOST_BITS_APART
            ]
        return self.filter(Q(checksum=checksum) | Q(pk__in=near[:MOST_ALIKE]))


class Image(Announced):
    """A photograph or drawing in the paper's library."""

    file = models.FileField(_("file"), max_length=200)  # checked and named by articles.images
    caption = LineField(_("caption"), max_length=1000, blank=True)
    credit = LineField(
        _("credit"), max_length=200, blank=True, help_text=_("Who made it, without “Photo:”.")
    )
    alt = LineField(
        _("alternative text"),
        max_length=500,
        blank=True,
        help_text=_("What is to be seen, for readers who cannot see it."),
    )
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    # Per cent of width and height: the point that every crop keeps.
    focal_x = models.PositiveSmallIntegerField(
        _("focal point from the left, %"), default=50, validators=[MaxValueValidator(100)]
    )
    focal_y = models.PositiveSmallIntegerField(
        _("focal point from the top, %"), default=50, validators=[MaxValueValidator(100)]
    )
    licence = LineField(
        _("licence"),
        max_length=200,
        blank=True,
        help_text=_("By what right the paper shows it: own picture, agency, contract, CC BY 4.0."),
    )
    usage_terms = ProseField(
        _("usage terms"),
        blank=True,
        help_text=_("What the right does not cover: no cropping, once only, not on paper."),
    )
    rights_expire_on = models.DateField(
        _("last day of use"), null=True, blank=True, help_text=_("Empty: for good.")
    )
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)
    place = LineField(_("place"), max_length=300, blank=True)
    copyright = LineField(_("copyright"), max_length=300, blank=True)
    keywords = LineField(
        _("keywords"), max_length=1000, blank=True, help_text=_("Parted by commas.")
    )
    digital_source = models.CharField(
        _("how it was made"), max_length=50, blank=True, choices=DigitalSource
    )
    # What it looks like, in 64 bits: see articles.images.fingerprint. None where nobody looked yet
    # or where a picture is too plain to tell.
    perceptual_hash = models.BigIntegerField(
        _("fingerprint"), null=True, editable=False, db_index=True
    )
    checksum = models.CharField(_("SHA-256"), max_length=64, editable=False, db_index=True)
    added_at = models.DateTimeField(_("added"), auto_now_add=True, db_index=True)
    search_folded = DerivedField(
        max_length=1800,
        of=("caption", "alt", "credit", "place", "keywords"),
        by=vietnamese.fold,
    )
    credit_folded = DerivedField(max_length=240, of=("credit",), by=vietnamese.fold)

    objects = ImageQuerySet.as_manager()

    class Meta:
        verbose_name = _("image")
        verbose_name_plural = _("images")
        ordering = ["-added_at", "-id"]
        indexes = [
            models.Index(
                fields=["rights_expire_on"],
                condition=Q(rights_expire_on__isnull=False),
                name="images_by_last_day_of_use",
            )
        ]
        constraints = [
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="image_has_a_size"),
            models.CheckConstraint(
                condition=Q(focal_x__lte=100, focal_y__lte=100),
                name="focal_point_lies_in_the_image",
            ),
        ]

    def __str__(self) -> str:
        return self.caption or self.alt or str(self.file.name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            before = type(self).objects.filter(pk=self.pk).exclude(file=self.file.name)
            LeftFile.objects.leave(before.values_list("file", flat=True))
            super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            LeftFile.objects.leave([str(self.file.name)])
            return super().delete(*args, **kwargs)

    @property
    def is_made_by_ai(self) -> bool:
        return self.digital_source in {DigitalSource.TRAINED, DigitalSource.COMPOSITE_TRAINED}

    def announced(self) -> set[str]:
        leads = self.lead_of.values_list("pk", flat=True)
        months = self.lead_of.values_list("listed_month", flat=True)
        figures = self.figures.values_list("article", flat=True)
        portraits = self.portrait_of.values_list("pk", flat=True)
        events = self.events.values_list("pk", flat=True)
        return (
            {f"article:{pk}" for pk in leads.union(figures)}
            | {f"author:{pk}" for pk in portraits}
            | {f"event:{pk}" for pk in events}
            | {f"month:{month}" for month in months}
        )

    @property
    def rights_are_over(self) -> bool:
        """Say whether its last day of use has passed."""
        return self.rights_expire_on is not None and self.rights_expire_on < timezone.localdate()

    @property
    def rights_end_soon(self) -> bool:
        """Say whether its last day of use is today or one of the SOON next."""
        today = timezone.localdate()
        last = self.rights_expire_on
        return last is not None and today <= last < today + timedelta(days=SOON)

    @property
    def widths(self) -> list[int]:
        """List the widths of its renditions in pixels, narrowest first."""
        return rendition_widths(self.width)

    @property
    def srcset(self) -> str:
        """Offer every size to the browser, as an `srcset` attribute."""
        sizes = [f"{self.rendition_url(width)} {width}w" for width in self.widths]
        return ", ".join([*sizes, f"{self.file.url} {self.width}w"])

    @property
    def thumbnail_url(self) -> str:
        """Give the address of the smallest size."""
        return self.rendition_url(self.widths[0]) if self.widths else self.file.url

    def rendition_url(self, width: int) -> str:
        """Give the address of the rendition of a width in pixels, one of `widths`."""
        return self.file.storage.url(rendition_name(str(self.file.name), width))
