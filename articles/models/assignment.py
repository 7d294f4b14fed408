from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import vietnamese

from .article import Article
from .category import Category
from .editing import edits_everywhere, sections_given
from .fields import DerivedField, LineField, ProseField
from .revision import Revision

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User

MOST_WORDS = 20_000
DELIVERED = [Article.Status.PUBLISHED, Article.Status.WITHDRAWN]


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def open_to(self, user: "User | AnonymousUser") -> Self:
        """Keep what somebody may see: who plans sees all, others what is theirs or nobody's."""
        return self if plans_for_others(user) else self.for_the_taking(user)

    def for_the_taking(self, user: "AbstractBaseUser | AnonymousUser") -> Self:
        """Keep what somebody is to write, and what nobody has taken yet."""
        return self.filter(Q(assignee=user.pk) | Q(assignee=None))

    def of(self, user: "AbstractBaseUser | AnonymousUser") -> Self:
        """Keep what somebody is to write."""
        return self.filter(assignee=user.pk)

    def standing(self) -> Self:
        """Keep what was not dropped and of which no story went to readers, or is to go."""
        kept = self.exclude(state=Assignment.State.DROPPED)
        return kept.exclude(article__status__in=DELIVERED)

    def waiting(self) -> Self:
        """Keep what is still to be done."""
        return self.standing().filter(state__in=WAITING)

    def due_between(self, first: date, last: date) -> Self:
        """Keep what is due from one day of the site's calendar to another, both included."""
        begin, end = (timezone.make_aware(datetime.combine(day, time.min)) for day in (first, last))
        return self.filter(due__gte=begin, due__lt=end + timedelta(days=1))

    def overdue(self) -> Self:
        """Keep what should be there by now."""
        return self.waiting().filter(due__lt=Now())

    def in_section(self, section: Category) -> Self:
        """Keep what is planned for a section or its sub-sections."""
        return self.filter(section__in=[section, *section.children.all()])

    def soonest_first(self) -> Self:
        return self.order_by("due", "id")

    def matching(self, words: str) -> Self:
        """Keep the plans whose idea or note holds these words, marks or none."""
        return self.filter(search_folded__contains=vietnamese.fold(words))

    def for_calendar(self) -> Self:
        """Fetch what a line of the calendar shows."""
        return self.select_related("section__parent", "assignee", "article")


class Assignment(models.Model):
    """A story that is planned: what, who and by when. Nothing that readers see hangs on it."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        UNDER_WAY = "under_way", _("Under way")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Dropped")

    idea = LineField(
        _("idea"), max_length=300, help_text=_("A headline to begin with, or what it is about.")
    )
    section = models.ForeignKey(
        Category, models.PROTECT, verbose_name=_("section"), related_name="assignments"
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("who"),
        related_name="assignments",
        null=True,  # nobody yet: whoever likes takes it
        blank=True,
        help_text=_("Empty: whoever likes may take it."),
    )
    due = models.DateTimeField(_("due"), help_text=_("When it should be with the editors."))
    place = LineField(
        _("wanted place"), max_length=80, blank=True, help_text=_("Front page, lead of a section…")
    )
    length = models.PositiveSmallIntegerField(
        _("wanted length"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_WORDS)],
        help_text=_("In words."),
    )
    needs_photo = models.BooleanField(_("needs a photo"), default=False)
    note = ProseField(
        _("note"), blank=True, help_text=_("Whom to ask, what to look at, what to leave alone.")
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PLANNED
    )
    article = models.OneToOneField(
        Article,
        models.SET_NULL,
        verbose_name=_("article"),
        related_name="assignment",
        null=True,  # not begun
        blank=True,
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("planned by"),
        related_name="+",
        null=True,
        editable=False,
    )
    search_folded = DerivedField(max_length=1000, of=("idea", "note"), by=vietnamese.fold)

    objects: ClassVar = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("planned story")
        verbose_name_plural = _("planned stories")
        constraints = [
            models.CheckConstraint(condition=~Q(idea=""), name="assignment_has_an_idea"),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "under_way", "done", "dropped"]),
                name="assignment_state_is_known",
            ),
        ]
        indexes = [models.Index(fields=["due", "id"], name="assignments_by_day")]

    def __str__(self) -> str:
        return self.idea

    @property
    def is_waiting(self) -> bool:
        """Say whether it is still to be done."""
        delivered = self.article is not None and self.article.status in DELIVERED
        return self.state in WAITING and not delivered

    @property
    def is_late(self) -> bool:
        return self.is_waiting and self.due < timezone.now()

    @property
    def desk_address(self) -> str:
        return reverse("admin:articles_assignment_change", args=[self.pk])

    def is_planned_by(self, user: "User | AnonymousUser") -> bool:
        """Say whether somebody may change the plan: who edits its section."""
        if not user.has_perm("articles.change_assignment"):
            return False
        return edits_everywhere(user) or self.section_id in sections_given(user)

    def may_be_written_by(self, user: "AbstractBaseUser | AnonymousUser") -> bool:
        """Say whether somebody may begin its story: it is theirs, or nobody's."""
        return self.is_waiting and not self.article_id and self.assignee_id in {None, user.pk}

    def take(self, user: "AbstractBaseUser | AnonymousUser") -> None:
        """Let somebody have what is nobody's."""
        self.assignee_id = user.pk
        self.save(update_fields=["assignee"])

    def move_to(self, day: date) -> None:
        """Make it due on another day of the site's calendar, at the same hour."""
        hour = timezone.localtime(self.due).time()
        self.due = timezone.make_aware(datetime.combine(day, hour))
        self.save(update_fields=["due"])

    def begin(self, user: "AbstractBaseUser | AnonymousUser") -> Article:
        """Make a draft of it, which then is its story; call it with the row held."""
        with transaction.atomic():
            story = Article.objects.create(
                headline=self.idea, section_id=self.section_id, created_by_id=user.pk
            )
            Revision.keep(story.pk, Revision.Kind.SAVED, user)
            self.article, self.assignee_id = story, user.pk
            self.state = self.State.UNDER_WAY
            self.save(update_fields=["article", "assignee", "state"])
        return story


WAITING = [Assignment.State.PLANNED, Assignment.State.UNDER_WAY]


def plans_for_others(user: "User | AnonymousUser") -> bool:
    """Say whether somebody plans for others: an editor to whom a section was given does."""
    if not user.has_perm("articles.change_assignment"):
        return False
    return edits_everywhere(user) or bool(sections_given(user))
