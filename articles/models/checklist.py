from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

THE_ONE = 1  # its only row


class ChecklistQuerySet(models.QuerySet["Checklist"]):
    def levels(self) -> dict[str, str]:
        """Give the level of each rule that the paper has set apart from the house's default."""
        return self.values_list("levels", flat=True).first() or {}


class Checklist(models.Model):
    """How strict the paper is with each rule before a story goes out. There is one.

    `levels` is {rule: level}, both by the names that the rules' room gives them.
    """

    levels = models.JSONField(_("levels"), default=dict, blank=True)

    objects = ChecklistQuerySet.as_manager()

    class Meta:
        verbose_name = _("checklist")
        verbose_name_plural = _("checklist")
        default_permissions = ("change",)
        constraints = [
            models.CheckConstraint(condition=Q(id=THE_ONE), name="there_is_one_checklist"),
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.pk = THE_ONE
        super().save(*args, **kwargs)
