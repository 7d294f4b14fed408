"""Taking a picture off every page at once, because nobody may see it any more."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from articles import markup

from .article import Article
from .image import Image
from .left_file import LeftFile
from .revision import Revision, kept_each
from .together import told_together
from .trail import TrailEntry, in_the_papers_language

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

AT_ONCE = 100  # stories; a second or two, which SQLite's other writers wait
MOST_TOLD = 20


def remove_image(
    image: Image, by: "AbstractBaseUser | AnonymousUser | None", reason: str
) -> list[str]:
    """Take an image out of stories, portraits and event lines, and out of the library.

    Every story keeps a version of before, which names the image and cannot show it any more. Gives
    the names of its files, those that it had before among them: to be deleted after the commit.
    """
    told = changes_of(image)
    take_out_of_stories(image, by, reason)
    with transaction.atomic():
        take_out_of_stories(image, by, reason)  # and where it was put in meanwhile
        TrailEntry.note(by, "remove_image", image, changes=told, reason=reason)
        for author in image.portrait_of.all():
            author.portrait = None
            author.save(update_fields=["portrait"])
        for event in image.events.all():
            event.image = None
            event.save(update_fields=["image"])
        earlier: Sequence[int] = list(image.left_files.values_list("pk", flat=True))
        name = str(image.file.name)
        image.delete()
        return LeftFile.objects.filter(Q(name=name) | Q(pk__in=earlier)).hurry()


def changes_of(image: Image) -> list[list[str]]:
    """Tell the trail what goes: the file, and what used it last."""
    stories = Article.objects.showing(image).last_saved_first()[:MOST_TOLD]
    with in_the_papers_language():
        used = [[gettext("Used in"), story.headline, ""] for story in stories]
        return [[gettext("File"), str(image.file.name), ""], *used]


def take_out_of_stories(
    image: Image, by: "AbstractBaseUser | AnonymousUser | None", reason: str
) -> None:
    """Take an image out of all stories, AT_ONCE in a transaction: others write in between."""
    last = 0
    showing = Article.objects.showing(image).order_by("pk")
    while stories := list(showing.filter(pk__gt=last)[:AT_ONCE]):
        last = stories[-1].pk
        with kept_each(stories, Revision.Kind.SAVED, by, reason), told_together(stories):
            for story in stories:
                story.refresh_from_db()
                take_out(image, story)


def take_out(image: Image, story: Article) -> None:
    """Leave out of a story what it shows of an image, and what it says of it."""
    if story.lead_image_id == image.pk:
        story.lead_image, story.lead_caption, story.lead_alt = None, "", ""
    story.body = markup.without_image(story.body, image.pk)
    story.save(update_fields=["lead_image", "lead_caption", "lead_alt", "body"])
