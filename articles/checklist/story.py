import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser

from django.utils import timezone

from articles import markup, vietnamese
from articles.models import Image

LINE_IN_SOURCE = re.compile(r"[ \t]*\n[ \t\n]*")
BLOCKS = markup.BLOCKS | {"td", "th", "caption", "figcaption"}


@dataclass(frozen=True)
class Passage:
    """A stretch of running text; `number` counts the body's from 1, 0 elsewhere."""

    field: str
    text: str
    number: int = 0


@dataclass(frozen=True)
class Picture:
    """A picture as a story shows it."""

    field: str
    name: str
    alt: str
    credit: str
    rights_end: date | None = None  # its last day of use


@dataclass(frozen=True)
class Days:
    """The days from the first to the last on which readers see a story; None: it stays."""

    first: date = field(default_factory=timezone.localdate)
    last: date | None = None


@dataclass(frozen=True)
class Story:
    """What the rules look at; `lost_links` are own addresses at which readers find no page."""

    headline: str = ""
    lead: str = ""
    body: list[Passage] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    has_lead_image: bool = False
    has_section: bool = False
    lost_links: frozenset[str] = frozenset()
    days: Days = field(default_factory=Days)

    def passages(self) -> Iterator[Passage]:
        """Give all running text in its order."""
        yield Passage("headline", self.headline)
        yield Passage("lead", self.lead)
        yield from self.body


class BodyReader(HTMLParser):
    """Reads passages and links out of a cleaned body; spaces stay as they were typed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.passages: list[str] = []
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.end()
        elif tag == "br":
            self.text += "\n"
        elif tag == "a":
            self.links += [value for name, value in attrs if name == "href" and value]

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.end()

    def handle_data(self, data: str) -> None:
        self.text += LINE_IN_SOURCE.sub(" ", data)

    def end(self) -> None:
        if self.text.strip():
            self.passages.append(self.text.strip(" \n"))
        self.text = ""


def read(
    texts: Mapping[str, str],
    *,
    has_section: bool,
    lead_image: Image | None,
    images: Mapping[int, Image],
    days: Days | None = None,
) -> Story:
    """Read a story as it stands in a form: `texts` by field, `images` of its body by id."""
    body = markup.clean(vietnamese.canonical(texts.get("body", "")))
    reader = read_body(body)
    lead_alt = vietnamese.one_line(texts.get("lead_alt", ""))
    lead_picture = [picture("lead_image", lead_image, alt=lead_alt)] if lead_image else []
    return Story(
        headline=vietnamese.one_line(texts.get("headline", "")),
        lead=vietnamese.canonical(texts.get("lead", "")).strip(),
        body=[Passage("body", text, at) for at, text in enumerate(reader.passages, start=1)],
        pictures=[*lead_picture, *figures(body, images)],
        links=list(dict.fromkeys(reader.links)),
        has_lead_image=lead_image is not None,
        has_section=has_section,
        days=days or Days(),
    )


def read_body(body: str) -> BodyReader:
    """Read a cleaned body."""
    reader = BodyReader()
    reader.feed(body)
    reader.close()
    reader.end()
    return reader


def links_in(body: str) -> list[str]:
    """List the addresses that a body links to, each once."""
    links = read_body(markup.clean(vietnamese.canonical(body))).links
    return list(dict.fromkeys(links))


def picture(
    field_: str, image: Image, caption: str = "", credit: str = "", alt: str = ""
) -> Picture:
    name = markup.excerpt(caption or str(image), 60)
    ends = image.rights_expire_on
    return Picture(field_, name, alt or image.alt, credit or image.credit, ends)


def figures(body: str, images: Mapping[int, Image]) -> Iterator[Picture]:
    """Give the pictures of a cleaned body in their order."""
    for figure in markup.figures_of(body):
        image = images.get(figure.image_id or 0)
        if image:
            caption = markup.plain(figure.caption)
            yield picture("body", image, caption, figure.credit, figure.alt)
