from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .fields import LineField

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

LONGEST = 1_000  # letters of a query


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    def for_user(self, user: "User | AnonymousUser") -> Self:
        """Keep somebody's own and what others share, by name."""
        return self.filter(Q(owner=user.pk) | Q(shared=True)).order_by("name", "id")

    def removable_by(self, user: "User | AnonymousUser") -> Self:
        """Keep somebody's own; who may delete pictures tidies up what others share too."""
        theirs = Q(owner=user.pk)
        return self.filter(theirs | Q(shared=True) if may_tidy(user) else theirs)

    def keep(self, owner: "User", name: str, **told: Any) -> "SavedSearch":
        """Save a search under a name; what its owner had under that name is replaced."""
        return self.update_or_create(owner=owner, name=name, defaults=told)[0]


class SavedSearch(models.Model):
    """A question to the picture library under a name: what folders are elsewhere."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name=_("owner"),
        related_name="saved_searches",
    )
    name = LineField(_("name"), max_length=60)
    query = models.CharField(_("search"), max_length=LONGEST)  # as the library's address has it
    shared = models.BooleanField(_("shared with everybody"), default=False)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        default_permissions = ()  # whoever sees the library has their own
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name"], name="saved_searches_of_one_owner_differ"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="saved_search_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


def may_share(user: "User | AnonymousUser") -> bool:
    """Say whether somebody puts a search before everybody: editors do."""
    return user.has_perm("articles.publish_article")


def may_tidy(user: "User | AnonymousUser") -> bool:
    return user.has_perm("articles.delete_image")
