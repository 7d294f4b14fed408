"""What a request to the front-page desk names: a story, a pin, a place, a launch."""

import re
from dataclasses import dataclass

from django.core.exceptions import BadRequest

from articles.models import Article, Category, FrontLaunch, FrontSlot
from articles.models.arrangement import Place

from .front_board import Board, Card

PUT = re.compile(
    r"(?P<what>[ak])(?P<name>[0-9a-z]{1,32}):(?P<zone>lead|second|band):(?P<section>[0-9]{0,18}):"
    r"(?P<index>[0-9]{1,3})"
)


@dataclass(frozen=True)
class Put:
    """A story or a pin by its name, and the place and index to put it at."""

    is_story: bool
    name: str
    place: Place
    index: int


def placing(token: str, board: Board) -> Card | None:
    """Give what is being placed: a pin of the board, or a story; None where there is none such."""
    for card in board.cards():
        if card.token == token:
            return card
    stories = Article.objects.open_or_ahead().defer("body")
    story = stories.filter(pk=number(token[1:])).first() if token[:1] == "a" else None
    return Card(story, story.headline) if story else None


def to_be_broken(asked: str, board: Board) -> list[Article]:
    """Give the story whose line is offered for the breaking bar: the one asked for, or the lead."""
    chosen = [card.story for card in board.cards() if str(card.story.pk) == asked]
    return [*chosen, *board.page.top[:1]]


def number(text: str) -> int:
    """Read a key; 0, which nothing has, where it is none."""
    return int(text) if re.fullmatch("[0-9]{1,18}", text) else 0


def asked_to_put(value: str) -> Put:
    """Read what is put where; raises BadRequest where there is no such place."""
    asked = PUT.fullmatch(value)
    if asked is None:
        raise BadRequest
    zone, section = asked["zone"], int(asked["section"] or 0)
    if (zone == FrontSlot.Zone.BAND) != bool(section):
        raise BadRequest
    if section and not Category.objects.tops().filter(pk=section).exists():
        raise BadRequest
    place = zone, section or None
    return Put(asked["what"] == "a", asked["name"], place, int(asked["index"]))


def placeable(name: str) -> Article:
    """Fetch a story that readers may open, or will by itself."""
    story = Article.objects.open_or_ahead().filter(pk=number(name)).defer("body").first()
    if story is None:
        raise BadRequest
    return story


def launch_of(text: str) -> FrontLaunch:
    launch = FrontLaunch.objects.filter(number=number(text)).first()
    if launch is None:
        raise BadRequest
    return launch
