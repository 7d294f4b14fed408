from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .article import Article
from .revision import Revision, kept
from .snapshot import put_back
from .trail import name_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser


FORGOTTEN_AFTER = timedelta(days=30)  # as long as the trash keeps what it has


class BulkWorkQuerySet(models.QuerySet["BulkWork"]):
    def long_ago(self) -> Self:
        """Keep what nobody takes back any more; versions and trail stay."""
        return self.filter(at__lt=timezone.now() - FORGOTTEN_AFTER)


class BulkWork(models.Model):
    """One thing done to many stories; its token lets a form that is sent twice do it once."""

    token = models.UUIDField(primary_key=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("by"),
        related_name="+",
        null=True,  # its account is gone
    )
    name = models.CharField(_("name then"), max_length=300, blank=True)
    deed = models.CharField(_("deed"), max_length=20)
    asked = models.CharField(_("what was asked"), max_length=500)
    undone_fields = models.JSONField(default=list)  # what of a story goes back with an undo
    chosen = models.PositiveIntegerField(_("chosen"), default=0)
    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)
    finished_at = models.DateTimeField(_("finished"), null=True)
    undone_at = models.DateTimeField(_("undone"), null=True)

    objects = BulkWorkQuerySet.as_manager()

    class Meta:
        verbose_name = _("bulk work")
        verbose_name_plural = _("bulk works")
        default_permissions = ()  # whoever did it may look at it

    def __str__(self) -> str:
        return self.asked

    @classmethod
    def begin(
        cls, token: UUID, by: "AbstractBaseUser | AnonymousUser", **told: Any
    ) -> "tuple[BulkWork, bool]":
        """Give the work of a token, and whether it has only now begun."""
        defaults = {"by_id": by.pk, "name": name_of(by), **told}
        return cls.objects.get_or_create(token=token, defaults=defaults)

    def finish(self) -> None:
        self.finished_at = timezone.now()
        self.save(update_fields=["finished_at"])

    @property
    def missing(self) -> int:
        """Count the chosen stories that were not there any more."""
        return self.chosen - self.lines.count()

    @property
    def may_be_undone(self) -> bool:
        return bool(self.undone_fields) and self.finished_at is not None and not self.undone_at

    def claim_undo(self) -> bool:
        """Say that it is undone, to one of those who ask at the same moment."""
        waiting = BulkWork.objects.filter(pk=self.pk, undone_at__isnull=True)
        return bool(waiting.update(undone_at=timezone.now()))


class BulkLineQuerySet(models.QuerySet["BulkLine"]):
    def done(self) -> Self:
        """Keep the stories that were changed."""
        return self.filter(version__isnull=False)

    def left(self) -> Self:
        """Keep the stories that stayed as they were, those of one reason together."""
        return self.filter(version__isnull=True).order_by("reason", "id")


class BulkLine(models.Model):
    """What became of one story: the version that it has since, or why it stayed as it was."""

    work = models.ForeignKey(BulkWork, models.CASCADE, related_name="lines")
    article = models.ForeignKey(Article, models.CASCADE, related_name="+")
    version = models.PositiveIntegerField(_("version"), null=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    objects = BulkLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of a bulk work")
        verbose_name_plural = _("lines of bulk works")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["work", "article"], name="one_line_a_story_of_a_work")
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.reason or self.version}"

    @transaction.atomic
    def undo(self, by: "AbstractBaseUser | AnonymousUser", reason: str) -> bool:
        """Let the story stand as before; not where somebody has saved it since."""
        Article.objects.hold(self.article_id)
        story = Article.objects.get(pk=self.article_id)
        versions = Revision.objects.of(story.pk)
        before = versions.filter(number=(self.version or 0) - 1).first()
        if before is None or Revision.settle(story).number != self.version:
            return False
        restored = Revision.Kind.RESTORED
        with kept(story, restored, by, reason, restored_from=before.number):
            put_back(story, before.content, set(self.work.undone_fields))
        return True
