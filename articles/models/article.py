from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from taggit.managers import TaggableManager

from articles import vietnamese

from .addresses import path_to
from .article_days import HANDED_IN
from .article_queryset import ArticleQuerySet
from .article_term import ArticleTerm
from .article_text import SAID, ArticleText
from .category import Category
from .change import Change
from .embargo import hold_embargo
from .event import Event
from .fields import BodyField, LineField, ProseField
from .illustrated import Illustrated
from .image import Image
from .public_change import note_public_change
from .showing import pages_beside, pages_showing
from .standing import MOMENTS_AGREE, Standing
from .status import Status
from .tag import ArticleTags, TaggedArticle

TOLD = {"headline", "lead", "body", "status", "published_at", "posted_at"}
TOLD |= {"embargo_until", "expires_at"}
# Columns that every save writes.
KEPT_IN_STEP = frozenset({"slug", "modified_at", "listed_at", "listed_month"}) | {
    "public_from", "public_changed_at"
}  # fmt: skip


class Article(Illustrated, Standing):
    """A story, from its first draft to its place in the archive."""

    headline = LineField(_("headline"), max_length=300)
    slug = models.SlugField(
        _("slug"),
        max_length=160,
        blank=True,
        help_text=_("Made from the headline; stays as it is once the story is public."),
    )
    agency = LineField(
        _("agency prefix"),
        max_length=40,
        blank=True,
        help_text=_("Opens the lead, set off by a hyphen."),
    )
    lead = ProseField(_("lead"), blank=True)
    body = BodyField(_("body"), blank=True)
    section = models.ForeignKey(
        Category, models.PROTECT, verbose_name=_("section"), related_name="articles"
    )
    tags = TaggableManager(
        _("tags"), through=TaggedArticle, manager=ArticleTags, blank=True, help_text=""
    )
    lead_image = models.ForeignKey(
        Image,
        models.PROTECT,
        verbose_name=_("lead image"),
        related_name="lead_of",
        null=True,
        blank=True,
    )
    lead_caption = LineField(
        _("caption here"),
        max_length=1000,
        blank=True,
        help_text=_("Empty: the image's own caption."),
    )
    lead_alt = LineField(
        _("alternative text here"),
        max_length=500,
        blank=True,
        help_text=_("Empty: the image's own alternative text."),
    )
    event = models.ForeignKey(
        Event,
        models.PROTECT,
        verbose_name=_("event line"),
        related_name="articles",
        null=True,  # most stories stand alone
        blank=True,
    )
    source_name = LineField(_("source"), max_length=200, blank=True)
    source_address = models.URLField(_("source's address"), max_length=500, blank=True)

    modified_at = models.DateTimeField(_("last saved"), auto_now=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("written at the desk by"),
        related_name="articles",
        null=True,  # imported, or its account is gone
        blank=True,
        editable=False,
    )
    old_address = models.CharField(
        _("old address"),
        max_length=500,
        blank=True,
        help_text=_("Path at an earlier site; readers who ask for it are sent here."),
    )
    says_its_age = models.BooleanField(
        _("say that it is old"),
        default=True,
        help_text=_("From a year after publication on. Switch it off for what stays true."),
    )

    objects: ClassVar = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        permissions = [
            ("publish_article", _("Can publish and withdraw articles")),
            ("change_any_article", _("Can change articles of others")),
            ("delete_article_for_good", _("Can delete articles for good")),
            ("take_down_article", _("Can take articles down and put them back")),
        ]
        constraints = [
            *MOMENTS_AGREE,
            models.CheckConstraint(
                condition=~Q(status="published") | Q(published_at__isnull=False),
                name="published_article_has_a_date",
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=["draft", "in_review", "approved", "published", "withdrawn"]
                ),
                name="article_status_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(status="published") | Q(trashed_at__isnull=True),
                name="published_article_is_not_in_the_trash",
            ),
            models.CheckConstraint(
                condition=Q(status="withdrawn", trashed_at__isnull=True)
                | Q(taken_down_at__isnull=True),
                name="what_was_taken_down_is_withdrawn_and_kept",
            ),
            models.CheckConstraint(condition=~Q(headline=""), name="article_has_a_headline"),
            models.CheckConstraint(condition=~Q(slug=""), name="article_has_an_address"),
            models.UniqueConstraint(
                fields=["old_address"],
                condition=~Q(old_address=""),
                name="old_address_leads_to_one_article",
            ),
        ]
        indexes = [
            # Readers' lists: newest first, of the paper and of a section. Drafts take no room in
            # them, and with all that a list asks inside a count never touches the wide rows.
            models.Index(
                fields=["listed_at", "id", "public_from", "expires_at"],
                condition=Q(public_from__isnull=False),
                name="newest_articles",
            ),
            models.Index(
                fields=["section", "listed_at", "id", "public_from", "expires_at"],
                condition=Q(public_from__isnull=False),
                name="newest_of_a_section",
            ),
            models.Index(
                fields=["event", "listed_at", "id", "public_from", "expires_at"],
                condition=Q(public_from__isnull=False, event__isnull=False),
                name="newest_of_an_event",
            ),
            # The desk's list: last touched first, whatever its status or of one. No index opens
            # with the status: SQLite would take it for every list of what is published, and sort.
            models.Index(
                fields=["modified_at", "id", "status", "trashed_at"], name="last_saved_articles"
            ),
            models.Index(
                fields=["modified_at", "id"], condition=HANDED_IN, name="articles_handed_in"
            ),
            models.Index(fields=["published_at", "id"], name="articles_by_date"),
            # What lies ahead, or is over: few stories, of which each page leaves some out.
            models.Index(
                fields=["embargo_until", "id"],
                condition=Q(embargo_until__isnull=False),
                name="articles_under_embargo",
            ),
            models.Index(
                fields=["expires_at", "id"],
                condition=Q(expires_at__isnull=False),
                name="articles_that_expire",
            ),
            # The months of the archive, with how many stories each has and when one last changed.
            models.Index(
                fields=["listed_month", "public_changed_at", "public_from", "expires_at"],
                condition=Q(public_from__isnull=False),
                name="months_of_the_archive",
            ),
            models.Index(
                fields=["sent_back_at", "id"],
                condition=Q(status="draft", sent_back_at__isnull=False),
                name="articles_sent_back",
            ),
            models.Index(
                fields=["trashed_at", "id"],
                condition=Q(trashed_at__isnull=False),
                name="articles_in_the_trash",
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name_address()
        if self.status == Status.PUBLISHED:
            self.published_at = self.published_at or timezone.now()
        fields = kwargs.get("update_fields")
        hold_embargo(self, fields)
        self.check_expiry()
        note_public_change(self, fields)
        if fields is not None:
            kwargs["update_fields"] = {*fields, *KEPT_IN_STEP}
        super().save(*args, **kwargs)
        if fields is None or "body" in fields:
            self.note_figures()
        if fields is None or not TOLD.isdisjoint(fields):
            self.note_terms()

    def save_base(self, *args: Any, **kwargs: Any) -> None:
        super().save_base(*args, **kwargs)
        fields = kwargs.get("update_fields")
        if fields is None or not fields.isdisjoint(SAID):
            ArticleText.objects.write([self])

    def get_absolute_url(self) -> str:
        return path_to("article", self.slug, self.pk)

    def clean(self) -> None:
        self.name_address()
        if unknown := self.unknown_images():
            raise ValidationError(
                {"body": _("The body shows images that do not exist: %s.") % ", ".join(unknown)}
            )

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self.refuse_to_go_while_published()
        return super().delete(*args, **kwargs)

    def announced(self) -> set[str]:
        return pages_showing(Article.objects.all(), self.pk)

    def name_address(self) -> None:
        """Give it the last part of its address, unless it has one."""
        self.slug = self.slug or vietnamese.slug(self.headline)

    def note_terms(self) -> None:
        """Write down the words by which related stories are found, and whose neighbour it is."""
        if self.weighed_with is not None:
            self.weighed_with.append(self.pk)
            return
        ArticleTerm.objects.weigh([self])
        if self.is_public:
            Change.note(pages_beside(Article.objects.all(), self.pk))

    @property
    def views_in_digits(self) -> str:
        """Write how often it was read, if `with_views` fetched that and it ever was."""
        views = getattr(self, "views", None)
        return "" if views is None else str(views)  # plain digits, as the paper always wrote them

    @property
    def views_in_words(self) -> str:
        """Say how often it was read, as the line under its headline does; "" if it never was."""
        if not (digits := self.views_in_digits):
            return ""
        said = ngettext("viewed %(count)s time", "viewed %(count)s times", int(digits))
        return said % {"count": digits}
