from collections.abc import Callable
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .arrangement import Arrangement
from .front_launch import FrontLaunch, LaunchedMeanwhile
from .front_slot import FrontSlot

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser


class FrontDraftQuerySet(models.QuerySet["FrontDraft"]):
    def of(self, user: "AbstractBaseUser | AnonymousUser") -> Self:
        """Keep what somebody arranges."""
        return self.filter(user=user.pk, set_aside=False)

    def aside(self, user: "AbstractBaseUser | AnonymousUser") -> Self:
        """Keep what somebody arranged and went away from."""
        return self.filter(user=user.pk, set_aside=True)

    def change(
        self, user: "AbstractBaseUser", how: Callable[[Arrangement], Arrangement]
    ) -> Arrangement:
        """Change somebody's draft, begun now from what stands if they have none.

        A draft that shows nothing else than the page itself is dropped.
        """
        with transaction.atomic():
            stands, base = standing(), FrontLaunch.objects.last_number()
            begun = {"base": base, "content": stands.rows(), "set_aside": False}
            self.aside(user).update(**begun)
            self.get_or_create(user=user, defaults=begun)
            draft = self.select_for_update().get(user=user)
            arrangement = how(draft.arrangement)
            if draft.base == base and not stands.differences(arrangement):
                draft.delete()
                return stands
            draft.content, draft.saved_at = arrangement.rows(), timezone.now()
            draft.save(update_fields=["content", "saved_at"])
        return arrangement


def standing() -> Arrangement:
    """Give what the desk has pinned on the page that readers see."""
    return FrontSlot.objects.arrangement().not_over()


class FrontDraft(models.Model):
    """A front page that somebody arranges and readers do not see; begun from launch `base`."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="front_draft"
    )
    base = models.PositiveIntegerField()
    content = models.JSONField(default=list)  # rows of pins
    set_aside = models.BooleanField(default=False)
    saved_at = models.DateTimeField(default=timezone.now)

    objects = FrontDraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft of the front page")
        verbose_name_plural = _("drafts of the front page")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.user}: {self.base}"

    @property
    def arrangement(self) -> Arrangement:
        return Arrangement.of(self.content)

    @property
    def stand(self) -> str:
        """Name the state of the draft, so that what was looked at is what is launched."""
        return self.saved_at.isoformat()

    @property
    def is_current(self) -> bool:
        """Say whether nobody has launched a front page since it was begun."""
        return self.base == FrontLaunch.objects.last_number()

    def launch(self) -> FrontLaunch:
        """Put it before readers and be done with it; raises `LaunchedMeanwhile`."""
        with transaction.atomic():
            if not self.is_current:
                raise LaunchedMeanwhile
            launch = FrontLaunch.of(self.arrangement, self.base, self.user)
            self.delete()
        return launch

    def begin_again(self) -> None:
        """Go on with what it shows, from the launch that stands now."""
        self.base = FrontLaunch.objects.last_number()
        self.saved_at = timezone.now()
        self.save(update_fields=["base", "saved_at"])
