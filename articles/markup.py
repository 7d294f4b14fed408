"""The HTML of a story's body: cleaning it, taking its text out, putting its figures in.

A figure in the body is `<figure data-image="17" data-credit="M.Tùng" data-alt="…"><figcaption>…
</figcaption></figure>`: `data-image` is the id of an Image (absent where an imported story lost its
picture); caption, `data-credit` and `data-alt` override here what the Image has of its own. With
`data-embed` it is a video of another site, see `embeds`. A gallery is such figures in one around
them, see `galleries`.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser

import nh3

from articles import embeds, galleries
from articles.galleries import CAPTION, EITHER, FIGURE

BLOCKS = {"p", "h2", "h3", "blockquote", "ul", "ol", "li", "hr", "pre"}
TABLES = {"table", "caption", "thead", "tbody", "tr", "th", "td"}
FIGURES = {"figure", "figcaption"}
INLINE = {"a", "strong", "em", "s", "u", "sub", "sup", "code", "br", "q", "cite"}
ATTRIBUTES = {
    "a": {"href", "title"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
    "figure": {"data-image", "data-credit", "data-alt", "data-embed", "data-gallery"},
}
# nh3 drops the tags it does not know and keeps their text: old spellings are renamed before.
RENAMED = {"b": "strong", "i": "em", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "div": "p"}
# A player's frame becomes a figure of ours, and what stands in the frame is dropped as ever.
PLAYER = re.compile(r"""<iframe\b[^>]{0,999}?\ssrc=["']?([^"'\s>]{1,999})[^>]*>""", re.IGNORECASE)
INLINE_TAG = re.compile(rf"</?(?:{'|'.join(sorted(INLINE - {'br'}))})(?: [^>]*)?>")
ANY_TAG = re.compile(r"<[^>]*(?:>|$)")
SYLLABLES_A_MINUTE = 240  # that a reader of Vietnamese takes in
UNSAFE_LINK = re.compile(r"^[\s\x00-\x1f]*([/\\][\s\x00-\x1f]*[/\\]|\\)")


def clean(html: str) -> str:
    """Return the HTML with only what a story may hold; safe to print as it is.

    Scripts, styles, classes, event attributes, foreign namespaces and unsafe links go, their text
    stays; empty paragraphs go. Cleaning twice gives the same as cleaning once.
    """
    previous, html = None, rename(with_players(html))
    while html != previous:  # nh3 mends nesting, which can leave a new empty paragraph behind
        previous, html = html, galleries.settle(tidy(CLEANER.clean(html)))
    return html


def rename(html: str) -> str:
    """Spell bold, italic and odd headings as the house does, so that cleaning keeps them."""
    return re.sub(
        r"<(/?)(b|i|h1|h4|h5|h6|div)(?=[\s/>])",
        lambda match: f"<{match[1]}{RENAMED[match[2].lower()]}",
        html,
        flags=re.IGNORECASE,
    )


def with_players(html: str) -> str:
    """Put figures in place of the frames in which the sites we know play their videos."""

    def figure_of(match: re.Match[str]) -> str:
        embed = embeds.read(unescape(match[1]))
        return f'<figure data-embed="{embed}"></figure><iframe>' if embed else match[0]

    return PLAYER.sub(figure_of, html)


def tidy(html: str) -> str:
    """Drop paragraphs and headings without text, which Word and the editor leave behind."""
    empty = re.compile(r"<(p|h2|h3|strong|em|figcaption)>(?:\s|&nbsp;|\xa0|<br>)*</\1>")
    previous = None
    while html != previous:
        previous, html = html, empty.sub("", html)
    return html.strip()


def allow_attribute(tag: str, name: str, value: str) -> str | None:
    """Return the attribute's value, or None to drop it."""
    if (tag, name) == ("a", "href") and UNSAFE_LINK.match(value):
        return None  # //elsewhere.example would leave the site under our own scheme
    if (tag, name) == ("figure", "data-image"):
        return value if re.fullmatch(r"[1-9][0-9]{0,17}", value) else None
    if (tag, name) == ("figure", "data-embed"):
        embed = embeds.read(value)
        return str(embed) if embed else None
    if (tag, name) == ("figure", "data-gallery"):
        return ""
    if name in {"colspan", "rowspan", "start"}:
        return value if re.fullmatch(r"[0-9]{1,3}", value) else None
    return value


CLEANER = nh3.Cleaner(
    tags=BLOCKS | TABLES | FIGURES | INLINE,
    attributes=ATTRIBUTES,
    attribute_filter=allow_attribute,
    clean_content_tags={"script", "style", "template", "noscript", "iframe", "object", "svg"},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel="noopener",
    strip_comments=True,
)


def paragraph(text: str) -> str:
    """Write one plain paragraph as HTML."""
    return f"<p>{escape(text, quote=False)}</p>"


def figure(caption: str, credit: str = "", image_id: int | None = None) -> str:
    """Write a figure as the body keeps it."""
    image = f' data-image="{image_id}"' if image_id else ""
    credited = f' data-credit="{escape(credit)}"' if credit else ""
    return (
        f"<figure{image}{credited}><figcaption>{escape(caption, quote=False)}</figcaption></figure>"
    )


@dataclass(frozen=True)
class Figure:
    """A figure as a body mentions it; `caption` is HTML."""

    image_id: int | None
    caption: str
    credit: str
    embed: embeds.Embed | None = None
    alt: str = ""


@dataclass(frozen=True)
class Gallery:
    """Several figures that a body shows as one; `caption` is HTML, of them all."""

    figures: list[Figure]
    caption: str


def read_figure(match: re.Match[str]) -> Figure:
    """Read one figure of a cleaned body."""
    attributes = dict(re.findall(r'([a-z-]+)="([^"]*)"', match["attributes"]))
    caption = CAPTION.search(match["inside"])
    return Figure(
        image_id=int(attributes["data-image"]) if "data-image" in attributes else None,
        caption=caption[1] if caption else "",
        credit=unescape(attributes.get("data-credit", "")),
        embed=embeds.read(attributes.get("data-embed", "")),
        alt=unescape(attributes.get("data-alt", "")),
    )


def figures_of(body: str) -> list[Figure]:
    """List the figures of a cleaned body in their order, those of galleries among them."""
    return [read_figure(match) for match in FIGURE.finditer(body)]


def image_ids(body: str) -> list[int]:
    """List the images that a cleaned body shows, in order, each once."""
    found = (figure.image_id for figure in figures_of(body))
    return list(dict.fromkeys(id_ for id_ in found if id_))


def without_image(body: str, image_id: int) -> str:
    """Take every figure of an image out of a cleaned body, with what is said of it."""
    named = f' data-image="{image_id}"'
    kept = FIGURE.sub(lambda figure: "" if named in figure["attributes"] else figure[0], body)
    return galleries.settle(kept)


def with_figures(body: str, draw: Callable[[Figure | Gallery], str]) -> str:
    """Replace each figure and gallery of a cleaned body by the HTML that `draw` makes of it."""
    return EITHER.sub(lambda match: draw(read_either(match)), body)


def read_either(match: re.Match[str]) -> Figure | Gallery:
    """Read what stands at one place of a cleaned body."""
    if not match["figures"]:
        return read_figure(match)
    caption = CAPTION.search(match["caption"] or "")
    return Gallery(figures_of(match["figures"]), caption[1] if caption else "")


class TextReader(HTMLParser):
    """Collects the text of HTML; blocks end lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS | TABLES | FIGURES:
            self.parts.append("\n")


def plain(html: str) -> str:
    """Return the text of HTML, a line for each block."""
    reader = TextReader()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return "\n".join(line for line in lines if line)


def head(html: str, length: int) -> str:
    """Return the first `length` characters of a cleaned body's text, a line for each block.

    Far quicker than `plain`, and good enough where nobody reads the result.
    """
    opening = INLINE_TAG.sub("", html[: 2 * length])
    return unescape(ANY_TAG.sub("\n", opening))[:length]


def word_count(html: str) -> int:
    """Count the words of a body, as Vietnamese counts them: syllables between spaces."""
    return len(plain(html).split())


def excerpt(text: str, limit: int) -> str:
    """Cut plain text to at most `limit` characters at a word's end, with an ellipsis."""
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(None, 1)[0].rstrip(",;:–- ") + "…"


def join(blocks: Iterable[str]) -> str:
    """Put the blocks of a body together."""
    return "\n".join(blocks)
