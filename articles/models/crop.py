from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .framing import RATIOS
from .image import Image

SLACK = 0.01  # per cent, for what adding up decimals leaves over
NEAR_ENOUGH = 0.03  # of the ratio: a shape drawn by hand is brought to the exact one when cut


class CropQuerySet(models.QuerySet["Crop"]):
    def delete(self) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            images = list(Image.objects.filter(pk__in=self.values("image")))
            gone = super().delete()
            for image in images:
                image.take_crops()
            return gone


class Crop(models.Model):
    """What somebody cut out of an image for one shape, where its focal point was not enough."""

    class Ratio(models.TextChoices):
        WIDE = "16x9", "16:9"
        CLASSIC = "4x3", "4:3"
        SQUARE = "1x1", "1:1"

    image = models.ForeignKey(Image, models.CASCADE, related_name="crops", verbose_name=_("image"))
    ratio = models.CharField(_("shape"), max_length=8, choices=Ratio)
    # Per cent of the image's width and height, so that they outlast a file of another size.
    left = models.FloatField(_("from the left, %"))
    top = models.FloatField(_("from the top, %"))
    width = models.FloatField(_("width, %"))
    height = models.FloatField(_("height, %"))

    objects = CropQuerySet.as_manager()

    class Meta:
        verbose_name = _("crop")
        verbose_name_plural = _("crops")
        default_permissions = ()  # whoever may change the image may cut it
        constraints = [
            models.UniqueConstraint(fields=["image", "ratio"], name="one_crop_a_shape"),
            models.CheckConstraint(
                condition=Q(ratio__in=["16x9", "4x3", "1x1"]), name="crop_has_a_known_shape"
            ),
            models.CheckConstraint(
                condition=Q(left__gte=0, top__gte=0, width__gt=0, height__gt=0)
                & Q(left__lte=100 + SLACK - F("width"), top__lte=100 + SLACK - F("height")),
                name="crop_lies_in_the_image",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.image}: {self.get_ratio_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            super().save(*args, **kwargs)
            self.image.take_crops()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            gone = super().delete(*args, **kwargs)
            self.image.take_crops()
            return gone

    def clean(self) -> None:
        wanted = RATIOS.get(self.ratio)
        if wanted is None or None in (self.width, self.height):
            return  # their own fields say so
        across, down = self.width * self.image.width, self.height * self.image.height
        if down <= 0 or abs(across / down * wanted[1] / wanted[0] - 1) > NEAR_ENOUGH:
            text = _("The crop is not in the shape of %(ratio)s.")
            raise ValidationError(text, params={"ratio": self.get_ratio_display()})
