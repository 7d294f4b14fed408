"""Making an article, not yet saved, of what a source told."""

import hashlib
import json
from dataclasses import asdict, dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles import markup, vietnamese
from articles.images import RefusedError
from articles.images.metadata import fitting
from articles.models import Article, Author, Image, Tag

from .names import Names
from .pictures import Pictures
from .record import Photograph, Story


@dataclass
class Built:
    """An article and what hangs on it."""

    story: Story
    article: Article
    signatures: list[tuple[Author, str]]
    tags: list[Tag]
    warnings: list[str] = field(default_factory=list)
    lacks_pictures: bool = False

    @property
    def digest(self) -> str:
        return lacking(digest(self.story)) if self.lacks_pictures else digest(self.story)


def digest(story: Story) -> str:
    """Fingerprint what a source told, so that telling it again is recognised."""
    told = asdict(story)
    del told["where"], told["warnings"]
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def lacking(digest: str) -> str:
    """Mark the fingerprint of a story whose pictures did not all come: the next time, they may."""
    return f"?{digest[1:]}"


def build(
    story: Story, names: Names, pictures: Pictures | None, article: Article | None = None
) -> Built:
    """Fill an article, a new one or the one imported before.

    Raises ValidationError for what a field cannot hold.
    """
    article = article or Article()
    built = Built(
        story,
        article,
        [(names.authors[s.name], s.role) for s in dict.fromkeys(story.signatures)],
        names.tags_of(story),
        list(story.warnings),
    )
    article.headline, article.lead, article.agency = story.headline, story.lead, story.agency
    article.section = names.section(story)
    article.source_name, article.source_address = story.source_name, story.source_address
    article.old_address = story.old_address
    article.posted_at = story.posted
    article.published_at = story.published or story.posted
    article.status = story.status
    if story.status == "published" and not article.published_at:
        article.status = "in_review"
        built.warnings.append(_("It has no date, so it waits in review."))
    fill_body(built, pictures)
    look_over(built)
    article.name_address()
    article.clean_fields(exclude=["section", "lead_image", "created_by", "body"])
    return built


def look_over(built: Built) -> None:
    """Warn of typing slips that only an editor can mend; refuse text that was spoilt on purpose."""
    article = built.article
    text = "\n".join((article.headline, article.lead, article.body))
    if vietnamese.is_obfuscated(text):
        raise ValidationError(_("The text is full of marks that fit no letter."))
    built.warnings += [
        _("A mark fits no letter: %s.") % word for word in vietnamese.stray_marks(text)
    ]


def fill_body(built: Built, pictures: Pictures | None) -> None:
    """Write the body with its figures; a picture that cannot be had keeps caption and credit."""
    story, article = built.story, built.article
    blocks = [story.body_html] if story.body_html else []
    blocks += [
        markup.paragraph(block) if isinstance(block, str) else figure(block, built, pictures)
        for block in story.blocks
    ]
    if story.lead_photograph:
        article.lead_image = picture(story.lead_photograph, built, pictures)
        if article.lead_image:
            caption_lead(built, story.lead_photograph.caption)
        else:
            article.lead_caption = ""
            blocks.insert(0, caption_only(story.lead_photograph))
    blocks += [figure(photograph, built, pictures) for photograph in story.photographs]
    article.body = markup.join(blocks)


def caption_lead(built: Built, caption: str) -> None:
    """Give the lead picture its words; a story is not refused for some too many."""
    built.article.lead_caption = fitting("caption", caption)
    if built.article.lead_caption != caption:
        built.warnings.append(_("The caption of its lead picture is too long and was cut."))


def figure(photograph: Photograph, built: Built, pictures: Pictures | None) -> str:
    """Write a photograph as a figure of the body."""
    image = picture(photograph, built, pictures)
    if image is None:
        return caption_only(photograph)
    return markup.figure(photograph.caption, photograph.credit, image.pk)


def caption_only(photograph: Photograph) -> str:
    """Write the figure of a picture that is lost."""
    return markup.figure(photograph.caption or photograph.alt, photograph.credit)


def picture(photograph: Photograph, built: Built, pictures: Pictures | None) -> Image | None:
    """Find a photograph in the library; without it, the built article carries a warning."""
    if not photograph.address or pictures is None:
        return None
    try:
        return pictures.image(photograph)
    except RefusedError as refused:
        built.lacks_pictures = True
        built.warnings.append(missing(photograph, str(refused)))
        return None


def missing(photograph: Photograph, reason: str) -> str:
    """Tell that a picture did not come."""
    words = _("The picture %(address)s could not be taken in; its caption is kept. %(reason)s")
    return (words % {"address": photograph.address, "reason": reason}).strip()
