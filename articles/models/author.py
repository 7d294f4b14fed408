from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from articles import vietnamese

from .addresses import Addressed, path_to
from .change import AnnouncedQuerySet
from .fields import DerivedField, LineField, ProseField

if TYPE_CHECKING:
    from .article_queryset import ArticleQuerySet


class AuthorQuerySet(AnnouncedQuerySet["Author"]):
    def matching(self, words: str) -> Self:
        """Keep the authors whose name holds these words, marks or none."""
        return self.filter(name_folded__contains=vietnamese.fold(words))

    def signing(self, stories: "ArticleQuerySet") -> Self:
        """Keep the authors who signed at least one of these stories."""
        return self.filter(Exists(stories.order_by().filter(bylines__author=OuterRef("pk"))))


class Author(Addressed):
    """Somebody who signs stories, under the name that readers see."""

    fallback = "tac-gia"

    name = LineField(_("pen name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, unique=True, blank=True)
    title = LineField(
        _("position at the paper"),
        max_length=120,
        blank=True,
        help_text=_("Stands under the name: reporter, Hanoi bureau."),
    )
    bio = ProseField(_("biography"), blank=True)
    portrait = models.ForeignKey(
        "Image",
        models.PROTECT,
        verbose_name=_("portrait"),
        related_name="portrait_of",
        null=True,
        blank=True,
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("desk account"),
        null=True,  # agencies, guests and former colleagues sign too
        blank=True,
        related_name="pen_names",
    )
    name_folded = DerivedField(max_length=160, of=("name",), by=vietnamese.fold)
    # People are listed by given name; no database does that, nor sorts Đ after D, by itself.
    sort_key = DerivedField(
        max_length=500, of=("name",), by=vietnamese.person_sort_key, db_index=True
    )

    objects = AuthorQuerySet.as_manager()

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["sort_key", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="author_has_a_name"),
            models.CheckConstraint(condition=~Q(slug=""), name="author_has_an_address"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return path_to("author", self.slug)

    def announced(self) -> set[str]:
        return {f"author:{self.pk}", "nowhere"}
