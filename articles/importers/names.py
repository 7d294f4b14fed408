"""The sections, authors and tags that imported stories name: found, or made."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from articles.models import Author, Category, Tag
from articles.models.tag import tag_key

from .record import Story

UNSORTED_SLUG = "chua-phan-loai"


class Names:
    """What the stories of one batch name, looked up together."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self.sections = list(Category.objects.all())
        self.authors = authors_named({s.name for story in stories for s in story.signatures})
        names = dict.fromkeys(name for story in stories for name in story.tags)
        self.tags = {tag.key: tag for tag in Tag.objects.named(names)}

    def section(self, story: Story) -> Category:
        """Find a story's section by its address, else by its name, else make it."""
        for section in self.sections:
            if story.section_slug and section.slug == story.section_slug:
                return section
        for section in self.sections:
            if story.section and section.name == story.section:
                return section
        return self.make_section(story)

    def make_section(self, story: Story) -> Category:
        name, slug = story.section or story.section_slug, story.section_slug
        if not name:
            # Out of the menu: stories whose source named no section wait there to be sorted.
            section, _made = Category.objects.get_or_create(
                slug=UNSORTED_SLUG, defaults={"name": _("Unsorted"), "in_menu": False}
            )
        else:
            section = Category(name=name, slug=slug, position=len(self.sections))
            section.full_clean()
            section.save()
        self.sections.append(section)
        return section

    def tags_of(self, story: Story) -> list[Tag]:
        """List a story's tags in its order, each once."""
        keys = dict.fromkeys(tag_key(name) for name in story.tags)
        return [self.tags[key] for key in keys if key in self.tags]


def authors_named(names: Iterable[str]) -> dict[str, Author]:
    """Return authors by pen name, making those that the paper does not have."""
    wanted = set(names)
    found: dict[str, Author] = {}
    for author in Author.objects.filter(name__in=wanted).order_by("-id"):
        found[author.name] = author  # of two people of one name, the first signs imported stories
    for name in sorted(wanted - found.keys()):
        found[name] = Author(name=name)
        found[name].full_clean()
        found[name].save()
    return found
