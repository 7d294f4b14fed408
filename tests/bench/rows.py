"""What is measured, a row of the table each.

A page that comes later (search, feed, sitemap, API) is one more line in `rows`: hot, and cold
with `cold=COLD`.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tests.bench.load import ROBOT, Asked
from tests.bench.servers import COLD, Server, Servers

SIZE = 30_000
CONSTANT = "granian, constant 30 kB"
AS_LONG = "granian, constant as long as the article"
NGINX = "nginx, static file of 30 kB"
HELLO = "Django hello world, gunicorn"
FEED, SITEMAP = "/rss/tin-moi.rss", "/sitemap.xml"
HOT = "article, hot, view counted"
COLD_ARTICLE = "article, cold, view counted"
PLAIN = "plain Django article, gunicorn"
UNHURRIED = ", each waiting 1 ms in between"  # a third of what two cores can do or less
FIRST_PAGE, LAST_PAGE = "section, page 1, cold", "section, page 1,000, cold"


@dataclass(frozen=True)
class Row:
    """What is asked of which server; `beside` is asked of it at the same time."""

    name: str
    server: Server
    asked: Asked
    beside: Asked | None = None


@dataclass(frozen=True)
class Addresses:
    """Where the site's pages are, and pictures that nobody asked for yet, as `site` wrote it."""

    articles: list[str]
    hot: list[str]
    section: str
    search: str
    pictures: list[str]

    @classmethod
    def read(cls, site: Path) -> Self:
        pages, pictures = (
            json.loads((site / name).read_text("utf-8"))
            for name in ("addresses.json", "pictures.json")
        )
        return cls(**pages, pictures=pictures)


def rows(servers: Servers, at: Addresses, weight: int) -> Iterator[Row]:
    """Give all rows; `weight` is how many bytes a hot article has as it goes out."""
    site, plain = servers.site, servers.plain
    if servers.nginx:
        yield Row(NGINX, servers.nginx, Asked(["/file.html"]))
    yield Row(CONSTANT, servers.constant, Asked([f"/{SIZE}"]))
    yield Row(AS_LONG, servers.constant, Asked([f"/{weight}"]))
    yield Row(HOT, site, Asked(at.hot))
    if servers.nginx:
        yield Row(NGINX + UNHURRIED, servers.nginx, Asked(["/file.html"], pause=1))
    yield Row(CONSTANT + UNHURRIED, servers.constant, Asked([f"/{SIZE}"], pause=1))
    yield Row(HOT + UNHURRIED, site, Asked(at.hot, pause=1))
    yield Row("article, hot, a robot's: not counted", site, Asked(at.hot, ROBOT))
    yield Row("article, hot, counted, not compressed", site, Asked(at.hot, encoding=""))
    yield Row("front, hot", site, Asked(["/"]))
    if servers.hello:
        yield Row(HELLO, servers.hello, Asked(["/"]))
    few = Asked(at.articles, cold=COLD, connections=4)
    yield Row("article, hot, while 4 more ask for cold ones", site, Asked(at.hot), few)
    # As many as two workers make at once; whoever comes on top is sent to another size at once.
    made = Asked(at.pictures, connections=4, pause=20)
    waiting = Asked(at.hot, pause=1)
    yield Row(f"{HOT}{UNHURRIED}, while 4 ask for AVIFs", site, waiting, made)
    yield Row("AVIF of 800 pixels that nobody asked for yet", site, made)
    yield Row(COLD_ARTICLE, site, Asked(at.articles, cold=COLD))
    if plain:
        yield Row(PLAIN, plain, Asked(at.articles))
        yield Row(f"{PLAIN}, counted", plain, Asked([f"/counted{path}" for path in at.articles]))
    yield Row(FIRST_PAGE, site, Asked([at.section], cold=COLD))
    yield Row(LAST_PAGE, site, Asked([f"{at.section}?page=1000"], cold=COLD))
    yield Row("front, cold", site, Asked(["/"], cold=COLD))
    yield Row("feed, hot", site, Asked([FEED]))
    yield Row("feed, cold", site, Asked([FEED], cold=COLD))
    yield Row("sitemap index, hot", site, Asked([SITEMAP]))
    yield Row("sitemap index, cold", site, Asked([SITEMAP], cold=COLD))
    yield Row("search, hot", site, Asked([at.search]))
    yield Row("search, cold", site, Asked([at.search], cold=COLD))
