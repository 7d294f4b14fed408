import uuid
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import markup, vietnamese

from .article import Article
from .image import Image

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
    from django.http import QueryDict


class WrittenElsewhere(Exception):  # noqa: N818  it is no error but a second window
    """Another window has written to the draft since this one last saw it."""


class DraftQuerySet(models.QuerySet["Draft"]):
    def of(
        self,
        user: "AbstractBaseUser | AnonymousUser",
        article: Article | None,
        key: uuid.UUID | None = None,
    ) -> Self:
        """Keep what somebody has under way on a story, or under a key where there is none yet."""
        mine = self.filter(user=user.pk)
        return mine.filter(article=article) if article else mine.filter(article=None, key=key)

    def of_others(self, user: "AbstractBaseUser | AnonymousUser", article: Article) -> Self:
        """Keep what colleagues have under way on a story, last written first."""
        others = self.filter(article=article, set_aside=False).exclude(user=user.pk)
        return others.select_related("user").order_by("-saved_at")

    def under_way(self, user: "User | AnonymousUser") -> Self:
        """Keep what somebody began and may still go on with, last written first."""
        stories = Article.objects.open_to(user).values("pk")
        mine = self.filter(Q(article=None) | Q(article__in=stories), user=user.pk, set_aside=False)
        return mine.select_related("article").order_by("-saved_at")

    def showing(self, *images: Image) -> Self:
        """Keep what is under way and shows any of these images; they are few, and read through."""
        shown = Q(pk=None)
        for image in images:
            shown |= Q(content__body__0__icontains=f'data-image="{image.pk}"')
            shown |= Q(content__lead_image__0=str(image.pk))
        return self.filter(shown, set_aside=False)

    def write(self, draft: "Draft", *, seen: uuid.UUID | None = None) -> "Draft":
        """Keep a draft in place of the one before it.

        Raises `WrittenElsewhere` where that one was written by a window other than the draft's
        own and than `seen`, the one whose text the writer had before them.
        """
        with transaction.atomic():
            before = self.of(draft.user, draft.article, draft.key).select_for_update().first()
            if before:
                if not before.set_aside and before.window not in {draft.window, seen}:
                    raise WrittenElsewhere
                draft.pk, draft.key = before.pk, before.key
            draft.saved_at = timezone.now()
            try:
                with transaction.atomic():
                    draft.save()
            except IntegrityError as error:  # two windows began at the same moment
                raise WrittenElsewhere from error
        return draft


class Draft(models.Model):
    """What somebody wrote into a story's form and has not saved into the story.

    `content` is the form as the browser sends it: {name: [values]}; required fields may be empty.
    Nothing that readers see depends on it.
    """

    key = models.UUIDField(default=uuid.uuid4)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    article = models.ForeignKey(
        Article,
        models.CASCADE,
        related_name="drafts",
        null=True,  # a new story has no row of its own yet
        blank=True,
    )
    content = models.JSONField(default=dict)
    base = models.CharField(max_length=64, blank=True)  # `state_of` the story it was begun from
    window = models.UUIDField()  # of the browser that wrote it last
    set_aside = models.BooleanField(default=False)
    saved_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = [
            models.UniqueConstraint(fields=["user", "article"], name="one_draft_each_on_a_story"),
            models.UniqueConstraint(fields=["user", "key"], name="draft_is_found_by_its_key"),
        ]

    def __str__(self) -> str:
        text = self.headline or self.first("lead") or markup.plain(self.first("body"))
        return markup.excerpt(vietnamese.one_line(text), 80) or str(_("(without a headline)"))

    @property
    def desk_address(self) -> str:
        """Give the form at the desk in which it is gone on with."""
        if self.article_id:
            address = reverse("admin:articles_article_change", args=[self.article_id])
        else:
            address = reverse("admin:articles_article_add")
        return f"{address}?draft={self.key}"

    @property
    def headline(self) -> str:
        return vietnamese.one_line(self.first("headline"))

    @property
    def is_current(self) -> bool:
        """Say whether the story still stands as it did when the writing began."""
        return self.article is None or self.base == state_of(self.article)

    def first(self, name: str) -> str:
        """Give what was written into one field; "" where nothing was."""
        return next(iter(self.content.get(name, ())), "")


def state_of(article: Article | None) -> str:
    """Name the state in which a story was last saved; another state has another name."""
    return article.modified_at.isoformat() if article and article.pk else ""


def content_of(sent: "QueryDict") -> dict[str, list[str]]:
    """Take what a draft keeps out of a form that was sent."""
    return {
        name: [str(value).replace("\0", "") for value in values]  # PostgreSQL's JSON has no NUL
        for name, values in sent.lists()
        if not name.startswith(("_", "csrf", "draft_")) and "\0" not in name
    }
