from django.db import models
from django.utils.translation import gettext_lazy as _


class Reading(models.Model):
    """When a reader's opening of a story was last counted, so that a reload is not.

    Narrow, because it is written as often as stories are read: no foreign key, no column of its
    own as primary key, milliseconds since 1970 instead of a date. Rows live for an hour or two.
    """

    pk = models.CompositePrimaryKey("article_id", "reader")
    article_id = models.BigIntegerField(_("article"))
    reader = models.BigIntegerField(_("reader"), help_text=_("A keyed hash, good for one day."))
    counted_at = models.BigIntegerField(_("counted"))

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        default_permissions = ()  # nobody edits them

    def __str__(self) -> str:
        return f"{self.article_id} {self.reader:x}"
