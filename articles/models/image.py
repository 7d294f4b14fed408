from datetime import timedelta
from typing import Any, Self

from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import vietnamese

from .change import Announced
from .digital_source import MADE_BY_AI, DigitalSource
from .fields import DerivedField, LineField, ProseField
from .framing import RATIOS, Box, around, within
from .image_library import LibraryQuerySet
from .left_file import LeftFile
from .likeness import BANDS, MOST_BITS_APART, band, bits_apart, near
from .rendition import FORMATS, Rendition, folder, widths_of

# Of the stories listed since, and those yet to come; and so many of them at most.
MADE_AHEAD_FOR, MADE_AHEAD_OF = timedelta(days=2), 200
MOST_ALIKE = 100
SOON = 7  # days before its last one, in which the desk speaks of the end of a picture's rights


class ImageQuerySet(LibraryQuerySet):
    def matching(self, words: str) -> Self:
        """Keep the images whose caption, alt or credit holds all words, marks or none."""
        asked = vietnamese.fold(words).split()
        return self.filter(*(Q(search_folded__holds=word) for word in asked))

    def to_prefill(self) -> Self:
        """Keep what readers are about to ask for and nobody has made renditions of; last first."""
        stories: Any = self.model._meta.get_field("lead_of").related_model
        shown: Any = self.model._meta.get_field("figures").related_model
        listed = stories.objects.listed().filter(listed_at__gt=Now() - MADE_AHEAD_FOR)
        lately = dict(listed.newest_first().values_list("pk", "lead_image")[:MADE_AHEAD_OF])
        # By their keys: in one query SQLite would walk the whole library for the few asked for.
        within = shown.objects.filter(article__in=lately).values_list("image", flat=True)
        asked_for = {*lately.values(), *within} - {None}
        return self.filter(pk__in=asked_for, prefill=None).order_by("-added_at", "-id")

    def unmeasured(self) -> Self:
        """Keep those at whose file nobody has looked yet, last first (see images.measuring)."""
        return self.filter(file_size=None).order_by("-id")

    def like(self, checksum: str, perceptual_hash: int | None) -> Self:
        """Keep the same file and the pictures that look most like it."""
        apart: dict[int, int] = {}
        if perceptual_hash is not None:
            maybe = self.near_in_a_band(perceptual_hash)
            apart = {pk: bits_apart(perceptual_hash, other) for pk, other in maybe}
        alike = [pk for pk, bits in apart.items() if bits <= MOST_BITS_APART]
        most_alike = sorted(alike, key=lambda pk: (apart[pk], -pk))[:MOST_ALIKE]
        return self.filter(Q(checksum=checksum) | Q(pk__in=most_alike))

    def near_in_a_band(self, perceptual_hash: int) -> Any:
        """Give key and fingerprint of all that can be near a fingerprint, with others."""
        known = self.order_by().values_list("pk", "perceptual_hash")
        first, *others = (
            known.alias(band=band(n)).filter(band__in=list(near(perceptual_hash, n)))
            for n in range(BANDS)
        )
        return first.union(*others).order_by()  # or Django 6.1 orders it as the library is


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
    # As `Crop` has them, by ratio: so that no page asks for them, in per cent.
    hand_crops = models.JSONField(_("crops by hand"), default=dict, editable=False)
    # `#rrggbb`, shown while it loads; empty where there is none, as behind transparent drawings.
    color = models.CharField(
        _("dominant colour"), max_length=7, blank=True, default="", editable=False
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
    perceptual_hash = models.BigIntegerField(_("fingerprint"), null=True, editable=False)
    # Bytes; None where nobody looked yet, 0 where the file is lost.
    file_size = models.PositiveIntegerField(_("size of the file"), null=True, editable=False)
    checksum = models.CharField(_("SHA-256"), max_length=64, editable=False, db_index=True)
    added_at = models.DateTimeField(_("added"), auto_now_add=True, db_index=True)
    search_folded = DerivedField(
        max_length=1800,
        of=("caption", "alt", "credit", "place", "keywords"),
        by=vietnamese.fold,
    )
    credit_folded = DerivedField(max_length=240, of=("credit",), by=vietnamese.fold)

    moved = False  # while its file is taken in: whether it is the first picture of an animation

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
            ),
            models.Index(
                fields=["-id"],
                condition=Q(file_size__isnull=True),
                name="images_not_measured_yet",
            ),
            # With the fingerprint itself: SQLite then looks at no row to tell how near it is.
            *(
                models.Index(band(n), "perceptual_hash", name=f"images_alike_{n}")
                for n in range(BANDS)
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="image_has_a_size"),
            models.CheckConstraint(
                condition=Q(focal_x__lte=100, focal_y__lte=100),
                name="focal_point_lies_in_the_image",
            ),
        ]

    def __str__(self) -> str:
        return self.caption or self.alt or gettext("picture %s, without a caption") % self.pk

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            before = type(self).objects.filter(pk=self.pk).exclude(file=self.file.name)
            LeftFile.objects.leave(before.values_list("file", flat=True), self)
            super().save(*args, **kwargs)
            prefills: Any = self._meta.get_field("prefill").related_model
            prefills.objects.filter(image=self).delete()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            LeftFile.objects.leave([str(self.file.name)])
            return super().delete(*args, **kwargs)

    @property
    def is_made_by_ai(self) -> bool:
        return bool(self.ai_label)

    @property
    def ai_label(self) -> str:
        """Say that AI made it, or a part of it, as readers are told; "" if it did not."""
        return str(MADE_BY_AI.get(self.digital_source, ""))  # type: ignore[call-overload]

    def announced(self) -> set[str]:
        leads = self.lead_of.values_list("pk", flat=True)
        months = self.lead_of.values_list("listed_month", flat=True)
        figures = self.figures.values_list("article", flat=True)
        portraits = self.portrait_of.values_list("pk", flat=True)
        events = self.events.values_list("pk", flat=True)
        return (
            {f"article:{pk}" for pk in leads.union(figures).order_by()}
            | {f"author:{pk}" for pk in portraits}
            | {f"event:{pk}" for pk in events}
            | {f"month:{month}" for month in months}
        )

    def crop_of(self, ratio: str) -> Box:
        """Give what a shape of RATIOS shows, as cut by hand or else around the focal point."""
        shape = RATIOS[ratio]
        if shape is not None and ratio in self.hand_crops:
            return within(self.width, self.height, shape, self.hand_crops[ratio])
        return around(self.width, self.height, shape, self.focal_x, self.focal_y)

    def take_crops(self) -> None:
        """Remember the crops that were made by hand."""
        made = self.crops.values_list("ratio", "left", "top", "width", "height")
        self.hand_crops = {ratio: part for ratio, *part in made}
        self.save(update_fields=["hand_crops"])

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
        return widths_of(self.crop_of("original"))

    @property
    def srcset(self) -> str:
        """Offer every size of the whole picture to the browser, as a `srcset` attribute."""
        return self.srcsets("original", "webp")[0]

    @property
    def thumbnail_url(self) -> str:
        """Give the address of the smallest size."""
        return self.rendition_url(0)

    def srcsets(self, ratio: str, *formats: str) -> list[str]:
        """Offer every size of a shape, as a `srcset` attribute for each of these formats."""
        box = self.crop_of(ratio)
        base, widths = self.file.storage.url(folder(str(self.file.name), box)), widths_of(box)
        if not widths:
            return [f"{self.file.url} {self.width}w" for _ in formats]
        ends = [FORMATS[format_] for format_ in formats]
        return [", ".join([f"{base}{each}.{end} {each}w" for each in widths]) for end in ends]

    def rendition_url(self, width: int, ratio: str = "original", format: str = "webp") -> str:  # noqa: A002
        """Give where a shape of RATIOS is handed out in one of FORMATS, `width` pixels wide.

        That is the next listed width, or else the widest. There it is made when first asked for.
        """
        rendition = self.rendition(width, ratio, format)
        return self.file.storage.url(rendition.name) if rendition else self.file.url

    def rendition(self, width: int, ratio: str, format_: str) -> Rendition | None:
        """Give that rendition; none of a picture as tall as a tower."""
        box = self.crop_of(ratio)
        widths = widths_of(box)
        fitting = next((each for each in widths if each >= width), widths[-1] if widths else None)
        return Rendition(str(self.file.name), box, fitting, format_) if fitting else None

    def renditions(self, ratio: str, format_: str) -> list[Rendition]:
        """List every size of a shape in a format."""
        box = self.crop_of(ratio)
        return [Rendition(str(self.file.name), box, width, format_) for width in widths_of(box)]
