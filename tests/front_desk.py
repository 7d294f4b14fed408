"""What tests of the front-page desk do: put stories into places, launch, look at the page."""

from typing import Any

from django.test import Client

from articles import front_page
from articles.models import Article, Category
from tests import make

DESK = "/admin/articles/frontslot/"


def ten_stories(sections: list[Category]) -> list[Article]:
    """Make ten stories, newest first, by turns of two sections."""
    return [
        make.article(f"Tin {age}", section=sections[age % 2], minutes_ago=60 + age)
        for age in range(10)
    ]


def put(client: Client, story: Article, place: str = "lead:", index: int = 0) -> Any:
    return client.post(DESK, {"put": f"a{story.pk}:{place}:{index}"})


def pinned(client: Client, story: Article) -> str:
    """Give the key of a story's pin in the draft, or on the page."""
    cards = client.get(DESK).context["board"].cards()
    return next(card.pin.key for card in cards if card.story == story and card.pin)


def launch(client: Client, **sent: str) -> Any:
    stand = client.get(DESK).context["draft"].stand
    return client.post(DESK, {"launch": stand} | sent)


def top() -> list[str]:
    return [story.headline for story in front_page.arranged().top]


def tins(*numbers: int) -> list[str]:
    return [f"Tin {number}" for number in numbers]
