import secrets
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReaderSaltQuerySet(models.QuerySet["ReaderSalt"]):
    def key_of(self, day: date) -> bytes:
        """Return the day's key, the same for all who ask; those of earlier days are gone then."""
        row, made = self.get_or_create(day=day, defaults={"key": secrets.token_bytes(32)})
        if made:
            self.filter(day__lt=day).delete()
        return bytes(row.key)


class ReaderSalt(models.Model):
    """What makes a number of a reader's address and browser, the same number for one day."""

    day = models.DateField(_("day"), primary_key=True)
    key = models.BinaryField(_("key"), max_length=32)

    objects = ReaderSaltQuerySet.as_manager()

    class Meta:
        verbose_name = _("salt of readers")
        verbose_name_plural = _("salts of readers")
        default_permissions = ()  # nobody sees them

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"
