from datetime import timedelta
from typing import Self

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from .article import Article

FORGOTTEN_AFTER = timedelta(days=7)  # a tab stays open over a weekend


class FormSentQuerySet(models.QuerySet["FormSent"]):
    def long_ago(self) -> Self:
        """Keep what nobody sends again."""
        return self.filter(at__lt=Now() - FORGOTTEN_AFTER)


class FormSent(models.Model):
    """An empty form that became a story: sent a second time, it makes no second one."""

    token = models.UUIDField(primary_key=True)
    article = models.ForeignKey(Article, models.CASCADE, related_name="forms_sent")
    at = models.DateTimeField(_("at"), db_default=Now(), db_index=True)

    objects = FormSentQuerySet.as_manager()

    class Meta:
        verbose_name = _("form sent")
        verbose_name_plural = _("forms sent")
        default_permissions = ()  # nobody edits them

    def __str__(self) -> str:
        return f"{self.token}: {self.article_id}"
