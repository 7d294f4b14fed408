"""What tests of the front-page desk begin with and do: a paper, places, launches."""

from typing import Any

import pytest
from django.test import Client

from articles import front_page
from articles.models import Article, Category
from tests import make
from tests.test_desk_articles import signed_in

DESK = "/admin/articles/frontslot/"


@pytest.fixture
def sections() -> list[Category]:
    return [make.category(f"Mục {place}", position=place) for place in range(2)]


@pytest.fixture
def paper(sections: list[Category]) -> list[Article]:
    """Ten stories, newest first, by turns of two sections."""
    return [
        make.article(f"Tin {age}", section=sections[age % 2], minutes_ago=60 + age)
        for age in range(10)
    ]


@pytest.fixture
def client() -> Client:
    return signed_in(make.managing_editor())


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
