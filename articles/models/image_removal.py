"""Taking a picture off every page at once, because nobody may see it any more."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from articles import markup

from .article import Article
from .image import Image
from .left_file import LeftFile
from .revision import Revision, kept_each
from .together import told_together

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser


def remove_image(
    image: Image, by: "AbstractBaseUser | AnonymousUser | None", reason: str
) -> list[str]:
    """Take an image out of stories, portraits and event lines, and out of the library.

    Every story keeps a version of before, which names the image and cannot show it any more. Gives
    the names of its files, those that it had before among them: to be deleted after the commit.
    """
    with transaction.atomic():
        stories = list(Article.objects.showing(image).order_by("pk"))
        with kept_each(stories, Revision.Kind.SAVED, by, reason), told_together(stories):
            for story in stories:
                story.refresh_from_db()
                take_out(image, story)
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


def take_out(image: Image, story: Article) -> None:
    """Leave out of a story what it shows of an image, and what it says of it."""
    if story.lead_image_id == image.pk:
        story.lead_image, story.lead_caption, story.lead_alt = None, "", ""
    story.body = markup.without_image(story.body, image.pk)
    story.save(update_fields=["lead_image", "lead_caption", "lead_alt", "body"])
