from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .article import Article
from .fields import ProseField
from .trail import name_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

LONGEST_QUOTE = 500  # characters of a story's text that a note holds on to


class NoteQuerySet(models.QuerySet["Note"]):
    def standing(self) -> Self:
        """Keep what nobody has resolved, last first."""
        return self.filter(resolved_at__isnull=True).order_by("-at", "-id")

    def write(
        self,
        article: Article,
        by: "User | AnonymousUser",
        text: str,
        *,
        quote: str = "",
        sent_back: bool = False,
    ) -> "Note":
        """Leave a note on a story; `quote` is the passage that it is about."""
        return self.create(
            article=article,
            by_id=by.pk,
            name=name_of(by),
            kind=Note.Kind.SENT_BACK if sent_back else Note.Kind.REMARK,
            text=text,
            quote=quote[:LONGEST_QUOTE],
        )


class Note(models.Model):
    """What an editor tells the writer of a story; it stands on the story until it is resolved."""

    class Kind(models.TextChoices):
        SENT_BACK = "sent_back", _("sent back")
        REMARK = "remark", _("remark")

    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name=_("article"), related_name="notes"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.REMARK)
    text = ProseField(_("note"))
    quote = ProseField(_("passage"), blank=True)
    at = models.DateTimeField(_("at"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("by"),
        related_name="+",
        null=True,  # its account is gone
    )
    name = models.CharField(_("name then"), max_length=300, blank=True)
    resolved_at = models.DateTimeField(_("resolved"), null=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        default_permissions = ()  # whoever may open the story reads them, its editors write them
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="note_says_something")
        ]
        indexes = [
            models.Index(
                fields=["article", "at"],
                condition=models.Q(resolved_at__isnull=True),
                name="notes_that_stand",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text}"

    def resolve(self) -> None:
        """Say that what it asked for is done."""
        self.resolved_at = timezone.now()
        self.save(update_fields=["resolved_at"])
