from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .arrangement import Arrangement, Difference, Pin
from .article import Article
from .category import Category
from .front_slot import FrontSlot
from .trail import TrailEntry, in_the_papers_language, name_of
from .wording import written

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser


class LaunchedMeanwhile(Exception):  # noqa: N818  it is no error but a colleague
    """Somebody else has launched a front page since this one was begun from."""


class FrontLaunchQuerySet(models.QuerySet["FrontLaunch"]):
    def last_first(self) -> Self:
        return self.select_related("undoes").order_by("-number")

    def last_number(self) -> int:
        """Number the launch that stands; 0 before the first."""
        return self.order_by("-number").values_list("number", flat=True).first() or 0


class FrontLaunch(models.Model):
    """An arrangement of the front page that was put before readers, and what stood there before.

    `before` and `after` are rows of pins, `changes` in words: [[place, before, after], …]. Each
    launch has the number after the one it was begun from: of two at once the database takes one.
    """

    number = models.PositiveIntegerField(_("number"), unique=True)
    at = models.DateTimeField(_("at"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("by"),
        related_name="+",
        null=True,  # an account that is gone
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    before = models.JSONField(default=list)
    after = models.JSONField(default=list)
    changes = models.JSONField(_("changes"), default=list)
    undoes = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name=_("undoes"),
        related_name="+",
        null=True,  # most launches are no undoing
    )

    objects = FrontLaunchQuerySet.as_manager()

    class Meta:
        verbose_name = _("launch of the front page")
        verbose_name_plural = _("launches of the front page")
        default_permissions = ()  # the front page's own say who launches

    def __str__(self) -> str:
        return gettext("launch %d") % self.number

    @classmethod
    def of(
        cls,
        arrangement: Arrangement,
        base: int,
        by: "AbstractBaseUser | AnonymousUser",
        undoes: Self | None = None,
    ) -> Self:
        """Put an arrangement that was begun from launch `base` before readers, all at once.

        Leaves out stories that are gone and pins whose time is over, unless it undoes. Raises
        `LaunchedMeanwhile`.
        """
        now = timezone.now()
        with transaction.atomic():
            before = FrontSlot.objects.arrangement()
            after = arrangement if undoes else arrangement.launched(before, now)
            after = still_there(after) if undoes else still_there(after).not_over()
            launch = cls(number=base + 1, at=now, by_id=by.pk, name=name_of(by), undoes=undoes)
            launch.before, launch.after = before.rows(), after.rows()
            with in_the_papers_language():
                launch.changes = in_words(before.differences(after))
            launch.insert()
            FrontSlot.objects.replace(after)
            deed = "front_undone" if undoes else "launched"
            TrailEntry.note(by, deed, undoes or launch, changes=launch.changes)
        return launch

    def insert(self) -> None:
        try:
            with transaction.atomic():
                self.save(force_insert=True)
        except IntegrityError as error:
            raise LaunchedMeanwhile from error

    def undo(self, by: "AbstractBaseUser | AnonymousUser") -> Self:
        """Restore exactly what stood before; raises `LaunchedMeanwhile` if it is not the last."""
        return type(self).of(Arrangement.of(self.before), self.number, by, undoes=self)


def still_there(arrangement: Arrangement) -> Arrangement:
    """Leave out the pins of stories and sections that were deleted."""
    stories = {pin.article for pin in arrangement.pins}
    found = set(Article.objects.filter(pk__in=stories).values_list("pk", flat=True))
    sections = {None, *Category.objects.tops().values_list("pk", flat=True)}
    return arrangement.of_stories(found).in_sections(sections)


def in_words(differences: Iterable[Difference]) -> list[list[str]]:
    """Write what differs as place, before and after, with two queries."""
    listed = list(differences)
    pins = [pin for each in listed for pin in (each.before, each.after) if pin]
    keys = {pin.article for pin in pins}
    headlines = dict(Article.objects.filter(pk__in=keys).values_list("pk", "headline"))
    sections = dict(Category.objects.tops().values_list("pk", "name"))
    return [
        [
            place_in_words(each, sections),
            pin_in_words(each.before, headlines),
            pin_in_words(each.after, headlines),
        ]
        for each in listed
    ]


def place_in_words(spot: Difference, sections: dict[int, Any]) -> str:
    """Name a place: Lead; Beside the lead 2; World 1."""
    if spot.zone == FrontSlot.Zone.LEAD:
        return str(FrontSlot.Zone.LEAD.label)
    band = sections.get(spot.section or 0)
    return f"{band or FrontSlot.Zone(spot.zone).label} {spot.index + 1}"


def pin_in_words(pin: Pin | None, headlines: dict[int, Any]) -> str:
    """Name what stands at a place, with its time where it has one."""
    if pin is None:
        return ""
    gone = gettext("(deleted story)")
    times = window_in_words(pin)
    headline = pin.headline or headlines.get(pin.article, gone)
    return f"{headline} ({times})" if times else headline


def window_in_words(pin: Pin) -> str:
    """Write when a pin will begin and end, as far as that is still to come or set."""
    since = gettext("from %s") % written(pin.since) if pin.since and pin.waits else ""
    until = gettext("until %s") % written(pin.until) if pin.until else ""
    return " ".join(filter(None, [since, until]))
