from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import formats, timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .article import Article
from .fields import ProseField
from .revision import Revision, kept
from .trail import TrailEntry, in_the_papers_language, name_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

    User = AbstractBaseUser | AnonymousUser


class EmbargoLiftQuerySet(models.QuerySet["EmbargoLift"]):
    def of(self, article: Article) -> Self:
        """Keep those of a story, last first."""
        return self.filter(article=article).order_by("-asked_at", "-id")

    def open(self) -> Self:
        """Keep those that wait for a second person, of embargoes that still hold as they did."""
        return self.filter(
            state=EmbargoLift.State.ASKED,
            held_until=F("article__embargo_until"),
            held_until__gt=Now(),
            article__trashed_at=None,
        )


class EmbargoLift(models.Model):
    """Somebody asks to lift a story's embargo before its time; until a second person agrees, it
    holds.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Waits for a second person")
        AGREED = "agreed", _("Lifted")
        REFUSED = "refused", _("Refused")
        OVERTAKEN = "overtaken", _("Asked anew")

    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name=_("article"), related_name="embargo_lifts"
    )
    held_until = models.DateTimeField(_("embargo until"))
    until = models.DateTimeField(
        _("instead until"), null=True, blank=True, help_text=_("Empty: at once.")
    )
    reason = ProseField(_("reason"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("asked by"),
        related_name="+",
        null=True,  # the account is gone
    )
    asker = models.CharField(_("name then"), max_length=200)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ASKED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("decided by"),
        related_name="+",
        null=True,
    )
    decider = models.CharField(_("name then"), max_length=200, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True)

    objects = EmbargoLiftQuerySet.as_manager()

    class Meta:
        verbose_name = _("early lifting of an embargo")
        verbose_name_plural = _("early liftings of embargoes")
        default_permissions = ()  # who may change a story asks, who may publish it decides
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="agreed") | ~Q(decided_by=F("asked_by")),
                name="an_embargo_is_lifted_by_two_people",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__lt=F("held_until")),
                name="an_embargo_is_lifted_to_an_earlier_moment",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_lifting_has_a_reason"),
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(state="asked"),
                name="one_lifting_of_a_story_waits",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asker}: {self.article}"

    @classmethod
    def ask(cls, story: Article, by: "User", until: datetime | None, reason: str) -> "EmbargoLift":
        """Ask to end a story's embargo at `until`, or at once; an earlier request is overtaken.

        Raises ValidationError where no embargo holds it or this would not be earlier.
        """
        with transaction.atomic():
            Article.objects.hold(story.pk)
            held = Article.objects.embargoed().filter(pk=story.pk).first()
            if held is None or held.embargo_until is None:
                raise ValidationError(gettext("No embargo holds this story."))
            if until and until >= held.embargo_until:
                raise ValidationError(gettext("A longer embargo needs nobody’s consent."))
            if not reason.strip():
                raise ValidationError(gettext("Say why, for whoever decides."))
            cls.objects.filter(article=held, state=cls.State.ASKED).update(
                state=cls.State.OVERTAKEN
            )
            lift = cls.objects.create(
                article=held,
                held_until=held.embargo_until,
                until=until,
                reason=reason,
                asked_by_id=by.pk,
                asker=name_of(by)[:200],
            )
            lift.note(by, "ask_lift", reason)
        return lift

    def agree(self, by: "User") -> None:
        """Lift the embargo, as a second person; raises ValidationError where it cannot be."""
        if by.pk == self.asked_by_id:
            raise ValidationError(gettext("Whoever asks for it cannot be the one who agrees."))
        with transaction.atomic():
            self.decide(by, self.State.AGREED)
            story = Article.objects.get(pk=self.article_id)
            with kept(story, Revision.Kind.LIFTED, by):
                story.lift_embargo(self.until)
            self.note(by, "lift", self.reason)

    def refuse(self, by: "User") -> None:
        """Let the embargo hold; who asked may take the request back so."""
        with transaction.atomic():
            self.decide(by, self.State.REFUSED)
            self.note(by, "refuse_lift")

    def decide(self, by: "User", state: str) -> None:
        """Close the request, unless somebody was faster or the embargo is another by now."""
        Article.objects.hold(self.article_id)
        closed = EmbargoLift.objects.open().filter(pk=self.pk)
        # By its key: a change is no query over two tables.
        waiting = EmbargoLift.objects.filter(pk__in=list(closed.values_list("pk", flat=True)))
        decided = {"decided_by": by, "decider": name_of(by)[:200], "decided_at": timezone.now()}
        if not waiting.update(state=state, **decided):
            raise ValidationError(gettext("This request no longer waits; look again."))

    def note(self, by: "User", deed: str, reason: str = "") -> None:
        with in_the_papers_language():
            changes = [[str(_("embargo until")), written(self.held_until), self.until_in_words]]
        TrailEntry.note(by, deed, self.article, changes=changes, reason=reason)

    @property
    def until_in_words(self) -> str:
        """Say to when the embargo is to be shortened."""
        return written(self.until) if self.until else gettext("at once")


def written(moment: datetime) -> str:
    """Write a moment as the desk does."""
    return formats.date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")
