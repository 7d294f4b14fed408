from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from .article import Article

GONE_AFTER = timedelta(minutes=3)  # an open form reports every quarter of a minute
SWEPT_AFTER = timedelta(hours=1)


class PresenceQuerySet(models.QuerySet["Presence"]):
    def there_now(self) -> Self:
        """Keep those whose form was open a moment ago, who typed last first."""
        there = self.filter(seen_at__gt=Now() - GONE_AFTER).select_related("user")
        return there.order_by(models.F("typed_at").desc(nulls_last=True), "id")

    def long_gone(self) -> Self:
        """Keep what can be forgotten."""
        return self.filter(seen_at__lt=Now() - SWEPT_AFTER)


class Presence(models.Model):
    """Somebody who has the form of a story open, and when they last typed in it."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="presences")
    seen_at = models.DateTimeField(_("seen"), db_index=True)
    typed_at = models.DateTimeField(_("typed"), null=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        default_permissions = ()  # nobody edits them
        constraints = [
            models.UniqueConstraint(fields=["article", "user"], name="one_presence_a_story_each")
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.user_id}"
