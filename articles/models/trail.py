from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from articles import markup

from .article import Article

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User

# What can be done at the desk, as a sentence goes on after the name of whoever did it.
DEEDS = {
    "created": pgettext_lazy("deed", "began"),
    "saved": pgettext_lazy("deed", "saved"),
    "moved": pgettext_lazy("deed", "moved"),
    "merged": pgettext_lazy("deed", "brought two texts together in"),
    "restored": pgettext_lazy("deed", "took an earlier version back in"),
    "submit": pgettext_lazy("deed", "submitted for review"),
    "publish": pgettext_lazy("deed", "published"),
    "withdraw": pgettext_lazy("deed", "withdrew"),
    "trash": pgettext_lazy("deed", "moved to the trash"),
    "take_back": pgettext_lazy("deed", "took out of the trash"),
    "deleted": pgettext_lazy("deed", "deleted for good"),
    "added": pgettext_lazy("deed", "added"),
    "changed": pgettext_lazy("deed", "changed"),
    "removed": pgettext_lazy("deed", "deleted"),
    "password": pgettext_lazy("deed", "set a new password for"),
    "signed_in": pgettext_lazy("deed", "signed in"),
    "sign_in_failed": pgettext_lazy("deed", "failed to sign in"),
    "imported": pgettext_lazy("deed", "imported"),
    "override": pgettext_lazy("deed", "published in spite of the checklist"),
    "correction": pgettext_lazy("deed", "corrected"),
    "take_down": pgettext_lazy("deed", "took down"),
    "put_back": pgettext_lazy("deed", "put back"),
    "remove_image": pgettext_lazy("deed", "took off every page and deleted"),
    "remove_old_files": pgettext_lazy("deed", "deleted the replaced files of"),
    "planned": pgettext_lazy("deed", "planned"),
    "replanned": pgettext_lazy("deed", "changed the plan of"),
    "taken": pgettext_lazy("deed", "took on"),
    "send_back": pgettext_lazy("deed", "sent back"),
    "approve": pgettext_lazy("deed", "approved"),
    "undo": pgettext_lazy("deed", "undid the last step of"),
    "resolve": pgettext_lazy("deed", "resolved a note on"),
    "launched": pgettext_lazy("deed", "launched the front page"),
    "front_undone": pgettext_lazy("deed", "undid a launch of the front page"),
    "bar_up": pgettext_lazy("deed", "put on the breaking bar"),
    "bar_down": pgettext_lazy("deed", "took off the breaking bar"),
    "preview_link": pgettext_lazy("deed", "made a preview link to"),
    "preview_link_revoked": pgettext_lazy("deed", "revoked a preview link to"),
    "calendar_link": pgettext_lazy("deed", "made a calendar address for"),
    "calendar_link_revoked": pgettext_lazy("deed", "revoked the calendar address of"),
    "ask_lift": pgettext_lazy("deed", "asked to lift the embargo early of"),
    "lift": pgettext_lazy("deed", "agreed to lift the embargo early of"),
    "refuse_lift": pgettext_lazy("deed", "refused to lift the embargo early of"),
}
# Deeds whose sentence runs differently.
SENTENCES = {
    "moved": _("%(name)s moved “%(subject)s” from %(before)s to %(after)s"),
    "signed_in": _("%(name)s signed in"),
    "sign_in_failed": _("Somebody failed to sign in as “%(subject)s”"),
    "imported": _("“%(subject)s” was imported"),
    "launched": _("%(name)s launched the front page (%(subject)s)"),
    "front_undone": _("%(name)s undid the front page’s %(subject)s"),
}
LONGEST = 600  # letters of a value that are told; all of it stands in the versions


class TrailQuerySet(models.QuerySet["TrailEntry"]):
    def of(self, article: Article) -> Self:
        """Keep what was done with a story, last first."""
        return self.filter(article=article).last_first()

    def about(self, thing: models.Model) -> Self:
        """Keep what was done with a section, an account or whatever it is, last first."""
        return self.filter(kind=thing._meta.label_lower, key=str(thing.pk)).last_first()

    def open_to(self, user: "User | AnonymousUser") -> Self:
        """Keep what somebody may read: everything, or the trail of stories that they may open."""
        if user.has_perm("articles.view_trailentry"):
            return self
        return self.filter(article__in=Article.objects.open_to(user).order_by().values("pk"))

    def last_first(self) -> Self:
        return self.order_by("-at", "-id")  # names are written out: no account is looked up

    def older_than(self, at: datetime, pk: int) -> Self:
        """Keep what stands below an entry, last first."""
        return self.filter(Q(at__lt=at) | Q(at=at, pk__lt=pk), at__lte=at).last_first()

    def update(self, **values: Any) -> int:
        raise PermissionDenied("The trail is only written to.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise PermissionDenied("The trail is only written to.")


class TrailEntry(models.Model):
    """Something that somebody did at the desk; written with it, and changed by nobody afterwards.

    `changes` says from what to what, in words: [[label, before, after], …]. Names are written out,
    so that an entry can be read when account and story are gone.
    """

    # Not by the database's clock: SQLite writes that shorter than it compares a moment with.
    at = models.DateTimeField(_("at"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("by"),
        related_name="+",
        null=True,  # the site itself, or an account that is gone
        db_index=False,  # trail_of_a_person begins with it
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    deed = models.CharField(_("deed"), max_length=30)
    article = models.ForeignKey(
        Article,
        models.SET_NULL,
        verbose_name=_("article"),
        related_name="trail",
        null=True,  # about something else, or deleted for good
        db_index=False,  # trail_of_an_article begins with it
    )
    kind = models.CharField(_("kind"), max_length=60, blank=True)  # as articles.category
    key = models.CharField(max_length=40, blank=True)
    subject = models.CharField(_("subject"), max_length=320)
    version = models.PositiveIntegerField(_("version"), null=True)  # of the story; its number
    changes = models.JSONField(_("changes"), default=list)
    reason = models.TextField(_("reason"), blank=True)

    objects = TrailQuerySet.as_manager()

    class Meta:
        verbose_name = _("trail entry")
        verbose_name_plural = _("trail")
        default_permissions = ("view",)  # nobody writes them by hand
        indexes = [
            models.Index(fields=["at", "id"], name="trail_by_time"),
            models.Index(fields=["by", "at", "id"], name="trail_of_a_person"),
            models.Index(fields=["deed", "at", "id"], name="trail_of_a_deed"),
            models.Index(fields=["article", "at", "id"], name="trail_of_an_article"),
            models.Index(fields=["kind", "key", "at", "id"], name="trail_of_a_thing"),
        ]

    def __str__(self) -> str:
        return self.sentence

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise PermissionDenied("The trail is only written to.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise PermissionDenied("The trail is only written to.")

    @property
    def who(self) -> str:
        return self.name or gettext("The site")

    @property
    def deed_in_words(self) -> str:
        return str(DEEDS.get(self.deed, self.deed))

    @property
    def is_told_whole(self) -> bool:
        """Say whether the sentence itself says from what to what."""
        return self.deed == "moved"

    @property
    def sentence(self) -> str:
        """Tell it in a sentence: `Trần Lan moved “Đê biển” from Thời sự to Kinh tế`."""
        _label, before, after = next(iter(self.changes), ("", "", ""))
        words = {"name": self.who, "subject": self.subject, "before": before, "after": after}
        if self.deed in SENTENCES:
            return str(SENTENCES[self.deed]) % words
        what = f"{self.kind_in_words} “{self.subject}”".strip()
        return f"{self.who} {self.deed_in_words} {what}"

    @property
    def kind_in_words(self) -> str:
        """Name what kind of thing it is about; "" for a story, as most are."""
        model = self.model
        return "" if model in {None, Article} else str(model._meta.verbose_name)

    @property
    def model(self) -> Any:
        """Give the model of what it is about; None where there is none, or none any more."""
        try:
            return apps.get_model(self.kind) if self.kind else None
        except LookupError:
            return None

    @property
    def changes_in_words(self) -> str:
        """Write from what to what in a line: `Chuyên mục: Thời sự → Kinh tế; …`."""
        nothing = gettext("(empty)")
        return "; ".join(
            f"{label}: {before or nothing} → {after or nothing}"
            for label, before, after in self.changes
        )

    @classmethod
    def note(
        cls,
        by: "AbstractBaseUser | AnonymousUser | None",
        deed: str,
        subject: models.Model | str,
        **told: Any,
    ) -> "TrailEntry":
        """Write down a deed as `of_deed` makes it; call it in the transaction of the deed."""
        entry = cls.of_deed(by, deed, subject, **told)
        entry.save()
        return entry

    @classmethod
    def of_deed(
        cls,
        by: "AbstractBaseUser | AnonymousUser | None",
        deed: str,
        subject: models.Model | str,
        *,
        changes: Iterable[Sequence[Any]] = (),
        reason: str = "",
        **more: Any,
    ) -> "TrailEntry":
        """Make the entry of a deed; whoever tells many writes them together."""
        thing = subject if isinstance(subject, models.Model) else None
        with in_the_papers_language():
            return cls(
                by_id=by.pk if by else None,
                name=name_of(by),
                deed=deed,
                article=thing if isinstance(thing, Article) and thing.pk else None,
                kind=thing._meta.label_lower if thing else "",
                key=str(thing.pk or "") if thing else "",
                subject=str(subject)[:320],
                changes=[[markup.excerpt(str(word), LONGEST) for word in c] for c in changes],
                reason=reason,
                **more,
            )


def name_of(user: "AbstractBaseUser | AnonymousUser | None") -> str:
    """Name somebody at the desk as colleagues know them: family name first, as Vietnamese do."""
    if user is None:
        return ""
    parts = (getattr(user, "last_name", ""), getattr(user, "first_name", ""))
    return " ".join(part for part in parts if part) or user.get_username()


def in_the_papers_language() -> AbstractContextManager[None]:
    """Write what is kept in one language, whichever the desk of whoever did it speaks."""
    return translation.override(settings.LANGUAGE_CODE)
