"""The two forms of a feed: Django's, with what a newspaper has more of than a weblog."""

from datetime import UTC, datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

MEDIA = "http://search.yahoo.com/mrss/"
# Django's moment for a feed without stories is now, and then no two answers were ever the same.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class OfAPaper(SyndicationFeed):
    """Several authors a story, pictures with caption and credit.

    An item has `creators`, a list of `(name, address)`, and `pictures`, dicts of `url`, `type`,
    `width`, `height`, `caption` and `credit`.
    """

    def latest_post_date(self) -> datetime:
        dates = (item["updateddate"] or item["pubdate"] for item in self.items)
        return max(dates, default=NEVER)

    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), "xmlns:media": MEDIA}

    def add_pictures(self, handler: Any, item: dict[str, Any]) -> None:
        """Write Media RSS, which both forms may carry."""
        for picture in item["pictures"]:
            self.add_picture(handler, picture)

    def add_picture(self, handler: Any, picture: dict[str, Any]) -> None:
        size = {name: str(picture[name]) for name in ("url", "type", "width", "height")}
        handler.startElement("media:content", {**size, "medium": "image"})
        for name, element in (("caption", "media:description"), ("credit", "media:credit")):
            if picture[name]:
                handler.addQuickElement(element, picture[name], {})
        handler.endElement("media:content")


class Rss(OfAPaper, Rss201rev2Feed):
    content_type = "application/rss+xml; charset=utf-8"

    def rss_attributes(self) -> dict[str, str]:
        dublin_core = "http://purl.org/dc/elements/1.1/"
        return {**super().rss_attributes(), "xmlns:media": MEDIA, "xmlns:dc": dublin_core}

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        handler.startElement("image", {})
        for name, value in (("url", "icon"), ("title", "title"), ("link", "link")):
            handler.addQuickElement(name, self.feed[value])
        handler.endElement("image")

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name, _address in item["creators"]:
            handler.addQuickElement("dc:creator", name)
        self.add_pictures(handler, item)


class Atom(OfAPaper, Atom1Feed):
    content_type = "application/atom+xml; charset=utf-8"

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        handler.addQuickElement("icon", self.feed["icon"])

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name, address in item["creators"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.addQuickElement("uri", address)
            handler.endElement("author")
        self.add_pictures(handler, item)


FORMS: dict[str, type[Rss | Atom]] = {"rss": Rss, "atom": Atom}
