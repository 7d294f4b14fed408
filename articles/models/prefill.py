from django.db import models
from django.utils.translation import gettext_lazy as _

from .image import Image


class PrefillQuerySet(models.QuerySet["Prefill"]):
    def claim(self, image: Image) -> bool:
        """Take it on to make an image's renditions ahead; False where somebody else has."""
        return self.get_or_create(image=image)[1]

    def give_back(self, image: Image) -> None:
        """Leave an image's renditions to whoever looks next."""
        self.filter(image=image).delete()


class Prefill(models.Model):
    """An image whose renditions are made ahead of its readers, or were; gone once it changes.

    A table of its own: whoever makes them would otherwise write into what editors save.
    """

    image = models.OneToOneField(Image, models.CASCADE, primary_key=True)

    objects = PrefillQuerySet.as_manager()

    class Meta:
        verbose_name = _("prefill")
        verbose_name_plural = _("prefills")
        default_permissions = ()  # nobody edits them

    def __str__(self) -> str:
        return str(self.image)
