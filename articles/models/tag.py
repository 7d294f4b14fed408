import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from taggit.managers import _TaggableManager
from taggit.models import ItemBase, TagBase

from articles import vietnamese

from .addresses import Addressed, path_to
from .change import Announced, AnnouncedQuerySet, gathered
from .fields import DerivedField, LineField

if TYPE_CHECKING:
    from .article_queryset import ArticleQuerySet


def split_tags(text: str) -> list[str]:
    """Split what an editor typed at commas and semicolons, never at spaces."""
    names = (vietnamese.one_line(name) for name in re.split(r"[,;\n]", text))
    return list(dict.fromkeys(name for name in names if name))


def join_tags(tags: Iterable["Tag"]) -> str:
    """Write tags as they are typed."""
    return ", ".join(tag.name for tag in tags)


def tag_key(name: str) -> str:
    """Make what two spellings of one tag share: hoà bình and Hòa Bình are one."""
    return vietnamese.tone_key(vietnamese.one_line(name)).casefold()


def address(name: str) -> str:
    """Make the ASCII address of a tag from its name."""
    return vietnamese.slug(name, max_length=110, fallback="tu-khoa")


class TagQuerySet(models.QuerySet["Tag"]):
    def matching(self, words: str) -> Self:
        """Keep the tags whose name holds these words, marks or none."""
        return self.filter(name_folded__contains=vietnamese.fold(words))

    def on(self, stories: "ArticleQuerySet") -> Self:
        """Keep the tags of at least one of these stories."""
        return self.filter(Exists(stories.order_by().filter(tagged__tag=OuterRef("pk"))))

    def named(self, names: Iterable[str]) -> list["Tag"]:
        """Return the tags of these names in this order, making those that do not exist."""
        wanted: dict[str, str] = {}
        for name in names:
            wanted.setdefault(tag_key(name), name)
        wanted.pop("", None)
        tags = {tag.key: tag for tag in self.filter(key__in=wanted)}
        missing = {key: name for key, name in wanted.items() if key not in tags}
        if missing:
            self.make(missing)
            tags |= {tag.key: tag for tag in self.filter(key__in=missing)}
        return [tags[key] for key in wanted]

    def make(self, names: Mapping[str, str]) -> None:
        """Insert tags by key and name: together those whose address is free, else one by one.

        Raises ValidationError for a name that is too long.
        """
        new = {key: Tag(name=name, slug=address(name)) for key, name in names.items()}
        for tag in new.values():
            tag.clean_fields(exclude=["key"])
        slugs = [tag.slug for tag in new.values()]
        taken = set(self.filter(slug__in=slugs).values_list("slug", flat=True))
        free = {tag.slug: tag for tag in new.values() if tag.slug not in taken}
        # Conflicts are no error: another desk may make the same tag just now.
        self.bulk_create(free.values(), ignore_conflicts=True)
        for key, tag in new.items():
            if free.get(tag.slug) is not tag:
                self.get_or_create(key=key, defaults={"name": tag.name})


class Tag(Addressed, TagBase):
    """A topic; its address is ASCII, its name unique whatever case or tone place it is typed in."""

    fallback = "tu-khoa"

    name = LineField(_("name"), max_length=100)
    slug = models.SlugField(_("slug"), max_length=120, unique=True, blank=True)
    key = DerivedField(max_length=300, of=("name",), by=tag_key, unique=True)
    name_folded = DerivedField(max_length=160, of=("name",), by=vietnamese.fold)

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["key"]

    def get_absolute_url(self) -> str:
        return path_to("tag", self.slug)

    def announced(self) -> set[str]:
        return {f"tag:{self.pk}", "nowhere"}


class TaggedArticle(Announced, ItemBase):
    """A tag on an article."""

    content_object = models.ForeignKey("Article", models.CASCADE, related_name="tagged")
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="tagged")

    objects = AnnouncedQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag of an article")
        verbose_name_plural = _("tags of articles")
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="one_tag_once_a_story")
        ]

    def announced(self) -> set[str]:
        own = {f"tag:{self.tag_id}"}
        # Not even fetched where whoever saves many tells of their stories' pages.
        return own if gathered.get() is not None else self.content_object.announced() | own


class ArticleTags(_TaggableManager):
    """taggit's manager, finding tags by their key instead of by case-folded ASCII."""

    def _to_tag_model_instances(self, tags: Iterable["str | Tag"], tag_kwargs: Any) -> list[Tag]:
        given = list(tags)
        named = Tag.objects.named([tag for tag in given if isinstance(tag, str)])
        by_key = {tag.key: tag for tag in named}
        objects = (by_key[tag_key(t)] if isinstance(t, str) else t for t in given)
        return list(dict.fromkeys(objects))

    def add(self, *tags: "str | Tag", **options: Any) -> None:
        super().add(*tags, **options)
        if tags:
            self.instance.note_terms()

    def remove(self, *tags: str) -> None:
        super().remove(*tags)
        if tags:
            self.instance.note_terms()

    def clear(self) -> None:
        super().clear()
        self.instance.note_terms()
