from django.db import models
from django.utils.translation import gettext_lazy as _


class Origin(models.Model):
    """Where an imported story came from, so that a second import meets the same story."""

    article = models.OneToOneField("Article", models.CASCADE, related_name="origin")
    source = models.CharField(_("source"), max_length=100)
    identity = models.CharField(_("identity at the source"), max_length=300)
    digest = models.CharField(_("fingerprint of what was imported"), max_length=64)
    imported_at = models.DateTimeField(_("imported"))

    class Meta:
        verbose_name = _("origin")
        verbose_name_plural = _("origins")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "identity"], name="one_story_an_identity_at_the_source"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.identity}"
