from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .article import Article
from .snapshot import Snapshot, taken_now
from .trail import TrailEntry, in_the_papers_language, name_of
from .wording import from_to

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser


# Kinds of versions whose deed has another name in the trail.
TOLD_AS = {
    "merged": "merged",
    "restored": "restored",
    "trashed": "trash",
    "taken_back": "take_back",
}
# What the desk did not write, an import and a lifting tell themselves in a line of their own.
UNTOLD = {"found", "imported", "lift"}
VERBS = {"submit", "publish", "withdraw", "take_down", "put_back", "send_back", "approve", "undone"}
VERBS |= {"correction"}
MOVED_BY_VERBS = {"status", "posted_at", "published_at"}


class RevisionQuerySet(models.QuerySet["Revision"]):
    def of(self, article_id: int) -> Self:
        """Keep the versions of a story, last first."""
        return self.filter(article=article_id).order_by("-number")

    def seen_as(self, digest: str) -> Self:
        """Keep the versions with this content."""
        return self.filter(digest=digest)


class Revision(models.Model):
    """A story as it was once: every save at the desk keeps one, in the save's own transaction.

    What was changed elsewhere (an import, a command) is kept before the desk next writes over it.
    """

    class Kind(models.TextChoices):
        FOUND = "found", _("as it stood")
        SAVED = "saved", _("saved")
        SUBMITTED = "submit", _("submitted for review")
        SENT_BACK = "send_back", _("sent back")
        APPROVED = "approve", _("approved")
        PUBLISHED = "publish", _("published to readers")
        WITHDRAWN = "withdraw", _("withdrawn")
        UNDONE = "undone", _("undone")
        MERGED = "merged", _("two texts brought together")
        RESTORED = "restored", _("restored")
        IMPORTED = "imported", _("imported")
        TRASHED = "trashed", _("moved to the trash")
        TAKEN_BACK = "taken_back", _("taken out of the trash")
        LIFTED = "lift", _("embargo lifted early")
        TYPO = "typo", _("typing slip mended")
        UPDATE = "update", _("updated")
        CORRECTION = "correction", _("corrected")
        TAKEN_DOWN = "take_down", _("taken down")
        PUT_BACK = "put_back", _("put back after a takedown")

    article = models.ForeignKey(Article, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    saved_at = models.DateTimeField(_("saved"), default=timezone.now)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("saved by"),
        related_name="revisions",
        null=True,  # imported, or the account is gone
        blank=True,
    )
    saver = models.CharField(_("name then"), max_length=300, blank=True)
    restored_from = models.PositiveIntegerField(_("restored from"), null=True, blank=True)
    digest = models.CharField(_("fingerprint"), max_length=32)
    changed = models.JSONField(_("changed fields"), default=list)
    content = models.JSONField(_("content"))
    names = models.JSONField(_("names"), default=dict)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        default_permissions = ()  # whoever may open the story may read them; nobody edits them
        constraints = [
            models.UniqueConstraint(
                fields=["article", "number"], name="one_version_a_number_of_a_story"
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.number}"

    @property
    def snapshot(self) -> Snapshot:
        return Snapshot(self.content, self.names)

    @classmethod
    def keep(
        cls,
        article_id: int,
        kind: str,
        by: "AbstractBaseUser | AnonymousUser | None" = None,
        reason: str = "",
        **told: Any,
    ) -> "Revision":
        """Keep a story as it stands now and tell the trail; what is kept is not kept twice.

        A move to the trash or out of it, a correction and a takedown are events of their own,
        whatever the content.
        """
        now, last = taken_now(article_id), cls.objects.of(article_id).first()
        if last and last.digest == now.digest and kind not in EVENTS:
            return last
        before: dict[str, Any] = last.content if last else {}
        kept = cls.objects.create(
            article_id=article_id,
            number=last.number + 1 if last else 1,
            kind=kind,
            saved_by_id=by.pk if by else None,
            saver=name_of(by),
            digest=now.digest,
            changed=[name for name in now.content if now.content[name] != before.get(name)],
            content=now.content,
            names=now.names,
            **told,
        )
        kept.tell(last, by, reason)
        return kept

    def tell(
        self,
        last: "Revision | None",
        by: "AbstractBaseUser | AnonymousUser | None",
        reason: str,
    ) -> None:
        """Write into the trail what this version changed of the last one; verbs tell themselves."""
        deed = TOLD_AS.get(self.kind, "saved")
        changed = set(self.changed) - (MOVED_BY_VERBS if self.kind in VERBS else set())
        if self.kind in UNTOLD or (self.kind in VERBS and last and not changed):
            return
        with in_the_papers_language():
            names = [name for name in self.content if name in changed]
            changes = from_to(last.snapshot, self.snapshot, names) if last else []
        if last is None:
            deed = "created"
        elif names == ["section"] and deed == "saved":
            deed = "moved"
        TrailEntry.note(by, deed, self.article, changes=changes, reason=reason, version=self.number)

    @classmethod
    def settle(cls, article: Article) -> "Revision":
        """Keep what stands, if it is not kept yet, before something is written over it."""
        return cls.keep(article.pk, cls.Kind.FOUND, saved_at=last_touch(article))


EVENTS = {
    Revision.Kind.TRASHED,
    Revision.Kind.TAKEN_BACK,
    Revision.Kind.CORRECTION,
    Revision.Kind.TAKEN_DOWN,
}


def last_touch(article: Article) -> datetime:
    return article.modified_at or timezone.now()


@contextmanager
def kept(
    article: Article,
    kind: str,
    by: "AbstractBaseUser | AnonymousUser | None" = None,
    reason: str = "",
    **told: Any,
) -> Iterator[Revision]:
    """Keep a story as it is before what happens inside, and as it is afterwards.

    Gives the version that it stood at before.
    """
    with transaction.atomic():
        Article.objects.hold(article.pk)
        yield Revision.settle(article)
        Revision.keep(article.pk, kind, by, reason, **told)
