from django.db import models
from django.utils.translation import gettext_lazy as _


class JournalOffset(models.Model):
    """How much of a worker's journal of readings the counts hold; moved together with them."""

    name = models.CharField(_("name"), max_length=150, primary_key=True)
    offset = models.PositiveBigIntegerField(_("bytes counted"), default=0)

    class Meta:
        verbose_name = _("offset in a journal")
        verbose_name_plural = _("offsets in journals")
        default_permissions = ()  # nobody edits them

    def __str__(self) -> str:
        return f"{self.name}: {self.offset}"
