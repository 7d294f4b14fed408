from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

# Views that an earlier system counted stand under this day: they belong to a story's total and
# to no day that "most read" looks at.
COUNTED_ELSEWHERE = date(1900, 1, 1)


class DailyViews(models.Model):
    """How often a story was read on one day of the site's zone.

    Apart from the article: counting never touches, locks or dates the row that editors save.
    """

    article = models.ForeignKey("Article", models.CASCADE, related_name="daily_views")
    day = models.DateField(_("day"))
    count = models.PositiveBigIntegerField(_("views"), default=0)

    class Meta:
        verbose_name = _("daily views")
        verbose_name_plural = _("daily views")
        constraints = [
            models.UniqueConstraint(fields=["article", "day"], name="one_count_a_story_and_day"),
        ]
        indexes = [models.Index(fields=["day", "article", "count"], name="views_of_a_day")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.day:%d/%m/%Y}: {self.count}"
