from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .article import Article
from .snapshot import Snapshot, taken_each
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

    def last_of_each(self, pks: Collection[int]) -> Self:
        """Keep the last version of each of these stories."""
        own = self.model._default_manager.filter(article=OuterRef("article")).order_by("-number")
        last = Subquery(own.values("number")[:1])
        return self.filter(article__in=pks).alias(last=last).filter(number=F("last"))

    def numbered(self, numbers: Mapping[int, int]) -> Self:
        """Keep of each story the version of this number, by the story's key."""
        if not numbers:
            return self.none()
        pairs = (Q(article=pk, number=number) for pk, number in numbers.items())
        return self.filter(reduce(or_, pairs))

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
        return cls.keep_each({article_id: told}, kind, by, reason)[article_id]

    @classmethod
    def keep_each(
        cls,
        told: Mapping[int, Mapping[str, Any]],
        kind: str,
        by: "AbstractBaseUser | AnonymousUser | None" = None,
        reason: str = "",
    ) -> "dict[int, Revision]":
        """Keep stories as they stand now, in as many queries as for one; give their last versions.

        `told` has by the key of each story what only its own version says.
        """
        lasts = {version.article_id: version for version in cls.objects.last_of_each(told)}
        who = {"kind": kind, "saved_by_id": by.pk if by else None, "saver": name_of(by)}
        new = [
            cls.following(lasts.get(story.pk), story, now, **who, **told[story.pk])
            for story, now in taken_each(told)
            if kind in EVENTS or story.pk not in lasts or lasts[story.pk].digest != now.digest
        ]
        cls.objects.bulk_create(new)
        entries = (version.entry(lasts.get(version.article_id), by, reason) for version in new)
        TrailEntry.objects.bulk_create([entry for entry in entries if entry])
        return lasts | {version.article_id: version for version in new}

    @classmethod
    def following(
        cls, last: "Revision | None", article: Article, now: Snapshot, **told: Any
    ) -> "Revision":
        """Make the version after another one, of a story as it stands now."""
        before: dict[str, Any] = last.content if last else {}
        return cls(
            article=article,
            number=last.number + 1 if last else 1,
            digest=now.digest,
            changed=[name for name in now.content if now.content[name] != before.get(name)],
            content=now.content,
            names=now.names,
            **told,
        )

    def entry(
        self,
        last: "Revision | None",
        by: "AbstractBaseUser | AnonymousUser | None",
        reason: str,
    ) -> TrailEntry | None:
        """Tell the trail what this version changed of the last one; verbs tell themselves."""
        deed = TOLD_AS.get(self.kind, "saved")
        changed = set(self.changed) - (MOVED_BY_VERBS if self.kind in VERBS else set())
        if self.kind in UNTOLD or (self.kind in VERBS and last and not changed):
            return None
        with in_the_papers_language():
            names = [name for name in self.content if name in changed]
            changes = from_to(last.snapshot, self.snapshot, names) if last else []
        if last is None:
            deed = "created"
        elif names == ["section"] and deed == "saved":
            deed = "moved"
        more: dict[str, Any] = {"changes": changes, "reason": reason, "version": self.number}
        more["at"] = self.saved_at
        return TrailEntry.of_deed(by, deed, self.article, **more)

    @classmethod
    def settle(cls, article: Article) -> "Revision":
        """Keep what stands, if it is not kept yet, before something is written over it."""
        return cls.settle_each([article])[article.pk]

    @classmethod
    def settle_each(cls, articles: Iterable[Article]) -> "dict[int, Revision]":
        touched = {article.pk: {"saved_at": last_touch(article)} for article in articles}
        return cls.keep_each(touched, cls.Kind.FOUND)


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
    with kept_each([article], kind, by, reason, {article.pk: told}) as (before, _):
        yield before[article.pk]


@contextmanager
def kept_each(
    articles: Collection[Article],
    kind: str,
    by: "AbstractBaseUser | AnonymousUser | None" = None,
    reason: str = "",
    told: Mapping[int, Mapping[str, Any]] | None = None,
) -> "Iterator[tuple[dict[int, Revision], dict[int, Revision]]]":
    """Keep many stories as `kept` keeps one, in as many queries.

    Gives by their keys the versions that they stood at before, and in the end those afterwards.
    """
    with transaction.atomic():
        Article.objects.hold_each([article.pk for article in articles])
        before, after = Revision.settle_each(articles), dict[int, Revision]()
        yield before, after
        own = told or {article.pk: {} for article in articles}
        after.update(Revision.keep_each(own, kind, by, reason))
