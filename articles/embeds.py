"""Videos of other sites in a story: which sites, how their addresses read, where they play.

A body keeps one as `<figure data-embed="youtube:dQw4w9WgXcQ"><figcaption>…</figcaption></figure>`:
the site's code and the video's id, from which every address is made anew. SECURE_CSP names the
same hosts under `frame-src`; a site that is not here is nowhere.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlsplit

START = r"^(?:https?:)?//(?:www\.|m\.)?"
QUERY = r"\?(?:[^#\s]*&)?v="


@dataclass(frozen=True)
class Host:
    """A site; `{}` stands for a video's id, in `page` where one may see it, in `frame` played."""

    name: str
    address: str  # pattern of what people paste, its one group the id
    id: str  # pattern
    page: str
    frame: str
    tall: bool = False


HOSTS = {
    "youtube": Host(
        "YouTube",
        rf"{START}(?:youtube\.com/(?:watch{QUERY}|shorts/|live/|embed/)"
        r"|youtube-nocookie\.com/embed/|youtu\.be/)([A-Za-z0-9_-]{11})(?![A-Za-z0-9_-])",
        r"[A-Za-z0-9_-]{11}",
        "https://www.youtube.com/watch?v={}",
        "https://www.youtube-nocookie.com/embed/{}?autoplay=1&rel=0",
    ),
    "vimeo": Host(
        "Vimeo",
        r"^(?:https?:)?//(?:www\.|player\.)?vimeo\.com/(?:video/)?([0-9]{6,12})(?![0-9])",
        r"[0-9]{6,12}",
        "https://vimeo.com/{}",
        "https://player.vimeo.com/video/{}?autoplay=1&dnt=1",
    ),
    "facebook": Host(
        "Facebook",
        rf"{START}facebook\.com/(?:watch/?{QUERY}|reel/"
        r"|[A-Za-z0-9_.]{1,80}/videos/(?:[A-Za-z0-9_.-]{1,200}/)?)([0-9]{10,20})(?![0-9])",
        r"[0-9]{10,20}",
        "https://www.facebook.com/watch/?v={}",
        "https://www.facebook.com/plugins/video.php?show_text=false&autoplay=true&href="
        + quote("https://www.facebook.com/watch/?v=", safe="")
        + "{}",
    ),
    "tiktok": Host(
        "TikTok",
        rf"{START}tiktok\.com/(?:@[A-Za-z0-9_.]{{1,30}}/video/|player/v1/|embed/(?:v2/)?)"
        r"([0-9]{15,20})(?![0-9])",
        r"[0-9]{15,20}",
        "https://www.tiktok.com/player/v1/{}",
        "https://www.tiktok.com/player/v1/{}?autoplay=1",
        tall=True,
    ),
}


@dataclass(frozen=True)
class Embed:
    """One video."""

    code: str
    id: str

    def __str__(self) -> str:
        return f"{self.code}:{self.id}"

    @property
    def host(self) -> Host:
        return HOSTS[self.code]

    @property
    def page(self) -> str:
        return self.host.page.format(self.id)

    @property
    def frame(self) -> str:
        return self.host.frame.format(self.id)


def read(text: str) -> Embed | None:
    """Read what a body keeps, or an address that somebody pasted; None for all else."""
    code, _, id_ = text.partition(":")
    if code in HOSTS and re.fullmatch(HOSTS[code].id, id_):
        return Embed(code, id_)
    address = inside_a_player(text.strip())
    for code, host in HOSTS.items():
        if found := re.match(host.address, address):
            return Embed(code, found[1])
    return None


def inside_a_player(address: str) -> str:
    """Give the address that Facebook's player carries in its own; every other as it is."""
    if "facebook.com/plugins/video.php?" not in address[:60]:
        return address
    return parse_qs(urlsplit(address).query).get("href", [""])[0]
