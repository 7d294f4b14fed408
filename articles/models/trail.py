from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from .article import Article
from .revision import name_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

# What can be done at the desk, as a sentence goes on after the name of whoever did it.
DEEDS = {
    "created": _("began"),
    "saved": _("saved"),
    "submit": _("submitted for review"),
    "send_back": _("sent back"),
    "approve": _("approved"),
    "publish": _("published"),
    "withdraw": _("withdrew"),
    "undo": _("undid the last step of"),
    "resolve": _("resolved a note on"),
    "trash": _("moved to the trash"),
    "take_back": _("took out of the trash"),
    "override": _("published in spite of the checklist"),
    "correction": _("corrected"),
    "take_down": _("took down"),
    "put_back": _("put back"),
    "deleted": _("deleted for good"),
    "preview_link": _("made a preview link to"),
    "preview_link_revoked": _("revoked a preview link to"),
    "planned": _("planned"),
    "replanned": _("changed the plan of"),
    "taken": _("took on"),
}


class TrailQuerySet(models.QuerySet["TrailEntry"]):
    def of(self, article: Article) -> Self:
        """Keep what was done with a story, last first."""
        return self.filter(article=article).last_first()

    def last_first(self) -> Self:
        return self.select_related("by").order_by("-at", "-id")


class TrailEntry(models.Model):
    """Something that somebody did at the desk; written with it, and changed by nobody afterwards.

    `changes` says from what to what, in words: [[label, before, after], …]. Names are written out,
    so that an entry can be read when account and story are gone.
    """

    at = models.DateTimeField(_("at"), db_default=Now(), db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("by"),
        related_name="+",
        null=True,  # the site itself, or an account that is gone
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    deed = models.CharField(_("deed"), max_length=30)
    article = models.ForeignKey(
        Article,
        models.SET_NULL,
        verbose_name=_("article"),
        related_name="trail",
        null=True,  # about something else, or deleted for good
    )
    subject = models.CharField(_("subject"), max_length=320)
    changes = models.JSONField(_("changes"), default=list)
    reason = models.TextField(_("reason"), blank=True)

    objects = TrailQuerySet.as_manager()

    class Meta:
        verbose_name = _("trail entry")
        verbose_name_plural = _("trail")
        default_permissions = ("view",)  # nobody writes them by hand
        indexes = [models.Index(fields=["article", "at", "id"], name="trail_of_an_article")]

    def __str__(self) -> str:
        return f"{self.name} {self.deed_in_words} {self.subject}"

    @property
    def deed_in_words(self) -> str:
        return str(DEEDS.get(self.deed, self.deed))

    @classmethod
    def note(
        cls,
        by: "AbstractBaseUser | AnonymousUser | None",
        deed: str,
        subject: models.Model,
        *,
        changes: list[list[Any]] | None = None,
        reason: str = "",
    ) -> "TrailEntry":
        """Write down a deed; call it in the transaction of the deed itself."""
        return cls.objects.create(
            by_id=by.pk if by else None,
            name=name_of(by),
            deed=deed,
            article=subject if isinstance(subject, Article) and subject.pk else None,
            subject=str(subject)[:320],
            changes=[[str(word) for word in change] for change in changes or []],
            reason=reason,
        )
