from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .preview_link import new_key

if TYPE_CHECKING:
    from django.contrib.auth.models import User

SIGNED = Signer(sep=".", salt="articles.models.CalendarLink")


class CalendarLinkQuerySet(models.QuerySet["CalendarLink"]):
    def usable(self) -> Self:
        """Keep what still opens: its owner is at the desk."""
        return self.filter(owner__is_active=True, owner__is_staff=True).select_related("owner")

    def at(self, token: str) -> Self:
        """Keep the link of a token; none for one that was not signed here, without a query."""
        try:
            return self.filter(key=SIGNED.unsign(token))
        except BadSignature:
            return self.none()


class CalendarLink(models.Model):
    """An address at which the calendar of somebody's phone reads the desk's, without signing in.

    It is signed with the site's key and holds a random name, so that the database does not tell it.
    It shows what its owner may see at that moment, and opens nothing once it is revoked.
    """

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name=_("owner"),
        related_name="calendar_link",
    )
    key = models.CharField(max_length=22, unique=True, default=new_key, editable=False)
    made_at = models.DateTimeField(_("made"), default=timezone.now)

    objects = CalendarLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar link")
        verbose_name_plural = _("calendar links")
        default_permissions = ()  # whoever sees the calendar has their own

    def __str__(self) -> str:
        return f"{self.owner_id}: {self.key[:4]}…"  # the whole of it stands in no log

    def get_absolute_url(self) -> str:
        return reverse("calendar-feed", args=[SIGNED.sign(self.key)])

    @classmethod
    def make(cls, owner: "User | Any") -> "CalendarLink":
        """Make somebody's link; the one that they had opens nothing any more."""
        anew = {"key": new_key(), "made_at": timezone.now()}
        return cls.objects.update_or_create(owner_id=owner.pk, defaults=anew)[0]
