import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .article import Article
from .draft import Draft
from .revision import Revision
from .status import Status

if TYPE_CHECKING:
    from django.contrib.auth.models import User

HOURS = 72  # that a link is good for, unless somebody says otherwise
SIGNED = Signer(sep=".", salt="articles.models.PreviewLink")
OF_ITS_PAGE = ("article__section__parent", "article__lead_image", "article__event")


def new_key() -> str:
    """Make a name that nobody can guess: 128 random bits in 22 letters."""
    return secrets.token_urlsafe(16)


def when_over() -> datetime:
    return timezone.now() + timedelta(hours=HOURS)


class PreviewLinkQuerySet(models.QuerySet["PreviewLink"]):
    def usable(self) -> Self:
        """Keep what still opens a story: neither over nor revoked, its maker at the desk.

        What was put away or taken off the site, or whose time is over, is nobody's to see, whatever
        was sent before.
        """
        kept = self.filter(article__trashed_at=None).exclude(article__status=Status.WITHDRAWN)
        passed = {"article__status": Status.PUBLISHED, "article__expires_at__lte": Now()}
        good = {"expires_at__gt": Now(), "revoked_at": None, "made_by__is_active": True}
        return kept.exclude(**passed).filter(**good)

    def at(self, token: str) -> Self:
        """Keep the link of a token; none for one that was not signed here, without a query."""
        try:
            return self.filter(key=SIGNED.unsign(token))
        except BadSignature:
            return self.none()

    def for_page(self) -> Self:
        """Fetch the story with what its page shows, and who sent the link, in one query."""
        stories = self.select_related(*OF_ITS_PAGE, "revision", "made_by")
        return stories.prefetch_related(
            "article__bylines__author", "article__tags", "article__corrections"
        )

    def last_first(self) -> Self:
        return self.select_related("made_by", "revision").order_by("-made_at", "-id")


class PreviewLink(models.Model):
    """An address at which somebody without an account sees a story before its readers do.

    The address is signed with the site's key and holds a random name, so that neither the database
    nor another link tells it. `revision` is the version that it shows; without one the story as it
    is written, with what the link's maker has not saved yet.
    """

    key = models.CharField(max_length=22, unique=True, default=new_key, editable=False)
    article = models.ForeignKey(Article, models.CASCADE, related_name="preview_links")
    revision = models.ForeignKey(
        Revision, models.CASCADE, related_name="preview_links", null=True, blank=True
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("sender"),
        related_name="preview_links",
        null=True,  # the account is gone, and the link with it
    )
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    expires_at = models.DateTimeField(_("good until"), default=when_over)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    # How often and when last, and nothing of who it was.
    opened = models.PositiveIntegerField(_("opened"), default=0)
    opened_at = models.DateTimeField(_("last opened"), null=True, blank=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        default_permissions = ()  # whoever may change the story makes and revokes them
        indexes = [models.Index(fields=["article", "-made_at"], name="preview_links_of_a_story")]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="preview_link_is_good_for_a_while"
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.key[:4]}…"  # the whole of it stands in no log

    def get_absolute_url(self) -> str:
        return reverse("preview", args=[SIGNED.sign(self.key)])

    @classmethod
    def make(cls, article: Article, by: "User", hours: int = HOURS, **told: Any) -> "PreviewLink":
        """Make a link that is good from now on for so many hours."""
        now = timezone.now()
        over = now + timedelta(hours=hours)
        return cls.objects.create(article=article, made_by=by, made_at=now, expires_at=over, **told)

    @property
    def is_over(self) -> bool:
        return self.expires_at <= timezone.now()

    @property
    def is_good(self) -> bool:
        """Say whether it still opens, as far as that is its own affair."""
        return not self.is_over and self.revoked_at is None

    @property
    def draft(self) -> Draft | None:
        """Give what its maker has written and not saved; never what a colleague has."""
        if self.revision_id or self.made_by is None:
            return None
        draft = Draft.objects.of(self.made_by, self.article).filter(set_aside=False).first()
        if draft:
            draft.article = self.article  # as it was fetched just now
        return draft if draft and draft.is_current else None

    def revoke(self) -> bool:
        """Let it open nothing from now on; say whether it did until now."""
        standing = type(self).objects.filter(pk=self.pk, revoked_at=None)
        return bool(standing.update(revoked_at=timezone.now()))

    def note_opened(self) -> None:
        """Count that somebody opened it."""
        mine = type(self).objects.filter(pk=self.pk)
        mine.update(opened=F("opened") + 1, opened_at=timezone.now())
