"""What Facebook, Zalo and Google will show of a story: what its page tells them, for the desk."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from articles import structured
from articles.models import Article


@dataclass(frozen=True)
class Shared:
    """What a story's page tells machines; how much of it is cut where, the desk's styles know.

    `title` and `summary` are the page's own, `headline` and `description` those of its card.
    """

    headline: str
    description: str
    title: str
    summary: str
    host: str
    section: str
    moment: datetime | None


def shared(story: Article) -> Shared:
    """Take what networks and search engines read off a story's page."""
    return Shared(
        headline=story.headline,
        description=structured.description(story),
        title=f"{story.headline} - {settings.SITE_NAME}",
        summary=story.lead or story.headline,
        host=settings.SITE_HOST,
        section=story.section.name,
        moment=story.listed_at,
    )
