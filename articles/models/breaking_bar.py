from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .article import Article
from .change import EVERYTHING
from .fields import LineField
from .window import Windowed, WindowQuerySet

SHOWN_FOR = timedelta(hours=2)


def two_hours_on() -> datetime:
    """Tell when a bar put up now takes itself down."""
    return (timezone.now() + SHOWN_FOR).replace(second=0, microsecond=0)


class BreakingBarQuerySet(WindowQuerySet["BreakingBar"]):
    def showing(self) -> Self:
        """Keep what stands on every page now; one on a story only while readers may open that."""
        # For each bar: as a list SQLite went through the whole archive, 80 ms for no bar.
        story = Article.objects.published().filter(pk=OuterRef("article"))
        open_story = Q(article=None) | Exists(story)
        return self.not_over().begun().filter(open_story)

    def about(self, article: Article | None) -> Self:
        """Keep the bars that lead to a story."""
        return self.filter(article=article)

    def could_be_put_back(self) -> Self:
        """Keep what was taken down before its time, last first."""
        return self.filter(would_have_ended__gt=Now()).order_by("-until")


class BreakingBar(Windowed):
    """A line of breaking news on top of every page, which takes itself down."""

    text = LineField(_("text"), max_length=160)
    article = models.ForeignKey(
        Article,
        models.CASCADE,
        verbose_name=_("article"),
        related_name="breaking_bars",
        null=True,  # the first line often goes out before there is a story
        blank=True,
        help_text=_("Where it leads; the bar is gone as soon as the story is."),
    )
    until = models.DateTimeField(
        _("until"), default=two_hours_on, help_text=_("It takes itself down at this moment.")
    )

    would_have_ended = models.DateTimeField(
        _("would have ended"),
        null=True,  # few are taken down before their time
        editable=False,
    )

    objects = BreakingBarQuerySet.as_manager()

    class Meta:
        verbose_name = _("breaking news")
        verbose_name_plural = _("breaking news")
        ordering = ["-since", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="breaking_bar_says_something"),
            models.CheckConstraint(
                condition=Q(until__gt=F("since")), name="breaking_bar_ends_after_it_begins"
            ),
        ]
        indexes = [models.Index(fields=["until"], name="breaking_bars_by_end")]

    def __str__(self) -> str:
        return self.text

    def take_down(self) -> None:
        """Take it off every page now; it can be put back until it would have ended."""
        self.would_have_ended, self.until = self.until, timezone.now()
        self.save(update_fields=["would_have_ended", "until"])

    def put_back(self) -> None:
        """Let it stand until it would have ended, as if it had not been taken down."""
        if self.would_have_ended and self.may_be_put_back:
            self.until, self.would_have_ended = self.would_have_ended, None
            self.save(update_fields=["would_have_ended", "until"])

    @property
    def may_be_put_back(self) -> bool:
        return self.would_have_ended is not None and self.would_have_ended > timezone.now()

    def announced(self) -> set[str]:
        stands = BreakingBar.objects.not_over().filter(pk=self.pk).exists()
        return {EVERYTHING} if stands else set()
