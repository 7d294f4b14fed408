from django.db import models
from django.utils.translation import gettext_lazy as _

from .change import Announced, AnnouncedQuerySet


class Byline(Announced):
    """One signature under a story."""

    class Role(models.TextChoices):
        WRITER = "writer", _("Writer")
        PHOTOGRAPHER = "photographer", _("Photographer")
        SOURCE = "source", _("Source")

    article = models.ForeignKey("Article", models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        "Author", models.PROTECT, verbose_name=_("author"), related_name="bylines"
    )
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.WRITER)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = AnnouncedQuerySet.as_manager()

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "author", "role"], name="nobody_signs_twice_in_one_role"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=["writer", "photographer", "source"]),
                name="byline_role_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.author.name

    def announced(self) -> set[str]:
        return self.article.announced() | {f"author:{self.author_id}"}
