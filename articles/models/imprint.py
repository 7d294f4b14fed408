from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .change import EVERYTHING, Announced, AnnouncedQuerySet
from .fields import LineField, ProseField

THE_ONE = 1  # its only row
# What Vietnamese press law asks a licensed paper to say (Luật Báo chí 2016, art. 46).
REQUIRED = (
    "name",
    "agency",
    "governing_body",
    "licence_number",
    "licence_date",
    "licence_issuer",
    "editor_in_chief",
    "address",
    "phones",
    "fax",
    "email",
)


def site_name() -> str:
    """Give the name that a paper begins with."""
    return settings.SITE_NAME[:160]


class ImprintQuerySet(AnnouncedQuerySet["Imprint"]):
    def the_one(self) -> "Imprint":
        """Fetch the paper's imprint, or make the one it begins with."""
        return self.first() or Imprint()


class Imprint(Announced):
    """Who makes the paper, by whose leave, and where they are found. There is one."""

    name = LineField(_("name of the paper"), max_length=160, default=site_name)
    agency = LineField(_("press agency"), max_length=200, blank=True)
    governing_body = LineField(_("governing body"), max_length=200, blank=True)
    licence_number = LineField(_("licence number"), max_length=80, blank=True)
    licence_date = models.DateField(_("licence issued on"), null=True, blank=True)
    licence_issuer = LineField(_("licence issued by"), max_length=200, blank=True)
    editor_title = LineField(
        _("title of the head"),
        max_length=80,
        blank=True,
        help_text=_("As it stands before the name; empty: Editor-in-chief."),
    )
    editor_in_chief = LineField(_("editor-in-chief"), max_length=120, blank=True)
    address = LineField(_("address"), max_length=300, blank=True)
    phones = LineField(_("phones"), max_length=200, blank=True)
    hotline = LineField(_("hotline"), max_length=80, blank=True)
    fax = LineField(_("fax"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    reuse = LineField(
        _("sentence on reuse"),
        max_length=300,
        blank=True,
        help_text=_("Empty: “Please name the source when you quote from it.”"),
    )
    extra = ProseField(
        _("more"),
        blank=True,
        help_text=_("Deputies, offices, advertising; an empty line begins a paragraph."),
    )

    objects = ImprintQuerySet.as_manager()

    class Meta:
        verbose_name = _("imprint")
        verbose_name_plural = _("imprint")
        constraints = [
            models.CheckConstraint(condition=Q(id=THE_ONE), name="there_is_one_imprint"),
            models.CheckConstraint(condition=~Q(name=""), name="imprint_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.pk = THE_ONE
        super().save(*args, **kwargs)

    def announced(self) -> set[str]:
        return {EVERYTHING}  # it stands on every page

    @property
    def head_title(self) -> str:
        """Write what stands before the name of the paper's head."""
        return self.editor_title or gettext("Editor-in-chief")

    @property
    def licence(self) -> str:
        """Write the licence as one line, as far as it is filled in."""
        issuer, day = self.licence_issuer, self.licence_date
        words = {"issuer": issuer, "date": f"{day:%d/%m/%Y}" if day else ""}
        issued = ""
        if issuer and day:
            issued = gettext("issued by %(issuer)s on %(date)s") % words
        elif issuer:
            issued = gettext("issued by %(issuer)s") % words
        elif day:
            issued = gettext("issued on %(date)s") % words
        return ", ".join(filter(None, [self.licence_number, issued]))

    def missing(self) -> list[str]:
        """Name what the law asks for and is not filled in."""
        fields = [self._meta.get_field(name) for name in REQUIRED]
        return [str(field.verbose_name) for field in fields if not getattr(self, field.name)]  # type: ignore[union-attr]
