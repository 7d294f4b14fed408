from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .article import Article
from .change import Announced, AnnouncedQuerySet
from .fields import LineField, ProseField
from .status import Status
from .trail import name_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser


class TakedownQuerySet(AnnouncedQuerySet["Takedown"]):
    def of(self, article_id: int | str) -> Self:
        """Keep those of a story, last first."""
        return self.filter(article=article_id).order_by("-at", "-id")

    def in_force(self) -> Self:
        """Keep those of stories that are down now."""
        return self.filter(article__taken_down_at__isnull=False)


class Takedown(Announced):
    """Why the paper took a story off its site: what its address tells, and what the desk notes.

    The story's text stays as it was, for whoever has to inspect it.
    """

    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name=_("article"), related_name="takedowns"
    )
    reason = LineField(
        _("reason"),
        max_length=500,
        help_text=_("Readers who open the address are told this sentence."),
    )
    note = ProseField(
        _("note for the desk"),
        blank=True,
        help_text=_("Who asked for it, number of the document; readers never see it."),
    )
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("made by"),
        related_name="+",
        null=True,  # its account is gone
        editable=False,
    )
    name = models.CharField(_("name"), max_length=200, blank=True, editable=False)

    objects = TakedownQuerySet.as_manager()

    class Meta:
        verbose_name = _("takedown")
        verbose_name_plural = _("takedowns")
        default_permissions = ()  # asked as `take_down_article`; nobody edits one afterwards
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="takedown_has_a_reason"),
        ]

    def __str__(self) -> str:
        return self.reason

    def announced(self) -> set[str]:
        return {f"article:{self.article_id}"}

    @classmethod
    def carry_out(
        cls,
        story: Article,
        reason: str,
        note: str = "",
        by: "AbstractBaseUser | AnonymousUser | None" = None,
    ) -> "Takedown":
        """Take a story that readers have seen off the site.

        Raises ValidationError where there is nothing to take down, or no reason.
        """
        if not story.was_seen or story.taken_down_at:
            raise ValidationError(gettext("Only what readers have seen can be taken down."))
        made = cls(article=story, reason=reason, note=note, made_by_id=by.pk if by else None)
        made.name = name_of(by)[:200]
        made.clean_fields()
        with transaction.atomic():
            story.status, story.taken_down_at = Status.WITHDRAWN, made.at
            story.save(update_fields=["status", "taken_down_at"])
            made.save()
        return made
