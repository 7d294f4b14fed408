import os
from collections.abc import Sequence
from datetime import timedelta
from socket import gethostname
from typing import Any, Self

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LATE_AFTER = timedelta(seconds=30)  # three times what lies between two
GONE_AFTER = timedelta(hours=1)  # a worker of another host that is no longer waited for
TOLD_FOR = timedelta(hours=1)
APART = 5.0  # seconds; the least difference of clocks that anybody is told of
FORGOTTEN_AFTER = timedelta(days=1)


class PulseQuerySet(models.QuerySet["Pulse"]):
    def beat(self, seen: int, astray: Sequence[str] | None = None) -> None:
        """Write down that this worker's heart beats.

        `seen` is the last change that it has read; `astray` names what of its pages was not as
        planned, where it has just looked.
        """
        values: dict[str, Any] = {"seen": seen, "beaten_at": Now(), "host_at": timezone.now()}
        if astray:
            values |= {"astray": list(astray), "astray_at": Now()}
        Pulse.objects.bulk_create(
            [Pulse(host=gethostname(), process=os.getpid(), **values)],
            update_conflicts=True,
            unique_fields=["host", "process"],
            update_fields=list(values),
        )

    def expected(self) -> Self:
        """Keep the workers that should be beating, with the database's clock as `now`."""
        return self.filter(beaten_at__gt=Now() - GONE_AFTER).annotate(now=Now()).order_by("pk")

    def forgettable(self) -> Self:
        return self.filter(beaten_at__lt=Now() - FORGOTTEN_AFTER)


class Pulse(models.Model):
    """The heartbeat of one worker that keeps pages, as it last wrote it down."""

    host = models.CharField(_("host"), max_length=200)
    process = models.PositiveIntegerField(_("process"))
    beaten_at = models.DateTimeField(_("at"))  # by the database's clock
    host_at = models.DateTimeField(_("at, by the host’s clock"))
    seen = models.PositiveBigIntegerField(_("last change seen"))
    astray = models.JSONField(_("pages that were not as planned"), default=list)
    astray_at = models.DateTimeField(_("found"), null=True)

    now: Any  # the database's clock, which `expected` adds

    objects = PulseQuerySet.as_manager()

    class Meta:
        verbose_name = _("heartbeat")
        verbose_name_plural = _("heartbeats")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["host", "process"], name="one_pulse_a_worker")
        ]

    def __str__(self) -> str:
        return f"{self.host}, {self.process}"

    @property
    def is_over(self) -> bool:
        """Say whether it is known to have ended: only of this host can that be known."""
        if self.host != gethostname():
            return False
        try:
            os.kill(self.process, 0)
        except ProcessLookupError:
            return True
        except PermissionError:
            return False
        return False

    @property
    def is_late(self) -> bool:
        return bool(self.now - self.beaten_at > LATE_AFTER)

    @property
    def late_by(self) -> int:
        """Give the seconds since its last beat."""
        return int((self.now - self.beaten_at).total_seconds())

    @property
    def apart(self) -> float:
        """Give the seconds by which its host's clock is ahead of the database's; 0 for few."""
        difference: float = (self.host_at - self.beaten_at).total_seconds()
        return difference if abs(difference) >= APART else 0.0

    @property
    def went_astray(self) -> bool:
        """Say whether it had pages lately that were not as planned."""
        return self.astray_at is not None and bool(self.now - self.astray_at < TOLD_FOR)
