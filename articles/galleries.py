"""Galleries: several photographs that a body shows as one figure.

One is `<figure data-gallery=""><figure data-image="17">…</figure>…<figcaption>…</figcaption>
</figure>`: its photographs as `markup` has them, and last what is said of them all, if anything is.
No other figure stands in a figure.
"""

import re

# A figure in which no other stands.
FIGURE = re.compile(
    r"<figure(?P<attributes>[^>]*)>(?P<inside>(?:(?!</?figure[\s>]).)*)</figure>", re.DOTALL
)
GALLERY = re.compile(
    r'<figure data-gallery="">(?P<figures>(?:<figure[^>]*>(?:(?!</?figure[\s>]).)*</figure>)+)'
    r"(?P<caption><figcaption>.*?</figcaption>)?</figure>",
    re.DOTALL,
)
EITHER = re.compile(f"{GALLERY.pattern}|{FIGURE.pattern}", re.DOTALL)
MARK = ' data-gallery=""'
TAG = re.compile(r"<figure(?:\s[^>]*)?>|</figure>")
CAPTION = re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL)


def gallery(figures: str, caption: str = "") -> str:
    """Write a gallery as the body keeps it; both are HTML."""
    said = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure data-gallery="">{figures}{said}</figure>'


def settle(html: str) -> str:
    """Bring figures of clean HTML that stand in others to a gallery's form, or out of them.

    What is no part of a gallery comes after it, so that no text is lost.
    """
    if "data-gallery" not in html and html.count("<figure") < 2:
        return html
    parts: list[str] = []
    depth = begun = done = 0
    for tag in TAG.finditer(html):
        closes = tag[0] == "</figure>"
        if not closes and depth == 0:
            parts.append(html[done : tag.start()])
            begun = tag.start()
        depth += -1 if closes else 1
        if closes and depth == 0:
            done = tag.end()
            parts.append(settled(html[begun:done]))
    return "".join([*parts, html[done:]])


def settled(outer: str) -> str:
    """Settle one figure with all that stands in it."""
    opening = outer[: outer.index(">") + 1]
    inside = outer[len(opening) : -len("</figure>")]
    if "<figure" not in inside:
        return single(outer)
    figures = [single(match[0]) for match in FIGURE.finditer(inside)]
    if "data-gallery" not in opening:
        between = iter(figures)
        return apart(FIGURE.sub(lambda _match: next(between), inside))
    loose = TAG.sub("", FIGURE.sub("", inside))
    said = CAPTION.search(loose)
    after = apart(CAPTION.sub("", loose, count=1)).strip()
    photographs = [figure for figure in figures if not is_video(figure)]
    videos = [figure for figure in figures if is_video(figure)]
    if not photographs:
        return "".join([*videos, f"<p>{said[1]}</p>" if said else "", after])
    return "".join([gallery("".join(photographs), said[1] if said else ""), *videos, after])


def single(figure: str) -> str:
    """Take the mark of a gallery from a figure in which no other stands."""
    opening, inside = figure.split(">", 1)
    return f"{opening.replace(MARK, '')}>{inside}"


def is_video(figure: str) -> bool:
    return ' data-embed="' in figure.split(">", 1)[0]


def apart(html: str) -> str:
    """Take away figures around others; a caption that is left becomes a paragraph."""
    parts, done = [], 0
    for match in FIGURE.finditer(html):
        parts += [loosened(html[done : match.start()]), match[0]]
        done = match.end()
    return "".join([*parts, loosened(html[done:])])


def loosened(html: str) -> str:
    return CAPTION.sub(r"<p>\1</p>", TAG.sub("", html))
