"""What every reader of a source hands over: stories as the source tells them, and refusals.

All text in them is canonical (see `articles.vietnamese`); all moments are aware.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Photograph:
    """A picture as the source gives it.

    `address` is a path beside the source's file or an http(s) address, empty where the picture is
    lost and only its words are left. `credit` is a bare name, or the source's words with their
    label ("Nguồn ảnh: …") where the label is another than "Ảnh".
    """

    caption: str = ""
    credit: str = ""
    alt: str = ""
    address: str = ""


@dataclass(frozen=True)
class Signature:
    """One name under a story; `role` is "writer", "photographer" or "source"."""

    name: str
    role: str = "writer"


@dataclass(frozen=True)
class Story:
    """One article as a source tells it, before anything is looked up in the database.

    `where` is "file.txt" or "file.jsonl:17", for reports. The pair of `source` and `identity` says
    which article it is: importing the same pair again updates that article. The text is either
    `blocks`, plain paragraphs and figures in their order, or `body_html`. A `published` at midnight
    gives a day without a time. `views` were counted elsewhere; None where the source does not say.
    `photographs` are further ones that have no place in the text. `warnings` are for the report,
    each with the words of the source that are in doubt.
    """

    where: str
    source: str
    identity: str
    headline: str
    lead: str = ""
    agency: str = ""
    blocks: tuple[str | Photograph, ...] = ()
    body_html: str = ""
    section: str = ""
    section_slug: str = ""
    tags: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    posted: datetime | None = None
    published: datetime | None = None
    views: int | None = None
    status: str = "published"
    lead_photograph: Photograph | None = None
    photographs: tuple[Photograph, ...] = ()
    source_name: str = ""
    source_address: str = ""
    old_address: str = ""
    warnings: tuple[str, ...] = ()

    def all_photographs(self) -> list[Photograph]:
        """List its pictures, the lead first, with those that stand in the text."""
        lead = [self.lead_photograph] if self.lead_photograph else []
        inside = [block for block in self.blocks if isinstance(block, Photograph)]
        return [*lead, *inside, *self.photographs]


@dataclass(frozen=True)
class Refusal:
    """Something that cannot become a story, with its place in the source and the reason."""

    where: str
    reason: str
