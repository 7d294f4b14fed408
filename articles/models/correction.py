from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import formats, timezone
from django.utils.translation import gettext_lazy as _

from .article import Article
from .change import Announced, AnnouncedQuerySet
from .fields import ProseField
from .showing import CORRECTIONS


class CorrectionQuerySet(AnnouncedQuerySet["Correction"]):
    def public(self) -> Self:
        """Keep those of stories that every reader may open now."""
        return self.filter(Exists(Article.objects.published().filter(pk=OuterRef("article"))))

    def for_list(self) -> Self:
        """Fetch what the list of corrections shows of each: its story, and where that stood."""
        return self.select_related("article__section__parent").defer("article__body")


class Correction(Announced):
    """What the paper got wrong in a story, and what is right."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("Correction")
        APOLOGY = "apology", _("Correction and apology")

    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name=_("article"), related_name="corrections"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.CORRECTION)
    text = ProseField(_("what was wrong, and what is right"))
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("made by"),
        related_name="+",
        null=True,  # its account is gone
        editable=False,
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["correction", "apology"]), name="correction_kind_is_known"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="correction_says_something"),
        ]
        indexes = [models.Index(fields=["at", "id"], name="newest_corrections")]

    def __str__(self) -> str:
        day = formats.date_format(timezone.localtime(self.at), "SHORT_DATE_FORMAT")
        return f"{self.get_kind_display()}, {day}"

    def announced(self) -> set[str]:
        shown = Article.objects.published().filter(pk=self.article_id).exists()
        return {f"article:{self.article_id}", CORRECTIONS} if shown else set()
