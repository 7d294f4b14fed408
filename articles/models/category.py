from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from .addresses import Addressed, path_to
from .change import EVERYTHING, AnnouncedQuerySet
from .editing import edits_everywhere, sections_given
from .fields import LineField, ProseField

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

# First words of addresses that are not sections: a section of that name would hide behind them.
RESERVED_SLUGS = frozenset(
    {"admin", "api", "static", "media", "rss", "sitemap", "page", "feed", "healthz", "readyz"}
    | {"metrics", "favicon", "robots", "tag", "author", "most-read", "search", "corrections"}
    | {"contact", "series", "tu-khoa", "tac-gia", "doc-nhieu", "tim-kiem", "dinh-chinh"}
    | {"lien-he", "dong-su-kien", "events", "readings", "luot-doc", "share", "chia-se", "offline"}
    # Not their pages but their feeds would hide: behind the one of the whole paper.
    | {"latest", "tin-moi"}
    | {"preview", "xem-truoc"}
)


class CategoryQuerySet(AnnouncedQuerySet["Category"]):
    def for_menu(self) -> Self:
        """Keep the sections of the menu, in the paper's order."""
        return self.filter(in_menu=True).filter(Q(parent=None) | Q(parent__in_menu=True))

    def as_tree(self) -> Self:
        """Order each top section before its parts, all in the paper's order."""
        return self.select_related("parent").order_by(
            Coalesce("parent__position", "position"),
            Coalesce("parent_id", "id"),
            F("parent").asc(nulls_first=True),
            "position",
            "id",
        )

    def tops(self) -> Self:
        """Keep the top sections of the menu."""
        return self.filter(in_menu=True, parent=None)

    def open_to(self, user: "User | AnonymousUser") -> Self:
        """Keep the sections that somebody edits, with their parts."""
        return self if edits_everywhere(user) else self.filter(pk__in=sections_given(user))


class Category(Addressed):
    """A section of the paper, or a sub-section of one: a tree of two levels."""

    fallback = "chuyen-muc"
    reserved = RESERVED_SLUGS

    name = LineField(_("name"), max_length=120)
    slug = models.SlugField(
        _("slug"), max_length=120, unique=True, blank=True, help_text=_("The section's address.")
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("part of"),
        related_name="children",
        null=True,  # a top section is part of nothing
        blank=True,
        limit_choices_to={"parent": None},
    )
    description = ProseField(_("description"), blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    in_menu = models.BooleanField(_("shown in the menu"), default=True)
    editors = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("editors"),
        related_name="sections",
        blank=True,
        help_text=_("Who edits and publishes here and in the parts of this section."),
    )

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "name"], name="sections_of_one_parent_differ"
            ),
            models.UniqueConstraint(
                fields=["name"], condition=Q(parent=None), name="top_sections_differ"
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")), name="section_is_not_its_own_part"
            ),
            models.CheckConstraint(condition=~Q(slug=""), name="section_has_an_address"),
        ]

    def __str__(self) -> str:
        return f"{self.parent.name} › {self.name}" if self.parent else self.name

    def get_absolute_url(self) -> str:
        if self.parent:
            return path_to("subsection", self.parent.slug, self.slug)
        return path_to("section", self.slug)

    def clean(self) -> None:
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("This address belongs to another page of the site.")})
        if self.parent_id and self.parent_id == self.pk:
            raise ValidationError({"parent": _("A section cannot be part of itself.")})
        if self.parent and self.parent.parent_id:
            raise ValidationError({"parent": _("Sections have two levels: choose a top section.")})
        if self.parent_id and self.pk and self.children.exists():
            raise ValidationError(
                {"parent": _("This section has sub-sections, so it stays a top section.")}
            )

    def announced(self) -> set[str]:
        return {EVERYTHING}  # the menu stands on every page
