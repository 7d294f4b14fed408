from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .article import Article
from .change import MOST_ROWS
from .revision import Revision, kept_each
from .snapshot import put_back
from .together import told_together
from .trail import name_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser


FORGOTTEN_AFTER = timedelta(days=30)  # as long as the trash keeps what it has
BROKEN_OFF_AFTER = timedelta(minutes=2)  # of the longest a tenth was measured
AT_ONCE = 50  # stories a transaction: whoever saves meanwhile waits for less than a second


class BulkWorkQuerySet(models.QuerySet["BulkWork"]):
    def long_ago(self) -> Self:
        """Keep what nobody takes back any more; versions and trail stay."""
        return self.filter(at__lt=timezone.now() - FORGOTTEN_AFTER)


class BulkWork(models.Model):
    """One thing done to many stories; its token lets a form that is sent twice do it once."""

    token = models.UUIDField(primary_key=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("by"),
        related_name="+",
        null=True,  # its account is gone
    )
    name = models.CharField(_("name then"), max_length=300, blank=True)
    deed = models.CharField(_("deed"), max_length=20)
    asked = models.CharField(_("what was asked"), max_length=500)
    undone_fields = models.JSONField(default=list)  # what of a story goes back with an undo
    chosen = models.PositiveIntegerField(_("chosen"), default=0)
    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)
    finished_at = models.DateTimeField(_("finished"), null=True)
    undone_at = models.DateTimeField(_("undone"), null=True)

    objects = BulkWorkQuerySet.as_manager()

    class Meta:
        verbose_name = _("bulk work")
        verbose_name_plural = _("bulk works")
        default_permissions = ()  # whoever did it may look at it

    def __str__(self) -> str:
        return self.asked

    @classmethod
    @transaction.atomic
    def begin(
        cls,
        token: UUID,
        by: "AbstractBaseUser | AnonymousUser",
        stories: Iterable[int],
        **told: Any,
    ) -> "tuple[BulkWork, bool]":
        """Give the work of a token, and whether it has only now begun; its stories then wait."""
        defaults = {"by_id": by.pk, "name": name_of(by), **told}
        work, is_new = cls.objects.get_or_create(token=token, defaults=defaults)
        if is_new:
            BulkLine.objects.bulk_create(BulkLine(work=work, article_id=pk) for pk in stories)
        return work, is_new

    def finish(self) -> None:
        self.finished_at = timezone.now()
        self.save(update_fields=["finished_at"])

    @property
    def is_broken_off(self) -> bool:
        """Say whether whoever worked at it is gone: its server was stopped, or it failed."""
        return self.finished_at is None and timezone.now() - self.at > BROKEN_OFF_AFTER

    def together(self, stories: Sequence[Article]) -> AbstractContextManager[None]:
        """Let stories be saved inside; of few, each names the pages that show it."""
        return told_together(stories) if self.chosen > MOST_ROWS else nullcontext()

    @property
    def missing(self) -> int:
        """Count the chosen stories that were not there any more."""
        return self.chosen - self.lines.count()

    @property
    def may_be_undone(self) -> bool:
        is_over = self.finished_at is not None or self.is_broken_off
        is_fresh = not self.undone_at or self.undo_is_broken_off
        return bool(self.undone_fields) and is_over and is_fresh

    @property
    def undo_is_broken_off(self) -> bool:
        """Say whether whoever took it back is gone, and stories wait that did not go back."""
        was_long_ago = self.undone_at and timezone.now() - self.undone_at > BROKEN_OFF_AFTER
        return bool(was_long_ago) and self.lines.to_undo().exists()

    def claim_undo(self) -> bool:
        """Say that it is undone, to one of those who ask at the same moment."""
        waiting = BulkWork.objects.filter(pk=self.pk, undone_at=self.undone_at)
        return bool(waiting.update(undone_at=timezone.now()))

    @transaction.atomic
    def undo(
        self,
        lines: "Sequence[BulkLine]",
        by: "AbstractBaseUser | AnonymousUser",
        reason: str,
    ) -> dict[int, str]:
        """Let stories stand as before; give by their keys why those stay that do, and note it."""
        Article.objects.hold_each([line.article_id for line in lines])
        stories = Article.objects.in_bulk([line.article_id for line in lines])
        numbers = {line.article_id: line.number_before for line in lines}
        before = {v.article_id: v for v in Revision.objects.numbered(numbers)}
        told = {pk: {"restored_from": numbers[pk]} for pk in stories}
        found, kind, left = list(stories.values()), Revision.Kind.RESTORED, dict[int, str]()
        with self.together(found), kept_each(found, kind, by, reason, told) as (now, after):
            for line in lines:
                pk, left[line.article_id] = line.article_id, gettext("It has changed since.")
                if pk in before and now[pk].number == line.version:
                    left[pk] = self.put_back(stories[pk], before[pk])
        nothing = gettext("Nothing of it changed.")
        left = {p: left[p] or nothing for p in stories if after[p].number == now[p].number}
        BulkLine.objects.note(lines, {line.article_id: line.version for line in lines}, left)
        return left

    def put_back(self, story: Article, version: Revision) -> str:
        """Let a story stand as in a version; say why it may not, where it may not."""
        try:
            with transaction.atomic():
                put_back(story, version.content, set(self.undone_fields))
        except ValidationError as wrong:
            return " ".join(wrong.messages)
        return ""


class BulkLineQuerySet(models.QuerySet["BulkLine"]):
    def in_portions(self) -> "Iterator[list[BulkLine]]":
        """Give the lines in their order, so many as are worked at in one transaction."""
        lines: list[Any] = list(self.order_by("id"))
        for start in range(0, len(lines), AT_ONCE):
            yield lines[start : start + AT_ONCE]

    def with_headlines(self) -> Self:
        """Fetch what a list of the stories shows, and not their texts."""
        return self.select_related("article").only(
            "article", "version", "reason", "article__headline"
        )

    def waiting(self) -> Self:
        """Keep the stories to which nothing was done yet."""
        return self.filter(version=None, reason="").order_by("id")

    def done(self) -> Self:
        """Keep the stories that were changed."""
        return self.filter(version__isnull=False)

    def to_undo(self) -> Self:
        """Keep the stories that still stand as they were changed, where nobody said why."""
        later = Revision.objects.filter(article=OuterRef("article"), number__gt=OuterRef("version"))
        return self.done().filter(~Exists(later), reason="")

    def left(self) -> Self:
        """Keep the stories of which it is told why they stayed, those of one reason together."""
        return self.exclude(reason="").order_by("reason", "id")

    def note(
        self,
        lines: "Iterable[BulkLine]",
        versions: Mapping[int, int | None],
        reasons: Mapping[int, str],
    ) -> None:
        """Write down what became of stories, by their keys; what is not told of is not there."""
        lines = list(lines)
        for line in lines:
            line.version = versions.get(line.article_id)
            line.reason = reasons.get(line.article_id, "")[:500]
        told: list[Any] = [line for line in lines if line.version or line.reason]
        self.bulk_update(told, ["version", "reason"])
        self.filter(pk__in=[line.pk for line in lines if line not in told]).delete()


class BulkLine(models.Model):
    """What became of one story: the version that it has since, or why it stayed as it was.

    With a version, the reason is why it did not go back when the work was undone.
    """

    work = models.ForeignKey(BulkWork, models.CASCADE, related_name="lines")
    article = models.ForeignKey(Article, models.CASCADE, related_name="+")
    version = models.PositiveIntegerField(_("version"), null=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    objects = BulkLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of a bulk work")
        verbose_name_plural = _("lines of bulk works")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["work", "article"], name="one_line_a_story_of_a_work")
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.reason or self.version}"

    @property
    def number_before(self) -> int:
        """Give the number of the version that the story stood at before; 0 if it was left."""
        return self.version - 1 if self.version else 0
