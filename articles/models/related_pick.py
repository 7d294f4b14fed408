from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from .change import Announced, AnnouncedQuerySet


class RelatedPickQuerySet(AnnouncedQuerySet["RelatedPick"]):
    def holding(self, other: int) -> Self:
        """Keep the places that an editor gave a story beside others."""
        return self.filter(other=other, kind=RelatedPick.Kind.SHOWN)


class RelatedPick(Announced):
    """An editor's word on what stands beside a story in Tin liên quan."""

    class Kind(models.TextChoices):
        SHOWN = "shown", _("Show first")
        HIDDEN = "hidden", _("Do not show")

    article = models.ForeignKey("Article", models.CASCADE, related_name="picks")
    other = models.ForeignKey(
        "Article", models.CASCADE, verbose_name=_("story"), related_name="picked_beside"
    )
    kind = models.CharField(_("place"), max_length=6, choices=Kind.choices, default=Kind.SHOWN)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = RelatedPickQuerySet.as_manager()

    class Meta:
        verbose_name = _("related story")
        verbose_name_plural = _("related stories, by hand")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "other"],
                name="one_word_on_each_related_story",
                violation_error_message=_("This story is already in the list."),
            ),
            models.CheckConstraint(
                condition=~models.Q(article=models.F("other")),
                name="no_story_is_related_to_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["shown", "hidden"]), name="related_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return str(self.other)

    def announced(self) -> set[str]:
        return {f"article:{self.article_id}"}
